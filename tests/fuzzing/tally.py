"""What a part of a run came to: counts, and the first of the failures that are alike."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.fuzzing.failure import Failure

_KEPT = 3
"""Failures of one kind and place that a part keeps in full."""


class Part(NamedTuple):
    """A piece of a run that one process does: it depends on nothing but what stands here, and on the sources."""

    engine: str
    seed: int
    number: int
    inputs: int

    @property
    def name(self) -> str:
        """What its tally's file is called."""
        return f"{self.engine}-{self.seed}-{self.number:04}-{self.inputs}"

    @property
    def randomness(self) -> str:
        """The seed of its random numbers."""
        return f"{self.engine} {self.seed} {self.number}"


@dataclass
class Tally:
    """Counts and failures. `failed` counts the failures by their keys, of which the first few are kept."""

    counts: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def add(self, failure: Failure) -> None:
        """Count a failure, and keep it where few like it are there; a smaller one takes the place of a larger."""
        self.failed[failure.key] += 1
        alike = [one for one in self.failures if one.key == failure.key]
        if len(alike) < _KEPT:
            self.failures.append(failure)
        elif _size(failure) < _size(largest := max(alike, key=_size)):
            self.failures[self.failures.index(largest)] = failure

    def merge(self, other: "Tally") -> None:
        """Add what another part came to."""
        self.counts += other.counts
        for failure in other.failures:
            self.add(failure)
            self.failed[failure.key] -= 1
        self.failed += other.failed

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        value = {
            "counts": dict(sorted(self.counts.items())),
            "failed": dict(sorted(self.failed.items())),
            "failures": [failure.as_json() for failure in self.failures],
        }
        before = path.with_suffix(".part")
        before.write_text(json.dumps(value, indent=1), "utf-8")
        before.replace(path)

    @classmethod
    def of(cls, path: Path) -> "Tally":
        """Read what `save` wrote."""
        value = json.loads(path.read_text("utf-8"))
        failures = [Failure.from_json(one) for one in value["failures"]]
        return cls(Counter(value["counts"]), Counter(value["failed"]), failures)


def _size(failure: Failure) -> int:
    return sum(map(len, failure.files.values()))
