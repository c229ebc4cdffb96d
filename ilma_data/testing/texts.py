"""Text as sources have it: Latin, Arabic, Hebrew and French, with every awkward character that a record may hold."""

import re
import string
from typing import get_args

from hypothesis import strategies as st

from ilma_data.model import text
from ilma_data.model.characters import composed
from ilma_data.model.ids import DEVICE
from ilma_data.model.source import OriginLabel
from ilma_data.model.text import Form

_LATIN = string.ascii_letters + string.digits + "ÀÇÉéèêëïôûœşğĦḤ.,:;!?&()/\\'\"’–~#%*+=@<>|{}$_^`-"
# With marks that stand on a letter and the tatweel.
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤئگڤپـًُِّْ٠١٢٣،؛؟"
_HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשתָּׁ־׳״"
_ELSEWHERE = "ⵣⵎⵖ文書ßıİΣ𝔄😀🇲🇦é"

_WORD = st.one_of(
    *(st.text(letters, min_size=1, max_size=8) for letters in (_LATIN, _ARABIC, _HEBREW, _ELSEWHERE))
).map(composed)
# Joiners and directional marks, between letters that need them.
_MARKED = st.builds(
    "{}{}{}".format,
    st.text(_ARABIC, min_size=1, max_size=4),
    st.sampled_from("\u200c\u200d\u200e\u200f"),
    st.text(_ARABIC, min_size=1, max_size=4),
)
_JOINT = st.sampled_from((" ", "-", "\u00a0", " – ", ", "))

_AWKWARD = (
    "null",
    "NaN",
    "0",
    "2021-11-24",
    "signed",
    "signatory/morocco",
    "=SUM(A1)",
    '"quoted", and, commas',
    "C:\\new\\table",
    "</script>",
    "~1/~0",
    "parties.signatory",
    "Abdellatif Loudiyi",
    "عبد اللطيف لوديي",
    "בני גנץ",
    "Ministère délégué chargé de l’Administration de la défense nationale",
    "רא״ל (Lt.-Gen.)",
)


@st.composite
def names(draw: st.DrawFn) -> str:
    """A name: one line, no square brackets."""
    return draw(_NAMES)


@st.composite
def titles(draw: st.DrawFn) -> str:
    """A title: as a name, and square brackets too."""
    return draw(_TITLES)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A note, a reason or a claim; seldom as long as one may be."""
    return draw(_SENTENCES)


@st.composite
def summaries(draw: st.DrawFn) -> str:
    """A paragraph; seldom as long as one may be."""
    return draw(_SUMMARIES)


@st.composite
def slugs(draw: st.DrawFn) -> str:
    """The part of an id after its slash; at most 83 characters."""
    return draw(_SLUGS)


def text_of(form: Form) -> st.SearchStrategy[str]:
    """Text of a form that a model declares. Raises `KeyError` for a form that this module does not know."""
    return _OF_FORM[form]


def _joined(words: list[str], joint: str) -> str:
    return joint.join(words)


_SHORT = st.one_of(
    st.builds(_joined, st.lists(_WORD | _MARKED.map(composed), min_size=1, max_size=3), _JOINT),
    st.sampled_from(_AWKWARD),
)
_NAMES = st.one_of(_SHORT, st.sampled_from((*_AWKWARD, "N" * 200)))
_BRACKETED = st.builds("{} [{}]".format, _SHORT, _SHORT)
_TITLES = st.one_of(_SHORT, _BRACKETED, st.sampled_from((*_AWKWARD, "T" * 300)))
_SENTENCES = st.one_of(_SHORT, _BRACKETED, st.sampled_from((*_AWKWARD, "S" * 1000)))
_SUMMARIES = st.one_of(_SHORT, _BRACKETED, st.sampled_from((*_AWKWARD, "P" * 3000)))

_GROUPS = st.lists(
    st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=20), min_size=1, max_size=4
)
_SLUGS = _GROUPS.map("-".join).filter(lambda slug: re.fullmatch(DEVICE, slug) is None)

_HEXADECIMAL = st.text("0123456789abcdef", min_size=64, max_size=64)
_ADDRESSES = st.one_of(
    st.sampled_from(
        (
            "https://example.org/",
            "http://example.org:8080/a/b.html?c=d&e=%20#f",
            "https://www.hespress.com/لوديي-1.html",
            "https://חדשות.example/כתבה",
        )
    ),
    slugs().map("https://example.org/{}".format),
)


def _form(alias: object) -> Form:
    return next(member for member in get_args(alias) if isinstance(member, Form))


_OF_FORM: dict[Form, st.SearchStrategy[str]] = {
    _form(text.Title): titles(),
    _form(text.Name): names(),
    _form(text.Sentence): sentences(),
    _form(text.Summary): summaries(),
    _form(text.LanguageTag): st.sampled_from(("ar", "he", "fr", "en", "es", "shi", "zgh")),
    _form(text.ScriptCode): st.sampled_from(("Arab", "Hebr", "Latn", "Tfng")),
    _form(text.CountryCode): st.sampled_from(("ISR", "MAR", "USA")),
    _form(text.CurrencyCode): st.sampled_from(("ILS", "MAD", "USD")),
    _form(text.Url): _ADDRESSES,
    _form(text.SchemaReference): st.sampled_from(
        ("../../schemas/record.schema.json", "https://example.org/schema/1.0/record.schema.json")
    ),
    _form(text.Sha256): _HEXADECIMAL,
    _form(text.WikidataId): st.integers(1, 10**14 - 1).map("Q{}".format),
    _form(text.RorId): st.just("03vek6s52"),
    _form(text.VersionNumber): st.tuples(*[st.integers(0, 2000)] * 3).map(
        lambda numbers: "{}.{}.{}".format(*numbers)
    ),
    _form(OriginLabel): slugs(),
}
