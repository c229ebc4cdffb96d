"""ILMA210: an office ends after it began, and is attested only while it was held."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Related
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.tree import Tree
from ilma_data.model.dates import Truth
from ilma_data.model.signatory import Person


@rule(
    "ILMA210",
    name="office-dates",
    why="Titles are those of the day. Who signed as minister was minister then, whatever later articles call them.",
    mend="Correct `since`, `until` or `attested`; a second term is a second office.",
    example=Example("signatories/ada-lovell.json", '"2021-05-04"', '"2023-05-04"'),
)
def check(tree: Tree) -> Iterator[Finding]:
    """Report an end before the beginning; else, dates of attestation before the beginning or after the end."""
    for file, person in tree.records():
        if not isinstance(person, Person):
            continue
        for number, office in enumerate(person.offices):
            beginning, end = file.at("offices", number, "since"), file.at("offices", number, "until")
            if office.since and office.until and office.until.before(office.since) is Truth.YES:
                yield Finding(
                    end,
                    f"The office {office.title} ends on {office.until}, before it began on {office.since}",
                    found=f'"{office.until}"',
                    expected=[f"a date not before {office.since}"],
                    related=[Related(beginning, "the beginning")],
                )
                continue
            for index, attested in enumerate(office.attested):
                place = file.at("offices", number, "attested", index)
                if office.since and attested.before(office.since) is Truth.YES:
                    problem, bound = f"before the office began ({office.since})", beginning
                elif office.until and office.until.before(attested) is Truth.YES:
                    problem, bound = f"after the office ended ({office.until})", end
                else:
                    continue
                yield Finding(
                    place,
                    f"The office {office.title} is attested on {attested}, {problem}",
                    found=f'"{attested}"',
                    expected=["a date at which the office was held"],
                    related=[Related(bound, "the bound that it crosses")],
                )
