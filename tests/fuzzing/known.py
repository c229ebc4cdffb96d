"""The written list: where `ilma validate` refuses what others accept, or one validator says otherwise than the rest.

Everything else on which pydantic, jsonschema, jsonschema-rs and Ajv disagree is a failure of the fuzz run.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from ilma_data.model.cross_field_rules import CROSS_FIELD_RULES


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something that we refuse and others accept, and why."""

    name: str
    why: str


FILE_LIMITS = (
    Disagreement("duplicate-key", "Others keep the last of two equal keys without a word (ILMA004)."),
    Disagreement("many-duplicate-keys", "After a hundred faults we stop reading a file (ILMA004)."),
    Disagreement("byte-order-mark", "V8 takes it off; we report it (ILMA002)."),
    Disagreement("lone-surrogate", "No character, and no UTF-8 can hold it (ILMA003)."),
    Disagreement("too-deep", "More than 64 arrays and objects inside each other (ILMA003)."),
    Disagreement("too-large", "More than 1,048,576 bytes (ILMA003)."),
    Disagreement("number-too-long", "More than 300 characters of one number (ILMA005)."),
    Disagreement("non-finite-number", "More than a 64-bit float can hold; others read infinity (ILMA005)."),
)
"""Of JSON: what we refuse to read, or report, though other readers take it."""

OF_MODELS = tuple(Disagreement(rule.name, rule.why) for rule in CROSS_FIELD_RULES)
"""Of records: what the exported JSON Schema can't say."""

WRITTEN = {one.name: one for one in (*FILE_LIMITS, *OF_MODELS)}
"""All of them, by name."""


def names_of(errors: Collection[ErrorDetails]) -> frozenset[str] | None:
    """The cross-field rules that explain the models' errors; None where one of the errors has no such reason."""
    found: set[str] = set()
    for error in errors:
        # Where a number or a text may stand, the text's error comes along.
        if isinstance(error["input"], float) and error["input"].is_integer():
            found.add("whole-number-with-fraction")
            continue
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # pydantic counts the faulty items out, and has an error for each of them
        matching = {rule.name for rule in CROSS_FIELD_RULES if re.search(rule.message, error["msg"])}
        if not matching - {"whole-number-with-fraction"}:
            return None
        found |= matching
    return frozenset(found)
