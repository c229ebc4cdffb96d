"""ILMA107: a text is tidy, and an address, a language or a code has the form that its field takes."""

import re
import unicodedata
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.model.characters import composed, faulty_character, tidied


@rule(
    "ILMA107",
    name="malformed-text",
    why="Stray spaces and invisible characters make equal texts unequal, and nobody finds a code in another form.",
    mend="Write the text in the form that the finding expects.",
    example=Example("domains/water.json", '"en": "water"', '"en": "water "'),
    errors=("text_form",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the text, with the form that is expected; in that form where a machine can put it so."""
    text = str(fault.value)
    meant = next((one for one in _tidied(text) if fault.takes(one)), None)
    yield Finding(
        fault.place,
        f"{fault.subject} {_problem(text, fault.context['expected'])}",
        found=fault.shown,
        expected=[fault.context["expected"]],
        nearest=meant,
        fix=_fix(fault, meant),
    )


def _problem(text: str, expected: str) -> str:
    """What is wrong with a text, to say after its name."""
    if not text:
        return "is empty"
    if (index := faulty_character(text)) is not None:
        return f"holds {_name(text[index])} in position {index + 1:,}"
    if composed(text) != text:
        return "has a letter that is written as several characters, or in an old form"
    if expected.startswith("one line"):
        if tidied(text) != text:
            where = "at its beginning or end" if text.strip() != text else "that is doubled"
            return f"has a space {where}"
        longest = re.search("1 to ([0-9]+) characters", expected)
        if longest and len(text) > int(longest[1]):
            return f"is {len(text):,} characters long"
        return "holds a square bracket"
    if "address" in expected:
        return _address_problem(text) or f"is not {expected}"
    return f"is not {expected}"


def _address_problem(text: str) -> str | None:
    """What is wrong with an address, where that can be told."""
    scheme, colon, rest = text.partition(":")
    if colon and scheme not in ("http", "https"):
        return f"begins with {scheme[:20]}: instead of http: or https:"
    if any(character.isspace() for character in text):
        return "holds a space"
    host = re.split("[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
    if colon and "@" in host:
        return "names a user or a password before its host"
    return None


def _name(character: str) -> str:
    name = unicodedata.name(character, "")
    what = "a line break" if character in "\r\n" else f"the character U+{ord(character):04X}"
    return f"{what} ({name})" if name else what


def _tidied(text: str) -> Iterator[str]:
    """The text without stray spaces and invisible characters; a code also in the other case."""
    one = tidied(text)
    yield one
    if len(one) <= _LONGEST_CODE and one.isascii() and one.isalnum():
        yield from (one.lower(), one.upper(), one.capitalize())


def _fix(fault: ShapeFault, meant: str | None) -> Fix | None:
    """Write the tidy text; null in place of an empty one."""
    if meant is not None:
        return rewrite(fault.place, meant, safe=_OVERRIDE.search(str(fault.value)) is None)
    return rewrite(fault.place, None) if not tidied(str(fault.value)) and fault.takes_null else None


_LONGEST_CODE = 64
"""Characters; of a SHA-256 digest."""

_OVERRIDE = re.compile("[\\u202a-\\u202e\\u2066-\\u2069]")
"""What changes the order in which a text is seen: without it, it reads otherwise."""
