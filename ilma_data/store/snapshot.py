"""The snapshot: all record files of a release in one, with an index of offsets."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGIC = b"ilma-data snapshot 2\n"

_BETWEEN = b"\n}\n{\n"
"""Where one file ends and the next begins: within a record, no line begins with a brace but the first and the last."""


class Snapshot:
    """Record files compiled into one: a line that names the format, an index, an empty line, the files.

    The index has a line for each file, in the order of the names: its name, where it begins after the empty line, and
    where it ends (in bytes, exclusive), with a space between them. Each file is in canonical form. Raises `ValueError`
    for bytes that are no snapshot of this format.
    """

    verified = True
    label = "the packaged records"

    def __init__(self, compiled: bytes) -> None:
        if not compiled.startswith(_MAGIC):
            raise ValueError("not a snapshot of records, or of another version of the format")
        self._compiled = compiled
        self._body = compiled.index(b"\n\n", len(_MAGIC) - 1) + 2
        self._read_index: dict[str, dict[str, tuple[int, int]]] = {}
        self._found: dict[str, tuple[int, int]] = {}

    @staticmethod
    def compile(contents: Mapping[str, bytes]) -> bytes:
        """The snapshot of some files, by name. The same files give the same bytes.

        Raises `ValueError` for a name with a space or a line end in it, which no record's file has, and for a file that
        is not laid out as the canonical form of a record is.
        """
        import json

        index, files, begin = [], [], 0
        for name, content in sorted(contents.items()):
            if name.split() != [name]:
                raise ValueError(f"{name!r} is no name of a record's file")
            laid_out = (json.dumps(json.loads(content), ensure_ascii=False, indent=2) + "\n").encode()
            if laid_out != content or not content.startswith(b"{\n"):
                raise ValueError(f"{name} is not laid out in canonical form")
            end = begin + len(content)
            index.append(f"{name} {begin} {end}\n".encode())
            files.append(content)
            begin = end
        return b"".join([_MAGIC, *index, b"\n", *files])

    def names(self, folder: str = "") -> tuple[str, ...]:
        """The names of all files, or of those in a folder; sorted."""
        return tuple(self._places(folder))

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises `KeyError` where the snapshot lacks it."""
        begin, end = self._place(name)
        return self._compiled[self._body + begin : self._body + end]

    def __contains__(self, name: str) -> bool:
        """Whether it holds a file of this name."""
        try:
            self._place(name)
        except KeyError:
            return False
        return True

    def _place(self, name: str) -> tuple[int, int]:
        """Where a file begins and ends in the body; its line is found without reading the others."""
        folder = name.rpartition("/")[0]
        if folder in self._read_index:
            return self._read_index[folder][name]
        if name in self._found:
            return self._found[name]
        wanted = f"\n{name} ".encode()
        first = self._compiled.find(wanted, len(_MAGIC) - 1, self._body - 2)
        if first < 0 or name.split() != [name]:
            raise KeyError(name)
        begin, end = self._compiled[first + len(wanted) : self._compiled.index(b"\n", first + 1)].split()
        place = self._found[name] = int(begin), int(end)
        return place

    def mentioning(self, text: bytes) -> tuple[str, ...]:
        """The names of the files whose bytes hold a text, in which no line ends."""
        found, at = [], self._compiled.find(text, self._body)
        while at >= 0:
            before = self._compiled.rfind(_BETWEEN, self._body, at + len(b"{\n"))
            begin = 0 if before < 0 else before + len(b"\n}\n") - self._body
            name, end = self._beginning_at(begin)
            found.append(name)
            at = self._compiled.find(text, self._body + end)
        return tuple(found)

    def _beginning_at(self, begin: int) -> tuple[str, int]:
        """The name of the file that begins at a place in the body, and where it ends."""
        wanted = b" %d " % begin
        at = self._compiled.index(wanted, len(_MAGIC), self._body)
        name = self._compiled[self._compiled.rindex(b"\n", 0, at) + 1 : at]
        return name.decode(), int(self._compiled[at + len(wanted) : self._compiled.index(b"\n", at)])

    def _places(self, folder: str) -> dict[str, tuple[int, int]]:
        """Where each file of a folder begins and ends in the body; only that part of the index is read."""
        if folder not in self._read_index:
            words = self._lines(f"\n{folder}/" if folder else "\n").split()
            places = zip(map(int, words[1::3]), map(int, words[2::3]), strict=True)
            self._read_index[folder] = dict(zip(words[::3], places, strict=True))
        return self._read_index[folder]

    def _lines(self, beginning: str) -> str:
        """The lines of the index, from the first to the last that begins so."""
        wanted, before, last = beginning.encode(), len(_MAGIC) - 1, self._body - 2
        first = self._compiled.find(wanted, before, last)
        if first < 0:
            return ""
        end = self._compiled.index(b"\n", self._compiled.rindex(wanted, before, last) + 1)
        return self._compiled[first:end].decode()
