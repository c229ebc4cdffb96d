"""A fix as lines: putting the new ones in place of the old ones is making the fix."""

from hypothesis import given
from hypothesis import strategies as st

from ilma_data.checks.finding import Edit, Fix
from ilma_data.report.findings.changed_lines import ChangedLines, changed_lines, changed_stretch
from ilma_data.store.document import Document, Position, Span, parse
from ilma_data.store.edits import Change, applied

TEXT = st.text('ab\n "é', max_size=30)


@st.composite
def fixed(draw: st.DrawFn) -> tuple[Document, Fix]:
    document = parse(draw(TEXT).encode())
    places = sorted(draw(st.lists(st.integers(0, len(document.text)), max_size=8)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    edits = [Edit(document.stretch(start, end), draw(TEXT)) for start, end in pairs]
    return document, Fix("Mend", tuple(edits), True)


@given(fixed())
def test_the_lines_are_those_of_the_fix(case: tuple[Document, Fix]) -> None:
    document, fix = case
    lines = document.text.split("\n")
    for change in reversed(list(changed_lines(document, fix))):
        assert tuple(lines[change.first - 1 : change.first - 1 + len(change.old)]) == change.old
        lines[change.first - 1 : change.first - 1 + len(change.old)] = change.new
    assert "\n".join(lines) == applied(document, [Change(edit.span, edit.text) for edit in fix.edits])


@given(fixed())
def test_one_stretch_does_what_all_changes_do(case: tuple[Document, Fix]) -> None:
    document, fix = case
    stretch = changed_stretch(document, fix)
    lines = document.text.split("\n")
    if stretch is not None:
        lines[stretch.first - 1 : stretch.first - 1 + len(stretch.old)] = stretch.new
    assert "\n".join(lines) == applied(document, [Change(edit.span, edit.text) for edit in fix.edits])


def test_lines_that_stay_are_left_out() -> None:
    change = ChangedLines(3, ("a", "b", "c"), ("a", "x", "y", "c"))
    assert change.trimmed() == ChangedLines(4, ("b",), ("x", "y"))
    assert ChangedLines(1, ("a", "b"), ("a", "b", "b")).trimmed() == ChangedLines(3, (), ("b",))


def test_the_ends_of_lines_are_in_no_line() -> None:
    document = parse(b'{\r\n  "a": 1,\r\n  "b": 2\r\n}')
    fix = Fix("Remove", (Edit(Span(Position(2, 3), Position(3, 3)), ""),), True)
    (change,) = changed_lines(document, fix)
    assert change == ChangedLines(2, ('  "a": 1,', '  "b": 2'), ('  "b": 2',))
    assert change.trimmed() == ChangedLines(2, ('  "a": 1,',), ())
