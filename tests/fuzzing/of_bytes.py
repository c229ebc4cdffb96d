"""Mutations of a file's bytes: they know nothing of JSON."""

from collections.abc import Callable
from random import Random

from tests.fuzzing.odd import BYTES, CHARACTERS, DATES, IDS, NUMBERS, TEXTS
from tests.fuzzing.pool import Pool


def mutate_bytes(raw: bytes, random: Random, pool: Pool) -> bytes:
    """The bytes with one change."""
    return random.choice(_CHANGES)(raw, random, pool)


def _flip_a_bit(raw: bytes, random: Random, _pool: Pool) -> bytes:
    if not raw:
        return b"\x01"
    at = random.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << random.randrange(8)]) + raw[at + 1 :]


def _set_a_byte(raw: bytes, random: Random, _pool: Pool) -> bytes:
    at = _place(raw, random)
    return raw[:at] + bytes([random.randrange(256)]) + raw[at + 1 :]


def _insert_bytes(raw: bytes, random: Random, _pool: Pool) -> bytes:
    at = _place(raw, random)
    return raw[:at] + random.choice(BYTES) * random.choice((1, 1, 1, 2, 40)) + raw[at:]


def _insert_a_character(raw: bytes, random: Random, _pool: Pool) -> bytes:
    at = _boundary(raw, random)
    return raw[:at] + random.choice(CHARACTERS).encode() + raw[at:]


def _insert_a_text(raw: bytes, random: Random, _pool: Pool) -> bytes:
    at = _boundary(raw, random)
    text = random.choice(random.choice((DATES, IDS, NUMBERS, TEXTS)))
    return raw[:at] + text.encode() + raw[at:]


def _insert_noise(raw: bytes, random: Random, _pool: Pool) -> bytes:
    at = _place(raw, random)
    return raw[:at] + random.randbytes(random.randint(1, 16)) + raw[at:]


def _insert_blanks(raw: bytes, random: Random, _pool: Pool) -> bytes:
    at = _place(raw, random)
    return (
        raw[:at]
        + random.choice((b" ", b"\n", b"\t", b"\r\n", b"\r")) * random.choice((1, 2, 3000))
        + raw[at:]
    )


def _replace_a_digit(raw: bytes, random: Random, _pool: Pool) -> bytes:
    places = [at for at, byte in enumerate(raw) if 0x30 <= byte <= 0x39]
    if not places:
        return raw + b"0"
    at = random.choice(places)
    return raw[:at] + random.choice(b"0123456789X~?.-eE").to_bytes() + raw[at + 1 :]


def _cut(raw: bytes, random: Random, _pool: Pool) -> bytes:
    start = _place(raw, random)
    return raw[:start] + raw[start + _length(random) :]


def _truncate(raw: bytes, random: Random, _pool: Pool) -> bytes:
    return raw[: _place(raw, random)]


def _behead(raw: bytes, random: Random, _pool: Pool) -> bytes:
    return raw[_place(raw, random) :]


def _repeat(raw: bytes, random: Random, _pool: Pool) -> bytes:
    start = _place(raw, random)
    piece = raw[start : start + _length(random)]
    return raw[:start] + piece * random.choice((2, 2, 3, 50)) + raw[start + len(piece) :]


def _move(raw: bytes, random: Random, _pool: Pool) -> bytes:
    start = _place(raw, random)
    piece = raw[start : start + _length(random)]
    rest = raw[:start] + raw[start + len(piece) :]
    at = _place(rest, random)
    return rest[:at] + piece + rest[at:]


def _splice(raw: bytes, random: Random, pool: Pool) -> bytes:
    other = random.choice(pool.seeds).raw
    return raw[: _place(raw, random)] + other[_place(other, random) :]


def _take_in(raw: bytes, random: Random, pool: Pool) -> bytes:
    other, at, start = random.choice(pool.seeds).raw, _place(raw, random), 0
    start = _place(other, random)
    return raw[:at] + other[start : start + _length(random)] + raw[at:]


def _encode_otherwise(raw: bytes, random: Random, _pool: Pool) -> bytes:
    encoding = random.choice(
        ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "cp1255", "cp1256", "utf-7")
    )
    encoded: bytes = raw.decode("utf-8", "replace").encode(encoding, "replace")
    return encoded


def _end_lines_otherwise(raw: bytes, random: Random, _pool: Pool) -> bytes:
    return raw.replace(
        b"\n", random.choice((b"\r\n", b"\r", b"\n\r", b"", b"\xc2\x85", b"\xe2\x80\xa8", b"\x0c"))
    )


_CHANGES: tuple[Callable[[bytes, Random, Pool], bytes], ...] = (
    _flip_a_bit, _flip_a_bit, _set_a_byte, _insert_bytes, _insert_bytes, _insert_a_character, _insert_a_character,
    _insert_a_character, _insert_a_text, _insert_noise, _insert_blanks, _replace_a_digit, _replace_a_digit, _cut, _cut,
    _truncate, _behead, _repeat, _move, _splice, _take_in, _encode_otherwise, _end_lines_otherwise,
)  # fmt: skip


def _place(raw: bytes, random: Random) -> int:
    return random.randint(0, len(raw))


def _boundary(raw: bytes, random: Random) -> int:
    """A place that is not inside a character, if the bytes are UTF-8."""
    at = _place(raw, random)
    while at < len(raw) and raw[at] & 0xC0 == 0x80:
        at += 1
    return at


def _length(random: Random) -> int:
    return random.choice((1, 1, 2, 4, 16, 64, 256))
