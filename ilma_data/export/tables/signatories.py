"""Tables of signatories: persons, organizations and states, their names and offices."""

from ilma_data.export.tables.nested import nested_table
from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.of_records import records_table
from ilma_data.model.signatory import Organization, Person, State

KINDS = (Person, Organization, State)

SIGNATORIES = records_table("Signatories", *KINDS, said={"kind": "Which kind of signatory it is."})
NAMES = items_table("names", "Names of signatories", "names", *KINDS)
OFFICES = items_table("offices", "Offices", "offices", Person)
OFFICE_DATES = nested_table(
    "office_dates", "Dates that attest offices", ("offices", "offices"), "attested", Person, holds="date"
)
