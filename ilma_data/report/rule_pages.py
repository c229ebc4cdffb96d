"""The pages of the rules, as Markdown: one for each, and one that lists them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ilma_data.checks.finding import Fix
from ilma_data.report.rules import SCOPES, AnyRule, named, rules_by_scope, scope_of, visible

CONTEXT = 2  # lines of the file shown above and below what differs

_INTRODUCTION = (
    "Made from the rules by `scripts/generate`; not edited by hand. Each rule has a page that says what it protects,"
    " why, how to mend a finding, and what `ilma validate` prints. `ilma rule` lists the same rules, and"
    " `ilma rule ILMA204` explains one. A code is never given twice."
)
_LEVELS = {
    "error": "error: something is wrong",
    "warning": "warning: something is probably wrong, and wants a second look",
}


@dataclass(frozen=True)
class Tried:
    """What came of a rule's bad example.

    `file` is where it was put: its name below the records folder, or beside it. `before` and `after` are the file's
    texts, in which "surrogateescape" has written the bytes that are no UTF-8; both are None where only a name differs.
    `printed` is what `ilma validate records` printed, and `fix` is that of the finding.
    """

    file: str
    before: str | None
    after: str | None
    printed: str
    fix: Fix | None


def rule_page(rule: AnyRule, tried: Tried) -> str:
    """The page of one rule."""
    scope = scope_of(rule)
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        rule.what,
        "",
        f"Level: {_LEVELS[rule.level]}. Scope: [{SCOPES[scope]}](README.md#{_anchor(SCOPES[scope])}).",
        "",
        "## Why",
        "",
        rule.why,
        "",
        "## How to mend it",
        "",
        rule.mend,
        "",
        _mending(tried.fix),
        "",
        "## Right",
        "",
        *_example(rule, tried, "good"),
        "",
        "## Wrong",
        "",
        *_example(rule, tried, "bad"),
        "",
        "## What `ilma validate` says of the wrong one",
        "",
        "```console",
        f"$ ilma validate records{' --with-packaged' if rule.example.with_packaged else ''}",
        *tried.printed.splitlines(),
        "```",
        "",
        "## Related rules",
        "",
        *(
            f"- [{other.code} {other.name}]({other.code}.md): {other.what}"
            for other in rules_by_scope()[scope]
            if other.code != rule.code
        ),
        "",
        f"Made by `scripts/generate` from [the rule](../../{_source(rule)}) and {_examples(rule)}; not edited by hand.",
    ]
    return "\n".join(lines) + "\n"


def index_page() -> str:
    """The page that lists all rules."""
    lines = [
        "# Rules",
        "",
        _INTRODUCTION,
    ]
    for scope, rules in rules_by_scope().items():
        lines += [
            "",
            f"## {SCOPES[scope]}",
            "",
            "| code | name | level | what it says |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.level} | {_cell(rule.what)} |"
            for rule in rules
        ]
    return "\n".join(lines) + "\n"


def _mending(fix: Fix | None) -> str:
    if fix is None:
        return "`ilma validate --fix` can't mend the example below."
    if fix.safe:
        return f"`ilma validate --fix` mends the example below: {visible(fix.title)}."
    return (
        f"`ilma validate --unsafe-fixes` mends the example below with a guess: {visible(fix.title)}."
        " Read what it changed before you keep it."
    )


def _example(rule: AnyRule, tried: Tried, which: str) -> Iterator[str]:
    """The lines of the file that differ, with some around them; or its name."""
    if tried.before is None or tried.after is None:
        yield f"A file {named(rule.example.good if which == 'good' else rule.example.bad, '`')}"
        return
    good, bad = tried.before.split("\n"), tried.after.split("\n")
    first = _alike(good, bad)
    last = _alike(good[first:][::-1], bad[first:][::-1])
    lines = good if which == "good" else bad
    start, end = max(first - CONTEXT, 0), min(len(lines) - last + CONTEXT, len(lines))
    shown = lines[start : end - 1 if end == len(lines) and not lines[-1] else end]
    yield f"`{tried.file}`, lines {start + 1} to {start + len(shown)}:"
    yield ""
    yield f"```{tried.file.rpartition('.')[2]}"
    yield from map(visible, shown)
    yield "```"
    if any(visible(line) != line for line in shown):
        yield ""
        yield "What can't be seen, and a byte that is not UTF-8, is written as an escape."


def _alike(one: list[str], other: list[str]) -> int:
    """How many lines at the beginning are the same."""
    for number, (line, other_line) in enumerate(zip(one, other, strict=False)):
        if line != other_line:
            return number
    return min(len(one), len(other))


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _examples(rule: AnyRule) -> str:
    """What the example is a piece of."""
    if rule.example.file is not None and rule.example.file.endswith(".toml"):
        return "the [example settings](../../tests/checks/example-settings.toml)"
    return "the [example records](../../tests/checks/example)"


def _source(rule: AnyRule) -> str:
    return f"{rule.check.__module__.replace('.', '/')}.py"
