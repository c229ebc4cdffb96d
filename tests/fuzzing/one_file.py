"""The judgement on one file: read as strict JSON is, refused with findings or accepted as the other validators do."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from ilma_data.checks.finding import Finding
from ilma_data.checks.one_file import file_findings
from ilma_data.checks.record_file import RecordFile
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import Document, parse
from tests.fuzzing.bound import failure_of
from tests.fuzzing.failure import Failure, Kind, failed, of_exception
from tests.fuzzing.of_findings import faults_of_all
from tests.fuzzing.rewriting import faults_of_format
from tests.fuzzing.strict_json import Reading, same, strict_reading, texts_of

OTHER_NAME = "ILMA111"
"""The rule about an id that is not the file's name, or is of another type than the folder's.

No validator of single values knows the name. And a record in the folder of another type has this one finding, in place
of many about its shape.
"""

_FORMAT_ONE_IN = 4
"""Of the files, by their length: it needs each to be read several times."""


@dataclass
class OneFile:
    """A file, what we make of it, and what another reading of JSON makes of it."""

    file: str
    raw: bytes
    reading: Reading
    document: Document | None = None
    findings: list[Finding] = field(default_factory=list)
    refusal: ValidationError | None = None
    record: Record | None = None
    record_type: str = ""
    failures: list[Failure] = field(default_factory=list)

    @property
    def is_accepted(self) -> bool:
        """Whether `ilma validate` has nothing against the file by itself."""
        only_the_name = all(finding.code == OTHER_NAME for finding in self.findings)
        return not self.findings or (only_the_name and self.refusal is None)

    @property
    def is_readable(self) -> bool:
        """Whether we read a value in it."""
        return self.document is not None and self.document.readable


def judged(file: str, raw: bytes, counts: Counter[str]) -> OneFile:
    """Read and check a file as `ilma validate` does; whatever is wrong with that is in its failures."""
    one = OneFile(file, raw, strict_reading(raw))
    if (broken := failure_of(lambda: _check(one))) is not None:
        one.document = None
        one.failures = [broken.about({file: raw})]
        return one
    one.failures += _read_otherwise(one)
    one.failures += faults_of_all(one.findings, raw)
    one.failures += _models_differ(one)
    if one.is_readable and len(raw) % _FORMAT_ONE_IN == 0:
        one.failures += faults_of_format(file, raw, one.findings, is_record=one.is_accepted)
        counts["formatted"] += 1
    if one.is_accepted and one.record is not None:
        one.failures += _wrongly_accepted(one.reading.value)
        one.failures += _not_canonical(one.record)
        counts["round trips"] += 1
    counts["findings"] += len(one.findings)
    counts.update(f"finding {code}" for code in {finding.code for finding in one.findings})
    one.failures = [failure.about({file: raw}) for failure in one.failures]
    return one


def _check(one: OneFile) -> None:
    one.document = parse(one.raw, path=f"records/{one.file}")
    file = RecordFile(one.file, f"records/{one.file}", one.document)
    one.findings = list(file_findings(file))
    one.record_type = file.record_type or ""
    if file.is_whole:
        one.record = file.record
    if one.document.readable:
        try:
            one.record = from_json(one.record_type, one.document.text)
        except ValidationError as error:
            one.refusal = error


def _read_otherwise(one: OneFile) -> Iterator[Failure]:
    assert one.document is not None
    kinds = {fault.kind for fault in one.document.faults}
    if one.document.readable != (not one.reading.refused):
        detail = (
            f"ours: readable {one.document.readable}, {sorted(kinds)}; strict: {sorted(one.reading.refused)}"
        )
        yield failed(Kind.READ_OTHERWISE, f"refused for {sorted(one.reading.refused)}", detail)
    elif one.document.readable:
        if not same(one.document.value, one.reading.value):
            detail = f"ours: {one.document.value!r}\nstrict: {one.reading.value!r}"
            yield failed(Kind.READ_OTHERWISE, "another value", detail)
        if kinds != one.reading.notes:
            detail = f"ours: {sorted(kinds)}; strict: {sorted(one.reading.notes)}"
            yield failed(Kind.READ_OTHERWISE, "other notes", detail)
    if (kinds or not one.document.readable) and not one.findings:
        yield failed(Kind.NO_FINDING, f"{sorted(kinds)}", f"faults: {one.document.faults}")


def _models_differ(one: OneFile) -> Iterator[Failure]:
    """There are findings about the shape where the model refuses the record, and none where it takes it."""
    shape = [finding for finding in one.findings if finding.code.startswith("ILMA1")]
    beside_the_name = [finding for finding in shape if finding.code != OTHER_NAME]
    if one.is_readable and bool(shape if one.refusal else beside_the_name) != (one.refusal is not None):
        detail = f"findings: {[str(finding.message) for finding in shape]}\nmodel: {one.refusal}"
        yield failed(Kind.MODELS_DIFFER, "refused" if one.refusal else "accepted", detail)


def _wrongly_accepted(value: Any) -> Iterator[Failure]:
    """What must be in no record, by rules that are written here once more."""
    for text in texts_of(value):
        for sign in text:
            if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in _HIDDEN:
                yield failed(Kind.WRONG_ACCEPT, f"U+{ord(sign):04X}", repr(text))
    for key, text in _texts_by_key(value):
        if key in _DATES:
            yield from _days(text)
        elif key in ("url", "archived_url") and not text.startswith(("http://", "https://")):
            yield failed(Kind.WRONG_ACCEPT, "an address that is none of the web", repr(text))


_HIDDEN = "\u200b\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


_DATES = ("date", "period", "since", "until", "attested", "published")


def _texts_by_key(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the nearest key above it."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _texts_by_key(member, name)
    elif isinstance(value, list):
        for item in value:
            yield from _texts_by_key(item, key)
    elif isinstance(value, str):
        yield key, value


def _days(text: str) -> Iterator[Failure]:
    """Days stand in the calendar, and a date is made of few characters."""
    for day in re.findall(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            date.fromisoformat(day)
        except ValueError:
            yield failed(Kind.WRONG_ACCEPT, "a day that does not exist", text)
    if not re.fullmatch("[-0-9X~?/.\\[\\]]+", text):
        yield failed(Kind.WRONG_ACCEPT, "a date of other characters", repr(text))


def _not_canonical(record: Record) -> Iterator[Failure]:
    """The canonical form of a record reads as the same record, and its canonical form is itself."""
    try:
        raw = to_bytes(record)
        again = from_json(record.type, raw)
        if again != record or to_bytes(again) != raw:
            yield failed(Kind.NOT_CANONICAL, type(record).__name__, raw.decode())
    except Exception as error:  # noqa: BLE001
        yield of_exception(error)
