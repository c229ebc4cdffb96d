"""What glances at all files say together: in which files a rule about several records may have a finding."""

from collections.abc import Collection, Mapping

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.record_file import RecordFile
from ilma_data.checks.sieve.glance import Glance
from ilma_data.checks.sieve.glanced import links_alone
from ilma_data.checks.sieve.likening import Likening
from ilma_data.checks.sieve.linking import Linking
from ilma_data.checks.sieve.suspects import Suspects, Suspicions
from ilma_data.checks.sieve.timing import Timing
from ilma_data.model.records import RecordName

OWN_RECORD = frozenset({"ILMA205", "ILMA210", "ILMA301", "ILMA302", "ILMA303", "ILMA304", "ILMA403"})
"""The rules that find nothing in a record with a glance, whatever others hold; ILMA304 as far as ids are known."""

TOGETHER = frozenset(
    {
        *("ILMA201", "ILMA202", "ILMA203", "ILMA204", "ILMA206", "ILMA207", "ILMA208", "ILMA209", "ILMA211"),
        *("ILMA401", "ILMA402", "ILMA404", "ILMA405", "ILMA406", "ILMA407", "ILMA408", "ILMA409"),
    }
)
"""The rules for which glances are compared with one another. A rule in neither suspects all files."""


class Gathered:
    """What is known of the files of a folder, with those of a base that it does not hide.

    `record_names` are the names of the record files with what each says (`model.records.record_name`); stray files are
    left out. `taken` are the names of those that hide a file of the base. Each record file is added once, in any order;
    it takes the least room where signatories come first.
    """

    def __init__(self, record_names: Mapping[str, RecordName], taken: Collection[str] = ()) -> None:
        self._record_names = record_names
        self._found = Suspicions()
        self._found.add("ILMA211", *taken)
        self._added = 0
        self._linking = Linking(record_names, self._found)
        self._timing = Timing(self._found)
        self._likening = Likening(record_names, self._found)

    def add(self, name: str, record_id: str, glance: Glance) -> None:
        """A whole record, as a glance at its file or `sieve.glanced.glance_of` gives it."""
        self._added += 1
        self._linking.add(name, record_id, glance)
        if glance.detail is not None:
            self._timing.add(name, record_id, glance.detail)
            self._likening.add(name, record_id, glance.detail)

    def add_partial(self, file: RecordFile) -> None:
        """A record file of which the record is not whole, after `checks.runner.file_findings` has read it."""
        self._added += 1
        self._linking.add_partial(file.name, file.record_id or "", links_alone(file))

    def suspects(self, jobs: int = 1) -> Suspects:
        """The files in which rules may have findings, and those that must be read with them; asked once.

        So many processes may share what there is to compare.

        A file of which its own glance is right is among them where it must be. Whoever has files without a glance takes
        these for suspects of every rule. Then the rules find in a tree of `Suspects.all` and these, with the ids of all
        files, what they find in a tree of all files, as far as it stands in a suspect of the rule.
        Where a record file was not added, all files are suspects.
        """
        codes = frozenset(rule.code for rule in tree_rules())
        if self._added != len(self._record_names):
            return Suspects(dict.fromkeys(codes, frozenset(self._record_names)), frozenset())
        self._linking.judge()
        self._timing.judge()
        self._likening.judge(jobs)
        found = self._found.suspects(codes)
        unknown = dict.fromkeys(codes - OWN_RECORD - TOGETHER, frozenset(self._record_names))
        return Suspects({**found.by_rule, **unknown}, found.beside & self._record_names.keys())
