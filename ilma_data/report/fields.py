"""What a record says: its single values as labelled lines, its lists as sections."""

from __future__ import annotations

from ilma_data.model.keys import keys_of
from ilma_data.model.kinds import is_agreement, is_domain_link, is_milestone, is_person, is_signature
from ilma_data.model.parts import is_part, is_unknown
from ilma_data.report.evidence import citation
from ilma_data.report.names import Names, described
from ilma_data.report.offices import offices_at, signing_dates
from ilma_data.report.page import Entry, Section
from ilma_data.report.phrases import Piece, phrase, words_for
from ilma_data.report.references import References, Values, marks
from ilma_data.report.words import label

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilma_data.dataset.dataset import Dataset
    from ilma_data.model.base import Part, Record

ELSEWHERE = {"schema_reference", "id", "title", "summary", "definition", "evidence", "disputes", "claims"}
"""Fields that stand in the head of a record, or in sections of their own kind."""

_NOTHING = {
    "broader": "none: it is at the top",
    "evidence": "none",
    "names": "no other",
    "origin": "none known",
    "successors": "none",
}
"""What it means that a field which always stands says nothing; of all others, that nothing is known."""


class Fields:
    """The fields of one record in words, with the numbers of the evidence for them."""

    def __init__(self, record: Record, dataset: Dataset, names: Names, values: Values) -> None:
        self._record = record
        self._dataset = dataset
        self._names = names
        self._references = References(record, values)

    def sections(self) -> Iterator[Section]:
        """The single values without a heading, then a section for each list, in the order of the model."""
        lines: list[Entry] = []
        lists: list[Section] = []
        for name, field in type(self._record).model_fields.items():
            value = getattr(self._record, name)
            if name in ELSEWHERE and not is_unknown(value):
                continue
            if value is None or value == ():
                if field.is_required():
                    lines.append(Entry(_NOTHING.get(name, "not known"), label(name)))
            elif not isinstance(value, tuple):
                lines.append(Entry(self._single(name, value), label(name)))
            elif is_part(value[0]):
                lists.append(Section(label(name), self._entries(name, value)))
            else:
                lines += self._plain_items(name, value)
        return iter([Section("", lines), *lists])

    def _single(self, name: str, value: object) -> str:
        if is_part(value):
            return self._joined(name, list(phrase(value, self._names)))
        return words_for(value, self._names) + marks(self._references.numbers(name))

    def _plain_items(self, name: str, items: Sequence[object]) -> Iterator[Entry]:
        for number, (key, item) in enumerate(zip(keys_of(items), items, strict=True)):
            text = words_for(item, self._names) + marks(self._references.numbers(f"{name}[{key}]"))
            yield Entry(text, "" if number else label(name))

    def _entries(self, name: str, items: Sequence[Part]) -> list[Entry]:
        """The items of a list; the steps of an agreement in the order of their dates, undated ones last."""
        paths = [f"{name}[{key}]" for key in keys_of(items)]
        numbered = list(zip(paths, items, strict=True))
        numbered.sort(key=lambda pair: _step_order(pair[1]))
        return [self._entry(path, item) for path, item in numbered]

    def _entry(self, path: str, item: Part) -> Entry:
        pieces = list(phrase(item, self._names))
        if is_milestone(item):
            if item.date is None:
                return Entry(self._joined(path, pieces), described(None))
            date, *rest = self._marked(path, [Piece(item.date.describe(), "date"), *pieces])
            return Entry(", ".join(rest), date)
        return Entry(self._joined(path, pieces), details=list(self._details(path, item)))

    def _joined(self, path: str, pieces: list[Piece]) -> str:
        return ", ".join(self._marked(path, pieces))

    def _marked(self, path: str, pieces: list[Piece]) -> list[str]:
        """The pieces, each with its evidence; where all have the same, it stands once after the last."""
        numbers = [self._references.numbers(f"{path}.{piece.field}") for piece in pieces]
        if len(set(numbers)) == 1:
            numbers[:-1] = [()] * (len(numbers) - 1)
        return [piece.text + marks(known) for piece, known in zip(pieces, numbers, strict=True)]

    def _details(self, path: str, item: Part) -> Iterator[str]:
        if is_domain_link(item):
            for number in self._references.numbers(path):
                evidence = self._references.evidence[number - 1]
                yield f"[{number}] {citation(evidence, self._names)}: {evidence.basis}"
        elif is_signature(item) and is_agreement(self._record):
            person = self._dataset.find(item.signatory)
            if is_person(person):
                held = [office for date in signing_dates(self._record) for office in offices_at(person, date)]
                for office in dict.fromkeys(held):
                    yield f"office at the time: {words_for(office, self._names)}"


def _step_order(item: Part) -> tuple[bool, tuple[object, ...]]:
    """The date of a step, undated ones last; what is no step stays where it is."""
    date = item.date if is_milestone(item) else None
    return (date is None, () if date is None else date.sort_key)
