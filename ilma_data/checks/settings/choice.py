"""Which rules count: codes, the beginnings of several codes, and what a choice of them comes to."""

import difflib
import re
from collections.abc import Sequence
from functools import cache

from ilma_data.checks.catalogue import all_rules, settings_rules

BEGINNING = "ILMA"
"""How every code begins; alone it means all rules."""

HIDING = frozenset({"ILMA001", "ILMA002", "ILMA003", "ILMA005", "ILMA007"})
"""Rules about files that can't be read, or must not: a finding of theirs hides all others of its file."""

_BEGINNING = re.compile(rf"{BEGINNING}[0-9]?[0-9]?")
_LONGEST = 40  # characters of a wrong code for which the nearest one is looked for


@cache
def all_codes() -> tuple[str, ...]:
    """The codes of all rules, in order."""
    return tuple(rule.code for rule in all_rules())


@cache
def codes_always_on() -> frozenset[str]:
    """The codes that no choice and no exception leaves out: of files that can't be read, and of the settings."""
    return HIDING | {rule.code for rule in settings_rules()}


def matching(beginning: str) -> frozenset[str]:
    """The codes that a code or the beginning of several means; none where it is neither.

    >>> sorted(matching("ILMA10"))[:2], matching("ILMA9"), matching("I")
    (['ILMA101', 'ILMA102'], frozenset(), frozenset())
    """
    if not beginning.startswith(BEGINNING):
        return frozenset()
    return frozenset(code for code in all_codes() if code.startswith(beginning))


def left_out(select: Sequence[str] | None, ignore: Sequence[str]) -> frozenset[str]:
    """The codes whose findings don't count: those that `select` (None: all) lacks, and those that `ignore` has.

    Where both name a rule the longer name wins, and `ignore` where they are equally long. What is always on is never
    left out. Names that match no rule do nothing.
    """
    return frozenset(
        code
        for code in set(all_codes()) - codes_always_on()
        if _longest(code, ignore) >= _longest(code, [BEGINNING] if select is None else select)
    )


def nearest_code(wrong: str) -> str | None:
    """The code, or the beginning of several, that was probably meant; the name of a rule finds its code.

    >>> nearest_code("ilma4"), nearest_code("406"), nearest_code("unused-record"), nearest_code("ILMA4O6")
    ('ILMA4', 'ILMA406', 'ILMA406', 'ILMA406')
    """
    if len(wrong) > _LONGEST:
        return None
    plain = wrong.strip().upper()
    for meant in (plain, BEGINNING + plain, plain.replace("O", "0")):
        if matching(meant) and (meant != BEGINNING or plain):
            return meant
    if _BEGINNING.fullmatch(plain):
        return None  # all beginnings are alike
    by_name = {rule.name.upper(): rule.code for rule in all_rules()}
    near = difflib.get_close_matches(plain, [*all_codes(), *by_name], n=1, cutoff=0.7)
    return by_name.get(near[0], near[0]) if near else None


def _longest(code: str, names: Sequence[str]) -> int:
    """How long the longest of these names is that means the code; 0 where none does."""
    return max(
        (len(name) for name in names if name.startswith(BEGINNING) and code.startswith(name)), default=0
    )
