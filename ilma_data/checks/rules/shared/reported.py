"""Whether what a dispute reports could stand in the field in dispute."""

from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from ilma_data.checks.fixes.mending import likeliest, plain
from ilma_data.checks.tree import Tree
from ilma_data.model.base import item_type
from ilma_data.model.dates import EdtfDate, EdtfError
from ilma_data.model.ids import ID_TYPES, RecordId, with_article
from ilma_data.model.paths import Node


def fits(node: Node, reported: str | int | None, tree: Tree) -> bool:
    """Whether a field could hold a reported value. Null denies the value, and fits everywhere.

    Lists, their items and objects have no single value: there fits any text, and an id if it has a record.
    """
    scalar = scalar_type(node.field.annotation, is_item=node.is_item)
    return has_form(scalar, reported) and all(_is_known(one, tree) for one in ids_asked(scalar, reported))


def has_form(scalar: type[Any] | None, reported: str | int | None) -> bool:
    """Whether a field of such a `scalar_type` could hold a reported value, if each of the `ids_asked` has a record."""
    if reported is None:
        return True
    if isinstance(reported, int):
        return scalar is int
    if scalar is None:
        return True
    if issubclass(scalar, EdtfDate):
        return _is_date(reported)
    if issubclass(scalar, Enum):
        return reported in {member.value for member in scalar}
    if issubclass(scalar, RecordId):
        return reported.partition("/")[0] == scalar.type
    return issubclass(scalar, str)


def ids_asked(scalar: type[Any] | None, reported: str | int | None) -> tuple[str, ...]:
    """The id that is reported of a field of such a `scalar_type`, where there must be a record of it."""
    if not isinstance(reported, str) or reported.partition("/")[0] not in ID_TYPES:
        return ()
    return (reported,) if scalar is None or issubclass(scalar, RecordId) else ()


def expected_of(node: Node) -> str:
    """What a dispute about a field may report, to complete the sentence "expected ..."."""
    scalar = scalar_type(node.field.annotation, is_item=node.is_item)
    if scalar is None:
        return "a text, the id of a record, or null"
    if issubclass(scalar, EdtfDate):
        return "a date such as `2021-11` or `2021-11-2X`, or null"
    if issubclass(scalar, Enum):
        return f"one of {', '.join(member.value for member in scalar)}, or null"
    if issubclass(scalar, RecordId):
        return f"the id of {with_article(scalar.type)}, or null"
    return "a whole number, or null" if scalar is int else "a text, or null"


def nearest_of(node: Node, reported: str | int | None, tree: Tree) -> str | None:
    """What was probably meant by a value that a field could not hold; None where nothing is likely."""
    scalar = scalar_type(node.field.annotation, is_item=node.is_item)
    if scalar is None or not isinstance(reported, str):
        return (
            str(reported)
            if scalar is not None and issubclass(scalar, EdtfDate) and _is_date(str(reported))
            else None
        )
    if issubclass(scalar, EdtfDate):
        try:
            EdtfDate(reported)
        except EdtfError as error:
            return error.nearest
    if issubclass(scalar, Enum):
        return likeliest(plain(reported), [member.value for member in scalar])
    if issubclass(scalar, RecordId):
        return likeliest(reported, tree.ids_of(scalar.type))
    return None


def scalar_type(annotation: Any, *, is_item: bool) -> type[Any] | None:
    """The type of a field that holds one value, by its annotation; None for lists, their items and objects."""
    if is_item or item_type(annotation) is not None:
        return None
    if isinstance(annotation, type):
        return annotation
    members = [
        get_args(member)[0] if get_origin(member) is Annotated else member
        for member in get_args(annotation)
        if member is not type(None)
    ]
    return members[0] if len(members) == 1 and isinstance(members[0], type) else None


def _is_known(record_id: str, tree: Tree) -> bool:
    record_type = record_id.partition("/")[0]
    return record_id in tree.ids_of(record_type) or tree.hides(record_type)


def _is_date(text: str) -> bool:
    try:
        EdtfDate(text)
    except EdtfError:
        return False
    return True
