"""Tables: one row a thing, each column with its meaning, made from the records as they are asked for."""
