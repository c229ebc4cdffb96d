"""The keys of records under which texts stand, and never an id."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ilma_data.model.base import Part, classes_in, item_type
from ilma_data.model.ids import RecordId
from ilma_data.model.records import MODELS


class TextKeys(NamedTuple):
    """The keys under which one text stands, and those under which a list of texts does, in their order.

    What no model has under such a key is a link: nothing that stands there in a record leads to another one.
    """

    of_one: tuple[str, ...]
    of_several: tuple[str, ...]


@cache
def text_keys() -> TextKeys:
    """The keys that the models give to texts, and none of them to an id. What a dispute reports is such a text."""
    texts: dict[bool, set[str]] = {False: set(), True: set()}
    others: set[str] = set()
    for part in _parts():
        for name, field in part.model_fields.items():
            types = set(classes_in(field.annotation))
            if any(issubclass(one, RecordId) for one in types) or item_type(field.annotation) is not None:
                others.add(field.alias or name)
            elif str in types:
                texts[tuple in types].add(field.alias or name)
    return TextKeys(*(tuple(sorted(texts[is_list] - others)) for is_list in (False, True)))


def _parts() -> Iterator[type[Part]]:
    """Every model of a record or of a part, each once."""
    due: list[type[Part]] = [model for models in MODELS.values() for model in models]
    seen = set(due)
    while due:
        part = due.pop()
        yield part
        held = [item_type(field.annotation) for field in part.model_fields.values()]
        new = {one for one in held if one is not None} - seen
        seen |= new
        due += new
