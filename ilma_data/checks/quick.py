"""The quick way to check records: a glance at each file, and the rules look at those alone that may have findings.

It finds what `checks.plain` finds: `checks.sieve` says why, and tests hold the two against each other.
"""

import marshal
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.coverage import coverage
from ilma_data.checks.finding import Finding
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.outcome import Report, concerns, is_wanted, order
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.record_ids import RecordIds
from ilma_data.checks.sieve.gathered import OWN_RECORD, Gathered
from ilma_data.checks.sieve.glanced import glance_of
from ilma_data.checks.sieve.reading import LEAST_TO_NOTE, Look, Means, digests_of, looks
from ilma_data.checks.sieve.suspects import Suspects
from ilma_data.checks.tree import Tree
from ilma_data.collector import CollectorPaused
from ilma_data.model.records import COLLECTIONS, RecordName, record_name
from ilma_data.store.files import RecordFiles
from ilma_data.store.seen import digest_of

Named = Mapping[str, RecordName]
"""Record files by their names, and what each name says."""


def check_quickly(
    files: RecordFiles,
    *,
    only: Collection[str] | None = None,
    base: RecordFiles | None = None,
    means: Means | None = None,
) -> Report:
    """What `checks.plain.check_plainly` gives, by these means."""
    return _Check(_Together(files, base), only, means or Means()).report()


class _Together:
    """The files of a folder, and those of a base that it does not hide."""

    verified = False

    def __init__(self, files: RecordFiles, base: RecordFiles | None) -> None:
        self.label = files.label
        self._names = files.names()
        self.own = frozenset(self._names)
        self.taken = frozenset[str]()
        if base is not None:
            self.taken = self.own.intersection(base.names())
            self._names = tuple(sorted(self.own.union(base.names())))
        self._files = files
        self._base = base

    def names(self) -> tuple[str, ...]:
        return self._names

    def read(self, name: str) -> bytes:
        return self._place(name).read(name)

    def file(self, name: str) -> RecordFile:
        """A file with its document; it knows the one that it hides."""
        file = read_file(self._place(name), name)
        if self._base is not None and name in self.taken:
            file.hides = f"{self._base.label}/{name}"
        return file

    def _place(self, name: str) -> RecordFiles:
        return self._files if self._base is None or name in self.own else self._base


