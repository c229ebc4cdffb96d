"""Bytes that are kept on the disk and not in memory."""

from array import array
from tempfile import TemporaryFile, gettempdir


class Spool:
    """Pieces of bytes by number, in a temporary file that goes with its last user. For one thread at a time."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="ilma-data-", buffering=0)  # noqa: SIM115 - closed with its last user
        self._ends = array("Q", [0])
        self._at_end = True

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, piece: bytes) -> int:
        """Keep a piece; its number. Raises `OSError` with the folder for temporary files, where the disk is full."""
        number, end = len(self), self._ends[-1]
        try:
            if not self._at_end:
                self._file.seek(end)
            written = 0
            while written < len(piece):
                written += self._file.write(piece[written:]) or 0
        except OSError as error:
            raise OSError(error.errno, error.strerror, gettempdir()) from None
        self._at_end = True
        self._ends.append(end + len(piece))
        return number

    def read(self, number: int) -> bytes:
        """The piece of a number. Raises `IndexError` where there is none."""
        if not 0 <= number < len(self):
            raise IndexError(f"there is no piece {number} among {len(self)}")
        begin, end = self._ends[number], self._ends[number + 1]
        self._file.seek(begin)
        self._at_end = False
        return self._file.read(end - begin)
