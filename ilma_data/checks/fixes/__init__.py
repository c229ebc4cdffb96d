"""Fixes: what a machine would write in place of a mistake, and how it is applied."""
