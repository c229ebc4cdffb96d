"""Records in the forms that other programs read: tables, databases, linked data, citations."""
