"""Mutations of a file's JSON tokens: what can be written wrongly, doubly or otherwise."""

import json
import re
from collections.abc import Callable
from random import Random

from tests.fuzzing.odd import CHARACTERS, KEYS, NUMBERS
from tests.fuzzing.pool import Pool

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"?|[-+.\w]+|[ \t\r\n]+|.', re.DOTALL)
_ODD_TOKENS = (
    "{", "}", "[", "]", ":", ",", ",,", ";", "=", "null", "None", "nil", "undefined", "True", "FALSE", "NULL",
    "/* a */",
    "// a\n", "# a\n", "'", '"', "`", "...", "()", "<a>", "\\", "\ufeff", "\u00a0", "\x00", "\x0b", "\x0c",
    "{}", "[]", '""',
    '"\\x41"', '"\\u12"', '"\\u{1F54A}"', '"\\', '"\t"', '"\n"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ud83d\\udd4a"',
    '"\\\\ud800"', '"\\u0000"', '"\\u202e"', '"\\u0061"', '"\\/"', '"a" "b"', '"a" + "b"', '"id": 1',
    '"id": 1, "id": 2',
)  # fmt: skip


def mutate_tokens(raw: bytes, random: Random, pool: Pool) -> bytes:
    """The file with one change to its tokens; what is not UTF-8 becomes so."""
    tokens = _TOKEN.findall(raw.decode("utf-8", "replace"))
    if not tokens:
        return random.choice(_ODD_TOKENS).encode()
    random.choice(_CHANGES)(tokens, random, pool)
    return "".join(tokens).encode("utf-8", "surrogatepass")


def _delete(tokens: list[str], random: Random, _pool: Pool) -> None:
    del tokens[_solid(tokens, random)]


def _repeat(tokens: list[str], random: Random, _pool: Pool) -> None:
    at = _solid(tokens, random)
    tokens[at:at] = [tokens[at], *random.choice(([], [","], [" "], [", "]))]


def _repeat_many(tokens: list[str], random: Random, _pool: Pool) -> None:
    start = _solid(tokens, random)
    piece = tokens[start : start + random.choice((1, 4, 5, 9))]
    tokens[start:start] = piece * random.choice((2, 10, 100))


def _swap(tokens: list[str], random: Random, _pool: Pool) -> None:
    one, other = _solid(tokens, random), _solid(tokens, random)
    tokens[one], tokens[other] = tokens[other], tokens[one]


def _swap_alike(tokens: list[str], random: Random, _pool: Pool) -> None:
    one = _solid(tokens, random)
    alike = [at for at, token in enumerate(tokens) if token[0] == tokens[one][0]]
    other = random.choice(alike)
    tokens[one], tokens[other] = tokens[other], tokens[one]


def _insert_odd(tokens: list[str], random: Random, _pool: Pool) -> None:
    tokens.insert(_solid(tokens, random), random.choice(_ODD_TOKENS))


def _replace_by_odd(tokens: list[str], random: Random, _pool: Pool) -> None:
    tokens[_solid(tokens, random)] = random.choice(_ODD_TOKENS)


def _replace_by_number(tokens: list[str], random: Random, _pool: Pool) -> None:
    numbers = [at for at, token in enumerate(tokens) if token[0].isdecimal() or token == "null"]
    at = random.choice(numbers) if numbers and random.random() < 0.7 else _value(tokens, random)
    tokens[at] = random.choice(NUMBERS)


def _nest(tokens: list[str], random: Random, _pool: Pool) -> None:
    at, depth = _value(tokens, random), random.choice((1, 1, 2, 55, 60, 61, 62, 63, 64, 65, 66, 200, 1500))
    opening, closing = random.choice(
        (("[", "]"), ('{"a":', "}"), ("[", ""), ('[{"id":', "}]"), ('{"":[', "]}"))
    )
    tokens[at] = opening * depth + tokens[at] + closing * depth


def _escape(tokens: list[str], random: Random, _pool: Pool) -> None:
    """Write a text with escapes, all of it or a part: the value stays."""
    at = _text(tokens, random)
    try:
        text = json.loads(tokens[at])
    except ValueError:
        return
    if isinstance(text, str):
        share = random.choice((0.0, 0.3, 1.0))
        tokens[at] = (
            f'"{"".join(_escaped(sign) if random.random() < share else _plain(sign) for sign in text)}"'
        )


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02X}" for at in range(0, len(units), 2))


