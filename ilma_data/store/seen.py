"""What was seen in contents before: a cache that can be deleted, moved or damaged, and never gives a wrong answer.

Notes are kept under digests of what they are about, in one file. A file that is damaged, of another edition or not
there is an empty cache.
"""

import marshal
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from pydantic_core import __version__ as pydantic_core_version

from ilma_data.store.writing import write_whole

_MAGIC = b"ilma seen 1\n"
_CHECKSUM = 32  # bytes


class Seen:
    """Notes (bytes) on contents that were looked at, by `digest_of` what they are about.

    Only notes that were kept in this run are written for the next one: what is gone is forgotten.
    """

    def __init__(self, known: dict[bytes, bytes] | None = None) -> None:
        self._known = known or {}
        self._kept: dict[bytes, bytes] = {}

    @classmethod
    def read(cls, path: Path) -> "Seen":
        """The notes in a file; none where it can't be read, is damaged or of another edition."""
        with suppress(OSError):
            content = path.read_bytes()
            head = _head()
            body = content[len(head) + _CHECKSUM :]
            if content.startswith(head) and content[len(head) :].startswith(_checksum(body)):
                return cls(marshal.loads(body))  # it is what we wrote, by the checksum
        return cls()

    def write(self, path: Path) -> None:
        """Keep the notes for the next run, where that is possible."""
        if self._kept.keys() == self._known.keys():
            return
        body = marshal.dumps(self._kept)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, _head() + _checksum(body) + body)

    def __len__(self) -> int:
        """How many notes are known from the run before."""
        return len(self._known)

    def known(self, digest: bytes) -> bytes | None:
        """The note under a digest; None where there is none."""
        return self._known.get(digest)

    def keep(self, digest: bytes, note: bytes) -> None:
        """Keep a note for the next run."""
        self._kept[digest] = note


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


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_CHECKSUM).digest()
