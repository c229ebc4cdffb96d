"""Evidence, disputes and claims: which source says so, who says otherwise, and what nobody can code as fact."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from ilma_data.model.base import Part, editorial
from ilma_data.model.characters import HIDDEN, PLAIN
from ilma_data.model.ids import SignatoryId, SourceId
from ilma_data.model.paths import MAX_PATH_LENGTH
from ilma_data.model.text import Form, Name, Sentence
from ilma_data.model.vocabulary import Basis as Basis
from ilma_data.model.vocabulary import Outcome as Outcome

FieldPath = Annotated[
    str,
    Form(
        "a path such as `milestones[signed].date`",
        MAX_PATH_LENGTH,
        "^[a-z][a-z0-9_]*(\\[[^\\[\\]]+\\])?(\\.[a-z][a-z0-9_]*(\\[[^\\[\\]]+\\])?)*$",
        excluded=HIDDEN,
        examples=("instrument", "milestones[signed].date"),
        sure=f"^[a-z][a-z0-9_]*(?:\\[[{PLAIN} ]+\\])?(?:\\.[a-z][a-z0-9_]*(?:\\[[{PLAIN} ]+\\])?)*$",
    ),
]
"""A field of the record; `[key]` picks an item of a list by the id, stage or text that it holds. See `model.paths`."""


def _boolean(value: object) -> object:
    # Python holds 1 equal to True, and so would pydantic's Literal[True].
    if not isinstance(value, bool):
        raise PydanticKnownError("bool_type")
    return value


OnlyTrue = Annotated[Literal[True], BeforeValidator(_boolean)]
"""What is true or left out."""


class Locator(Part):
    """Where in the source: at least one of these, in the terms of the Citation Style Language."""

    paragraph: Annotated[
        int | None, editorial("Counted from 1 over the lines that are not blank.", ge=1, le=10_000)
    ] = None
    page: Annotated[Name | None, editorial("As the source prints it: 12, iv, 3-4.")] = None
    section: Annotated[Name | None, editorial("The heading or number of the section.")] = None
    article: Annotated[Name | None, editorial("The article of a treaty or other text in articles.")] = None
    headline: Annotated[OnlyTrue | None, editorial("True where the headline says it.")] = None
    caption: Annotated[OnlyTrue | None, editorial("True where a caption of a picture or film says it.")] = (
        None
    )

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _names_a_place(self) -> Self:
        if not any(self.__dict__.values()):
            raise PydanticCustomError(
                "inconsistent",
                "a locator that names no place: expected {expected}",
                {"expected": "a paragraph, page, section, article, headline or caption"},
            )
        return self


class Evidence(Part):
    """One place in one source, and the values of this record that it supports."""

    source: Annotated[SourceId, editorial("The source.")]
    locator: Annotated[
        Locator | None, editorial("The place in the source; absent where it was not recorded.")
    ] = None
    basis: Annotated[Basis, editorial("Whether the source states the values, or implies them.")]
    supports: Annotated[
        tuple[FieldPath, ...],
        editorial(
            "The values that it supports. A path supports all that lies under it.",
            min_length=1,
            max_length=200,
        ),
    ]
    note: Annotated[
        Sentence | None, editorial("How the source implies the values; or what a reader must know.")
    ] = None

    @model_validator(mode="after")
    def _says_how_it_implies(self) -> Self:
        if self.basis is Basis.IMPLIES and self.note is None:
            raise PydanticCustomError(
                "inconsistent",
                "`implies` without a note: expected {expected}",
                {"expected": "a `note` that says how the source implies the values", "key": "note"},
            )
        return self


class Dispute(Part):
    """What a source says otherwise than the record, and why the record keeps its own value."""

    field: Annotated[
        FieldPath, editorial("The field in dispute; it may be one that the record holds as null.")
    ]
    source: Annotated[SourceId, editorial("The source that differs.")]
    locator: Annotated[Locator | None, editorial("The place in the source.")] = None
    reported: Annotated[
        Sentence | int | None,
        editorial(
            "What the source reports, in the field's own type where it has one: a date, an id, a word of the list. "
            "Null where the source denies the value or leaves it out where it would have to stand."
        ),
    ]
    outcome: Annotated[Outcome, editorial("What became of the differing report.")]
    reason: Annotated[Sentence, editorial("Why, in one line of our own words.")]


class Claim(Part):
    """What somebody asserts and nobody can code as fact, such as the first visit of its kind."""

    claim: Annotated[Sentence, editorial("The assertion, restated neutrally in our own words.")]
    scope: Annotated[
        Sentence | None,
        editorial("What the assertion ranges over, where it is a comparison: time, place, kind."),
    ] = None
    claimed_by: Annotated[
        SignatoryId | None, editorial("Who asserts it; absent where the source does so in its own voice.")
    ] = None
    source: Annotated[SourceId, editorial("The source that carries the assertion.")]
    locator: Annotated[Locator | None, editorial("The place in the source.")] = None


Claims = Annotated[
    tuple[Claim, ...], editorial("What somebody asserts of it and nobody can code as fact.", max_length=100)
]
EvidenceList = Annotated[
    tuple[Evidence, ...], editorial("Which source supports which value.", max_length=300)
]
Disputes = Annotated[tuple[Dispute, ...], editorial("What sources say otherwise.", max_length=200)]
