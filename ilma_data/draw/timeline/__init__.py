"""The timeline: a row for each event, grouped by year."""
