"""The records that came with the package: in a wheel the compiled snapshot, in a source tree the folder itself."""

from __future__ import annotations

from ilma_data.packaged import packaged_bytes
from ilma_data.store.snapshot import Snapshot

TYPE_CHECKING = False

if TYPE_CHECKING:
    from ilma_data.store.files import RecordFiles

SNAPSHOT_NAME = "records.snapshot"
"""The snapshot among the packaged files. A source tree has none, so that it can never be stale."""


def packaged() -> RecordFiles:
    """The records that came with the package: the wheel's snapshot or, in a source tree, its `records` folder."""
    return _packaged(None)


def packaged_base() -> RecordFiles:
    """The same as a base for other records. Messages call it what it is, and not where it lies."""
    return _packaged(Snapshot.label)


def _packaged(label: str | None) -> RecordFiles:
    compiled = packaged_bytes(SNAPSHOT_NAME)
    if compiled is not None:
        return Snapshot(compiled)
    from pathlib import Path

    from ilma_data.packaged import folder
    from ilma_data.store.files import Folder

    return Folder(Path(str(folder("records"))), label)
