"""The ways to break a consistent data set in exactly one place, by the codes of the findings that they bring."""
