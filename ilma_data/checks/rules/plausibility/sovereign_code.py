"""ILMA407: a state's code is its own, and one that ISO 3166-1 assigns to a state."""

import json
import re
from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.doubles import like_signatories
from ilma_data.checks.tree import Tree
from ilma_data.model.signatory import State

_NOT_A_STATE = re.compile("AA.|Q[M-Z].|X..|ZZ.|ESH|ATA")
"""User-assigned codes (ISO 3166-1, clause 8.1.3), and codes of territories whose status this data set leaves open."""


@rule(
    "ILMA407",
    name="sovereign-code",
    level="warning",
    why="Data sets are joined by these codes: a made-up one joins wrong things, or takes a position on a territory.",
    mend="Write the state's own code, or null where it has none.",
    example=Example("signatories/freedonia.json", '"FRE"', '"XFR"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report codes that two states share, and codes that are not those of a state."""
    seen: dict[object, State] = {}
    twice = {(earlier.id, later.id) for earlier, later in like_signatories(tree)}
    for state in tree.dataset.signatories:
        if not isinstance(state, State):
            continue
        file = tree.files_by_id[state.id]
        for name, code in (("iso_3166_1_alpha_3", state.iso_3166_1_alpha_3), ("cow_code", state.cow_code)):
            if code is None:
                continue
            other = seen.setdefault(code, state)
            if other is not state:
                if (other.id, state.id) in twice:
                    continue  # one state recorded twice is another finding
                twice.add((other.id, state.id))
                yield Finding(
                    file.at(name),
                    f"{state.id} has the code of {other.id}: {code}",
                    found=json.dumps(code),
                    expected=["a code of its own"],
                    related=[Related(tree.files_by_id[other.id].at(name), "the other state")],
                )
            elif is_of_no_state(code):
                yield Finding(
                    file.at(name),
                    f"{code} is not the code of a state",
                    found=json.dumps(code),
                    expected=["a code that ISO 3166-1 assigns to a state"],
                )


def is_of_no_state(code: str | int) -> bool:
    """Whether a code is one that ISO 3166-1 gives to no state."""
    return isinstance(code, str) and _NOT_A_STATE.fullmatch(code) is not None
