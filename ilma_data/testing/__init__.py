"""Hypothesis strategies for records, for consistent data sets, and for data sets with exactly one fault.

For programs that read the records or check them:

>>> from hypothesis import given, settings
>>> @settings(max_examples=5)
... @given(broken())
... def test_checker_finds_the_file(case: Broken) -> None:
...     assert case.file in case.files  # in place of a checker that is worth its name
>>> test_checker_finds_the_file()

Hypothesis is no dependency of the data set: this package alone imports it, and nothing imports this package.
"""

try:
    import hypothesis  # noqa: F401 - only to say what is missing
except ImportError as error:
    raise ImportError("ilma_data.testing needs Hypothesis: pip install hypothesis") from error

from ilma_data.testing.datasets import RecordSet, record_sets
from ilma_data.testing.dates import dates, dates_about
from ilma_data.testing.faults.fault import Broken, Mutation
from ilma_data.testing.files import FilesInMemory, file_of, files_of
from ilma_data.testing.links import any_id
from ilma_data.testing.mutations import CATALOGUE, broken, mutations
from ilma_data.testing.records import (
    agreements,
    domains,
    meetings,
    organizations,
    persons,
    records,
    retired,
    signatories,
    sources,
    states,
)
from ilma_data.testing.texts import names, sentences, slugs, summaries, titles

__all__ = [
    "CATALOGUE",
    "Broken",
    "FilesInMemory",
    "Mutation",
    "RecordSet",
    "agreements",
    "any_id",
    "broken",
    "dates",
    "dates_about",
    "domains",
    "file_of",
    "files_of",
    "meetings",
    "mutations",
    "names",
    "organizations",
    "persons",
    "record_sets",
    "records",
    "retired",
    "sentences",
    "signatories",
    "slugs",
    "sources",
    "states",
    "summaries",
    "titles",
]
