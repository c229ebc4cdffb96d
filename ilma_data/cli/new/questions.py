"""What is asked for a new record of each type, in the order in which it is asked.

Only the order, the options and the defaults stand here. What a question says, which words may answer it and whether
it may stay open, the models know.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from ilma_data.cli.new.fields import field_at, is_list, may_be_empty, target_of, words_of
from ilma_data.model.base import Part, Record, item_type
from ilma_data.model.evidence import Locator
from ilma_data.model.paths import Steps
from ilma_data.model.records import MODELS

SOURCE: Steps = ("evidence", 0, "source")
LOCATOR: Steps = ("evidence", 0, "locator")

_ORDER = {
    "agreement": (
        "title other_titles instrument ambit bindingness existence parties signatures milestones domains "
        "text_access relations different_from summary id"
    ),
    "meeting": (
        "title kind status existence period places part_of participants domains different_from summary id"
    ),
    "person": "name offices different_from id",
    "organization": "name sector state part_of different_from id",
    "state": "name iso_3166_1_alpha_3 cow_code different_from id",
    "domain": "label.en label.fr definition broader related id",
    "source": (
        "url kind title authors publisher issued_by published language archived_url origin consulted note id"
    ),
}
_OPTIONS = {
    "other_titles": "--other-title",
    "parties": "--party",
    "signatures": "--signature",
    "milestones": "--milestone",
    "domains": "--domain",
    "relations": "--relation",
    "places": "--place",
    "participants": "--participant",
    "offices": "--office",
    "iso_3166_1_alpha_3": "--iso-code",
    "label.en": "--label",
    "label.fr": "--french",
    "authors": "--author",
    "url": "URL",
}
"""Options that are not called like their field: one item each time, and shorter words for some."""

# A status has none: whoever presses Enter must not make a meeting of an announcement.
_DEFAULTS = {
    "ambit": "bilateral",
    "bindingness": "unclear",
    "existence": "reported",
    "text_access": "unknown",
}
_BY_OPTION_ONLY = {
    "other_titles", "text_access", "relations", "different_from", "part_of", "related", "authors", "issued_by",
    "archived_url", "note",
}  # fmt: skip
_WITHOUT_EVIDENCE = {"domain", "source"}
"""Their skeletons hold nothing that a source must say."""


@dataclass(frozen=True)
class Question:
    """A value of a new record: where it stands, the option that gives it, and what Enter answers.

    One that is not `asked` has its option only: it would be one question too many for a beginning.
    """

    model: type[Record]
    steps: Steps
    option: str
    default: str | None = None
    asked: bool = True
    may_stay_open: bool = True
    about: str = ""

    @property
    def name(self) -> str:
        """The key of the value."""
        return str(self.steps[-1])

    @property
    def field(self) -> FieldInfo:
        """The field of the model that holds the value."""
        return field_at(self.model, self.steps)

    @property
    def description(self) -> str:
        """What is asked for: what the codebook says of the field, where there is nothing plainer to say."""
        return self.about or self.field.description or ""

    @property
    def is_list(self) -> bool:
        """Whether it takes several answers."""
        return is_list(self.field)

    @property
    def item(self) -> type[Part] | None:
        """What the items of the list are, where they have fields of their own."""
        return item_type(self.field.annotation)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that may answer it; empty where it takes any text."""
        return () if self.item else words_of(self.field.annotation)

    @property
    def target(self) -> str | None:
        """The type of record whose id answers it; None where it takes none."""
        return None if self.item else target_of(self.field.annotation)


def _questions(model: type[Record], what: str) -> tuple[Question, ...]:
    asked = [] if what in _WITHOUT_EVIDENCE else [
        Question(model, SOURCE, "--source", may_stay_open=False, about="The source that says so: its id or address."),
        *(Question(model, (*LOCATOR, name), f"--{name}", asked=name == "paragraph") for name in Locator.model_fields),
    ]  # fmt: skip
    for name in _ORDER[what].split():
        steps = tuple(name.split("."))
        default = _DEFAULTS.get(name)
        asked.append(
            Question(
                model,
                steps,
                _OPTIONS.get(name, "--" + name.replace("_", "-")),
                default,
                name not in _BY_OPTION_ONLY,
                default is not None or may_be_empty(field_at(model, steps)),
            )
        )
    return tuple(asked)


def _by_kind(record_type: str) -> Mapping[str, tuple[Question, ...]]:
    models = MODELS[record_type]
    if len(models) == 1:
        return {"": _questions(models[0], record_type)}
    kinds = {words_of(model.model_fields["kind"].annotation)[0]: model for model in models}
    return {kind: _questions(model, kind) for kind, model in kinds.items()}


QUESTIONS: Mapping[str, Mapping[str, tuple[Question, ...]]] = {
    record_type: _by_kind(record_type)
    for record_type in ("agreement", "meeting", "signatory", "domain", "source")
}
"""The questions for each type of record, by its kind; the kind is empty where a type has none."""
