"""Which offices a person may have held at a date."""

import pytest

from ilma_data.model.dates import EdtfDate
from ilma_data.model.evidence import Evidence
from ilma_data.model.ids import SignatoryId
from ilma_data.model.signatory import Office, Person
from ilma_data.report.offices import latest_office, offices_at


def office(title: str, since: str | None = None, until: str | None = None, *attested: str) -> Office:
    return Office(
        title=title,
        organization=None,
        since=EdtfDate(since) if since else None,
        until=EdtfDate(until) if until else None,
        attested=tuple(map(EdtfDate, attested)),
    )


def person(*offices: Office) -> Person:
    evidence: tuple[Evidence, ...] = ()
    return Person(
        id=SignatoryId("signatory/p"), kind="person", name="P", names=(), offices=offices, evidence=evidence
    )


@pytest.mark.parametrize(
    ("held", "office"),
    [
        (True, office("in its days", "2020-05", "2022")),
        (True, office("begun and not known to be over", "2020")),
        (True, office("over later", None, "2022")),
        (True, office("begun in that year, perhaps later", "2021")),
        (True, office("shown at that date", None, None, "2021-11-24")),
        (False, office("over", "2018", "2020")),
        (False, office("not begun", "2022")),
        (False, office("shown at another date only", None, None, "2023")),
        (False, office("without any date")),
    ],
    ids=lambda value: value.title if isinstance(value, Office) else str(value),
)
def test_an_office_is_shown_where_the_record_does_not_rule_it_out(held: bool, office: Office) -> None:
    assert bool(offices_at(person(office), EdtfDate("2021-11-24"))) is held


def test_the_latest_office_is_the_one_that_began_last() -> None:
    first, second, undated = (
        office("first", "2015"),
        office("second", None, None, "2022-03"),
        office("undated"),
    )
    assert latest_office(person(second, first, undated)) == second
    assert latest_office(person(undated)) == undated
    assert latest_office(person(undated, office("later in the list"))) == office("later in the list")
    assert latest_office(person()) is None
