"""ILMA207: a source is not older than the event that it reports."""

from collections.abc import Iterator
from typing import NamedTuple

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.contradictions import doubtful_dates
from ilma_data.checks.tree import Tree
from ilma_data.model.agreement import Agreement, Stage
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.ids import SourceId
from ilma_data.model.meeting import Meeting, MeetingStatus
from ilma_data.model.paths import PathError, Steps, resolve


@rule(
    "ILMA207",
    name="source-before-event",
    why="A source from before the day can only announce, and what is announced need not take place.",
    mend="Correct the date of the event or of the source; or add a later source, and let this one support less.",
    example=Example(
        "sources/border-courier-2021.json", '"published": "2021-05-10"', '"published": "2021-05-01"'
    ),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report sources certainly published before a step or a held meeting of whose date they are the evidence.

    The finding stands at that evidence or, where a source is older than several events, at the source's date.
    """
    contradicted: dict[SourceId, list[_Report]] = {}
    doubtful = doubtful_dates(tree)
    for file, record in tree.records():
        for steps, date in events_of(record):
            if (file.name, steps) in doubtful:
                continue
            for index, evidence in enumerate(getattr(record, "evidence", ())):
                source = tree.dataset.sources.get(evidence.source)
                if (
                    source is None
                    or source.published is None
                    or source.published.before(date) is not Truth.YES
                ):
                    continue
                if is_supported(record, evidence.supports, steps):
                    report = _Report(date, file.at("evidence", index, "source"), file.at(*steps))
                    contradicted.setdefault(source.id, []).append(report)
    for source_id, reports in contradicted.items():
        published = tree.files_by_id[source_id].at("published")
        of_source = tree.dataset.sources[source_id].published
        first = reports[0]
        events = [Related(report.event, "the date of the event") for report in reports]
        yield Finding(
            first.evidence if len(reports) == 1 else published,
            f"{source_id} is of {of_source}, before what it reports ({first.date})",
            found=f'"{source_id if len(reports) == 1 else of_source}"',
            expected=[f"a source not before {first.date}"],
            related=[Related(published, "the date of the source"), *events] if len(reports) == 1 else events,
        )


class _Report(NamedTuple):
    date: EdtfDate
    evidence: Place
    event: Place


def events_of(record: Record) -> Iterator[tuple[Steps, EdtfDate]]:
    """The dates of what has happened, by a record: steps that were taken, announcements apart, and held meetings."""
    if isinstance(record, Agreement):
        for index, milestone in enumerate(record.milestones):
            if milestone.date is not None and milestone.stage is not Stage.ANNOUNCED:
                yield ("milestones", index, "date"), milestone.date
    elif isinstance(record, Meeting) and record.period is not None and record.status is MeetingStatus.HELD:
        yield ("period",), record.period


def is_supported(record: Record, paths: tuple[str, ...], steps: Steps) -> bool:
    """Whether some of the paths names a value, or what holds it."""
    for path in paths:
        try:
            node = resolve(record, path)
        except PathError:
            continue
        if node.steps == steps[: len(node.steps)]:
            return True
    return False
