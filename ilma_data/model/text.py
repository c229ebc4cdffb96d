r"""Text as records hold it: one class for every form, checked alike by pydantic and by the exported JSON Schema.

A pattern here means the same in ECMA-262 (with the `u` flag), Python `re` and Rust `regex`: `[0-9]` and never `\d`,
no look-around, `^` and `$` only at the ends. Python's `$` also matches before a last line feed, so every form with a
`$` excludes line feeds by a second, unanchored pattern.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

CONTROL = "\\u0000-\\u001f\\u007f-\\u009f"
"""C0 and C1 control characters, as the inside of a character class."""

_INVISIBLE = "\\u00ad\\u200b\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff"
"""Line separators, bidirectional overrides and characters that nobody sees. Not U+200C to U+200F, which Arabic and
Hebrew need."""

_UNTIDY = f"^[ \\u00a0]|[ \\u00a0]$|[ \\u00a0][ \\u00a0]|[{CONTROL}{_INVISIBLE}]"


@dataclass(frozen=True, slots=True)
class Form:
    """What a text must look like: as an `Annotated` member it checks a `str` and describes itself in the JSON Schema.

    `expected` completes the sentence "expected ..."; `pattern` (where there is one) must match the whole text,
    `excluded` nowhere in it. Length is counted in code points and checked before any pattern runs.
    Raises a pydantic error of type `text_form` with `expected` in its context.
    """

    expected: str
    max_length: int
    pattern: str | None = None
    excluded: str = f"[{CONTROL}]"
    examples: tuple[str, ...] = ()

    def check(self, text: str) -> str:
        """The text itself, where it has this form; otherwise a `PydanticCustomError`."""
        if (
            not 0 < len(text) <= self.max_length
            or re.search(self.excluded, text)
            or (self.pattern is not None and not re.search(self.pattern, text))
        ):
            raise PydanticCustomError("text_form", "expected {expected}", {"expected": self.expected})
        return text

    def json_schema(self) -> "JsonSchemaValue":
        """This form in the words of JSON Schema 2020-12."""
        schema: JsonSchemaValue = {"type": "string", "minLength": 1, "maxLength": self.max_length}
        if self.pattern is not None:
            schema["pattern"] = self.pattern
        schema["not"] = {"type": "string", "pattern": self.excluded}
        if self.examples:
            schema["examples"] = list(self.examples)
        return schema

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, core_schema.str_schema(strict=True))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return self.json_schema()


def _line(max_length: int, also_excluded: str = "") -> Form:
    return Form(
        f"one line of 1 to {max_length} characters, without control or invisible characters, "
        f"doubled spaces or spaces at the ends{' and without square brackets' if also_excluded else ''}",
        max_length,
        excluded=_UNTIDY + also_excluded,
    )


Title = Annotated[str, _line(300)]
"""A title or heading on one line."""

Name = Annotated[str, _line(200, "|[\\[\\]]")]
"""A name on one line; no square brackets, because evidence paths pick by it: `names[text]`, `other_titles[text]`."""

Sentence = Annotated[str, _line(1000)]
"""A note, a reason or a claim: one line of our own words."""

Summary = Annotated[str, _line(3000)]
"""A paragraph of our own words."""

LanguageTag = Annotated[
    str,
    Form(
        "an ISO 639 language code in lower case, such as `ar`",
        3,
        "^[a-z]{2,3}$",
        examples=("ar", "he", "fr", "en"),
    ),
]
"""ISO 639-1 (two letters) or, where there is none, ISO 639-3 (three)."""

ScriptCode = Annotated[
    str,
    Form("an ISO 15924 script code, such as `Arab`", 4, "^[A-Z][a-z]{3}$", examples=("Arab", "Hebr", "Latn")),
]
"""ISO 15924."""

CountryCode = Annotated[
    str, Form("an ISO 3166-1 alpha-3 code, such as `MAR`", 3, "^[A-Z]{3}$", examples=("ISR", "MAR", "USA"))
]
"""ISO 3166-1 alpha-3."""

CurrencyCode = Annotated[
    str, Form("an ISO 4217 currency code, such as `USD`", 3, "^[A-Z]{3}$", examples=("USD", "ILS", "MAD"))
]
"""ISO 4217."""

Url = Annotated[
    str,
    Form(
        "an http or https address",
        2000,
        "^https?://[^/?#@ ]+([/?#][^ ]*)?$",
        excluded=f'[{CONTROL}{_INVISIBLE}\\u00a0<>"\\\\^`{{|}}]',
        examples=("https://example.org/page",),
    ),
]
"""RFC 3986 or its international form (RFC 3987), `http` or `https`, without user information."""

SchemaReference = Annotated[
    str, Form("the address or relative path of a JSON Schema", 500, excluded=f"[{CONTROL} ]")
]
"""What `$schema` holds: an editor follows it, nothing else does."""

Sha256 = Annotated[str, Form("a SHA-256 digest as 64 lower-case hexadecimal digits", 64, "^[0-9a-f]{64}$")]
"""SHA-256 (FIPS 180-4) of the bytes of the text that was read."""

WikidataId = Annotated[str, Form("a Wikidata item, such as `Q801`", 15, "^Q[1-9][0-9]*$", examples=("Q801",))]
"""The item's identifier, without an address."""

RorId = Annotated[
    str,
    Form(
        "a ROR identifier, such as `03vek6s52`",
        9,
        "^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$",
        examples=("03vek6s52",),
    ),
]
"""The nine characters of a Research Organization Registry identifier."""

VersionNumber = Annotated[
    str,
    Form("a version such as `1.4.0`", 20, "^[0-9]+\\.[0-9]+\\.[0-9]+$", examples=("1.4.0",)),
]
"""MAJOR.MINOR.PATCH (Semantic Versioning 2.0.0, without pre-release or build)."""
