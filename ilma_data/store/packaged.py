"""The records that came with the package: in a wheel the compiled snapshot, in a source tree the folder itself."""

from __future__ import annotations

import ilma_data
from ilma_data.store.snapshot import Snapshot

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from ilma_data.store.files import RecordFiles

SNAPSHOT_NAME = "_packaged/records.snapshot"
"""The snapshot in the wheel, below the package. A source tree has none, so that it can never be stale."""


def packaged() -> RecordFiles:
    """The records that came with the package: the wheel's snapshot or, in a source tree, its `records` folder."""
    return _packaged(None)


def packaged_base() -> RecordFiles:
    """The same as a base for other records. Messages call it what it is, and not where it lies."""
    return _packaged(Snapshot.label)


def _packaged(label: str | None) -> RecordFiles:
    compiled = _compiled()
    if compiled is not None:
        return Snapshot(compiled)
    from pathlib import Path

    from ilma_data.packaged import folder
    from ilma_data.store.files import Folder

    return Folder(Path(str(folder("records"))), label)


def _compiled() -> bytes | None:
    """The snapshot's bytes, as the package's own loader gives them: also where the package lies in a zip file."""
    import os

    loader: Any = ilma_data.__loader__
    name = os.path.join(os.path.dirname(ilma_data.__file__), *SNAPSHOT_NAME.split("/"))  # noqa: PTH118, PTH120 - as loaders want it
    try:
        compiled: bytes = loader.get_data(name)
    except OSError:
        return None
    return compiled
