"""What JSON readers let pass and this data set does not: a glance passes over none of it."""

import re
from random import Random

import pytest

from ilma_data.checks.sieve.looking import glance
from ilma_data.model.records import record_name
from tests.checks.example_records import EXAMPLE
from tests.checks.sieve.promise import keeps_its_promise
from tests.fuzzing.odd import BYTES, NUMBERS

AGREEMENT = "agreements/water-accord-2021.json"
SOURCE = "sources/border-courier-2021.json"

SUMMARY = re.compile(rb'"summary": "')
DISPUTE = re.compile(rb'"reported": "2021-05"')


def raw_of(name: str) -> bytes:
    return (EXAMPLE / name).read_bytes()


def with_summary(text: bytes) -> bytes:
    return SUMMARY.sub(lambda found: found[0] + text, raw_of(AGREEMENT), count=1)


def seen(name: str, raw: bytes) -> bool:
    named = record_name(name)
    assert named is not None
    assert not keeps_its_promise(name, raw) or glance(raw, *named) is not None
    return glance(raw, *named) is not None


def test_there_is_a_glance_at_what_is_broken_below() -> None:
    assert seen(AGREEMENT, raw_of(AGREEMENT))
    assert seen(SOURCE, raw_of(SOURCE))


@pytest.mark.parametrize(
    "colon", [":", " :", "\t:", "\r:", "\n:", "\r\n :", " \n:", "\n  :", "\t \r:", "  \t:", " :\t"]
)
def test_white_space_before_a_colon_hides_no_equal_key(colon: str) -> None:
    once = raw_of(AGREEMENT).replace(b'"ambit":', f'"ambit"{colon}'.encode())
    assert seen(AGREEMENT, once)
    twice = once.replace(b'"ambit"', f'"ambit"{colon}"bilateral",\n  "ambit"'.encode(), 1)
    assert not seen(AGREEMENT, twice)


@pytest.mark.parametrize(
    "text",
    [
        b'Says \\":\\" twice. ',
        b": begins with one. ",
        b"L\xe2\x80\x99accord : le texte. ",
        b'\\" : \\" :. ',
        b"a:b. ",
        b"\\\\: ",
    ],
)
def test_a_colon_in_a_text_makes_up_for_no_equal_key(text: bytes) -> None:
    sound = with_summary(text)
    assert seen(AGREEMENT, sound)
    for key, colon in ((b'"ambit":', b'"ambit" :'), (b'"ambit":', b'"ambit"\n:'), (b'"ambit":', b'"ambit":')):
        twice = sound.replace(key, colon + b' "bilateral", ' + colon, 1)
        assert not seen(AGREEMENT, twice)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"role":', b'"role": "party", "role":'),
        (b'"basis":', b'"\\u0062asis": "states", "basis":'),
        (b'"basis":', b'"b\\u0061sis": "states", "basis":'),
        (b'"paragraph":', b'"paragraph": 1, "paragraph":'),
        (b'"source":', b'"source": "source/nobody-at-all", "source":'),
        (b'"reported":', b'"reported": {"a": 1, "a": 2}, "reported":'),
        (b'"reported": "2021-05"', b'"reported": {"a": 1, "a": 2}'),
        (b'"reported": "2021-05"', b'"reported": [{"reported": 1, "reported": 2}]'),
        (b'"id":', b'"id": "agreement/water-accord-2022", "id":'),
    ],
)
def test_equal_keys_are_seen_wherever_they_are(before: bytes, after: bytes) -> None:
    assert before in raw_of(AGREEMENT)
    assert not seen(AGREEMENT, raw_of(AGREEMENT).replace(before, after, 1))


def test_equal_key_is_not_made_up_for_by_a_missing_one() -> None:
    raw = raw_of(SOURCE)
    note = b'"note": ":",'
    assert not seen(SOURCE, raw.replace(b'"kind":', note + b'"kind" : "news", "kind" :', 1))


@pytest.mark.parametrize("number", NUMBERS)
def test_odd_numbers_pass_only_where_they_are_whole(number: str) -> None:
    raw = raw_of(AGREEMENT)
    keeps_its_promise(
        AGREEMENT, re.sub(rb'"paragraph": [0-9]+', b'"paragraph": ' + number.encode(), raw, count=1)
    )
    keeps_its_promise(AGREEMENT, raw.replace(b'"reported": "2021-05"', b'"reported": ' + number.encode()))


@pytest.mark.parametrize(
    "escape", ["\\ud83d", "\\udd4a", "\\ud83d\\udd4a", "\\u0000", "\\u0041", "\\n", "\\t", "\\/", "\\\\"]
)
def test_escapes_are_right_or_in_doubt(escape: str) -> None:
    keeps_its_promise(AGREEMENT, with_summary(escape.encode()))


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xc2\xa0", b"\x00", b"//\n", b"\x0c"])
def test_nothing_but_white_space_stands_around_a_record(mark: bytes) -> None:
    assert not seen(AGREEMENT, mark + raw_of(AGREEMENT))
    assert not seen(AGREEMENT, raw_of(AGREEMENT) + mark)


def test_a_file_that_is_too_large_is_in_doubt() -> None:
    raw = raw_of(AGREEMENT)
    assert seen(AGREEMENT, raw + b" " * (1_048_576 - len(raw)))
    assert not seen(AGREEMENT, raw + b" " * (1_048_577 - len(raw)))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "name", [AGREEMENT, SOURCE, "meetings/lake-talks-2021.json", "signatories/ada-lovell.json"]
)
def test_odd_bytes_anywhere_are_seen(name: str, seed: int) -> None:
    random, raw = Random(seed), raw_of(name)
    for _ in range(60):
        start = random.randrange(len(raw))
        end = min(start + random.choice([0, 0, 1, 2, 12]), len(raw))
        keeps_its_promise(name, raw[:start] + random.choice(BYTES) + raw[end:])


@pytest.mark.parametrize("name", sorted(str(path.relative_to(EXAMPLE)) for path in EXAMPLE.rglob("*.json")))
def test_id_is_that_of_the_file(name: str) -> None:
    named = record_name(name)
    assert named is not None
    assert glance(raw_of(name), named.record_type, f"{named.record_id}-x") is None
