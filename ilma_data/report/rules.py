"""Rules for a reader: a list of them, or one with what it protects, how to mend a finding, and an example."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.rule import Example, Rule
from ilma_data.report.escape import printable
from ilma_data.report.page import Entry, Page, Section

AnyRule: TypeAlias = Rule[Any]

SCOPES = {
    "files": "Files and JSON",
    "shape": "Shape",
    "links": "Links",
    "dates": "Dates",
    "evidence": "Evidence",
    "plausibility": "Plausibility",
    "settings": "Settings",
}
"""The folders of rules by what they are about, in the order in which they are listed."""

PAGES = "docs/rules"
"""Where the repository has a page for each rule."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # as Python's "surrogateescape" writes a byte that is no UTF-8


def scope_of(rule: AnyRule) -> str:
    """The folder in which a rule stands: one of `SCOPES`."""
    return rule.check.__module__.split(".")[-2]


def rules_by_scope() -> dict[str, tuple[AnyRule, ...]]:
    """Every rule, in the order of `SCOPES` and then of the codes. A scope without rules is left out."""
    found: dict[str, tuple[AnyRule, ...]] = dict.fromkeys(SCOPES, ())
    for rule in all_rules():
        found[scope_of(rule)] += (rule,)
    return {scope: rules for scope, rules in found.items() if rules}


def page_of(rule: AnyRule) -> str:
    """The path of a rule's page in the repository."""
    return f"{PAGES}/{rule.code}.md"


def rules_lines(page: Page) -> Iterator[str]:
    """A row for each rule, under a heading for each scope."""
    for number, (scope, rules) in enumerate(rules_by_scope().items()):
        if number:
            yield ""
        yield page.paint(SCOPES[scope], "bold")
        yield from page.rows([(rule.code, rule.level, f"{rule.name}: {rule.what}") for rule in rules])


def rule_lines(rule: AnyRule, page: Page) -> Iterator[str]:
    """One rule: what it says, why, how to mend a finding, and a right and a wrong example."""
    yield page.paint(f"{rule.code} {rule.name}", "bold")
    yield from page.paragraph(rule.what)
    yield ""
    about = {
        "Level": rule.level,
        "Why": rule.why,
        "Mend": rule.mend,
        "Page": f"{page_of(rule)} in the repository",
    }
    yield from page.section(Section("", [Entry(text, label) for label, text in about.items()]))
    where = f" in {rule.example.file}" if rule.example.file else ""
    for heading, piece in (("Right", rule.example.good), ("Wrong", rule.example.bad)):
        yield ""
        yield page.paint(f"{heading}{where}", "bold")
        for line in _piece(piece, rule.example):
            yield f"  {line}"


def rules_as_json(rules: Iterable[AnyRule]) -> list[dict[str, object]]:
    """The same for a program."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "level": rule.level,
            "scope": scope_of(rule),
            "what": rule.what,
            "why": rule.why,
            "mend": rule.mend,
            "example": {"file": rule.example.file, "good": rule.example.good, "bad": rule.example.bad},
            "page": page_of(rule),
        }
        for rule in rules
    ]


def visible(line: str) -> str:
    r"""A line of an example, in which what can't be seen and what is no UTF-8 is written as an escape.

    >>> print(visible("d\udce9sert\u200b"))
    d\xe9sert\u200b
    """
    return printable(_NOT_UTF8.sub(lambda found: f"\\x{ord(found[0]) - 0xDC00:02x}", line))


def named(name: str, quote: str = "") -> str:
    """The name of a file in an example, or of a link with what it leads to; with `quote` around each name.

    >>> named("domains/water.json -> nowhere")
    'domains/water.json, a symbolic link to nowhere'
    """
    return ", a symbolic link to ".join(f"{quote}{visible(part)}{quote}" for part in name.split(" -> "))


def _piece(piece: str, example: Example) -> Iterator[str]:
    """A piece of a file without what surrounds it there: the comma before it, and the indent of later lines."""
    if example.file is None:
        yield f"a file named {named(piece)}"
        return
    first, *more = piece.lstrip(",").strip().split("\n")
    yield visible(first) or "(nothing)"
    if more:
        yield from map(visible, textwrap.dedent("\n".join(more)).split("\n"))
