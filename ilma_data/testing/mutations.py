"""Single faults: the catalogue of the ways to break a consistent data set, and a strategy that does so."""

from collections.abc import Sequence

from hypothesis import strategies as st

from ilma_data.model.base import Record
from ilma_data.testing.datasets import RecordSet, record_sets
from ilma_data.testing.faults import of_dates, of_evidence, of_files, of_links, of_plausibility, of_shape
from ilma_data.testing.faults.fault import Broken, Mutation

CATALOGUE: tuple[Mutation, ...] = tuple(
    found
    for module in (of_files, of_shape, of_links, of_dates, of_evidence, of_plausibility)
    for found in vars(module).values()
    if isinstance(found, Mutation)
)
"""Every mutation, in the order of what it breaks: files, shape, links, dates, evidence, plausibility."""


def mutations(records: Sequence[Record]) -> tuple[Mutation, ...]:
    """The mutations that find a place to strike in a consistent data set."""
    return tuple(one for one in CATALOGUE if one.applies(records))


@st.composite
def broken(
    draw: st.DrawFn, sets: st.SearchStrategy[RecordSet] | None = None, mutation: Mutation | None = None
) -> Broken:
    """The files of a consistent data set with a single fault, and the one finding that they must bring.

    The data set is drawn from `sets`, or else from `record_sets()`. The fault is of the `mutation` given, in data sets
    where it finds a place to strike; or of any.
    """
    sound = record_sets() if sets is None else sets
    # Drawn first: what comes after a whole data set is drawn badly, and would be the first mutation half of the time.
    chosen = mutation or draw(st.sampled_from(CATALOGUE))
    records = draw(sound.filter(chosen.applies))
    return draw(st.sampled_from(list(chosen.faults(records)))).strike(chosen, records)
