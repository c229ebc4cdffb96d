"""Tables of sources and their authors."""

from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.of_records import records_table
from ilma_data.model.source import Source

SOURCES = records_table("Sources", Source)
AUTHORS = items_table("authors", "Authors of sources", "authors", Source, holds="author")
