"""Cells that no spreadsheet takes for formulas."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.export.spreadsheet import raw_cell, safe_cell

FORMULAS = "=+-@\t\r\n＝＋－＠"
texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("'" + FORMULAS))


@given(texts)
def test_a_safe_cell_begins_no_formula_and_leads_back(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(tuple(FORMULAS))
    assert raw_cell(cell) == text
    assert cell in (text, f"'{text}")


@pytest.mark.parametrize("text", ["", "2021-11-24", "'Ayn", "a=b", "1-2", "عبد", "(+1)", " =1"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert safe_cell(text) == text == raw_cell(text)
