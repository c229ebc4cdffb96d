"""Citations: other programs read them, they say what the record says, and nothing more."""

import json
import re
import tomllib
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from ruamel.yaml import YAML

import ilma_data
from ilma_data.dataset.errors import UnknownIdError
from ilma_data.export.citations import facts
from ilma_data.export.citations.apa import reference
from ilma_data.export.citations.bibtex import entries
from ilma_data.export.citations.cite import STYLES, UnknownStyleError, cite, sources_under
from ilma_data.export.citations.csl import csl_item, csl_items
from ilma_data.export.citations.date_parts import DateParts, date_parts
from ilma_data.export.citations.ris import ris
from ilma_data.export.citations.work import Work, data_set, work_of
from ilma_data.model.base import Record
from ilma_data.model.dates import EdtfDate
from ilma_data.model.source import Source
from ilma_data.testing import dates, record_sets

ROOT = Path(__file__).parents[3]
MEMORANDUM = "agreement/defence-memorandum-2021"


@pytest.fixture(scope="module")
def sources() -> list[Work]:
    return [work_of(source) for source in ilma_data.load().sources]


def test_what_is_said_of_the_data_set_is_the_same_everywhere() -> None:
    cff = YAML(typ="safe").load((ROOT / "CITATION.cff").read_text("utf-8"))
    zenodo = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert cff["title"] == zenodo["title"] == facts.TITLE
    assert cff["version"] == zenodo["version"] == facts.VERSION == ilma_data.__version__
    assert [author["name"] for author in cff["authors"]] == [facts.AUTHOR]
    assert [author["name"] for author in zenodo["creators"]] == [facts.AUTHOR]
    assert tuple(cff["license"]) == facts.LICENCES
    assert project["license"] == " AND ".join(facts.LICENCES)
    assert zenodo["license"] == "cc-by-4.0"
    assert tuple(cff["keywords"]) == tuple(zenodo["keywords"]) == facts.KEYWORDS
    assert " ".join(cff["abstract"].split()) == zenodo["description"]
    assert cff.get("date-released") == facts.RELEASED


def test_the_data_set_a_record_and_its_sources_are_cited() -> None:
    assert cite() == f"{facts.AUTHOR}. (n.d.). {facts.TITLE} (Version {facts.VERSION}) [Data set]."
    record, *under = cite(MEMORANDUM, sources=True).splitlines()
    assert f"[Record {MEMORANDUM}]. In {facts.TITLE} (Version {facts.VERSION}) [Data set]." in record
    held = ilma_data.load()
    assert len(under) == len(list(sources_under(held[MEMORANDUM], held))) > 10
    assert len(set(under)) == len(under)
    alone = cite("source/newsmax-memorandum-2021")
    assert alone in under
    assert alone.startswith("Newsmax. (2021, November 24). ")


def test_wrong_use_names_what_there_is() -> None:
    with pytest.raises(UnknownStyleError, match=r"apa, bibtex, csl; did you mean bibtex\?"):
        cite(style="bibtx")
    with pytest.raises(UnknownIdError, match="did you mean agreement/defence-memorandum-2021"):
        cite("agreement/defence-memorandum")
    with pytest.raises(ValueError, match="name its id"):
        cite(sources=True)


def test_every_style_cites_the_same_works() -> None:
    held = ilma_data.load()
    ids = [MEMORANDUM, *(source.id for source in sources_under(held[MEMORANDUM], held))]
    items = json.loads(cite(MEMORANDUM, style="csl", sources=True))
    assert [item["id"] for item in items] == ids
    keys = re.findall(r"^@[a-z]+\{(.+),$", cite(MEMORANDUM, style="bibtex", sources=True), re.MULTILINE)
    assert keys == [one.replace("/", ":") for one in ids]
    assert set(STYLES) == {"apa", "bibtex", "csl"}


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_bibtexparser_reads_every_source(sources: list[Work], dialect: str) -> None:
    read = parse_string(entries(sources, dialect))  # type: ignore[arg-type]
    assert read.failed_blocks == []
    assert [entry.key for entry in read.entries] == [work.id.replace("/", ":") for work in sources]
    for entry, work in zip(read.entries, sources, strict=True):
        url = entry.fields_dict.get("url")
        assert (url.value if url else None) == work.url


