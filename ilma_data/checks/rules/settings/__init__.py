"""Rules about settings and exceptions: each looks at the `AppliedSettings`."""
