"""Tables of the ids that are no longer records of their own, and what took their place."""

from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.of_records import records_table
from ilma_data.model.retired import Retired

RETIRED = records_table("Retired ids", Retired, thing="retired id")
SUCCESSORS = items_table("successors", "Successors of retired ids", "successors", Retired, holds="successor")
