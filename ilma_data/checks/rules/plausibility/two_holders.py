"""ILMA405: an office has one holder at a time."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.record_file import Place
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.rules.shared.contradictions import Held, offices_of
from ilma_data.checks.rules.shared.doubles import like_signatories
from ilma_data.checks.tree import Tree
from ilma_data.model.dates import EdtfDate, Truth
from ilma_data.model.signatory import Office, Person

SINGLE = (
    "minister",
    "prime minister",
    "president",
    "king",
    "chief of",
    "inspector general",
    "speaker",
    "head of state",
)
"""How titles begin of which an organization has one holder at a time. Members, envoys, deputies and ranks are many."""


class _Holder(NamedTuple):
    person: Person
    office: Office
    place: Place


@rule(
    "ILMA405",
    name="two-holders",
    level="warning",
    why="Two ministers of one ministry on one day mean that a date, a title or a person is wrong.",
    mend="Correct the dates of the two offices, or the title of the one who acted for the other.",
    example=Example("signatories/bela-bartos.json", '"until": "2020-01"', '"until": "2021-12"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report, of two persons with one title in one organization, the second, where both certainly held it one day."""
    holders: dict[tuple[str, str], list[_Holder]] = defaultdict(list)
    for file, person in tree.records():
        if isinstance(person, Person):
            for number, office in offices_of(person):
                if (key := single_office(office.organization, office.title)) is not None:
                    holders[key].append(_Holder(person, office, file.at("offices", number)))
    twice = {(earlier.id, later.id) for earlier, later in like_signatories(tree)}  # that is another finding
    for (organization, _), listed in holders.items():
        for earlier, later in combinations(listed, 2):
            pair = (earlier.person.id, later.person.id)
            if pair[0] != pair[1] and pair not in twice and at_one_time(earlier.office, later.office):
                yield Finding(
                    later.place,
                    f"{later.person.id} and {earlier.person.id} hold one office in {organization} at one time",
                    found=json.dumps(later.office.title, ensure_ascii=False),
                    expected=["one holder at a time"],
                    related=[Related(earlier.place, "the other holder")],
                )


def single_office(organization: str | None, title: str) -> tuple[str, str] | None:
    """What is the same for one office that has one holder at a time; None for others, and where nobody knows."""
    if organization is None or not title.lower().startswith(SINGLE):
        return None
    return organization, title.casefold()


def at_one_time(one: Held, other: Held) -> bool:
    """Whether some date at which one certainly held the office is certainly a date of the other."""
    return any(_certainly_held(other, date) for date in _known_dates(one)) or any(
        _certainly_held(one, date) for date in _known_dates(other)
    )


def _known_dates(office: Held) -> list[EdtfDate]:
    return list(office.attested)


def _certainly_held(office: Held, date: EdtfDate) -> bool:
    if office.since is not None and office.until is not None:
        return office.since.before(date) is Truth.YES and date.before(office.until) is Truth.YES
    return any(date.overlaps(attested) is Truth.YES for attested in office.attested)
