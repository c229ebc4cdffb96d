"""The settings of a run: what `[tool.ilma]` of a `pyproject.toml` says, and where it says so."""

import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, TypeAlias

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place, RecordFile
from ilma_data.checks.record_ids import RecordIds
from ilma_data.store.document import Span, pointer

if TYPE_CHECKING:
    from ilma_data.store.toml_document import TomlDocument, TomlFault

FailOn: TypeAlias = Literal["error", "warning", "never"]
"""Which findings make a run fail: errors, any finding, or none."""

TABLE = ("tool", "ilma")
"""The keys that lead to the settings."""

KEYS = ("records", "select", "ignore", "fail-on", "with-packaged", "exceptions")
"""The settings, in the order in which the documentation explains them."""

EXCEPTION_KEYS = ("code", "record", "reason", "expires")
"""What an exception says; all of it is needed."""

_MOST_SHOWN = 120
"""Characters of a value that a finding shows."""

_LONGEST_KEY = 40  # characters of a wrong key for which the nearest one is looked for

Steps: TypeAlias = tuple[str | int, ...]
"""Keys and indexes below `[tool.ilma]`."""


@dataclass(frozen=True, eq=False)
class SettingsFile:
    """A file with settings, and the places in it. `table` is what stands at `tool.ilma`; None where nothing does.

    `toml` is None where the file can't be read (`file.error` says why).
    """

    file: RecordFile
    toml: "TomlDocument | None" = None

    @property
    def path(self) -> str:
        """The file, as a message calls it."""
        return self.file.path

    @property
    def folder(self) -> PurePath:
        """The folder in which it lies; the paths in it begin there."""
        return PurePath(self.file.path).parent

    @property
    def fault(self) -> "TomlFault | OSError | None":
        """What keeps it from being read."""
        return self.file.error if self.toml is None else self.toml.fault

    @property
    def table(self) -> object:
        """What stands at `tool.ilma`."""
        value: object = {} if self.toml is None else self.toml.value
        for key in TABLE:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def value(self, steps: Steps) -> object:
        """What stands there; None where nothing does."""
        value = self.table
        for step in steps:
            if isinstance(value, Mapping):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                return None
        return value

    def span(self, steps: Steps, *, of_key: bool = False) -> Span:
        """The place of a setting or of its key; of the table it is missing from where it is missing."""
        if self.toml is None:
            return Place(self.file).span
        return (self.toml.key_span if of_key else self.toml.span)([*TABLE, *steps])

    def shown(self, steps: Steps) -> str:
        """The value as it is written, cut where it is long."""
        return shortened("" if self.toml is None else self.toml.written([*TABLE, *steps]))

    def finding(
        self,
        steps: Steps,
        message: str,
        *,
        of_key: bool = False,
        found: str | None = None,
        expected: Sequence[str] = (),
        nearest: str | None = None,
        related: Sequence[Related] = (),
    ) -> Finding:
        """A finding about a setting."""
        return Finding(
            Place(self.file, pointer(*TABLE, *steps)),
            message,
            found=found,
            expected=expected,
            nearest=nearest,
            related=related,
            spot=self.span(steps, of_key=of_key),
        )

    def related(self, steps: Steps, message: str) -> Related:
        """Another setting that belongs to a finding."""
        return Related(Place(self.file, pointer(*TABLE, *steps)), message, self.span(steps))


@dataclass(frozen=True)
class Malformed:
    """A value that its setting does not take: a message about it, and what it takes."""

    steps: Steps
    message: str
    expected: tuple[str, ...]
    nearest: str | None = None


@dataclass(frozen=True)
class ExceptionEntry:
    """One of `exceptions`: this finding of this record is accepted, for this reason, up to and including this day.

    None stands for what is missing or malformed. `missing` are the keys that are not there, `unknown` those that are
    there and mean nothing.
    """

    index: int
    code: str | None
    record: str | None
    reason: str | None
    expires: datetime.date | None
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def steps(self) -> Steps:
        """Where it stands."""
        return ("exceptions", self.index)

    @property
    def is_complete(self) -> bool:
        """Whether it says all that is needed, and nothing else."""
        return None not in (self.code, self.record, self.reason, self.expires) and not self.unknown

    @cached_property
    def misspelt(self) -> Mapping[str, str]:
        """The missing keys that were probably meant, by the unknown keys that stand for them."""
        meant: dict[str, str] = {}
        for key in self.unknown:
            near = nearest_key(key, [one for one in self.missing if one not in meant.values()])
            if near is not None:
                meant[key] = near
        return meant

    @property
    def name(self) -> str:
        """What to call it in a message: its code and its record, as far as it has them."""
        code, record = (None if text is None else shortened(text) for text in (self.code, self.record))
        return f"{code or 'a rule'} in {record or 'a record'}"

    def is_past(self, today: datetime.date) -> bool:
        """Whether its last day is over."""
        return self.expires is not None and self.expires < today


@dataclass(frozen=True)
class Settings:
    """What a run is told; without anything, all rules count and any finding makes it fail.

    `records` are folders, named as in the file, `select` and `ignore` codes or beginnings of codes, `ignored` the codes
    that are left out after all. A malformed value counts as none, and is in `malformed`.
    """

    records: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()
    fail_on: FailOn = "warning"
    with_packaged: bool = False
    exceptions: tuple[ExceptionEntry, ...] = ()
    malformed: tuple[Malformed, ...] = ()
    source: SettingsFile | None = None


@dataclass(frozen=True, eq=False)
class AppliedSettings:
    """What a rule about settings looks at: settings from a file, and what became of them in a run.

    `matched` are for each exception the findings that are of its code and record, and `counted` the exceptions that
    count: of equal ones that which expires last. `ids` are None where it is not known which records there are.
    """

    settings: Settings
    source: SettingsFile
    matched: Mapping[int, Sequence[Finding]]
    counted: Mapping[tuple[str, str], ExceptionEntry]
    ids: RecordIds | None
    today: datetime.date

    def codes(self) -> Iterator[tuple[Steps, str]]:
        """The codes and beginnings of codes that the settings name, with their places."""
        for key in ("select", "ignore"):
            value = self.source.value((key,))
            for index, item in enumerate(value if isinstance(value, list) else ()):
                if isinstance(item, str):
                    yield (key, index), item
        for entry in self.settings.exceptions:
            if entry.code is not None:
                yield (*entry.steps, "code"), entry.code

    def counts(self, entry: ExceptionEntry) -> bool:
        """Whether it is the one that counts of all that are for the same thing; an incomplete one is none of them."""
        if entry.code is None or entry.record is None:
            return True
        return self.counted[entry.code, entry.record] is entry


def nearest_key(key: str, known: Iterable[str]) -> str | None:
    """The known key that was probably meant."""
    if len(key) > _LONGEST_KEY:
        return None
    near = difflib.get_close_matches(key.lower().replace("_", "-"), list(known), n=1, cutoff=0.5)
    return near[0] if near else None


def shortened(text: str, most: int = _MOST_SHOWN) -> str:
    """The text, cut where it is long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
