r"""Text as records hold it: one class for every form, checked alike by pydantic and by the exported JSON Schema.

A pattern here means the same in ECMA-262 (with the `u` flag), Python `re` and Rust `regex`: `[0-9]` and never `\d`,
no look-around, `^` and `$` only at the ends. Python's `$` also matches before a last line feed, so every form with a
`$` excludes line feeds by a second, unanchored pattern.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import PydanticCustomError, SchemaValidator, core_schema

from ilma_data.model.characters import CONTROL, HIDDEN, LONGEST, MARKS, PLAIN, SPACES, UNTIDY

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

SURE = "ilma_sure"
"""The key, in the metadata of a validator's core schema, of a simpler schema: what that takes, the validator takes."""

SURE_CLASS = "ilma_sure_class"
"""Likewise, of the class of texts that the validator gives for what is sure: made of the text as it is."""


def surely(pattern: str, longest: int) -> core_schema.StringSchema:
    """A schema of the texts of so many code points at most that match a pattern as a whole."""
    return core_schema.str_schema(pattern=pattern, min_length=1, max_length=longest, strict=True)


@cache
def _matcher(pattern: str) -> SchemaValidator:
    """Made when a text first asks for it: most patterns that refuse are never needed."""
    return SchemaValidator(core_schema.str_schema(pattern=pattern, strict=True))


