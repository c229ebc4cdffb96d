"""Draw sets of records from the public strategies: python -m tests.bench.drawing NUMBER SEED.

Prints JSON: for each set the type and the JSON text of each record. A process of its own, because what Hypothesis draws
depends on what the process has drawn and imported before: it also tries constants that it finds in modules. Here it
finds none, so that a change to the package changes no record.
"""

import json
import sys
from unittest import mock

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as from_seed
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from ilma_data.store.canonical import to_bytes
from ilma_data.testing import RecordSet, record_sets


def drawn_sets(number: int, seed: int) -> list[RecordSet]:
    """So many consistent data sets."""
    drawn: list[RecordSet] = []

    @from_seed(seed)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(record_sets())
    def draw(records: RecordSet) -> None:
        drawn.append(records)

    with mock.patch.object(providers, "_get_local_constants", Constants, create=True):
        draw()
    return drawn


if __name__ == "__main__":
    sets = drawn_sets(int(sys.argv[1]), int(sys.argv[2]))
    texts = [[(record.type, to_bytes(record).decode()) for record in records] for records in sets]
    sys.stdout.write(json.dumps(texts))
