"""Turtle 1.1 (RDF 1.1 Turtle, W3C 2014), written so that equal graphs are equal bytes: no blank node has a label."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ilma_data.export.linked.rdf import XSD_STRING, Blank, Listed, Literal, Object, Properties, Subject, Uri
from ilma_data.export.linked.uris import PREFIXES

_STEP = "    "
_RDF_TYPE = PREFIXES["rdf"] + "type"
_BARE = {PREFIXES["xsd"] + "integer": r"[+-]?[0-9]+", PREFIXES["xsd"] + "boolean": "true|false"}
"""Datatypes whose literals stand without quotes, and what they look like then."""

_LOCAL = re.compile(r"[A-Za-z0-9_]([-A-Za-z0-9_]*[A-Za-z0-9_])?")
"""The local names that need no escape, and some fewer than there are."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')
_NOT_IN_A_URI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def turtle(subjects: Iterable[Subject], prefixes: Mapping[str, str]) -> Iterator[str]:
    """A document, in pieces: the prefixes, then a block for each subject. It ends in a line end."""
    yield "".join(f"@prefix {name}: <{written_uri(stem)}> .\n" for name, stem in prefixes.items())
    for subject in subjects:
        yield f"\n{_name(subject.uri, prefixes)} {_said(subject.properties, prefixes, _STEP)} .\n"


def _said(properties: Properties, prefixes: Mapping[str, str], indent: str) -> str:
    return f" ;\n{indent}".join(
        f"{'a' if predicate == _RDF_TYPE else _name(predicate, prefixes)} {_all(objects, prefixes, indent)}"
        for predicate, objects in properties
    )


def _all(objects: Sequence[Object], prefixes: Mapping[str, str], indent: str) -> str:
    in_line = all(isinstance(one, Uri | Blank) for one in objects)
    between = ", " if in_line else f",\n{indent}{_STEP}"
    return between.join(_written(one, prefixes, indent) for one in objects)


def _written(one: Object, prefixes: Mapping[str, str], indent: str) -> str:
    match one:
        case Uri():
            return _name(one, prefixes)
        case Literal():
            return _literal(one, prefixes)
        case Listed():
            return f"( {' '.join(_written(item, prefixes, indent) for item in one.items)} )"
        case Blank():
            inner = indent + _STEP
            return f"[\n{inner}{_said(one.properties, prefixes, inner)}\n{indent}]"


def _name(uri: Uri, prefixes: Mapping[str, str]) -> str:
    for prefix, stem in prefixes.items():
        if uri.startswith(stem) and _LOCAL.fullmatch(uri, len(stem)):
            return f"{prefix}:{uri[len(stem) :]}"
    return f"<{written_uri(uri)}>"


def written_uri(uri: str) -> str:
    """A URI as it stands between angle brackets: what may not stand there, as an escape."""
    return _NOT_IN_A_URI.sub(lambda found: f"\\u{ord(found[0]):04X}", uri)


def _literal(one: Literal, prefixes: Mapping[str, str]) -> str:
    if one.datatype in _BARE and re.fullmatch(_BARE[one.datatype], one.text):
        return one.text
    text = f'"{_TO_ESCAPE.sub(_escape, one.text)}"'
    if one.language is not None:
        return f"{text}@{one.language}"
    if one.datatype is None or one.datatype == XSD_STRING:
        return text
    return f"{text}^^{_name(Uri(one.datatype), prefixes)}"


def _escape(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}")
