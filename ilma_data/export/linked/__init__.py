"""The records as linked data: one table of terms, and from it JSON-LD, Turtle, a vocabulary and shapes."""
