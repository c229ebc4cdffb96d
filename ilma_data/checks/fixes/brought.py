"""What fixes bring: the findings that a file has after them and had not before, and which fix is to blame."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ilma_data.checks.finding import Finding
from ilma_data.store.document import steps

_OF_LINKS = ("ILMA201", "ILMA208", "ILMA209")
"""Rules whose findings the faults of other files don't hide."""


def brought_by(
    before: Sequence[Finding], mended: Sequence[Finding], after: Sequence[Finding]
) -> Finding | None:
    """The first finding that the fixes have brought; a finding that was to be mended and is still there counts too."""
    left = Counter(map(kind, before)) - Counter(map(kind, mended))
    shapeless_before = {finding.file for finding in before if _is_of_shape(finding)}
    shapeless = {finding.file for finding in after if _is_of_shape(finding)}
    reveals = any(one.file in shapeless_before and one.file not in shapeless for one in mended)
    for finding in after:
        left[kind(finding)] -= 1
        if left[kind(finding)] >= 0:
            continue
        elsewhere = finding.code in _OF_LINKS and all(one.file != finding.file for one in mended)
        if _is_of_shape(finding) or elsewhere or not reveals or writer_of(finding, mended):
            return finding
    return None


def kind(finding: Finding) -> tuple[object, ...]:
    """By what a finding is known again after the file has changed; the places of items in lists are not in it."""
    keys = [step for step in steps(finding.pointer) if isinstance(step, str)]
    return (finding.code, finding.file, *keys)


def _is_of_shape(finding: Finding) -> bool:
    """Whether its file is no whole record while it stands: the rules about several records pass over it."""
    return finding.code.startswith(("ILMA0", "ILMA1"))


def writer_of(finding: Finding, mended: Iterable[Finding]) -> Finding | None:
    """The one whose fix wrote where a finding is, or where another place is that belongs to it; None without one.

    A safe fix is not to blame but for a link: the value means what it meant, and could only not be read.
    """
    places = [(finding.file, finding.span, finding.place.file.document)]
    places += [(one.place.file.name, one.span, one.place.file.document) for one in finding.related]
    by_file: dict[str, list[Finding]] = {}
    for one in mended:
        by_file.setdefault(one.file, []).append(one)
    for name, span, after in places:
        if after is None:
            continue
        start, end = after.offset(span.start), after.offset(span.end)
        for writer, begin, stop in _written(by_file.get(name, [])):
            is_guess = writer.fix is not None and not writer.fix.safe
            if begin <= end and start <= stop and (is_guess or finding.code in _OF_LINKS):
                return writer
    return None


def _written(mended: Sequence[Finding]) -> Iterator[tuple[Finding, int, int]]:
    """From which offset to which the fix of each of these findings of one file has written, in the new text."""
    edits = [(edit, one) for one in mended if one.fix is not None for edit in one.fix.edits]
    grown = 0
    for edit, one in sorted(edits, key=lambda entry: entry[0].span):
        document = one.place.file.document
        assert document is not None  # else there would be no fix
        start, end = document.offset(edit.span.start), document.offset(edit.span.end)
        yield one, start + grown, start + grown + len(edit.text)
        grown += len(edit.text) - (end - start)
