"""A finding: one mistake in one place, as data. Nothing here prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ilma_data.checks.record_file import Place
from ilma_data.store.document import Span

Level: TypeAlias = Literal["error", "warning"]
"""How sure it is that something is wrong: an error is wrong, a warning wants a second look or an answer."""


@dataclass(frozen=True)
class Edit:
    """Put `text` in place of what stands from `span.start` up to `span.end`; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True)
class Fix:
    """What a machine would change in the file of a finding to mend it.

    `title` says what is done, as an order ("Remove the second `fr`"). A fix is `safe` where the record means the same
    after it, and unsafe where it is the likeliest guess. Edits don't overlap. Writing the text of a document drops a
    byte order mark, so a fix without edits is one, too.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True)
class Related:
    """Another place that belongs to a finding, such as the first of two equal keys."""

    place: Place
    message: str
    spot: Span | None = None

    @property
    def path(self) -> str:
        """The file, as it was named on the command line."""
        return self.place.file.path

    @property
    def span(self) -> Span:
        """From where to where in the file."""
        return self.spot or self.place.span


@dataclass(frozen=True)
class Finding:
    """One mistake: where, what, and what would be right. The rule that yields it is filled in by `checks.rule`.

    `message` is a sentence that stands alone. `found` is the value as JSON, `expected` what may stand there instead
    (a sentence, or several values to choose from), `nearest` the one that was probably meant.
    `spot` is given where no pointer can lead there: a syntax error has a place, but no value.
    `fix` is there where a machine knows what to write. `fingerprint` is filled in by the runner.
    """

    place: Place
    message: str
    found: str | None = None
    expected: Sequence[str] = ()
    nearest: str | None = None
    related: Sequence[Related] = ()
    spot: Span | None = None
    fix: Fix | None = None
    code: str = ""
    rule: str = ""
    level: Level = "error"
    fingerprint: str = ""

    @property
    def path(self) -> str:
        """The file, as it was named on the command line."""
        return self.place.file.path

    @property
    def file(self) -> str:
        """The file below its records folder: `agreements/<slug>.json`."""
        return self.place.file.name

    @property
    def pointer(self) -> str:
        """The JSON pointer (RFC 6901) of the value."""
        return self.place.pointer

    @property
    def span(self) -> Span:
        """From where to where in the file; lines and columns count from 1, the end is exclusive."""
        return self.spot or self.place.span

    @property
    def line(self) -> int:
        """The line where it begins, from 1."""
        return self.span.start.line

    @property
    def column(self) -> int:
        """The column where it begins, from 1, in code points."""
        return self.span.start.column
