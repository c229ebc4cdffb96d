"""The words of retired ids."""

from enum import StrEnum


class RetiredReason(StrEnum):
    """Why an id was retired."""

    MERGED = "merged"
    SPLIT = "split"
    DUPLICATE = "duplicate"
    ERROR = "error"
    OUT_OF_SCOPE = "out-of-scope"
