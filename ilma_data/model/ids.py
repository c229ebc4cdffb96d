"""Ids: `<type>/<slug>`, one class for each record type, so that a link to the wrong type is refused on the spot.

An id is a `str` and equal to the text that it holds. A slug is lower-case ASCII letters and digits in groups joined by
single hyphens; it is the name of the record's file, so no device of Windows has it.

>>> AgreementId("agreement/defence-memorandum-2021").slug
'defence-memorandum-2021'
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, ClassVar, Self

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
"""A slug as a pattern, without anchors."""

MAX_ID_LENGTH = 100
"""Code points; keeps file names within what every file system takes."""

DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
"""Slugs that no record has, as a pattern: Windows takes them for devices, whatever ending follows (Microsoft, "Naming
Files, Paths, and Namespaces")."""

_EXCLUDED = f"\\n|/({DEVICE})$"
"""What is found in no id, as a pattern."""

_SURE_SLUG = "(?:[bd-kmoq-z0-9][a-z0-9]*|[aclnp][a-z0-9]{4,}|[aclnp][a-z0-9]{0,3}-[a-z0-9]+)(?:-[a-z0-9]+)*"
"""Slugs that are surely no device: by the first letter, the length of the first group, or by having two groups."""


class RecordId(str):
    """The id of a record of any type; see its subclasses.

    Raises `ValueError` for a text that is not `<type>/<slug>` with the type of the class.
    """

    __slots__ = ()
    type: ClassVar[str] = ""

    def __new__(cls, text: str) -> Self:
        """The id that a text holds."""
        if len(text) > MAX_ID_LENGTH or not (_sure(cls).fullmatch(text) or cls._is_well_formed(text)):
            raise ValueError(f"{text!r} is no id: expected {cls.expected()}")
        return super().__new__(cls, text)

    @classmethod
    def _is_well_formed(cls, text: str) -> bool:
        return not re.search(_EXCLUDED, text) and re.fullmatch(cls.pattern(), text) is not None

    @property
    def slug(self) -> str:
        """The part after the slash: the name of the record's file, without its ending."""
        return self.partition("/")[2]

    @classmethod
    def pattern(cls) -> str:
        """The ids of this class as a pattern with anchors."""
        return f"^{cls.type or '[a-z]+'}/{SLUG}$"

    @classmethod
    def expected(cls) -> str:
        """What a text must be, to complete the sentence "expected ..."."""
        return (
            f"`{cls.type or '<type>'}/` and then lower-case letters, digits and single hyphens, "
            f"{MAX_ID_LENGTH} characters at most"
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return cls.as_core_schema()

    @classmethod
    def as_core_schema(cls) -> core_schema.CoreSchema:
        """What reads an id of this class in pydantic's core."""
        from pydantic_core import PydanticCustomError, core_schema

        from ilma_data.model.text import SURE, SURE_CLASS, surely

        def read(text: str) -> RecordId:
            try:
                return cls(text)
            except ValueError:
                raise PydanticCustomError(
                    "record_id", "expected {expected}", {"expected": cls.expected(), "target": cls.type}
                ) from None

        return core_schema.no_info_after_validator_function(
            read,
            core_schema.str_schema(strict=True),
            metadata={SURE: surely(_sure_pattern(cls), MAX_ID_LENGTH), SURE_CLASS: cls},
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": "string",
            "maxLength": MAX_ID_LENGTH,
            "pattern": cls.pattern(),
            "not": {"type": "string", "pattern": _EXCLUDED},
        }


def _sure_pattern(kind: type[RecordId]) -> str:
    """Ids of a class that are surely well formed; of others it says nothing."""
    return kind.pattern().replace(SLUG, _SURE_SLUG)


@cache
def _sure(kind: type[RecordId]) -> re.Pattern[str]:
    return re.compile(_sure_pattern(kind))


class AgreementId(RecordId):
    """`agreement/<slug>`."""

    __slots__ = ()
    type = "agreement"


class MeetingId(RecordId):
    """`meeting/<slug>`."""

    __slots__ = ()
    type = "meeting"


class SignatoryId(RecordId):
    """`signatory/<slug>`: a person, an organization or a state."""

    __slots__ = ()
    type = "signatory"


class DomainId(RecordId):
    """`domain/<slug>`."""

    __slots__ = ()
    type = "domain"


class SourceId(RecordId):
    """`source/<slug>`."""

    __slots__ = ()
    type = "source"


class AnyRecordId(RecordId):
    """An id of any of the five record types, as retired ids and their successors are."""

    __slots__ = ()

    @classmethod
    def pattern(cls) -> str:
        """The ids of all record types as a pattern with anchors."""
        return f"^({'|'.join(ID_TYPES)})/{SLUG}$"

    @property
    def record_type(self) -> str:
        """The part before the slash."""
        return self.partition("/")[0]


def is_id(text: str) -> bool:
    """Whether a text is the id of a record of any type."""
    try:
        AnyRecordId(text)
    except ValueError:
        return False
    return True


ID_TYPES: dict[str, type[RecordId]] = {
    id_type.type: id_type for id_type in (AgreementId, MeetingId, SignatoryId, DomainId, SourceId)
}
"""The id class of each record type, by the type's name."""


class Kinds:
    """Marks a `SignatoryId` field that may lead only to signatories of these kinds (`person`, `organization`, `state`).

    A record alone cannot tell the kind of another, so the model lets any signatory pass; `ilma validate` checks it.
    """

    __slots__ = ("allowed",)

    def __init__(self, allowed: tuple[str, ...]) -> None:
        self.allowed = allowed


def with_article(record_type: str) -> str:
    """A record type as a sentence names one of its records.

    >>> with_article("agreement"), with_article("meeting")
    ('an agreement', 'a meeting')
    """
    return f"{'an' if record_type[0] in 'aeio' else 'a'} {record_type}"
