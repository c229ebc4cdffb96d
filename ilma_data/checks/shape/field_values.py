"""What the fields of a model take, and which words they know."""

import json
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from ilma_data.model.base import Part
from ilma_data.model.exact_reading import validator_of
from ilma_data.store.document import JsonValue


def field_of(model: type[Part], key: str) -> FieldInfo | None:
    """The field of a key; None for a key that the model does not know."""
    return next((field for name, field in model.model_fields.items() if key == (field.alias or name)), None)


def field_takes(model: type[Part], key: str, value: JsonValue, *, as_item: bool = False) -> bool:
    """Whether a value may stand under a key, or be an item of the list there."""
    field = field_of(model, key)
    if field is None or (as_item and "tuple" not in str(field.annotation)):
        return False
    annotation: Any = field.annotation
    if as_item:
        annotation = get_args(annotation)[0]
    elif field.metadata:  # all that the field asks of it
        annotation = Annotated[annotation, *field.metadata]
    try:
        validator_of(annotation).validate_json(json.dumps(value), strict=True)
    except ValidationError:
        return False
    return True


def words_of(field: FieldInfo) -> tuple[str, ...]:
    """The words that a field knows; none where it takes any text."""
    return _words(field.annotation)


def _words(annotation: Any) -> tuple[str, ...]:
    """The words of an enumeration or a `Literal`, wherever in an annotation it stands."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    if get_origin(annotation) is Literal:
        return tuple(
            json.dumps(word) if isinstance(word, bool) else str(word) for word in get_args(annotation)
        )
    return tuple(word for argument in get_args(annotation) for word in _words(argument))
