"""Python's collector of garbage, kept from its work while many records are made, or modules are imported."""

from __future__ import annotations

import gc

TYPE_CHECKING = False

if TYPE_CHECKING:
    from types import TracebackType


class CollectorPaused:
    """Keep Python from looking for garbage while much is made that stays: there is none, and it looks often.

    Afterwards it is on or off as it was before, also where something was raised.
    """

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._was_enabled:
            gc.enable()
