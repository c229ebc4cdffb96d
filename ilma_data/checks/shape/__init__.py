"""The shape of one record: what the models refuse, as faults at places in the file."""
