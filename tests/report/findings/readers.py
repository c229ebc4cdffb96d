"""Each form read back, as its consumer reads it, to the findings that are in it."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.page import Page
from tests.report.findings.shapes import GITLAB, RDJSON, SARIF

MARKDOWN = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "linkify"])


class Seen(NamedTuple):
    """What identifies a finding in every form. The path is as that form shows it."""

    code: str
    path: str
    line: int
    column: int


def read(form: str, report: Report) -> list[Seen]:
    """Write a report in a form and read it back. Fails where the form is not what its consumer takes."""
    return READERS[form](list(lines_in(form, report, Page())))


def expected(form: str, report: Report) -> list[Seen]:
    """What the form must hold of the report, in this order."""
    findings: Sequence[Finding] = report.findings
    if form == "github":
        of_level = [
            [finding for finding in findings if finding.level == level] for level in ("error", "warning")
        ]
        findings = [*of_level[0][:10], *of_level[1][:10]]
    show = SHOWN_PATHS.get(form, printable)
    return [Seen(finding.code, show(finding.path), finding.line, finding.column) for finding in findings]


def without_half_pairs(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()


def allowed_in_xml(path: str) -> str:
    return printable(path).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


SHOWN_PATHS: dict[str, Callable[[str], str]] = {
    "json": without_half_pairs,
    "jsonl": without_half_pairs,
    "gitlab": without_half_pairs,
    "rdjson": without_half_pairs,
    "sarif": str,
    "junit": allowed_in_xml,
}
"""How a form shows a path; text to read has it printable."""

FIRST_LINE = re.compile(r"(.*?):([0-9]+):([0-9]+): (ILMA[0-9]{3}) [a-z0-9-]+: (.*)")


def a_seen(match: re.Match[str] | None) -> Seen:
    assert match is not None
    return Seen(match[4], match[1], int(match[2]), int(match[3]))


def read_full(lines: list[str]) -> list[Seen]:
    assert all(printable(line) == line for line in lines)
    starts = [0, *(number + 1 for number, line in enumerate(lines) if not line)]
    return [a_seen(FIRST_LINE.fullmatch(lines[start])) for start in starts[:-1]]


def read_concise(lines: list[str]) -> list[Seen]:
    assert all(printable(line) == line for line in lines)
    return [a_seen(FIRST_LINE.fullmatch(line)) for line in lines[:-1]]


def read_json(lines: list[str]) -> list[Seen]:
    report = strict_json("\n".join(lines))
    assert report["errors"] + report["warnings"] == len(report["findings"])
    assert sum(entry["findings"] for entry in report["summary"]) == len(report["findings"])
    return [json_seen(finding) for finding in report["findings"]]


def read_jsonl(lines: list[str]) -> list[Seen]:
    return [json_seen(strict_json(line)) for line in lines]


def json_seen(finding: dict[str, str]) -> Seen:
    return Seen(finding["code"], finding["path"], int(finding["line"]), int(finding["column"]))


def read_github(lines: list[str]) -> list[Seen]:
    commands = [github_command(line) for line in lines]
    levels = [level for level, _, _ in commands]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert levels.count("notice") <= 1
    return [
        Seen(found["title"].split()[0], found["file"], int(found["line"]), int(found["col"]))
        for level, found, _ in commands
        if level != "notice"
    ]


def github_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: its name, its properties and its message."""
    assert line.startswith("::")
    assert printable(line) == line
    head, _, message = line[2:].partition("::")
    name, _, properties = head.partition(" ")
    pairs = [pair.split("=", 1) for pair in properties.strip().split(",") if pair]
    return name, {key: unescaped(value, of_property=True) for key, value in pairs}, unescaped(message)


def unescaped(text: str, *, of_property: bool = False) -> str:
    pairs = [
        ("%0D", "\r"),
        ("%0A", "\n"),
        *([("%3A", ":"), ("%2C", ",")] if of_property else []),
        ("%25", "%"),
    ]
    for escape, character in pairs:
        text = text.replace(escape, character)
    return text