def _found(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text: by pydantic's core, where it means the same and takes much less time.

    What is no Unicode (half of a surrogate pair) the core does not look at.
    """
    if _matcher(pattern).isinstance_python(text):
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.search(pattern, text) is not None
    return False


@dataclass(frozen=True, slots=True)
class Form:
    """What a text must look like: as an `Annotated` member it checks a `str` and describes itself in the JSON Schema.

    `expected` completes the sentence "expected ..."; `pattern` (where there is one) must match the whole text,
    `excluded` nowhere in it. It is in Unicode's composed form (NFC), which JSON Schema cannot say.
    Length is counted in code points and checked before any pattern runs. A text that matches `sure` and is no longer
    has this form for certain; of others that pattern says nothing.
    Raises a pydantic error of type `text_form` with `expected` in its context.
    """

    expected: str
    max_length: int
    pattern: str | None = None
    excluded: str = f"[{CONTROL}]"
    examples: tuple[str, ...] = ()
    sure: str | None = None

    def check(self, text: str) -> str:
        """The text itself, where it has this form; otherwise a `PydanticCustomError`."""
        fits = 0 < len(text) <= self.max_length
        if fits and self.sure is not None and _found(self.sure, text):
            return text
        if (
            not fits
            or _found(self.excluded, text)
            or (self.pattern is not None and not _found(self.pattern, text))
        ):
            raise PydanticCustomError("text_form", "expected {expected}", {"expected": self.expected})
        if not unicodedata.is_normalized("NFC", text):
            message = "not in composed form (NFC): expected {expected}"
            raise PydanticCustomError("text_form", message, {"expected": self.expected})
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

    def as_core_schema(self) -> core_schema.CoreSchema:
        """What checks a text for this form in pydantic's core."""
        return core_schema.no_info_after_validator_function(
            self.check, core_schema.str_schema(strict=True), metadata=self._metadata()
        )

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> core_schema.CoreSchema:
        return self.as_core_schema()

    def _metadata(self) -> dict[str, Any] | None:
        return None if self.sure is None else {SURE: surely(self.sure, self.max_length)}

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return self.json_schema()


def _line(max_length: int, also_excluded: str = "") -> Form:
    plain = PLAIN if also_excluded else f"{PLAIN}\\[\\]"
    return Form(
        f"one line of 1 to {max_length} characters, without control or invisible characters, "
        f"doubled spaces or spaces at the ends{' and without square brackets' if also_excluded else ''}",
        max_length,
        excluded=UNTIDY + also_excluded,
        sure=f"^[{plain}]+(?:[ \\u00a0][{plain}]+)*$",
    )


def _code(expected: str, max_length: int, pattern: str, examples: tuple[str, ...] = ()) -> Form:
    """A form of which the pattern says all, because it takes letters, digits and signs of ASCII alone."""
    return Form(expected, max_length, pattern, examples=examples, sure=pattern)


Title = Annotated[str, _line(300)]
"""A title or heading on one line."""

Name = Annotated[str, _line(200, "|[\\[\\]]")]
"""A name on one line; no square brackets, because evidence paths pick by it: `names[text]`, `other_titles[text]`."""

Sentence = Annotated[str, _line(1000)]
"""A note, a reason or a claim: one line of our own words."""

Summary = Annotated[str, _line(LONGEST)]
"""A paragraph of our own words."""

LanguageTag = Annotated[
    str,
    _code(
        "an ISO 639 language code in lower case, such as `ar`",
        3,
        "^[a-z]{2,3}$",
        examples=("ar", "he", "fr", "en"),
    ),
]
"""ISO 639-1 (two letters) or, where there is none, ISO 639-3 (three)."""

ScriptCode = Annotated[
    str,
    _code(
        "an ISO 15924 script code, such as `Arab`", 4, "^[A-Z][a-z]{3}$", examples=("Arab", "Hebr", "Latn")
    ),
]
"""ISO 15924."""

CountryCode = Annotated[
    str, _code("an ISO 3166-1 alpha-3 code, such as `MAR`", 3, "^[A-Z]{3}$", examples=("ISR", "MAR", "USA"))
]
"""ISO 3166-1 alpha-3."""

CurrencyCode = Annotated[
    str, _code("an ISO 4217 currency code, such as `USD`", 3, "^[A-Z]{3}$", examples=("USD", "ILS", "MAD"))
]
"""ISO 4217."""

_LABEL = "[-0-9A-Z_a-z\\u00b7-\\u1fff\\u3005-\\ud7fb\\uf900-\\ufaff\\ufb1d-\\ufdcf]+"
"""A part of a host's name. What IDNA (UTS #46) would read as a dot, a slash or an at sign is not in it."""

_HOST = f"{_LABEL}(\\.{_LABEL})+\\.?(:[0-9]{{1,5}})?"

Url = Annotated[
    str,
    Form(
        "an http or https address",
        2000,
        f"^https?://{_HOST}([/?#][^ ]*)?$",
        excluded=f'[{SPACES}{MARKS}<>"\\\\^`{{|}}]|{HIDDEN}',
        examples=("https://example.org/page",),
        sure="^https?://[-0-9A-Z_a-z]+(?:\\.[-0-9A-Z_a-z]+)+(?:[/?#][!#-;=?-\\[\\]_a-z~]*)?$",
    ),
]
"""RFC 3986 or its international form (RFC 3987), `http` or `https`, with a full host and no user information."""

SchemaReference = Annotated[
    str,
    Form(
        "the http or https address or the relative path of a JSON Schema",
        500,
        f"^(https?://{_HOST}(/[^ ]*)?|([^:/\\\\]|/[^:/\\\\])[^:\\\\]*)$",
        excluded=f"[{SPACES}{MARKS}]|{HIDDEN}",
        examples=("../../schemas/agreement.schema.json", "https://example.org/agreement.schema.json"),
    ),
]
"""What `$schema` holds: an editor follows it, nothing else does."""

Sha256 = Annotated[str, _code("a SHA-256 digest as 64 lower-case hexadecimal digits", 64, "^[0-9a-f]{64}$")]
"""SHA-256 (FIPS 180-4) of the bytes of the text that was read."""

WikidataId = Annotated[
    str, _code("a Wikidata item, such as `Q801`", 15, "^Q[1-9][0-9]*$", examples=("Q801",))
]
"""The item's identifier, without an address."""

RorId = Annotated[
    str,
    _code(
        "a ROR identifier, such as `03vek6s52`",
        9,
        "^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$",
        examples=("03vek6s52",),
    ),
]
"""The nine characters of a Research Organization Registry identifier."""

VersionNumber = Annotated[
    str,
    _code("a version such as `1.4.0`", 20, "^[0-9]+\\.[0-9]+\\.[0-9]+$", examples=("1.4.0",)),
]
"""MAJOR.MINOR.PATCH (Semantic Versioning 2.0.0, without pre-release or build)."""
