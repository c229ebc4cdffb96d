"""ILMA103: a value is of the JSON type that its field takes."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault

_EXPECTED = {
    "string_type": "a text in double quotes",
    "int_type": "a whole number",
    "bool_type": "true",
    "int_from_float": "a whole number",
    "tuple_type": "a list in square brackets",
    "model_type": "an object in braces",
    "model_attributes_type": "an object in braces",
}


@rule(
    "ILMA103",
    name="wrong-type",
    why="Values are never converted: a number in quotes, or an object in place of a list, reads differently elsewhere.",
    mend="Write the value as the type that is expected.",
    example=Example("signatories/freedonia.json", '"cow_code": null', '"cow_code": "666"'),
    errors=tuple(_EXPECTED),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the value, with the type that is expected."""
    expected = _EXPECTED[fault.error] + (" or null" if fault.takes_null else "")
    yield Finding(
        fault.place,
        f"{fault.label} must be {expected}, not {fault.kind_of_value}",
        found=fault.shown,
        expected=[expected],
    )
