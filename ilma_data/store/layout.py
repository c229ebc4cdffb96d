"""The layout of the canonical form for JSON that is no record yet: keys in model order, every value as it was."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from ilma_data.model.base import Part, item_type
from ilma_data.store.document import Document

_STEP = "  "


def laid_out(document: Document, model: type[Part]) -> bytes:
    """What a readable document holds, in the layout of a record: UTF-8, LF, two-space indent, one final newline.

    The keys that the model knows stand in its order, the others after them as they were. Nothing is left out: numbers
    keep their digits, and a key that the model would leave out stays. Of two equal keys the last stays, so ask only for
    documents without such.
    """
    value: _Value = _DECODER.decode(document.text)
    return (_written(value, model, "\n") + "\n").encode()


class _Number(str):
    """A number as it was written: 2.50 stays 2.50."""

    __slots__ = ()


_Value: TypeAlias = "bool | str | list[_Value] | dict[str, _Value] | None"

_DECODER = json.JSONDecoder(parse_int=_Number, parse_float=_Number)


def _written(value: _Value, model: type[Part] | None, line: str) -> str:
    """A value as JSON; `line` is a line feed and the indent of the line where it begins."""
    inner = line + _STEP
    if isinstance(value, dict) and value:
        fields = (
            {} if model is None else {field.alias or key: field for key, field in model.model_fields.items()}
        )
        members = [
            f"{json.dumps(key, ensure_ascii=False)}: "
            + _written(value[key], item_type(fields[key].annotation) if key in fields else None, inner)
            for key in _in_order(value, fields)
        ]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if isinstance(value, list) and value:
        return f"[{inner}{f',{inner}'.join(_written(item, model, inner) for item in value)}{line}]"
    return value if isinstance(value, _Number) else json.dumps(value, ensure_ascii=False)


def _in_order(value: Mapping[str, _Value], fields: Mapping[str, object]) -> list[str]:
    return [key for key in fields if key in value] + [key for key in value if key not in fields]
