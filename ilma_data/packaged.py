"""The files that come with the package besides its code: in a wheel under `_packaged`, in a source tree beside it.

Nothing here needs pydantic.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from typing import Any

    from ilma_data.store.document import JsonValue

_ENDING = ".schema.json"


class UnknownSchemaError(KeyError):
    """No exported JSON Schema has this name. `nearest` are the names that were probably meant, `known` all of them."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        import difflib

        super().__init__(name, known)  # As they came, so that the error can be pickled.
        self.name = name
        self.known = known
        self.nearest = tuple(difflib.get_close_matches(name, known, cutoff=0.5))

    def __str__(self) -> str:
        hint = f"did you mean {' or '.join(self.nearest)}? " if self.nearest else ""
        return f"{self.name}: no schema has this name; {hint}There are {', '.join(self.known)}"


def schema(name: str) -> "dict[str, JsonValue]":
    """The JSON Schema (draft 2020-12) of a record type, or of the whole data set as `dataset`; a new copy each time.

    Raises `UnknownSchemaError` for any other name.

    >>> schema("agreement")["title"]
    'Agreement'
    """
    import json

    exported = [path for path in folder("schemas").iterdir() if path.name.endswith(_ENDING)]
    known = {path.name.removesuffix(_ENDING): path for path in exported}
    if name not in known:
        raise UnknownSchemaError(name, tuple(sorted(known)))
    content: dict[str, JsonValue] = json.loads(known[name].read_bytes())
    return content


def packaged_bytes(name: str) -> bytes | None:
    """What a file in the wheel's own folder holds, as the package's loader gives it; None in a source tree.

    It works also where the package lies in a zip file.
    """
    import os

    import ilma_data

    loader: Any = ilma_data.__loader__
    place = os.path.join(os.path.dirname(ilma_data.__file__), "_packaged", *name.split("/"))  # noqa: PTH118, PTH120 - as loaders want it
    try:
        held: bytes = loader.get_data(place)
    except OSError:
        return None
    return held


def schema_bytes(record_type: str) -> bytes:
    """The exported JSON Schema of a record type, as it is written."""
    name = f"{record_type}{_ENDING}"
    held = packaged_bytes(f"schemas/{name}")
    return (folder("schemas") / name).read_bytes() if held is None else held


def folder(name: str) -> "Traversable":
    """A folder that comes with the package: the wheel's own, or in a source tree the one in the repository."""
    from importlib.resources import files
    from pathlib import Path

    packaged = files("ilma_data") / "_packaged" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / name
