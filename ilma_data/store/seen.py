"""What was seen in contents before: a cache that can be deleted, moved or damaged, and never gives a wrong answer.

Notes are kept under digests of what they are about, in one file. A file that is damaged, of another edition or not
there is an empty cache.
"""

import marshal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from pydantic_core import __version__ as pydantic_core_version

from ilma_data.store.writing import write_whole

_MAGIC = b"ilma seen 2\n"
_CHECKSUM = 32  # bytes
_LENGTH = 8  # bytes
_NOTHING = memoryview(b"")


class Seen:
    """Notes (bytes) on contents that were looked at, and outcomes (bytes) of all that was looked at together.

    Both are kept under `digest_of` what they are about. Only what was kept in this run is written for the next one:
    what is gone is forgotten.
    """

    def __init__(self, outcomes: dict[bytes, bytes] | None = None, packed: memoryview = _NOTHING) -> None:
        self._outcomes = outcomes or {}
        self._packed = packed
        self._kept: dict[bytes, bytes] = {}
        self._kept_outcomes: dict[bytes, bytes] = {}
        self._same: list[bytes] = []

    @classmethod
    def read(cls, path: Path) -> "Seen":
        """What a file holds; nothing where it can't be read, is damaged or of another edition."""
        with suppress(OSError):
            content, head = memoryview(path.read_bytes()), _head()
            outcomes, notes = _unpacked(content[len(head) :])
            if content[: len(head)] == head and outcomes is not None:
                return cls(marshal.loads(outcomes), notes)
        return cls()

    def write(self, path: Path) -> None:
        """Keep what is known for the next run, where that is possible."""
        if self._kept_outcomes == self._outcomes and (
            not self._kept or self._kept.keys() == self._known.keys()
        ):
            return
        kept = {digest: self._known[digest] for digest in self._same if digest in self._known} | self._kept
        parts = map(_packed, map(marshal.dumps, (self._kept_outcomes, kept)))
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, b"".join([_head(), *parts]))

    def __len__(self) -> int:
        """How many notes are known from the run before."""
        return len(self._known)

    def known(self, digest: bytes) -> bytes | None:
        """The note under a digest; None where there is none."""
        return self._known.get(digest)

    def keep(self, digest: bytes, note: bytes) -> None:
        """Keep a note for the next run."""
        self._kept[digest] = note

    @property
    def has_outcomes(self) -> bool:
        """Whether the run before had outcomes to keep."""
        return bool(self._outcomes)

    def outcome(self, digests: Sequence[bytes]) -> bytes | None:
        """What came of all these contents together; None where nobody knows. Where one does, the notes on them stay."""
        digest = digest_of(b"".join(digests))
        found = self._outcomes.get(digest)
        if found is not None:
            self._kept_outcomes[digest] = found
            self._same += digests
        return found

    def keep_outcome(self, digests: Sequence[bytes], outcome: bytes) -> None:
        """Keep for the next run what came of all these contents together."""
        self._kept_outcomes[digest_of(b"".join(digests))] = outcome

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        """The notes. They are many, and nobody asks for them where nothing has changed."""
        notes, _ = _unpacked(self._packed)
        return {} if notes is None else marshal.loads(notes)  # it is what we wrote, by the checksum


def _packed(part: bytes) -> bytes:
    """A part of the file, with its length and its checksum before it."""
    return len(part).to_bytes(_LENGTH, "big") + _checksum(part) + part


def _unpacked(content: memoryview) -> tuple[memoryview | None, memoryview]:
    """The part with which a content begins, None where it is damaged; and what follows."""
    begins = _LENGTH + _CHECKSUM
    ends = begins + int.from_bytes(content[:_LENGTH], "big")
    part = content[begins:ends]
    return part if content[_LENGTH:begins] == _checksum(part) else None, content[ends:]


def digest_of(*parts: bytes) -> bytes:
    """What to keep a note under: 16 bytes (BLAKE2b) that nothing else has, as far as anybody knows."""
    found = blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def _head() -> bytes:
    """What a file of notes begins with: who made them, for the code decides over what they say.

    That is this package's, pydantic's and Python's. Raises `OSError` where the code is not in files.
    """
    sources = [path.read_bytes() for path in sorted(Path(__file__).parents[1].rglob("*.py"))]
    if not sources:
        raise FileNotFoundError("the code is in no files")
    return _MAGIC + digest_of(pydantic_core_version.encode(), sys.version.encode(), *sources)


def _checksum(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=_CHECKSUM).digest()
