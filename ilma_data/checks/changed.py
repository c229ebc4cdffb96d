"""What a change brings: the findings in the files that have changed, and those that others have because of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from ilma_data.checks.catalogue import tree_rules
from ilma_data.checks.coverage import coverage
from ilma_data.checks.finding import Finding
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.neighbourhood.catalogue import EVERYTHING, NAMED, NEEDS
from ilma_data.checks.neighbourhood.need import Names, Need
from ilma_data.checks.neighbourhood.version import Version
from ilma_data.checks.outcome import Report, concerns, is_wanted, order
from ilma_data.checks.record_ids import RecordIds
from ilma_data.checks.rule import Rule
from ilma_data.checks.tree import Tree
from ilma_data.store.files import RecordFiles
from ilma_data.store.former import Former
from ilma_data.store.kept import Kept

MOST_CHANGED = 100
"""So many changed files are looked at with what is around them; of more, the whole folder is checked, then and now."""

_Key: TypeAlias = tuple[str, str, str, str, str]


def check_changed(
    files: RecordFiles,
    former: Mapping[str, bytes | None],
    *,
    only: Collection[str] | None = None,
    base: RecordFiles | None = None,
) -> Report:
    """Check record files of which some have changed: what `check` finds, as far as the change brought it.

    `former` has each changed file, by its name below the folder, with the bytes that it had before; None where there
    was none. A file that is gone is there, too; a renamed one is a file gone and a file come.

    The findings are those of `check` on all files, with the same places, messages and fingerprints:

    - in the changed files, all;
    - in the others, those that `check` on the former files did not give. What a deleted record breaks elsewhere is
      among them, and what was kept quiet by a mistake that is mended.

    Findings elsewhere that were there before are left out, and so is what is wrong with exceptions in the settings: no
    record counts as checked in `Report.ids`. `only` and `base` are those of `check`.
    """
    kept = files if isinstance(files, Kept) else Kept(files)
    kept_base = None if base is None else Kept(base)
    now = Version(kept, kept_base)
    changed = frozenset(former)
    then = Version(Former(kept, former), kept_base, now, changed)
    everything = (
        len(changed) > MOST_CHANGED
        or now.hiding != then.hiding
        or (now.ids is not then.ids and _have_many_unknown_ids(then, now))
    )
    found = list(_found(then, now, changed, everything=everything))
    # Where links have led nowhere, it matters how many there are elsewhere; where none has, nobody asks.
    if not everything and (then.leads_nowhere() or now.leads_nowhere()) and _have_many_unknown_ids(then, now):
        found = list(_found(then, now, changed, everything=True))
    present = {name for name in changed & now.own_names if is_wanted(name, only)}
    records = [record for name in sorted(present) if (record := now.record(name)) is not None]
    facts = [coverage(record) for record in records]
    wanted = {name for name in now.own_names if is_wanted(name, only)}
    return Report(
        files.label,
        tuple(finding for finding in found if concerns(finding, wanted, now.own_names)),
        len(present),
        len(records),
        sum(one.values for one in facts),
        sum(one.supported for one in facts),
        ids=RecordIds.of({name: now.file(name) for name in present}, ()),
    )


def _have_many_unknown_ids(*versions: Version) -> bool:
    """Whether too many ids have no file for the nearest ones to be looked for for each, now or then."""
    return any(version.has_many_unknown_ids for version in versions)


def _found(then: Version, now: Version, changed: Names, *, everything: bool) -> Iterator[Finding]:
    """The findings, in order."""
    before: list[Finding] = []
    after = [finding for name in changed & now.names for finding in now.file_findings(name)]
    mended = [finding for name in changed & then.names for finding in then.file_findings(name)]
    for need, rules in _by_need(everything=everything):
        reach: Names = need.reach(then, now, changed)
        if need is NAMED and _keys([*before, *mended]) - _keys(after):
            reach = NAMED.everything(now)  # what has gone may have kept it quiet
        elsewhere = (reach & now.names) - changed
        before += _findings(rules, need, then, (changed & then.names) | elsewhere)
        after += _findings(rules, need, now, (changed & now.names) | elsewhere)
    known = _keys(_in_order(then, (finding for finding in before if finding.file not in changed)))
    for finding in _in_order(now, after):
        if finding.file in changed or _key(finding) not in known:
            yield finding


def _by_need(*, everything: bool) -> Sequence[tuple[Need, list[Rule[Tree]]]]:
    """The needs with their rules; those about names last, for these have to know of the findings of all others."""
    rules: dict[Need, list[Rule[Tree]]] = {}
    for rule in tree_rules():
        need = EVERYTHING if everything else NEEDS.get(rule.code, EVERYTHING)
        rules.setdefault(need, []).append(rule)
    return sorted(rules.items(), key=lambda entry: entry[0] is NAMED)


def _findings(rules: Iterable[Rule[Tree]], need: Need, version: Version, names: Names) -> Iterator[Finding]:
    """What the rules find in these files."""
    tree = version.tree(names | need.beside(version, names))
    return (finding for rule in rules for finding in rule.findings(tree) if finding.file in names)


def _in_order(version: Version, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings in the folder, and in the base those about it, as `check` gives them."""
    own = version.own_names
    return fingerprinted(sorted((one for one in findings if concerns(one, own, own)), key=order))


def _keys(findings: Iterable[Finding]) -> set[_Key]:
    return {_key(finding) for finding in findings}


def _key(finding: Finding) -> _Key:
    return (finding.code, finding.file, finding.pointer, finding.message, finding.fingerprint)
