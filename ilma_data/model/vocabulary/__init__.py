"""The words that records use, each list once: what a field may say where it is no free text. No pydantic is loaded.

Lists are read when one of their module is first asked for: to make all of them takes as long as to show a record.
"""

import sys

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ilma_data.model.vocabulary.agreements import Ambit as Ambit
    from ilma_data.model.vocabulary.agreements import Bindingness as Bindingness
    from ilma_data.model.vocabulary.agreements import Instrument as Instrument
    from ilma_data.model.vocabulary.agreements import PartyRole as PartyRole
    from ilma_data.model.vocabulary.agreements import RelationKind as RelationKind
    from ilma_data.model.vocabulary.agreements import TextAccess as TextAccess
    from ilma_data.model.vocabulary.agreements import ValueBasis as ValueBasis
    from ilma_data.model.vocabulary.domains import DefenceArea as DefenceArea
    from ilma_data.model.vocabulary.domains import PloverContext as PloverContext
    from ilma_data.model.vocabulary.events import Existence as Existence
    from ilma_data.model.vocabulary.events import Standing as Standing
    from ilma_data.model.vocabulary.evidence import Basis as Basis
    from ilma_data.model.vocabulary.evidence import Outcome as Outcome
    from ilma_data.model.vocabulary.meetings import MeetingKind as MeetingKind
    from ilma_data.model.vocabulary.meetings import MeetingStatus as MeetingStatus
    from ilma_data.model.vocabulary.meetings import ParticipantPart as ParticipantPart
    from ilma_data.model.vocabulary.retired import RetiredReason as RetiredReason
    from ilma_data.model.vocabulary.signatories import NameKind as NameKind
    from ilma_data.model.vocabulary.signatories import Sector as Sector
    from ilma_data.model.vocabulary.sources import Consulted as Consulted
    from ilma_data.model.vocabulary.sources import SourceKind as SourceKind
    from ilma_data.model.vocabulary.stages import Stage as Stage
    from ilma_data.model.vocabulary.vague import Vague as Vague

_HOMES = {
    "agreements": (
        "Instrument",
        "Ambit",
        "Bindingness",
        "PartyRole",
        "ValueBasis",
        "TextAccess",
        "RelationKind",
    ),
    "domains": ("DefenceArea", "PloverContext"),
    "events": ("Existence", "Standing"),
    "evidence": ("Basis", "Outcome"),
    "meetings": ("MeetingKind", "MeetingStatus", "ParticipantPart"),
    "retired": ("RetiredReason",),
    "signatories": ("NameKind", "Sector"),
    "sources": ("SourceKind", "Consulted"),
    "stages": ("Stage",),
    "vague": ("Vague",),
}
"""The lists of each module."""


def __getattr__(name: str) -> type:
    for home, names in _HOMES.items():
        if name in names:
            module = f"{__name__}.{home}"
            __import__(module)  # `importlib` itself would be one more module to load
            words: type = getattr(sys.modules[module], name)
            globals()[name] = words
            return words
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
