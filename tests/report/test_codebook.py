"""The codebook has every field of every model, and nothing that a reader could not look up."""

import re

import pytest

from ilma_data.model.base import Part, mark_of
from ilma_data.model.records import MODELS
from ilma_data.report.codebook import codebook

TEXT = codebook()
ROWS = {
    heading: dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", body, re.MULTILINE))
    for heading, body in re.findall(r"^#{2,3} (.+?)\n(.*?)(?=^#{2,3} |\Z)", TEXT, re.MULTILINE | re.DOTALL)
}


@pytest.mark.parametrize("model", [model for models in MODELS.values() for model in models])
def test_every_field_has_a_row_with_its_mark_and_meaning(model: type[Part]) -> None:
    heading = next(
        heading for heading in ROWS if heading.rpartition(": ")[2].lower() == model.__name__.lower()
    )
    assert list(ROWS[heading]) == [field.alias or name for name, field in model.model_fields.items()]
    for name, field in model.model_fields.items():
        row = ROWS[heading][field.alias or name]
        assert f"| {mark_of(field).value} |" in row
        assert f"| {'required' if field.is_required() else 'optional'} |" in row
        assert (field.description or "") in row


def test_every_link_leads_to_a_heading() -> None:
    anchors = {
        heading.lower().replace(":", "").replace(" ", "-")
        for heading in re.findall("^#+ (.+)$", TEXT, re.MULTILINE)
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", TEXT))
    assert links
    assert links <= anchors


def test_no_word_of_the_implementation_is_in_it() -> None:
    for word in ("typing.", "<class", "<function", "Annotated", "NoneType", "object at"):
        assert word not in TEXT
