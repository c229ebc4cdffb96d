"""Files as they were before some of them changed."""

import pytest

from ilma_data.store.former import Former
from ilma_data.testing import FilesInMemory


def test_changed_files_have_their_former_bytes_and_others_their_own() -> None:
    now = FilesInMemory({"same": b"same", "edited": b"new", "added": b"added"})
    then = Former(now, {"edited": b"old", "added": None, "gone": b"gone"})
    assert then.label == now.label
    assert {name: then.read(name) for name in then.names()} == {
        "edited": b"old",
        "gone": b"gone",
        "same": b"same",
    }
    with pytest.raises(KeyError, match="added"):
        then.read("added")
