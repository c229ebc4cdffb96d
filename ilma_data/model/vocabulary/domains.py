"""The words of domains."""

from enum import StrEnum


class DefenceArea(StrEnum):
    """An area of defence cooperation after Kinne (2018), International Organization 72(4), abstract."""

    POLICY_COORDINATION = "policy-coordination"
    RESEARCH_AND_DEVELOPMENT = "research-and-development"
    JOINT_EXERCISES = "joint-exercises"
    TRAINING_AND_EDUCATION = "training-and-education"
    PROCUREMENT = "procurement"
    CLASSIFIED_INFORMATION = "classified-information"


class PloverContext(StrEnum):
    """A context of the PLOVER event ontology, as in the Open Event Data Alliance's CAMEO2PLOVER table of 2021.

    Those of its contexts that cooperation can have; a domain for which it has none has no match.
    """

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    DIPLOMATIC = "diplomatic"
    ECONOMIC = "economic"
    LEGAL = "legal"
    HUMANITARIAN = "humanitarian"
