"""Record files of which each is read once."""

from ilma_data.store.files import RecordFiles


class Kept:
    """The files of another place, each read when it is first asked for and the same from then on.

    What is read is what was there at one time, though somebody may be writing.
    """

    def __init__(self, files: RecordFiles) -> None:
        self.files = files
        self.label = files.label
        self.verified = files.verified
        self._names: tuple[str, ...] | None = None
        self._read: dict[str, bytes | OSError] = {}

    def names(self) -> tuple[str, ...]:
        """The names of all files, as they were when they were first asked for."""
        if self._names is None:
            self._names = self.files.names()
        return self._names

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises what the other place raises."""
        found = self._read.get(name)
        if found is None:
            try:
                found = self.files.read(name)
            except OSError as error:
                found = error
            self._read[name] = found
        if isinstance(found, bytes):
            return found
        raise found
