"""Mutations of a record's values: JSON stays JSON, and most of it keeps nearly the right shape."""

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

from tests.fuzzing.odd import CHARACTERS, DATES, IDS, KEYS, TEXTS, VALUES
from tests.fuzzing.pool import Pool


class Spot(NamedTuple):
    """A member or an item: what holds it, its key or index, and the nearest key above it."""

    holder: Any
    step: Any
    key: str

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.holder[self.step]

    def put(self, value: Any) -> None:
        """Write something else there."""
        self.holder[self.step] = value


def mutate_value(value: Any, random: Random, pool: Pool) -> Any:
    """The value with one change; it may be the one that was given, changed in place."""
    spots = list(_spots(value))
    if not spots:
        return copy.deepcopy(random.choice(VALUES))
    if random.random() < 0.01:
        return random.choice(([value], {"record": value}, [value, value], json.dumps(value)))
    top = [spot for spot in spots if spot.holder is value]
    spot = random.choice(top if random.random() < 0.3 else spots)
    random.choice(_CHANGES)(spot, random, pool)
    return value


def written(value: Any, random: Random) -> bytes:
    """The value as JSON: as a rule in the canonical layout, else in another."""
    if random.random() < 0.7:
        return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")
    text = json.dumps(
        value,
        ensure_ascii=random.random() < 0.3,
        indent=random.choice((None, None, 0, 1, 4, "\t")),
        separators=random.choice((None, (",", ":"), (" ,\t", " : "))),
        sort_keys=random.random() < 0.2 and _has_only_texts_as_keys(value),
    )
    text = text.replace("\n", random.choice(("\n", "\n", "\r\n", "\r")))
    text = random.choice(("", "", "\n", " \t")) + text + random.choice(("", "\n", "\n\n", "\r\n", "   "))
    return text.encode("utf-8", "surrogatepass")


def _has_only_texts_as_keys(value: Any) -> bool:
    return isinstance(value, dict)


def _spots(value: Any, key: str = "") -> Iterator[Spot]:
    """Every member and item, outermost first."""
    waiting = [(value, key)]
    for holder, above in waiting:
        steps: Any = (
            holder if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        )
        for step in steps:
            name = step if isinstance(step, str) else above
            yield Spot(holder, step, name)
            if isinstance(holder[step], dict | list):
                waiting.append((holder[step], name))


def _drop(spot: Spot, _random: Random, _pool: Pool) -> None:
    del spot.holder[spot.step]


def _change_type(spot: Spot, random: Random, _pool: Pool) -> None:
    spot.put(copy.deepcopy(random.choice(VALUES)))


def _cast(spot: Spot, random: Random, _pool: Pool) -> None:
    value = spot.value
    spot.put(
        random.choice(
            (str(value), json.dumps(value), [value], {spot.key: value}, value is None, not value, [[value]])
        )
    )


def _set_to_null(spot: Spot, _random: Random, _pool: Pool) -> None:
    spot.put(None)


def _take_from_another(spot: Spot, random: Random, pool: Pool) -> None:
    """What another record has under this key: as a rule the right shape."""
    spot.put(copy.deepcopy(random.choice(pool.by_key.get(spot.key, [None]))))


def _take_from_another_field(spot: Spot, random: Random, pool: Pool) -> None:
    spot.put(copy.deepcopy(random.choice(pool.by_key[random.choice(list(pool.by_key))])))


def _add_a_member(spot: Spot, random: Random, pool: Pool) -> None:
    holder = spot.holder if isinstance(spot.holder, dict) else spot.value
    if not isinstance(holder, dict):
        return
    if random.random() < 0.6:
        key = random.choice(pool.keys)
        holder[key] = copy.deepcopy(random.choice(pool.by_key.get(key, list(TEXTS))))
    else:
        holder[random.choice(KEYS)] = copy.deepcopy(random.choice(VALUES))


def _rename(spot: Spot, random: Random, pool: Pool) -> None:
    if not isinstance(spot.holder, dict):
        return
    key = random.choice(
        (_near_text(spot.key, random), random.choice(KEYS), random.choice(pool.keys), f"{spot.key}s")
    )
    members = [(key if name == spot.step else name, member) for name, member in spot.holder.items()]
    spot.holder.clear()
    spot.holder.update(members)


def _reorder(spot: Spot, random: Random, _pool: Pool) -> None:
    if isinstance(spot.holder, list):
        random.shuffle(spot.holder)
    else:
        members = list(spot.holder.items())
        random.shuffle(members)
        spot.holder.clear()
        spot.holder.update(members)


