"""Slugs and addresses: what is derived is always an id, and leads to the same page."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from ilma_data.cli.new.addresses import host_of, tidied
from ilma_data.cli.new.slugs import LONGEST, free, slug_of_address, slug_of_name, slug_of_title, year_of
from ilma_data.model.ids import SLUG

HOSTS = st.sampled_from(["courier.example", "WWW.Courier.example", "ar.courier.org.example:443", "un.int"])
PATHS = st.text("abz09-_%/.é\u0627 ", max_size=60)
QUERIES = st.lists(st.sampled_from(["id=7", "utm_source=mail", "q=a+b", "fbclid=x", "page", "ref=utm_x"]))
FRAGMENTS = st.sampled_from(["", "#top", "#/lake", "#!lake", "#:~:text=lake"])


@st.composite
def addresses(draw: st.DrawFn) -> str:
    query = "&".join(draw(QUERIES))
    scheme = draw(st.sampled_from(["http", "https", "HTTPS"]))
    return f"{scheme}://{draw(HOSTS)}/{draw(PATHS)}{'?' * bool(query)}{query}{draw(FRAGMENTS)}"


@given(st.text(max_size=200), st.none() | st.sampled_from(["2021", "1999"]))
@example("اتفاق", "2021")
@example("\udcff", None)
@example("a" * 100, "2021")
def test_a_derived_slug_is_one_or_nothing(text: str, year: str | None) -> None:
    for slug in (slug_of_title(text, year), slug_of_name(text), slug_of_address(text, year)):
        assert not slug or re.fullmatch(SLUG, slug)
        assert len(slug) <= LONGEST


def test_the_year_stands_in_a_slug_once() -> None:
    assert slug_of_title("Accord on water, 2021", "2021") == "accord-water-2021"
    assert slug_of_title("Accord on water", "2021") == "accord-water-2021"
    assert slug_of_title("اتفاق", "2021") == ""
    assert year_of([None, "2021-11-2X"]) == "2021"
    assert year_of([]) is None


def test_a_page_without_a_telling_address_is_known_by_its_site() -> None:
    assert slug_of_address("https://courier.example/") == "courier"
    assert slug_of_address("https://courier.example/?p=981") == "courier"
    assert slug_of_address("https://mfa.gov.il/en/2021/11") == "mfa-2021-11"
    assert slug_of_address("https://www.gov.il/he/pages/event") == "gov-event"


def test_a_slug_that_is_taken_gets_a_number() -> None:
    taken = {"lake", "lake-2"}
    assert free("lake", lambda slug: slug not in taken) == "lake-3"
    assert free("river", lambda slug: slug not in taken) == "river"
    assert free("", lambda _: False) == ""


@given(addresses())
def test_tidying_is_done_once_and_keeps_what_a_server_reads(url: str) -> None:
    tidy = tidied(url)
    assert tidied(tidy) == tidy
    assert host_of(tidy).removesuffix(":443") == host_of(url).removesuffix(":443")
    before, after = (
        re.split("[?#]", one, maxsplit=1)[0].partition("://")[2].partition("/")[2] for one in (url, tidy)
    )
    assert after == before.rstrip() or after == before
    for parameter in ("id=7", "q=a+b", "ref=utm_x"):
        assert (parameter in tidy) == (parameter in url)
    assert "utm_source" not in tidy
    assert "fbclid" not in tidy


@given(st.text(max_size=50))
def test_what_is_no_address_stays_as_it_is(text: str) -> None:
    if not re.match("(?i)https?://", text.strip()):
        assert tidied(text) == text.strip()
        assert host_of(text) == ""
