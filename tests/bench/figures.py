"""What a measurement gives: figures, and ratios held against what is to be reached. Kept as JSON, row by row."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Literal

Unit = Literal["instructions", "s", "s of processor", "bytes", "records/s", "times", "share", "packages"]
Sense = Literal["at most", "at least"]


@dataclass(frozen=True)
class Figure:
    """A quantity that was measured: the median of its runs. No runs: it could not be measured, and `why` says so."""

    name: str
    unit: Unit
    runs: tuple[float, ...]
    command: str = ""
    why: str = ""

    @property
    def value(self) -> float | None:
        """The median of the runs."""
        return median(self.runs) if self.runs else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The least and the most of several runs."""
        return (min(self.runs), max(self.runs)) if len(self.runs) > 1 else None


@dataclass(frozen=True)
class Goal:
    """A ratio or a quantity, and the limit that it is to keep. Nothing `found`: it could not be measured."""

    what: str
    found: float | None
    sense: Sense
    limit: float
    unit: Unit = "times"

    @property
    def is_reached(self) -> bool | None:
        """Whether the limit is kept; None where nothing was found."""
        if self.found is None:
            return None
        return self.found <= self.limit if self.sense == "at most" else self.found >= self.limit


@dataclass(frozen=True)
class Result:
    """What came of measuring a row: its figures, the goals that it has reached or not, and what else is to say."""

    figures: tuple[Figure, ...]
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """A row with its result, the machine on which it was measured, and whether only at small sizes."""

    key: str
    result: Result
    machine: Mapping[str, str]
    quick: bool


@dataclass
class Kept:
    """The rows that were measured so far, in one JSON file."""

    rows: dict[str, Measured] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Kept":
        """The rows of a file; none where there is no such file."""
        if not path.exists():
            return cls()
        return cls({key: _measured(key, value) for key, value in json.loads(path.read_bytes()).items()})

    def write(self, path: Path) -> None:
        """Write the rows, in the order of their keys."""
        value = {key: _value(self.rows[key]) for key in sorted(self.rows)}
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def ratio(one: Figure, other: Figure) -> float | None:
    """The one's median to the other's; None where one of them could not be measured."""
    if one.value is None or not other.value:
        return None
    return one.value / other.value


def ratio_side_by_side(one: Figure, other: Figure) -> float | None:
    """The median of the ratios of runs that were made in turn, so that both had the same machine."""
    if not one.runs or len(one.runs) != len(other.runs):
        return ratio(one, other)
    return median(a / b for a, b in zip(one.runs, other.runs, strict=True))


def slope(less: float, more: float, few: int, many: int) -> float:
    """What a record costs, by what two sizes cost: what is paid once, such as the start of Python, falls out."""
    if few >= many:
        raise ValueError(f"two sizes are needed, the smaller one first: {few}, {many}")
    return (more - less) / (many - few)


def missing(name: str, unit: Unit, why: str, command: str = "") -> Figure:
    """A figure that could not be measured, and why."""
    return Figure(name, unit, (), command, why)


def goal(
    what: str, found: float | None, limit: float, unit: Unit = "times", sense: Sense = "at most"
) -> Goal:
    """A goal; a limit that is kept from below by default."""
    return Goal(what, found, sense, limit, unit)


def _value(measured: Measured) -> dict[str, Any]:
    value = asdict(measured)
    del value["key"]
    return value


def _measured(key: str, value: Mapping[str, Any]) -> Measured:
    result = value["result"]
    return Measured(
        key,
        Result(
            tuple(Figure(**{**one, "runs": tuple(one["runs"])}) for one in result["figures"]),
            tuple(Goal(**one) for one in result["goals"]),
            tuple(result["notes"]),
        ),
        value["machine"],
        value["quick"],
    )


def named(figures: Sequence[Figure], name: str) -> Figure:
    """The figure of this name. Raises `KeyError` where there is none."""
    found = next((one for one in figures if one.name == name), None)
    if found is None:
        raise KeyError(name)
    return found
