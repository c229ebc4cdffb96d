"""The sieve: which files are surely without a finding, by a look at plain values; the rules look at the others.

It decides nothing by itself: what passes has no finding, as tests show for every rule; of what does not, nobody knows
until the rules have looked.
"""
