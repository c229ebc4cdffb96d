"""What a record is: ids, dates, text, places, evidence, and one file for each record type."""
