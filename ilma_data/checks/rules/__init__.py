"""The rules, one in each file, by what they look at."""
