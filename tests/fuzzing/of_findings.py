"""What every finding must be: in its file, in plain words, with fixes that fit."""

import re
from collections.abc import Iterator, Sequence

from ilma_data.checks.finding import Finding
from ilma_data.checks.one_file import file_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.shape.reader import MOST_FAULTS
from ilma_data.store.document import Document, Position, Span, parse
from ilma_data.store.edits import Change, applied
from tests.fuzzing.bound import failure_of
from tests.fuzzing.failure import Failure, Kind, failed

_IMPLEMENTATION = re.compile(
    r"(?i:pydantic|traceback|nonetype|validationerror|\w+_type\b|<class|object at 0x|\bdict\b|\btuple\b|\bfloat\b"
    r"|\bint\b|\bstr\b|\berrno\b|\bregex\b|\bctx\b|\bmodel\b|list\[)|\bNone\b"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*(?:"|…|\.\.\.|$)|`[^`]*`')


MOST_FIXES = 2
"""Of one file, that are tried: each needs the file to be read again."""


def faults_of_all(findings: Sequence[Finding], raw: bytes) -> list[Failure]:
    """What is wrong with the findings about a file with these bytes."""
    found: list[Failure] = []
    found += [failure for finding in findings for failure in _faults(finding, raw)]
    fixable = [finding for finding in findings if finding.fix is not None][:MOST_FIXES]
    if (
        broken := failure_of(lambda: found.extend(f for one in fixable for f in _unfit(one, findings)))
    ) is not None:
        found.append(broken)
    return found


def _faults(finding: Finding, raw: bytes) -> Iterator[Failure]:
    yield from _misplaced(finding)
    yield from _badly_said(finding, raw)


def _misplaced(finding: Finding) -> Iterator[Failure]:
    spots = [(finding.place.file.document, finding.span)]
    spots += [(related.place.file.document, related.span) for related in finding.related]
    spots += [(finding.place.file.document, edit.span) for edit in (finding.fix.edits if finding.fix else ())]
    for document, span in spots:
        if not _is_in(document, span):
            yield failed(Kind.MISPLACED, finding.code, f"{finding.code} {finding.message}: {span}")


def _is_in(document: Document | None, span: Span) -> bool:
    if document is None:
        return span == Span(Position(1, 1), Position(1, 1))
    lines = re.split("\r\n|\r|\n", document.text)
    return span.start <= span.end and all(
        1 <= position.line <= len(lines) and 1 <= position.column <= len(lines[position.line - 1]) + 1
        for position in (span.start, span.end)
    )


def _badly_said(finding: Finding, raw: bytes) -> Iterator[Failure]:
    said = [finding.message, *(related.message for related in finding.related)]
    said += [finding.fix.title] if finding.fix else []
    written = raw.decode("utf-8", "replace").lower()
    for text in said:
        word = _IMPLEMENTATION.search(_QUOTED.sub("", text))
        if not text.strip():
            yield failed(Kind.BAD_MESSAGE, f"{finding.code} is empty", repr(finding))
        elif word and word[0].lower() not in written:
            yield failed(Kind.BAD_MESSAGE, f"{finding.code} says {word[0]}", text)
    shown = [*said, *finding.expected, finding.found or "", finding.nearest or "", finding.pointer]
    if _SURROGATE.search("".join(shown)) and not _SURROGATE.search(finding.file):
        yield failed(Kind.BAD_MESSAGE, f"{finding.code} holds half a surrogate pair", repr(shown))
    if finding.nearest is not None and finding.nearest == finding.found:
        yield failed(Kind.BAD_MESSAGE, f"{finding.code} suggests what stands there", repr(finding))
    if not finding.code or not finding.rule:
        yield failed(Kind.BAD_MESSAGE, "a finding without a rule", repr(finding))


def _unfit(finding: Finding, findings: Sequence[Finding]) -> Iterator[Failure]:
    """A fix can be written, leaves a file that can be read, and there are fewer findings or others after it."""
    document = finding.place.file.document
    if finding.fix is None or document is None:
        return
    title = f"{finding.code} {'safe' if finding.fix.safe else 'unsafe'}"
    try:
        text = applied(document, (Change(edit.span, edit.text) for edit in finding.fix.edits))
    except ValueError as error:
        yield failed(Kind.BAD_FIX, f"{title}: edits overlap", f"{error}: {finding.fix}")
        return
    mended = RecordFile(finding.file, finding.path, parse(text.encode(), path=finding.path))
    again = list(file_findings(mended))
    if document.readable and mended.document is not None and not mended.document.readable:
        yield failed(Kind.BAD_FIX, f"{title}: what it writes can't be read", f"{finding.fix}\n{text}")
    elif len(findings) >= MOST_FAULTS:
        return  # others come up from below the bound, and take the place of what is mended
    elif len(again) >= len(findings) and any(_same(finding, other) for other in again):
        yield failed(Kind.BAD_FIX, f"{title}: the finding stays", f"{finding.message}\n{finding.fix}\n{text}")


def _same(finding: Finding, other: Finding) -> bool:
    return (finding.code, finding.pointer, finding.message) == (other.code, other.pointer, other.message)
