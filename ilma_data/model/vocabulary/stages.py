"""The words for the life of an agreement: alone, because every list of agreements asks for one of them."""

from enum import StrEnum


class Stage(StrEnum):
    """A step in the life of an agreement (compare the Vienna Convention 1969, Articles 9 to 17, 54 and 57)."""

    NEGOTIATED = "negotiated"
    ANNOUNCED = "announced"
    INITIALLED = "initialled"
    SIGNED = "signed"
    APPROVED = "approved"
    RATIFIED = "ratified"
    IN_FORCE = "in-force"
    IMPLEMENTED = "implemented"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    DENIED = "denied"


STAGES_IN_ORDER = (
    Stage.NEGOTIATED,
    Stage.INITIALLED,
    Stage.SIGNED,
    Stage.RATIFIED,
    Stage.IN_FORCE,
    Stage.TERMINATED,
)
"""Stages that follow one another. The others come when they come: a cabinet approves before a signature or after."""
