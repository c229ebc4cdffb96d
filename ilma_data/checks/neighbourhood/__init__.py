"""What must be read beside some files, so that the rules find in them what they find in the light of the whole folder.

A rule that looks at several records has a `Need`: which other files it looks at for the findings in some, and in which
files elsewhere a change may add, take away or alter one. `NEEDS` has that of each rule; a rule without one gets the
whole folder, which is slow, and never wrong.
"""
