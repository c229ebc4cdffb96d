"""Descriptions of files."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.export.exported import FileDescription, described


@given(st.lists(st.binary()))
def test_a_description_is_that_of_the_whole(chunks: list[bytes]) -> None:
    whole = b"".join(chunks)
    digest = hashlib.sha256(whole).hexdigest()
    assert described("a.b.csv", iter(chunks)) == FileDescription("a.b.csv", "text/csv", len(whole), digest)


def test_an_ending_that_no_export_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.exe: .*expected one of \.csv, "):
        described("a.exe", [])
