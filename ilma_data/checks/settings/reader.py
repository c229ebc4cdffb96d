"""From the table `[tool.ilma]` to settings: what can be read is, and what can't is kept for the rules to word."""

import datetime
import difflib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import get_args

from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.settings.choice import left_out, matching
from ilma_data.checks.settings.settings import (
    EXCEPTION_KEYS,
    ExceptionEntry,
    FailOn,
    Malformed,
    Settings,
    SettingsFile,
    Steps,
)
from ilma_data.model.dates import EdtfDate, EdtfError

FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)
"""The words for `fail-on`."""

KINDS: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number"),
    (str, "a text"),
    (list, "a list"),
    (dict, "a table"),
    (datetime.datetime, "a date with a time"),
    (datetime.date, "a date"),
    (datetime.time, "a time"),
)
"""What TOML's values are in plain words; of two types that fit, the first counts."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_DATE = 40  # characters of a malformed date for which the nearest one is looked for


def read_settings(name: str, path: str, raw: bytes | OSError) -> Settings:
    """The settings in a file of this name and content, which messages call `path`; nothing is raised.

    An `OSError` in place of the content is the reason why there is none. Without a table `[tool.ilma]` the settings are
    the usual ones, and `source.table` is None.
    """
    if isinstance(raw, OSError):
        return Settings(source=SettingsFile(RecordFile(name, path, error=raw)))
    from ilma_data.store.toml_document import parse_toml  # most folders have no settings

    toml = parse_toml(raw, path=path)
    source = SettingsFile(RecordFile(name, path, toml.source), toml)
    return _Reader(source).settings()


def kind_of(value: object) -> str:
    """What a value is, in plain words."""
    return next(words for kind, words in KINDS if isinstance(value, kind))


class _Reader:
    def __init__(self, source: SettingsFile) -> None:
        self.source = source
        self.malformed: list[Malformed] = []

    def settings(self) -> Settings:
        table = self.source.table
        if table is None:
            return Settings(source=self.source)
        if not isinstance(table, Mapping):
            self._refuse((), "The settings are", table, "the table [tool.ilma]")
        select = self._texts("select")
        ignore = self._texts("ignore") or ()
        return Settings(
            records=self._folders(),
            select=select,
            ignore=ignore,
            ignored=left_out(None if select is None else _known(select), ignore),
            fail_on=self._fail_on(),
            with_packaged=self._with_packaged(),
            exceptions=self._exceptions(),
            malformed=tuple(self.malformed),
            source=self.source,
        )

    def _folders(self) -> tuple[str, ...]:
        folders = self._texts("records") or ()
        value = self.source.value(("records",))
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str) and not _is_below(item):
                expected = "a path from the folder of this file downwards, such as records"
                self._add(("records", index), "An item of `records` is no folder below this file's", expected)
        return tuple(folder for folder in folders if _is_below(folder))

    def _texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts without those that are none; None where there is no list."""
        steps = (key,)
        value = self.source.value(steps)
        if value is None:
            return None
        if not isinstance(value, list):
            nearest = f"[{self.source.shown(steps)}]" if isinstance(value, str) else None
            self._refuse(steps, f"`{key}` is", value, "a list of texts", nearest=nearest)
            return None
        if not value:
            self._add(steps, f"`{key}` is an empty list", "a list of one text or more, or no such setting")
            return None
        for index, item in enumerate(value):
            if not isinstance(item, str):
                self._refuse((key, index), f"An item of `{key}` is", item, "a text")
        return tuple(item for item in value if isinstance(item, str))

    def _fail_on(self) -> FailOn:
        steps = ("fail-on",)
        value = self.source.value(steps)
        if isinstance(value, str) and value not in FAIL_ON:
            near = (
                difflib.get_close_matches(value.lower(), FAIL_ON, n=1, cutoff=0.5) if len(value) < 20 else []
            )
            message = f"{self.source.shown(steps)} is no word for `fail-on`"
            self.malformed.append(Malformed(steps, message, FAIL_ON, near[0] if near else None))
        elif value is not None and not isinstance(value, str):
            self._refuse(steps, "`fail-on` is", value, *FAIL_ON)
        return next((word for word in FAIL_ON if word == value), "warning")

    def _with_packaged(self) -> bool:
        steps = ("with-packaged",)
        value = self.source.value(steps)
        if value is not None and not isinstance(value, bool):
            meant = value.lower() if isinstance(value, str) and value.lower() in ("true", "false") else None
            self._refuse(steps, "`with-packaged` is", value, "true", "false", nearest=meant)
        return value is True

    def _exceptions(self) -> tuple[ExceptionEntry, ...]:
        value = self.source.value(("exceptions",))
        if value is None:
            return ()
        if not isinstance(value, list):
            nearest = "[[tool.ilma.exceptions]]" if isinstance(value, Mapping) else None
            self._refuse(("exceptions",), "`exceptions` is", value, "a list of tables", nearest=nearest)
            return ()
        entries = []
        for index, item in enumerate(value):
            if isinstance(item, Mapping):
                entries.append(self._exception(index, item))
            else:
                self._refuse(("exceptions", index), "An exception is", item, "a table")
        return tuple(entries)

    def _exception(self, index: int, item: Mapping[str, object]) -> ExceptionEntry:
        texts: dict[str, str | None] = {}
        missing = [key for key in EXCEPTION_KEYS if key not in item]
        for key in ("code", "record", "reason"):
            text = item.get(key)
            texts[key] = text if isinstance(text, str) and text.strip() else None
            if key in item and not isinstance(text, str):
                self._refuse(("exceptions", index, key), f"`{key}` is", text, "a text")
            elif key in item and texts[key] is None:
                missing.append(key)
        return ExceptionEntry(
            index,
            texts["code"],
            texts["record"],
            texts["reason"],
            self._day(("exceptions", index, "expires")) if "expires" in item else None,
            tuple(sorted(missing, key=EXCEPTION_KEYS.index)),
            tuple(key for key in item if key not in EXCEPTION_KEYS),
        )

    def _day(self, steps: Steps) -> datetime.date | None:
        value = self.source.value(steps)
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value
        expected = "a day, such as 2027-06-30"
        if not isinstance(value, str):
            nearest = value.date().isoformat() if isinstance(value, datetime.datetime) else None
            self._refuse(steps, "`expires` is", value, expected, nearest=nearest)
            return None
        message = "`expires` is no day"
        if _DAY.fullmatch(value):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                message = "`expires` names a day that does not exist"
        self.malformed.append(Malformed(steps, message, (expected,), _nearest_day(value)))
        return None

    def _refuse(
        self, steps: Steps, what: str, value: object, *expected: str, nearest: str | None = None
    ) -> None:
        self.malformed.append(Malformed(steps, f"{what} {kind_of(value)}", expected, nearest))

    def _add(self, steps: Steps, message: str, expected: str) -> None:
        self.malformed.append(Malformed(steps, message, (expected,)))


def _known(names: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names that match a rule; None, which means all rules, where none does: its finding says so."""
    return tuple(name for name in names if matching(name)) or None


def _nearest_day(text: str) -> str | None:
    """The day that was probably meant: of a month or a year the last one."""
    if len(text) > _LONGEST_DATE:
        return None
    try:
        date = EdtfDate(text)
    except EdtfError as error:
        if error.nearest is None:
            return None
        date = EdtfDate(error.nearest)
    return None if date.latest is None else str(date.latest)


def _is_below(text: str) -> bool:
    """Whether a text is the path of a folder that lies in the folder from which it is looked for, or is that folder."""
    parts = {*PurePosixPath(text).parts, *PureWindowsPath(text).parts}
    is_absolute = PurePosixPath(text).is_absolute() or PureWindowsPath(text).anchor != ""
    return text.strip() != "" and text.isprintable() and not is_absolute and ".." not in parts