def _plain(sign: str) -> str:
    return json.dumps(sign, ensure_ascii=False)[1:-1]


def _put_into_text(tokens: list[str], random: Random, _pool: Pool) -> None:
    """Insert into a text a character as it is, its escape, or what is no escape."""
    at = _text(tokens, random)
    place = random.randint(1, max(len(tokens[at]) - 1, 1))
    sign = random.choice(CHARACTERS)
    piece = random.choice(
        (sign, sign, json.dumps(sign)[1:-1], json.dumps(sign)[1:-1], "\\ud83d", "\\udd4a", "\\u", "\\a", "\\")
    )
    tokens[at] = tokens[at][:place] + piece + tokens[at][place:]


def _quote_otherwise(tokens: list[str], random: Random, _pool: Pool) -> None:
    at = _text(tokens, random)
    opening, closing = random.choice(
        ("''", "``", "\u201c\u201d", "\u2018\u2019", "\u00ab\u00bb", ("", ""), ("", '"'), ('"', ""))
    )
    tokens[at] = opening + tokens[at].strip('"') + closing


def _repeat_a_member(tokens: list[str], random: Random, _pool: Pool) -> None:
    """Write a key twice in its object, as it is or with escapes, with its value or another."""
    openings = [at for at, token in enumerate(tokens) if token == "{"]
    keys = [token for at, token in enumerate(tokens[:-1]) if token[0] == '"' and tokens[at + 1] == ":"]
    if not openings or not keys:
        return
    at = random.choice(openings)
    inside = [token for token in tokens[at + 1 : at + 4] if token[0] == '"']
    key = inside[0] if inside and random.random() < 0.7 else random.choice(keys)
    if random.random() < 0.2:
        key = f'"\\u{ord(key[1:2] or "a"):04x}{key[2:]}'
    value = random.choice(("null", "[]", "{}", "1", '""', '"a"', "NaN", random.choice(tokens)))
    tokens.insert(at + 1, f"{key}: {value}, ")


def _rename(tokens: list[str], random: Random, pool: Pool) -> None:
    at = _text(tokens, random)
    tokens[at] = json.dumps(
        random.choice((random.choice(pool.keys), random.choice(KEYS))), ensure_ascii=False
    )


def _blanks(tokens: list[str], random: Random, _pool: Pool) -> None:
    blank = random.choice(("", " ", "\t", "\r\n", "\r", "\u00a0", "\u2028", "\x0b", "\x0c", "\x00", "\u3000"))
    places = [at for at, token in enumerate(tokens) if token.isspace()]
    chosen = places if random.random() < 0.3 else [random.choice(places)] if places else []
    for at in chosen:
        tokens[at] = blank


def _stop(tokens: list[str], random: Random, _pool: Pool) -> None:
    del tokens[_solid(tokens, random) :]


def _follow(tokens: list[str], random: Random, _pool: Pool) -> None:
    tokens.append(random.choice((*_ODD_TOKENS, "\n\n", " ", "\x00", "\x1a", "".join(tokens))))


_CHANGES: tuple[Callable[[list[str], Random, Pool], None], ...] = (
    _delete, _repeat, _repeat_many, _swap, _swap_alike, _swap_alike, _insert_odd, _replace_by_odd, _replace_by_number,
    _replace_by_number, _nest, _escape, _escape, _put_into_text, _put_into_text, _put_into_text, _quote_otherwise,
    _repeat_a_member, _repeat_a_member, _rename, _blanks, _stop, _follow,
)  # fmt: skip


def _solid(tokens: list[str], random: Random) -> int:
    """A token that is not blank, as a rule."""
    for _ in range(8):
        at = random.randrange(len(tokens))
        if not tokens[at].isspace():
            break
    return at


def _text(tokens: list[str], random: Random) -> int:
    """A text, where there is one."""
    texts = [at for at, token in enumerate(tokens) if token[0] == '"']
    return random.choice(texts) if texts else _solid(tokens, random)


def _value(tokens: list[str], random: Random) -> int:
    """A token that is a value by itself, where there is one: what stands before no colon."""
    values = [
        at
        for at, token in enumerate(tokens)
        if (token[0] == '"' or token[0].isalnum()) and tokens[at + 1 : at + 2] != [":"]
    ]
    return random.choice(values) if values else _solid(tokens, random)
