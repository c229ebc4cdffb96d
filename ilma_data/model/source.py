"""Sources: the pages, statements and texts that say so."""

# ruff: noqa: PLC0414 - the words of a record are found with it, too

from typing import Annotated

from ilma_data.model.base import Record, editorial
from ilma_data.model.dates import EdtfDate
from ilma_data.model.ids import SLUG, SignatoryId, SourceId
from ilma_data.model.record_types import COLLECTIONS
from ilma_data.model.text import Form, LanguageTag, Name, Sentence, Sha256, Title, Url
from ilma_data.model.vocabulary import Consulted as Consulted
from ilma_data.model.vocabulary import SourceKind as SourceKind

OriginLabel = Annotated[
    str,
    Form(
        "lower-case letters, digits and single hyphens, such as `idf-statement-2022-03-25`",
        100,
        f"^{SLUG}$",
        examples=("idf-statement-2022-03-25",),
        sure=f"^{SLUG}$",
    ),
]
"""A name of our own for one report that several sources repeat."""


class Source(Record):
    """A source as it shows itself. All fields are editorial: a source is its own evidence for what it is.

    An unknown title, date or publisher is null and never guessed.
    """

    type = "source"
    collection = COLLECTIONS["source"]

    id: Annotated[SourceId, editorial("`source/` and the name of the file.")]
    kind: Annotated[SourceKind, editorial("What kind of text it is.")]
    title: Annotated[
        Title | None, editorial("Its title as it shows it; null where the text read shows none.")
    ]
    authors: Annotated[tuple[Name, ...], editorial("Its authors as it shows them.", max_length=50)] = ()
    publisher: Annotated[
        Name | None, editorial("Who published it; null where the text read does not show it.")
    ]
    issued_by: Annotated[
        SignatoryId | None,
        editorial(
            "The state or organization whose own word it is; absent where the publisher speaks for itself."
        ),
    ] = None
    published: Annotated[EdtfDate | None, editorial("When; null where the text read does not show it.")]
    language: Annotated[LanguageTag, editorial("The language of the text.")]
    url: Annotated[Url | None, editorial("Its address; null where it is not known.")]
    archived_url: Annotated[Url | None, editorial("The address of an archived copy.")] = None
    origin: Annotated[
        OriginLabel | None,
        editorial(
            "The agency report, statement or page that it repeats. Sources of one origin count once. "
            "Null where it reports for itself, or where nothing shows that it repeats another."
        ),
    ]
    consulted: Annotated[Consulted, editorial("How much of it was read.")]
    sha256: Annotated[
        Sha256 | None, editorial("Digest of the bytes of the text that was read, where at hand.")
    ] = None
    note: Annotated[Sentence | None, editorial("What a reader must know of it.")] = None
