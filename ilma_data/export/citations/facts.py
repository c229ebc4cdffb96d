"""What a citation of the data set says. `CITATION.cff` and `.zenodo.json` say the same; a test compares them."""

from ilma_data import __version__

TITLE = "ilma-data: what Israel and Morocco agreed, who signed it, where they met"
AUTHOR = "The ilma-data maintainers"
VERSION = __version__
RELEASED: str | None = None
"""The day of this version's release, `YYYY-MM-DD`; None while it is not released."""
LICENCES = ("MIT", "CC-BY-4.0")
KEYWORDS = ("agreements", "defence cooperation", "diplomacy", "Israel", "Morocco")