def _add_an_item(spot: Spot, random: Random, pool: Pool) -> None:
    """Repeat an item, as it is or with a change, or take one over."""
    items = spot.holder if isinstance(spot.holder, list) else spot.value
    if not isinstance(items, list):
        return
    others = [item for value in pool.by_key.get(spot.key, []) if isinstance(value, list) for item in value]
    item = copy.deepcopy(random.choice([*items, *items, *others[:40], None]))
    if isinstance(item, dict) and item and random.random() < 0.5:
        inner = random.choice(list(_spots(item)))
        _make_near(inner, random, pool)
    items.insert(random.randint(0, len(items)), item)


def _lengthen(spot: Spot, random: Random, _pool: Pool) -> None:
    items = spot.holder if isinstance(spot.holder, list) else spot.value
    if isinstance(items, list) and items:
        item = random.choice(items)
        number = random.choice((20, 21, 50, 51, 100, 101, 200, 201))
        if isinstance(item, str):
            items[:] = [f"{item[:80]}{count}" for count in range(number)]
        else:
            items.extend(copy.deepcopy(item) for _ in range(number - len(items)))


def _swap(spot: Spot, random: Random, _pool: Pool) -> None:
    if isinstance(spot.holder, dict):
        other = random.choice(list(spot.holder))
        spot.holder[spot.step], spot.holder[other] = spot.holder[other], spot.holder[spot.step]


def _put_a_word(spot: Spot, random: Random, pool: Pool) -> None:
    spot.put(random.choice(pool.words))


def _make_near(spot: Spot, random: Random, pool: Pool) -> None:
    """Something that differs little from what stands there."""
    value = spot.value
    if isinstance(value, bool) or value is None:
        spot.put(random.choice((True, False, 1, 0, None, "true", 1.0)))
    elif isinstance(value, int | float):
        near = (
            value + 1,
            value - 1,
            -value,
            0,
            1,
            2,
            999,
            1000,
            10_000,
            10_001,
            float(value),
            value + 0.5,
            str(value),
        )
        spot.put(random.choice(near))
    elif isinstance(value, str):
        spot.put(_near(value, spot.key, random, pool))
    elif isinstance(value, list):
        spot.put(random.choice((value[:1], value[1:], value + value[:1], value * 2, [], {}, value[::-1])))
    else:
        spot.put(
            random.choice(([value], {}, dict(list(value.items())[:-1]), dict(list(value.items())[::-1])))
        )


def _near(text: str, key: str, random: Random, pool: Pool) -> str:
    """A text that differs little, or another of its kind."""
    if random.random() < 0.4:
        return _near_text(text, random)
    if key in ("date", "period", "since", "until", "attested", "published"):
        return random.choice((*DATES, _random_date(random), _random_span(random)))
    if "/" in text and text.partition("/")[0].isalpha():
        return random.choice((random.choice(pool.ids), random.choice(pool.ids), random.choice(IDS)))
    if text in pool.words:
        return random.choice(pool.words)
    return random.choice((random.choice(TEXTS), _near_text(text, random)))


def _near_text(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    sign = random.choice(CHARACTERS)
    return random.choice(
        (
            text[:at] + sign + text[at:],
            text[:at] + sign + text[at:],
            text[:at] + sign + text[at + 1 :],
            text[:at] + text[at + 1 :],
            sign + text,
            text + sign,
            f"{text}\n",
            text.swapcase(),
            text.replace("-", "_"),
            text.replace(" ", "\u00a0"),
            text * 2,
            text[:at],
            "",
        )
    )


def _random_date(random: Random) -> str:
    year, month, day = random.randint(990, 3010), random.randint(0, 13), random.randint(0, 32)
    form = random.choice(
        ("{0:04}-{1:02}-{2:02}", "{0:04}-{1:02}", "{0:04}", "{0:04}-{1:02}-{3}X", "{0}-{1}-{2}")
    )
    return form.format(year, month, day, day // 10) + random.choice(("", "", "", "~", "?", "%", "?~", " "))


def _random_span(random: Random) -> str:
    ends = [_random_date(random), _random_date(random)]
    if random.random() < 0.5:
        ends.sort()
    return random.choice(("{}/{}", "[{}..{}]", "{}/..", "[{},{}]", "{}..{}")).format(*ends)


_CHANGES: tuple[Callable[[Spot, Random, Pool], None], ...] = (
    _drop, _drop, _change_type, _change_type, _cast, _set_to_null, _take_from_another, _take_from_another,
    _take_from_another, _take_from_another_field, _add_a_member, _add_a_member, _rename, _rename, _reorder,
    _add_an_item, _add_an_item, _lengthen, _swap, _put_a_word, _make_near, _make_near, _make_near, _make_near,
    _make_near, _make_near,
)  # fmt: skip
