"""How to cite the data set, a record of it, and the sources under it: one file for each form."""
