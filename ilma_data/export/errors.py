"""What can go wrong when a data set is written in another form, or read from it."""

from ilma_data.dataset.conditions import UnknownWordError


class UnknownFormatError(UnknownWordError):
    """No export has this name. The message names those that there are, and the nearest; so does `nearest`."""


class ExportError(ValueError):
    """The data set cannot be written in this form; the message says why and what to do."""


class UnreadableExportError(ValueError):
    """The file is no export that can be read back, or a broken one; the message says which file, and why."""
