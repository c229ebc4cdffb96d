"""Tables of meetings: themselves, their places and who took part."""

from ilma_data.dataset.event_classes import defence_areas
from ilma_data.export.tables.listed import DEFENCE_AREAS, listed
from ilma_data.export.tables.of_items import items_table
from ilma_data.export.tables.of_records import Derived, records_table
from ilma_data.export.tables.selection import Selection
from ilma_data.export.tables.support_counts import SUPPORT, support
from ilma_data.export.tables.table import Row
from ilma_data.model.meeting import Meeting


def _derived(meeting: Meeting, selection: Selection) -> Row:
    return (
        listed(defence_areas(meeting, selection.dataset)),
        *support(meeting, selection.dataset),
    )


MEETINGS = records_table("Meetings", Meeting, derived=Derived((DEFENCE_AREAS, *SUPPORT), _derived))
PLACES = items_table("places", "Places of meetings", "places", Meeting)
PARTICIPANTS = items_table("participants", "Participants", "participants", Meeting)