class _Check:
    def __init__(self, files: _Together, only: Collection[str] | None, means: Means) -> None:
        self.files = files
        self.means = means
        self.chosen = (
            files.own if only is None else frozenset(name for name in files.own if is_wanted(name, only))
        )
        self.facts: dict[str, int] = {}
        """The factual values of each file for which a glance is enough; all of them have evidence."""
        self.doubtful: dict[str, RecordFile] = {}
        """The other files, read and typed."""

    @cached_property
    def named(self) -> Named:
        """The record files."""
        return {name: named for name in self.files.names() if (named := record_name(name)) is not None}

    def report(self) -> Report:
        with CollectorPaused():
            return self._found()

    def _found(self) -> Report:
        if self.means.seen is None or len(self.files.names()) < LEAST_TO_NOTE:
            return self._report(looks(self.files, self.named, self.means))
        seen = self.means.seen()
        asked = self._asked()
        digests: Mapping[str, bytes] = {}
        if seen.has_outcomes:
            digests = digests_of(self.files, self.means)
            # Where nothing was found, and all names and contents are what they were, nothing is found.
            before = seen.outcome([asked, *digests.values()])
            if before is not None:
                (facts,) = marshal.loads(before)
                return self._of((), frozenset(), facts, facts)
        found = list(looks(self.files, self.named, self.means, seen, digests))
        for one in found:
            if one.digest and one.note is not None:
                seen.keep(one.digest, one.note)
        report = self._report(found)
        is_all = len(found) == len(self.files.names()) and all(one.digest for one in found)
        if is_all and not report.findings:
            seen.keep_outcome([asked, *(one.digest for one in found)], marshal.dumps((report.facts,)))
        return report

    def _asked(self) -> bytes:
        """What is asked of which files, as a digest."""
        names = self.files.names()
        beside = [name for name in names if name not in self.files.own]
        some = (names, beside, sorted(self.files.taken), sorted(self.files.own - self.chosen))
        return digest_of(*("\0".join(part).encode("utf-8", "surrogateescape") for part in some))

    def _report(self, found: Iterable[Look]) -> Report:
        findings = [
            finding for name in self.files.names() if name not in self.named for finding in self._doubt(name)
        ]
        gathered = Gathered(self.named, self.files.taken)
        for one in found:
            findings += self._gather(gathered, one)
        suspects = gathered.suspects(self.means.jobs)
        findings += self._of_rules(suspects)
        sure = sum(count for name, count in self.facts.items() if name in self.chosen)
        counted = [
            coverage(file.record)
            for name, file in self.doubtful.items()
            if name in self.chosen and file.is_whole and file.record is not None
        ]
        return self._of(
            findings,
            frozenset(name for name, file in self.doubtful.items() if not file.is_whole),
            sure + sum(one.values for one in counted),
            sure + sum(one.supported for one in counted),
        )

    def _gather(self, gathered: Gathered, look: Look) -> list[Finding]:
        """Add to what is known of all what a look at a file has shown; gives what is wrong with the file by itself."""
        glance = look.glance()
        if glance is not None:
            self.facts[look.name] = glance.facts
            gathered.add(look.name, look.named.record_id, glance)
            return []
        found = self._doubt(look.name)
        file = self.doubtful[look.name]
        if file.is_whole and file.record is not None:
            gathered.add(look.name, look.named.record_id, glance_of(file.record))
        else:
            gathered.add_partial(file)
        return found

    def _doubt(self, name: str) -> list[Finding]:
        """Read and type a file, and give what is wrong with it by itself."""
        self.doubtful[name] = file = self.files.file(name)
        return list(file_findings(file))

    def _of_rules(self, suspects: Suspects) -> list[Finding]:
        """What the rules about several records find, in the files in which they may find something."""
        has_partial = any(not file.is_whole for file in self.doubtful.values())
        rules = [
            rule
            for rule in tree_rules()
            if suspects.by_rule[rule.code] or has_partial or (self.doubtful and rule.code in OWN_RECORD)
        ]
        if not rules:
            return []
        read = dict(self.doubtful)
        for name in suspects.all - read.keys():
            read[name] = file = self.files.file(name)
            wrong = list(file_findings(file))
            assert not wrong, f"{file.path}: a glance was enough, and something is wrong: {wrong}"
        tree = Tree({name: read[name] for name in self.files.names() if name in read}, self._ids())
        return [
            finding
            for rule in rules
            for finding in rule.findings(tree)
            if finding.file in suspects.by_rule[rule.code] or self._is_open(finding)
        ]

    def _is_open(self, finding: Finding) -> bool:
        """Whether a finding is one that no glance has answered for."""
        file = self.doubtful.get(finding.file)
        return file is not None and (finding.code in OWN_RECORD or not file.is_whole)

    def _ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of each type, as `Tree.ids_of` gives them: by the names of the files, and as misnamed ones say."""
        of_doubtful = Tree(self.doubtful)
        ids = {record_type: set(of_doubtful.ids_of(record_type)) for record_type in COLLECTIONS}
        for named in self.named.values():
            ids[named.record_type].add(named.record_id)
        return {record_type: frozenset(found) for record_type, found in ids.items()}

    def _of(self, findings: Iterable[Finding], faulty: frozenset[str], facts: int, supported: int) -> Report:
        """The report. What is no record file is faulty, too."""
        concerned = (one for one in findings if concerns(one, self.chosen, self.files.own))
        return Report(
            self.files.label,
            tuple(fingerprinted(sorted(concerned, key=order))),
            len(self.chosen),
            len(self.chosen - faulty),
            facts,
            supported,
            ids=RecordIds(
                frozenset(self.files.names()),
                self.chosen,
                faulty,
            ),
        )