def test_a_reader_of_ris_finds_every_source(sources: list[Work]) -> None:
    read = rispy.loads(ris(sources))
    assert [entry["id"] for entry in read] == [work.id for work in sources]
    assert [entry["title"] for entry in read] == [work.title for work in sources]
    assert [entry.get("publisher") for entry in read] == [work.publisher for work in sources]


@given(record_sets())
def test_every_record_can_be_cited_in_every_form(records: tuple[Record, ...]) -> None:
    works = [work_of(record) for record in records]
    assert len(csl_items(works)) == len(rispy.loads(ris(works))) == len(works)
    for work in works:
        text = reference(work)
        assert "\n" not in text
        assert work.title in text
        item = csl_item(work)
        assert None not in item.values()
        assert item["id"] == work.id


@given(record_sets())
def test_braces_balance_whatever_a_title_holds(records: tuple[Record, ...]) -> None:
    for record in records:
        if isinstance(record, Source):
            for dialect in ("bibtex", "biblatex"):
                text = re.sub(r"\\[{}]", "", entries([work_of(record)], dialect))
                assert text.count("{") == text.count("}")


@given(dates())
def test_a_citation_is_never_more_precise_than_its_date(date: EdtfDate) -> None:
    parts = date_parts(date)
    earliest = date.earliest
    whole = (earliest.year, earliest.month, earliest.day)
    assert parts.first == whole[: len(parts.first)]
    assert parts.circa == (date.approximate or date.uncertain)
    assert parts.open_end == (date.latest is None)
    if parts.last is not None:
        assert date.latest is not None
        assert parts.last == (date.latest.year, date.latest.month, date.latest.day)[: len(parts.last)]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2021-11-24", DateParts((2021, 11, 24))),
        ("2021-11-2X", DateParts((2021, 11))),
        ("2021-11~", DateParts((2021, 11), circa=True)),
        ("2021?", DateParts((2021,), circa=True)),
        ("2022-07-18/..", DateParts((2022, 7, 18), open_end=True)),
        ("2021-11-23/2021-11-25", DateParts((2021, 11, 23), (2021, 11, 25))),
        ("[2022-03-20..2022-03-25]", DateParts((2022, 3))),
        ("[2021-12-30..2022-01-02]", DateParts((2021,), (2022,))),
    ],
)
def test_date_parts(written: str, parts: DateParts) -> None:
    assert date_parts(EdtfDate(written)) == parts


@pytest.mark.parametrize(
    ("work", "text"),
    [
        (Work("source/a", "news", "Two neighbours?", ("A. Reporter",), "Border Courier", issued=EdtfDate("2021-05-10"),
              url="https://courier.example/lake"),
         "A. Reporter. (2021, May 10). Two neighbours? Border Courier. https://courier.example/lake"),
        (Work("source/b", "news", "A title", ("A", "B", "C")), "A, B, & C. (n.d.). A title."),
        (Work("source/c", "news", "[News report]", publisher="Review", issued=EdtfDate("2021~")),
         "Review. (ca. 2021). [News report]."),
        (Work("source/d", "news", "[News report]", issued=EdtfDate("2021-11-23/2021-11-25")),
         "[News report] (2021, November 23 – 2021, November 25)."),
        (data_set(), f"{facts.AUTHOR}. (n.d.). {facts.TITLE} (Version {facts.VERSION}) [Data set]."),
    ],
)  # fmt: skip
def test_apa(work: Work, text: str) -> None:
    assert reference(work) == text


def test_a_source_that_nothing_names_goes_by_its_id() -> None:
    gantz = ilma_data.load()["source/gantz-visit-report-2021"]
    assert "source/gantz-visit-report-2021" in cite(str(gantz.id))
