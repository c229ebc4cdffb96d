"""One mutated file: a seed with a few changes to its bytes, its tokens or its values; now and then a huge one."""

import json
from collections.abc import Callable
from enum import StrEnum
from random import Random
from typing import NamedTuple

from tests.fuzzing.of_bytes import mutate_bytes
from tests.fuzzing.of_tokens import mutate_tokens
from tests.fuzzing.of_values import mutate_value, written
from tests.fuzzing.pool import Pool, Seed

_HUGE_ONE_IN = 5_000


class Level(StrEnum):
    """What a mutation changes."""

    BYTES = "bytes"
    TOKENS = "tokens"
    VALUES = "values"
    SIZE = "size"


class Mutated(NamedTuple):
    """A mutated file, and the level of its last mutation."""

    file: str
    raw: bytes
    level: Level


def mutated(seed: Seed, random: Random, pool: Pool) -> Mutated:
    """The seed's file with one to three changes, of one level or, now and then, of two."""
    if random.randrange(_HUGE_ONE_IN) == 0:
        return Mutated(seed.file, random.choice(_HUGE)(seed.raw, random), Level.SIZE)
    (level,) = random.choices((Level.BYTES, Level.TOKENS, Level.VALUES), (25, 25, 50))
    raw = _changed(seed.raw, level, random, pool)
    if random.random() < 0.1:
        level = random.choice((Level.BYTES, Level.TOKENS))
        raw = _changed(raw, level, random, pool)
    return Mutated(seed.file, raw, level)


def changed(raw: bytes, random: Random, pool: Pool) -> bytes:
    """Any bytes with a change: to its values where they are JSON."""
    (level,) = random.choices((Level.BYTES, Level.TOKENS, Level.VALUES), (25, 25, 50))
    return _changed(raw, level, random, pool)


def _changed(raw: bytes, level: Level, random: Random, pool: Pool) -> bytes:
    times = random.choice((1, 1, 1, 2, 3))
    if level is Level.VALUES:
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            level = Level.TOKENS
        else:
            for _ in range(times):
                value = mutate_value(value, random, pool)
            return written(value, random)
    for _ in range(times):
        raw = (mutate_bytes if level is Level.BYTES else mutate_tokens)(raw, random, pool)
    return raw


def _deep(_raw: bytes, random: Random) -> bytes:
    opening, closing = random.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"[", b""), (b'{"id":[', b"")))
    depth = random.choice((1_000, 10_000, 100_000))
    return opening * depth + closing * depth


def _long_number(_raw: bytes, random: Random) -> bytes:
    number = random.choice((b"1", b"-9", b"0.", b"1e")) + b"7" * random.choice((5_000, 900_000))
    return b'{"id": ' + number + b"}"


def _long_text(_raw: bytes, random: Random) -> bytes:
    piece = random.choice(
        (b"a", b" ", b"\\n", b"a-", b"\xd7\x90", b"\\u05d0", b"\\\\", b"\\ud83d", b"[a]", b"a .")
    )
    body = piece * (900_000 // len(piece))
    return b'{"id": "' + body + random.choice((b'"}', b'"', b"", b"\n", b"\\"))


def _blank(raw: bytes, random: Random) -> bytes:
    return raw + random.choice((b" ", b"\n", b"\t", b"\r")) * random.choice(
        (1_048_576 - len(raw), 1_048_577, 500_000)
    )


def _many_keys(_raw: bytes, random: Random) -> bytes:
    form = random.choice(('"k{}": 1', '"id": {}', '"\\u0069d": {}', '"": {}'))
    return (
        "{" + ", ".join(form.format(number) for number in range(random.choice((5_000, 50_000)))) + "}"
    ).encode()


def _many_findings(raw: bytes, random: Random) -> bytes:
    value = json.loads(raw)
    item = random.choice(
        (1, {}, {"text": 1}, "", "a", None, {"source": "x", "basis": "states", "supports": []})
    )
    key = random.choice(("names", "evidence", "other_titles", "authors", "parties", "domains", "attested"))
    return json.dumps({**value, key: [item] * random.choice((301, 3_000))}).encode()


_HUGE: tuple[Callable[[bytes, Random], bytes], ...] = (
    _deep, _long_number, _long_text, _blank, _many_keys, _many_findings,
)  # fmt: skip
