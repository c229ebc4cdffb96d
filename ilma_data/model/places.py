"""Where something took place."""

from typing import Annotated

from ilma_data.model.base import Part, factual
from ilma_data.model.ids import Kinds, SignatoryId
from ilma_data.model.keys import KEYS
from ilma_data.model.text import Name


class Place(Part):
    """A place under the name that a source gives it, as exactly as the source does and no more.

    `state` is null where no source says it, where the place is at sea or on the net, and where sovereignty is disputed:
    the data set takes no position.
    """

    name: Annotated[Name, factual("The place's usual English name: a building, a town, a region or a state.")]
    state: Annotated[
        SignatoryId | None, Kinds(("state",)), factual("The state in which it lies, where sources say so.")
    ]

    key_field = "name"
    keys = KEYS["Place"]
