"""What is mutated: example records, a sample of our own, and records that Hypothesis makes; and what is taken from."""

import json
from collections import defaultdict
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from ilma_data.model.records import TYPES
from ilma_data.store.canonical import to_bytes
from ilma_data.testing import file_of, records

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests/checks/example"
RECORDS = ROOT / "records"
SCHEMAS = ROOT / "schemas"


class Seed(NamedTuple):
    """A sound file: its name below a records folder, and its bytes."""

    file: str
    raw: bytes


def examples() -> list[Seed]:
    """The records folder in which every link finds its target and whose findings are none."""
    return _files(sorted(EXAMPLE.rglob("*.json")), EXAMPLE)


def sampled(random: Random, each: int) -> list[Seed]:
    """Some of our own records: so many of each collection, or all where it has fewer."""
    paths: list[Path] = []
    for collection in TYPES:
        there = sorted((RECORDS / collection).glob("*.json"))
        paths += random.sample(there, min(each, len(there)))
    return _files(paths, RECORDS)


def made(random: Random, number: int) -> list[Seed]:
    """So many records that Hypothesis makes."""
    return [Seed(file_of(record), to_bytes(record)) for record in drawn(records(), random, number)]


def drawn(strategy: st.SearchStrategy[T], random: Random, number: int) -> list[T]:
    """So many draws from a strategy, or fewer where it has no more."""
    found: list[T] = []

    @seed(random.getrandbits(64))
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(one: T) -> None:
        found.append(one)

    collect()
    return found


class Pool:
    """The seeds of a run, and what other records hold under each key."""

    def __init__(self, seeds: list[Seed]) -> None:
        self.seeds = seeds
        self._weights = [1 / (1_000 + len(seed.raw)) for seed in seeds]

    def pick(self, random: Random) -> Seed:
        """A seed; small ones more often, of which a change says as much and costs less."""
        return random.choices(self.seeds, self._weights)[0]

    @cached_property
    def by_key(self) -> dict[str, list[Any]]:
        """The values that stand under a key in any seed, with what each type of record has there."""
        found: dict[str, list[Any]] = defaultdict(list)
        for one in self.seeds:
            _collect(json.loads(one.raw), found)
        return dict(found)

    @cached_property
    def keys(self) -> list[str]:
        """Every key of the records."""
        return sorted({*self.by_key, "$schema", "note", "headline", "caption", "attested"})

    @cached_property
    def ids(self) -> list[str]:
        """The ids of all seeds."""
        return sorted({str(json.loads(one.raw)["id"]) for one in self.seeds})

    @cached_property
    def words(self) -> list[str]:
        """The words of all enumerations, with those that are constant."""
        found: set[str] = set()
        for path in sorted(SCHEMAS.glob("*.schema.json")):
            _collect_words(json.loads(path.read_bytes()), found)
        return sorted(found)


def _files(paths: list[Path], root: Path) -> list[Seed]:
    return [Seed(path.relative_to(root).as_posix(), path.read_bytes()) for path in paths]


def _collect(value: Any, found: dict[str, list[Any]]) -> None:
    if isinstance(value, dict):
        for key, member in value.items():
            found[key].append(member)
            _collect(member, found)
    elif isinstance(value, list):
        for item in value:
            _collect(item, found)


def _collect_words(schema: Any, found: set[str]) -> None:
    if isinstance(schema, dict):
        found.update(word for word in schema.get("enum", [schema.get("const")]) if isinstance(word, str))
        for member in schema.values():
            _collect_words(member, found)
    elif isinstance(schema, list):
        for item in schema:
            _collect_words(item, found)
