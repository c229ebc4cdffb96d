"""Where a new record will lie: the other records, and what `ilma validate` says of it in their midst."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from ilma_data.checks.finding import Finding
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.rules.links import retired_target, unknown_target, wrong_kind
from ilma_data.checks.rules.shared.doubles import sources_of_one_page
from ilma_data.checks.runner import check
from ilma_data.checks.tree import Tree
from ilma_data.cli.new.draft import Draft
from ilma_data.cli.new.questions import Question
from ilma_data.model.base import Record
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.paths import nodes
from ilma_data.model.records import file_name, record_name
from ilma_data.model.retired import Retired
from ilma_data.model.source import Source
from ilma_data.store.document import parse, pointer
from ilma_data.store.files import Folder, RecordFiles
from ilma_data.store.packaged import packaged


class Surroundings:
    """A records folder, with the packaged records beside it where these count, too.

    Raises `OSError` where the folder can't be read.
    """

    def __init__(self, root: Path, *, with_packaged: bool = False) -> None:
        self.root = root
        self._own = Folder(root)
        self._base = packaged() if with_packaged else None
        self._own_names = frozenset(self._own.names())
        self._names = self._own_names | frozenset(self._base.names() if self._base else ())
        self._read: dict[str, RecordFile] = {}

    def path(self, name: str) -> Path:
        """The file of a record, from the current folder."""
        return self.root / name

    def holder(self, name: str) -> str | None:
        """The path of the file that has this name already; None where it is free."""
        if name in self._names:
            return f"{self._place(name).label}/{name}"
        path = self.path(name)
        return str(path) if path.is_symlink() or path.exists() else None

    def ids(self, record_type: str) -> Iterator[str]:
        """The ids of all records of a type, sorted."""
        for name in sorted(self._names):
            named = record_name(name)
            if named is not None and named.record_type == record_type:
                yield named.record_id

    def is_free(self, record_type: str, record_id: str) -> bool:
        """Whether no record has this id, and none had it."""
        names = (file_name(record_type, record_id), file_name(Retired.type, record_id))
        return all(self.holder(name) is None for name in names)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources that can be read."""
        records = (self._file(file_name(Source.type, one)).record for one in self.ids(Source.type))
        return tuple(record for record in records if isinstance(record, Source))

    def source_at(self, url: str) -> str | None:
        """The id of the source with this address, written in this or another way; None without one."""
        draft = Draft(Source)
        draft.put(Question(Source, ("id",), ""), "source/x")
        draft.put(Question(Source, ("url",), ""), url)
        file = _read_draft(draft)
        list(file_findings(file))  # reads the record
        others = {name: self._file(name) for name in self._names if name.startswith(f"{Source.collection}/")}
        pairs = sources_of_one_page(Tree({**others, file.name: file}))
        return next(
            (str(one.id) for pair in pairs if file.record in pair for one in pair if one is not file.record),
            None,
        )

    def faults(self, draft: Draft, question: Question) -> list[Finding]:
        """What is wrong with one answer: its shape and, where it is sound, its links."""
        file = _read_draft(draft)
        found = list(file_findings(file))
        if not any(_concerns(one, question) for one in found):
            found = self._link_faults(file)
        return [one for one in found if _concerns(one, question)]

    def findings(self, name: str, content: bytes) -> list[Finding]:
        """All that `ilma validate` would say of a file with this content, here or where it contradicts another."""
        report = check(_WithFile(self._own, name, content), base=self._base)
        return [
            finding
            for finding in report.findings
            if name in (finding.file, *(related.place.file.name for related in finding.related))
        ]

    def _link_faults(self, file: RecordFile) -> list[Finding]:
        if file.record is None:
            return []
        seen = {name: RecordFile(name, name) for name in self._names}  # unread: for a link the name is enough
        for target in _targets(file.record):
            for record_type in (target.partition("/")[0], Retired.type):
                name = file_name(record_type, target)
                if name in self._names:
                    seen[name] = self._file(name)
        tree = Tree({**seen, file.name: file})
        rules = (unknown_target.check, wrong_kind.check, retired_target.check)
        return [one for rule in rules for one in rule.findings(tree) if one.place.file is file]

    def _file(self, name: str) -> RecordFile:
        """A file that was read, with its record as far as it can be read."""
        if name not in self._read:
            self._read[name] = read_file(self._place(name), name)
            list(file_findings(self._read[name]))  # reads the record
        return self._read[name]

    def _place(self, name: str) -> RecordFiles:
        return self._own if name in self._own_names or self._base is None else self._base


class _WithFile:
    """Record files, and one more that is not written yet."""

    verified = False

    def __init__(self, files: RecordFiles, name: str, content: bytes) -> None:
        self._files, self._name, self._content = files, name, content
        self.label = files.label

    def names(self) -> tuple[str, ...]:
        return tuple(sorted({*self._files.names(), self._name}))

    def read(self, name: str) -> bytes:
        return self._content if name == self._name else self._files.read(name)


def _read_draft(draft: Draft) -> RecordFile:
    return RecordFile(draft.file_name, draft.file_name, parse(draft.provisional()))


def _targets(record: Record) -> Iterator[str]:
    for node in nodes(record):
        if type(node.value) in ID_TYPES.values() and node.steps != ("id",):
            yield str(node.value)


def _concerns(finding: Finding, question: Question) -> bool:
    place = pointer(*question.steps)
    return finding.pointer == place or finding.pointer.startswith(f"{place}/")
