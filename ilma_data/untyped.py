"""What stands in for names of `typing` in modules that must be there at once: type checkers read the real ones.

`typing` alone would cost more than all that `ilma_data.load()` does. It is used so::

    if TYPE_CHECKING:
        from typing import Generic, NamedTuple, TypeVar

        RecordT = TypeVar("RecordT")
    else:
        from ilma_data.untyped import Generic, NamedTuple, RecordT
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any


class Generic:
    """A base class that takes type parameters and makes nothing of them."""

    def __class_getitem__(cls, parameters: object) -> type:
        return cls


RecordT = None
"""Any type variable."""


class _Fields(type):
    """Makes a named tuple of each class that is derived from one, as `typing.NamedTuple` does."""

    def __new__(cls, name: str, bases: tuple[type, ...], held: dict[str, Any]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, held)
        from collections import namedtuple

        fields: dict[str, object] = held.get("__annotations__", {})
        defaults = [held[field] for field in fields if field in held]
        make: Any = namedtuple  # type checkers want its fields written out
        made: type = make(name, fields, defaults=defaults, module=held["__module__"])
        for key, value in held.items():
            if key not in fields and key not in ("__module__", "__qualname__"):
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_Fields):
    """A class derived from this is a named tuple with the fields that it annotates."""
