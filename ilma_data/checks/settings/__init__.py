"""The settings of a run: reading them, and a report in their light."""
