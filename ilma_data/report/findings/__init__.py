"""Findings in the forms that people, editors and forges read: one file each, of which `formats` lists the names."""
