"""Every regular expression of the package takes time in proportion to the length of the text, or the text is short."""

import ast
import builtins
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, cast

import pytest

from ilma_data.model import date_slips
from ilma_data.model.ids import ID_TYPES, AnyRecordId, RecordId, _sure_pattern
from ilma_data.model.schema import export
from ilma_data.store import positions
from tests.hostile.patterns import ambiguities, can_fail_late

PACKAGE = Path(date_slips.__file__).parents[1]

BOUNDED = {
    "ilma_data.checks.neighbourhood.version": "what is looked for begins with a quote, which no repetition takes",
    "ilma_data.checks.rules.shape.malformed_text": "a sentence of ours",
    "ilma_data.checks.rules.plausibility.unused_record": "a path has at most 300 characters",
    "ilma_data.cli.file_diff": "each branch goes to the end of the line, which is looked at twice at most",
    "ilma_data.cli.new": "an argument of the command line",
    "ilma_data.dataset.search": "a path has at most 300 characters",
    "ilma_data.draw": "records that were validated, whose texts are short",
    "ilma_data.export": "records that were validated, whose texts are short",
    "ilma_data.model.date_slips": "a text of more than twice the longest date is not looked at",
    "ilma_data.model.paths": "a path has at most 300 characters",
}
"""Modules and rooms whose patterns meet short texts only, or texts of ours; in which others would be too slow."""

DECIDED_BY_THE_NEXT_ONE = {"Url", "SchemaReference"}
"""Forms in which a dot can go on or end: the character after it decides, and no more is tried again."""

ANCHORED = {"match", "fullmatch"}
ANYWHERE = {"search", "sub", "subn", "split", "findall", "finditer"}

ID_CLASSES: list[type[RecordId]] = [RecordId, AnyRecordId, *ID_TYPES.values()]

ELSEWHERE: dict[tuple[str, str], list[str | bytes]] = {
    ("ilma_data.model.ids", "cls.pattern()"): [each.pattern() for each in ID_CLASSES],
    ("ilma_data.model.ids", "_sure_pattern(kind)"): [_sure_pattern(each) for each in ID_CLASSES],
    ("ilma_data.store.positions", "pattern"): list(positions._NUMBER_SLIPS),
    # Of the forms of text; the exported schema has them all.
    ("ilma_data.model.text", "pattern"): [],
}
"""Patterns that a function is given, by the words that stand for them in the code."""


class Use(NamedTuple):
    """A pattern, and whether it is looked for at every place of a text."""

    module: str
    line: int
    pattern: str | bytes
    flags: int
    anywhere: bool

    def __str__(self) -> str:
        return f"{self.module}:{self.line}"


def names_of_modules() -> list[str]:
    return sorted(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in PACKAGE.rglob("*.py")
        if path.name not in ("__init__.py", "__main__.py") and "re." in path.read_text("utf-8")
    )


def uses(name: str) -> Iterator[Use]:
    module = import_module(name)
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    named = {
        node.value: target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re"):
            continue
        if node.func.attr == "escape":
            continue
        assert node.func.attr in ANCHORED | ANYWHERE | {"compile"}, f"{name}:{node.lineno}"
        anywhere = node.func.attr in ANYWHERE
        if node.func.attr == "compile":
            anywhere = node not in named or not called(tree, named[node]) <= ANCHORED
        flags = sum(int(getattr(re, found)) for found in re.findall(r"re\.([A-Z]+)\b", ast.unparse(node)))
        for pattern in patterns(module, node.args[0]) if not is_bounded(name) else ():
            yield Use(name, node.lineno, pattern, flags, anywhere)


def is_bounded(name: str) -> bool:
    return any(name == bounded or name.startswith(f"{bounded}.") for bounded in BOUNDED)


def called(tree: ast.AST, name: str) -> set[str]:
    """The methods that are called of a pattern with this name."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    } or {"nobody knows"}


def patterns(module: ModuleType, written: ast.expr) -> list[str | bytes]:
    words = ast.unparse(written)
    if (module.__name__, words) in ELSEWHERE:
        return ELSEWHERE[module.__name__, words]
    known = dict(vars(module))
    unknown = {node.id for node in ast.walk(written) if isinstance(node, ast.Name)} - {*known, *dir(builtins)}
    try:
        return [eval(words, known | dict.fromkeys(unknown, "x"))]
    except TypeError:  # a pattern of bytes
        return [eval(words, known | dict.fromkeys(unknown, b"x"))]


@pytest.mark.parametrize("name", names_of_modules())
def test_no_pattern_has_two_ways_to_go_on(name: str) -> None:
    for use in uses(name):
        assert ambiguities(use.pattern, use.flags) == [], use


@pytest.mark.parametrize("name", names_of_modules())
def test_no_pattern_that_is_looked_for_everywhere_fails_late(name: str) -> None:
    for use in uses(name):
        if use.anywhere:
            assert not can_fail_late(use.pattern, use.flags), f"{use}: {use.pattern!r}"


def schemas(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
    for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from schemas(inside)


DEFINITIONS: dict[str, Any] = dict(cast(dict[str, Any], export()["dataset"]["$defs"]))
FORMS = {
    name: form for name, form in DEFINITIONS.items() if form.get("type") == "string" and "enum" not in form
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_text_has_a_bound_and_patterns_that_keep_to_it(name: str) -> None:
    assert 0 < FORMS[name]["maxLength"] <= 3000
    for schema in schemas(FORMS[name]):
        if "pattern" in schema:
            pattern = str(schema["pattern"])
            assert name in DECIDED_BY_THE_NEXT_ONE or ambiguities(pattern) == [], pattern
            assert schema is FORMS[name] or not can_fail_late(pattern), pattern


@pytest.mark.parametrize(
    ("pattern", "is_ambiguous"),
    [
        ("(a+)+", True),
        ("(a|b)*b", True),
        ("a*a", True),
        ("(a*)*", True),
        ("([a-z]+-)*x", True),
        ("(?:ab|ac|[a-z])*", True),
        ("a*b", False),
        ("[a-z]+(-[a-z]+)*", False),
        ('"[^"]*"', False),
        ("a*+a", False),
        ("(ab)*", False),
    ],
)
def test_two_ways_to_go_on_are_seen(pattern: str, is_ambiguous: bool) -> None:
    assert bool(ambiguities(pattern)) is is_ambiguous


@pytest.mark.parametrize(
    ("pattern", "does"),
    [
        (" *x", True),
        ("a+$", True),
        ("a+(?!b)", True),
        ("x|a+b", True),
        ("a+", False),
        ("^a+$", False),
        ("a|b", False),
        ('"[a-z]+"', False),
        ("a[a-z]+!", True),
    ],
)
def test_patterns_that_fail_late_are_seen(pattern: str, does: bool) -> None:
    assert can_fail_late(pattern) is does
