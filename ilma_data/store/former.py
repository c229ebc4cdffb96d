"""Record files as they were before some of them changed."""

from collections.abc import Mapping

from ilma_data.store.files import RecordFiles


class Former:
    """The files of another place, in which some had other bytes, were not there yet (None) or are no more."""

    verified = False

    def __init__(self, files: RecordFiles, former: Mapping[str, bytes | None]) -> None:
        self.label = files.label
        self._files = files
        self._former = dict(former)

    def names(self) -> tuple[str, ...]:
        """The names of all files that were there, sorted."""
        kept = (name for name in self._files.names() if name not in self._former)
        return tuple(
            sorted([*kept, *(name for name, content in self._former.items() if content is not None)])
        )

    def read(self, name: str) -> bytes:
        """A file's former bytes. Raises `KeyError` for a file that was not there, and what the other place raises."""
        if name not in self._former:
            return self._files.read(name)
        content = self._former[name]
        if content is None:
            raise KeyError(name)
        return content
