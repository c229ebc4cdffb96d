"""The judgement on a whole folder: the example records with mutated files among them, checked and reported."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from random import Random
from xml.etree import ElementTree

from ilma_data.checks.finding import Finding
from ilma_data.checks.one_file import file_findings
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.runner import check
from ilma_data.report.findings.formats import FORMS, lines_in
from ilma_data.report.page import Page
from ilma_data.store.document import parse
from ilma_data.testing import FilesInMemory
from tests.fuzzing.bound import failure_of
from tests.fuzzing.failure import Failure, Kind, failed
from tests.fuzzing.of_findings import faults_of_all
from tests.fuzzing.pool import Seed, examples
from tests.fuzzing.rewriting import faults_of_fixing

_UNSAFE_ANYWHERE = re.compile("[\x00-\x08\x0a-\x1f\ud800-\udfff]")
"""What would break a line, or can't be encoded."""

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]")
"""What forges a line, moves what is seen, or hides: no line for a terminal may hold it."""

_FIXED = 0.2
"""The share of the folders whose fixes are applied: to know what they bring, everything is checked again and again."""

ODD_NAMES = (
    "domains/A.json", "domains/water.JSON", "domains/.json", "domains/a b.json", "domains/a\nerror: b.json",
    "domains/a.txt",
    "domains/\x1b[31mred.json", "domains/\u202egnp.json", "domains/\udce9.json", "domains/con.json",
    "domains/a/b.json",
    "domains/\u0430.json", "Domains/water.json", "domain/water.json", "stray.json", "README.md", "domains/a..json",
    "domains/" + "a" * 240 + ".json", "retired/water.json", "retired/domain-water.json", "retired/other-thing.json",
    "agreements/water-accord-2021 (1).json", "agreements/water--accord.json", "::error file=a::b.json",
    "a,b=c%0A.json",
)  # fmt: skip
"""Names of files that no record should have, or not here."""


class Folders:
    """Puts mutated files together in folders and judges them; `finish` judges the last one.

    A folder is full when a file of the same name comes.
    """

    def __init__(self, random: Random, counts: Counter[str]) -> None:
        self.failures: list[Failure] = []
        self._random = random
        self._counts = counts
        self._sound = {seed.file: seed.raw for seed in examples()}
        self._mutated: dict[str, bytes] = {}

    def add(self, seed: Seed) -> None:
        """Put a mutated file into the folder."""
        if seed.file in self._mutated or len(self._mutated) == 6:
            self.finish()
        self._mutated[seed.file] = seed.raw

    def finish(self) -> None:
        """Judge the folder and begin another."""
        if self._mutated:
            if self._random.random() < 0.3:
                self._mutated[self._random.choice(ODD_NAMES)] = self._random.choice([*self._mutated.values()])
            forms = self._random.sample(list(FORMS), 3)
            files = self._sound | self._mutated
            self.failures += judged_folder(files, self._mutated, self._counts, forms)
            if self._random.random() < _FIXED:
                self._counts["folders fixed"] += 1
                failures = faults_of_fixing(files, unsafe=self._random.random() < 0.5)
                self.failures += [failure.about(self._mutated) for failure in failures]
        self._mutated = {}


def judged_folder(
    files: Mapping[str, bytes],
    of_interest: Mapping[str, bytes],
    counts: Counter[str],
    forms: Iterable[str] = FORMS,
) -> list[Failure]:
    """What is wrong with how a folder is checked and reported; the failures are about the files of interest."""
    counts["folders"] += 1
    reports: list[Report] = []
    if (broken := failure_of(lambda: reports.append(check(FilesInMemory(files))))) is not None:
        return [broken.about(of_interest)]
    (report,) = reports
    counts["findings in folders"] += len(report.findings)
    counts.update(f"finding {code}" for code in {finding.code for finding in report.findings})
    failures: list[Failure] = []
    for name, found in groupby(report.findings, key=lambda finding: finding.file):
        failures += faults_of_all(list(found), files[name])
    for name, raw in of_interest.items():
        failures += _differently(name, raw, report)
    shown: list[Failure] = []
    broken = failure_of(lambda: shown.extend(_badly_shown(report, forms)))
    failures += shown if broken is None else [broken]
    return [failure.about(of_interest) for failure in failures]


def _differently(name: str, raw: bytes, report: Report) -> list[Failure]:
    """Whether the findings of a file by itself are not those that it has among the others."""
    path = f"records/{name}"
    alone = Counter(map(_brief, file_findings(RecordFile(name, path, parse(raw, path=path)))))
    together = Counter(
        _brief(found) for found in report.findings if found.file == name and found.code < "ILMA2"
    )
    if alone == together:
        return []
    detail = f"only alone: {list(alone - together)}\nonly together: {list(together - alone)}"
    codes = sorted({code for code, *_ in (alone - together) + (together - alone)})
    return [failed(Kind.DIFFERENT_TOGETHER, f"{codes}", detail)]


def _brief(finding: Finding) -> tuple[str, str, str, str]:
    return finding.code, finding.pointer, str(finding.span), finding.message


def _badly_shown(report: Report, forms: Iterable[str]) -> list[Failure]:
    failures: list[Failure] = []
    for form in forms:
        lines = list(lines_in(form, report, Page()))
        unsafe = _UNSAFE if form in _FOR_TERMINALS else _UNSAFE_ANYWHERE
        held = {found[0]: line for line in lines if (found := unsafe.search(line))}
        failures += [
            failed(Kind.BAD_REPORT, f"{form} holds U+{ord(sign):04X}", repr(line))
            for sign, line in held.items()
        ]
        try:
            _READERS[form]("\n".join(lines))
        except (ValueError, ElementTree.ParseError) as error:
            failures.append(failed(Kind.BAD_REPORT, f"{form} can't be read", f"{error}\n{lines}"))
    return failures


def _read_json_lines(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


_FOR_TERMINALS = ("full", "concise", "github")
_READERS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(FORMS, str.encode),
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), json.loads),
    "jsonl": _read_json_lines,
    "junit": ElementTree.fromstring,
}
"""How each form is read back."""
