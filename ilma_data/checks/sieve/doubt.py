"""What a glance gives up with: nobody knows, and the rules have to look."""


class Doubt(Exception):
    """A glance is not enough. The message says at what it stopped; nobody reads it but who makes the sieve tighter."""
