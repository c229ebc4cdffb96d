"""What a finding says besides its message, in words: shared by all forms that people read."""

import difflib
from collections.abc import Iterator
from functools import lru_cache

from ilma_data.checks.finding import Finding, Fix, Related
from ilma_data.report.escape import printable

MOST_EXPECTED = 3  # of a long list of words that may stand there
MOST_RELATED = 5  # of the other places concerned
LONGEST_FOUND = 200  # characters of a faulty value; the JSON has all of it


def sentences(finding: Finding) -> Iterator[str]:
    """All that is to say of a finding but its place, each on one line and safe for a terminal: the message first."""
    yield printable(finding.message)
    if finding.found is not None:
        yield printable(f"Found: {shortened(finding.found)}")
    if finding.expected:
        yield printable(f"Expected: {choices(finding)}")
    if finding.nearest is not None:
        yield printable(f"Did you mean {finding.nearest}?")
    for related in finding.related[:MOST_RELATED]:
        yield printable(f"See {place(related)}: {related.message}")
    if more := more_places(finding):
        yield more
    if finding.fix is not None:
        yield printable(f"Fix: {finding.fix.title} ({applied_by(finding.fix)})")


def place(finding: Finding | Related) -> str:
    """`path:line:column`, where it begins."""
    return f"{finding.path}:{finding.span.start}"


def shortened(found: str) -> str:
    """A faulty value, cut where it is long."""
    return found if len(found) <= LONGEST_FOUND else f"{found[: LONGEST_FOUND - 1]}…"


def choices(finding: Finding) -> str:
    """What may stand there; of a long list the words that are most like what stands there now."""
    expected = finding.expected
    if len(expected) <= MOST_EXPECTED + 1:
        return " or ".join(expected)
    # A value of a million characters is compared with nothing: nobody meant one of the words.
    wrong = shortened((finding.nearest or finding.found or "").strip('"'))
    nearest = _most_like(wrong, tuple(expected))[:MOST_EXPECTED]
    return f"{', '.join(nearest)} and {len(expected) - MOST_EXPECTED} more"


def more_places(finding: Finding) -> str:
    """How many places concerned are not listed; nothing where all are."""
    more = len(finding.related) - MOST_RELATED
    return f"and {more:,} more place{'s' if more > 1 else ''}" if more > 0 else ""


def applied_by(fix: Fix) -> str:
    """The option of `ilma validate` that makes the change."""
    return f"{'--fix' if fix.safe else '--unsafe-fixes'} applies it"


@lru_cache(maxsize=256)  # ten thousand findings repeat the same few mistakes
def _most_like(word: str, expected: tuple[str, ...]) -> list[str]:
    return sorted(expected, key=lambda choice: -difflib.SequenceMatcher(None, word, choice).ratio())
