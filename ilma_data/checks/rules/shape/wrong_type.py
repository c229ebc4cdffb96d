"""ILMA103: a value is of the JSON type that its field takes."""

import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import remove, rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.store.document import JsonValue

_EXPECTED = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number",
    "bool_type": "true",
    "int_from_float": "a whole number",
    "tuple_type": "a list in square brackets",
    "model_type": "an object in braces",
    "model_attributes_type": "an object in braces",
}

_LEAST_ROUNDED = 2**53
"""From this on a number with a fraction does not tell which whole number was written."""


@rule(
    "ILMA103",
    name="wrong-type",
    why="Nothing is converted: a number in quotes is a text to one program and a number to the next.",
    mend="Write the value as expected: a text in double quotes, a number without, a list in square brackets.",
    example=Example("signatories/freedonia.json", '"cow_code": null', '"cow_code": "666"'),
    errors=tuple(_EXPECTED),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the value, with the types that are expected: all those of a union of which none was meant."""
    expected = _either([*_expected(fault), *(["null"] if fault.takes_null else [])])
    yield Finding(
        fault.place,
        f"{fault.subject} must be {expected}, not {fault.kind_of_value}",
        found=fault.shown,
        expected=[expected],
        fix=_fix(fault),
    )


def _expected(fault: ShapeFault) -> list[str]:
    """The types that may stand there. In a union a number means the whole number; of others any may be meant."""
    if not fault.error.endswith("_type") or isinstance(fault.value, float):
        branches = [one for one in fault.context.get("branches", ()) if one in ("int_type", "int_from_float")]
        return [_EXPECTED[branches[0] if branches else fault.error]]
    return list(
        dict.fromkeys(_EXPECTED[one] for one in fault.context.get("branches", ()) if one in _EXPECTED)
    ) or [_EXPECTED[fault.error]]


def _either(choices: list[str]) -> str:
    *first, last = choices
    return f"{', '.join(first)} or {last}" if first else last


def _fix(fault: ShapeFault) -> Fix | None:
    """Write the same thing as the type that is expected; an item that is null goes."""
    if fault.context.get("meant") is not None:
        return rewrite(fault.place, fault.context["meant"])
    if not fault.steps:
        return None
    if fault.value is None and fault.is_item:
        return remove(fault.place, "the null")
    for value in _same(fault.value):
        if fault.takes(value):
            is_same_number = isinstance(fault.value, float) and isinstance(value, int)
            return rewrite(fault.place, value, safe=is_same_number)
    return None


def _same(value: JsonValue) -> Iterator[JsonValue]:
    """What may say the same as a value in other types of JSON."""
    if value is None:
        yield []
    elif isinstance(value, bool):
        yield [value]
    elif isinstance(value, str):
        if re.fullmatch("-?(0|[1-9][0-9]{0,17})", value):
            yield int(value)
        if value == "true":
            yield True
        yield [value] if value else None
    elif isinstance(value, list):
        yield from value[:1] if len(value) == 1 else ()
    else:
        if isinstance(value, float) and value.is_integer() and abs(value) < _LEAST_ROUNDED:
            yield int(value)
        if isinstance(value, int):
            yield str(value)
        yield [value]
