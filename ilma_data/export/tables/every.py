"""The rows of tables of a data set in one pass over its records, in batches."""

from collections.abc import Iterable, Iterator

from ilma_data.collector import CollectorPaused
from ilma_data.dataset.dataset import Dataset
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.table import Making, Row, Table
from ilma_data.model.records import MODELS

BATCH = 2_000  # rows


def batches(dataset: Dataset, tables: Iterable[Table]) -> Iterator[tuple[Table, list[Row]]]:
    """Tables with some of their rows: those of each table in their order, from one batch to the next.

    A record is asked for once, while the collector of garbage rests: rows make none. No more than `BATCH` rows of a
    table are held beside those of one record.
    """
    selection = Selection(dataset)
    begun: list[tuple[Table, list[Row], Making]] = [(table, [], table.make(selection)) for table in tables]
    of_model = {
        model: [(table, rows, making.of_record) for table, rows, making in begun if model in table.models]
        for models in MODELS.values()
        for model in models
    }
    with CollectorPaused():
        for record in selection.records(*of_model):
            for table, rows, of_record in of_model[type(record)]:
                rows.extend(of_record(record))
                if len(rows) >= BATCH:
                    yield table, rows
                    rows.clear()
        for table, rows, making in begun:
            rows.extend(making.of_all())
            yield table, rows
