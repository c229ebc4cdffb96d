"""A report in the light of settings: without what is left out and excepted, and with what is wrong with them."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping

from ilma_data.checks.catalogue import settings_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.outcome import Report, order
from ilma_data.checks.settings.choice import codes_always_on
from ilma_data.checks.settings.settings import AppliedSettings, ExceptionEntry, Settings


def judged(report: Report, settings: Settings, *, today: datetime.date) -> Report:
    """The report as the settings want it on this day; with settings that say nothing, the report itself.

    Findings of rules that are ignored, or of an exception that is not past its last day, are taken out and counted; an
    exception excepts what its rule finds in the file of its record, ignored or not. Findings about the settings are put
    in, in the order of files and places. Fingerprints stay as they are.
    """
    counted = _counted(settings.exceptions)
    matched: dict[int, list[Finding]] = {}
    kept = []
    excepted = ignored = 0
    for finding in report.findings:
        entry = counted.get((finding.code, finding.place.file.record_id or ""))
        if entry is not None and finding.code not in codes_always_on():
            matched.setdefault(entry.index, []).append(finding)
            if not entry.is_past(today):
                excepted += 1
                continue
        if finding.code in settings.ignored:
            ignored += 1
        else:
            kept.append(finding)
    own: list[Finding] = []
    if settings.source is not None:
        applied = AppliedSettings(settings, settings.source, matched, counted, report.ids, today)
        found = [finding for rule in settings_rules() for finding in rule.findings(applied)]
        own = list(fingerprinted(sorted(found, key=order)))
    return dataclasses.replace(
        report,
        findings=tuple(sorted([*kept, *own], key=order) if own else kept),
        excepted=report.excepted + excepted,
        ignored=report.ignored + ignored,
    )


def kept_by(settings: Settings, *, today: datetime.date) -> Callable[[Finding], bool]:
    """Whether the settings leave a finding in the report on this day."""
    counted = _counted(settings.exceptions)

    def keeps(finding: Finding) -> bool:
        entry = counted.get((finding.code, finding.place.file.record_id or ""))
        return finding.code not in settings.ignored and (entry is None or entry.is_past(today))

    return keeps


def _counted(entries: Iterable[ExceptionEntry]) -> Mapping[tuple[str, str], ExceptionEntry]:
    """For each code and record the exception that counts: that which expires last, and the first of equal ones."""
    counted: dict[tuple[str, str], ExceptionEntry] = {}
    for entry in entries:
        if entry.code is None or entry.record is None:
            continue
        other = counted.get((entry.code, entry.record))
        if other is None or _last_day(entry) > _last_day(other):
            counted[entry.code, entry.record] = entry
    return counted


def _last_day(entry: ExceptionEntry) -> datetime.date:
    return entry.expires or datetime.date.min