def read_sarif(lines: list[str]) -> list[Seen]:
    log = strict_json("\n".join(lines))
    SARIF.validate_python(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    seen = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        where = result["locations"][0]["physicalLocation"]
        raw = unquote_to_bytes(where["artifactLocation"]["uri"])
        try:
            path = raw.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape").decode()
        except UnicodeDecodeError:
            path = sarif_path(raw)
        seen.append(
            Seen(result["ruleId"], path, where["region"]["startLine"], where["region"]["startColumn"])
        )
    return seen


def sarif_path(raw: bytes) -> str:
    """A path with halves of surrogate pairs: bytes that are no UTF-8, or (on Windows alone) a half by itself."""
    return raw.decode("utf-8", "surrogatepass" if b"\xed\xa0\x80" in raw else "surrogateescape")


def read_gitlab(lines: list[str]) -> list[Seen]:
    violations = strict_json("\n".join(lines))
    GITLAB.validate_python(violations)
    fingerprints = [violation["fingerprint"] for violation in violations]
    assert len(set(fingerprints)) == len(fingerprints)
    seen = []
    for violation in violations:
        where = violation["location"]
        begin = where["positions"]["begin"]
        assert begin["line"] == where["lines"]["begin"]
        seen.append(Seen(violation["check_name"].split()[0], where["path"], begin["line"], begin["column"]))
    return seen


def read_rdjson(lines: list[str]) -> list[Seen]:
    result = strict_json("\n".join(lines))
    RDJSON.validate_python(result)
    seen = []
    for diagnostic in result["diagnostics"]:
        where = diagnostic["location"]
        start = where["range"]["start"]
        seen.append(Seen(diagnostic["code"]["value"], where["path"], start["line"], start["column"]))
    return seen


def read_junit(lines: list[str]) -> list[Seen]:
    root = ElementTree.fromstring("\n".join(lines).encode("utf-8"))
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(root.findall("testsuite/testcase/failure")))
    *found, last = cases
    assert len(last) == 0
    seen = []
    for suite in root.findall("testsuite"):
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)
    for case in found:
        name = re.fullmatch(
            r"(ILMA[0-9]{3}) [a-z0-9-]+ at ([0-9]+):([0-9]+)(?: \([0-9]+\))?", case.get("name") or ""
        )
        assert name is not None
        (outcome,) = case
        assert outcome.get("type") == name[1]
        seen.append(Seen(name[1], case.get("classname") or "", int(name[2]), int(name[3])))
    return seen


def read_markdown(lines: list[str]) -> list[Seen]:
    tokens = MARKDOWN.parse("\n".join(lines))
    flat = [token for outer in tokens for token in (outer, *(outer.children or []))]
    for token in flat:
        assert token.type not in ("html_block", "image", "heading_open", "fence", "code_block", "hr"), token
        assert token.type != "html_inline" or token.content == "<!-- -->", token
        assert not token.type.startswith(("link", "blockquote")), token
    items = [
        tokens[number + 2]
        for number, token in enumerate(tokens)
        if token.type == "list_item_open" and token.level == 1
    ]
    return [markdown_seen(item) for item in items]


def markdown_seen(item: Token) -> Seen:
    assert item.children is not None
    where = item.children[0]
    assert where.type == "code_inline"
    path, line, column = where.content.rsplit(":", 2)
    title = next(
        token.content for token in item.children[1:] if token.type == "text" and token.content.strip()
    )
    return Seen(title.split()[0], path, int(line), int(column))


def strict_json(text: str) -> Any:
    """JSON as strict readers take it: as UTF-8, without halves of surrogate pairs."""
    value = json.loads(text.encode("utf-8"))
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


READERS: dict[str, Callable[[list[str]], list[Seen]]] = {
    "full": read_full,
    "concise": read_concise,
    "json": read_json,
    "jsonl": read_jsonl,
    "github": read_github,
    "sarif": read_sarif,
    "gitlab": read_gitlab,
    "junit": read_junit,
    "rdjson": read_rdjson,
    "markdown": read_markdown,
}
