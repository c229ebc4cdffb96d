"""What the wheel carries besides code: the records as one compiled snapshot, and the JSON Schema.

Hatchling loads this file when it builds a wheel (`tool.hatch.build.targets.wheel.hooks.custom`).
Both go under `ilma_data/_packaged/`, a folder that exists in a wheel only. In the source tree there
is nothing that could become stale: an editable install reads `records/` and `schemas/` themselves.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGED = "ilma_data/_packaged"


class PackagedRecords(BuildHookInterface[BuilderConfig]):
    """Compile `records/` and gather `schemas/` into a wheel; do nothing for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add, before hatchling collects the rest.

        `version` is hatchling's word for the kind of wheel: "standard" or "editable". Records with
        findings raise, because a wheel must not carry what `ilma validate` would refuse.
        """
        if version == "editable":
            return
        root = Path(self.root)
        schemas = sorted((root / "schemas").glob("*.json"))
        if not schemas:
            raise FileNotFoundError(
                f"{root / 'schemas'}: no *.json there, and a wheel carries the JSON Schema"
            )
        self._outside_the_tree = Path(tempfile.mkdtemp(prefix="ilma-data-"))
        snapshot = self._outside_the_tree / "records.snapshot"
        snapshot.write_bytes(_compiled(root))
        build_data["force_include"] |= {
            str(snapshot): f"{PACKAGED}/records.snapshot",
            **{str(schema): f"{PACKAGED}/schemas/{schema.name}" for schema in schemas},
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the snapshot's temporary folder, once the wheel holds it."""
        if version != "editable":
            shutil.rmtree(self._outside_the_tree)


def _compiled(root: Path) -> bytes:
    # An isolated build has our requirements but not us, so the package comes from the tree that is
    # being built. It must come first: in an unisolated build another version may be installed.
    sys.path.insert(0, str(root))
    try:
        from ilma_data.release.packaging import compile_snapshot

        return compile_snapshot(root / "records")
    finally:
        sys.path.remove(str(root))
