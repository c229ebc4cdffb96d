"""The packaged records, and copies of them under new ids, names and addresses: with the hubs that real ones have."""

import json
import re
from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from tests.bench.changing import written

RECORDS = Path(__file__).parents[2] / "records"

_ID = re.compile("((?:agreement|meeting|signatory|domain|source)/[a-z0-9]+(?:-[a-z0-9]+)*)")
_TAKEN = re.compile("AA.|Q[M-Z].|X..|ZZ.|ESH|ATA")  # country codes that are not those of a state
_WEB = re.compile("https?://")


def consistent_records(at_least: int) -> Iterator[tuple[str, bytes]]:
    """The packaged records, then copies of them under new ids, names, codes and addresses; then retired ids.

    `ilma validate` has nothing to say about any number of them that is a multiple of theirs, or more by retired ids.
    """
    originals = {
        path.relative_to(RECORDS).as_posix(): json.loads(path.read_bytes())
        for path in sorted(RECORDS.rglob("*.json"))
    }
    copies = max(at_least // len(originals), 1)
    codes = _free_codes(originals.values())
    for copy in range(copies):
        for name, record in originals.items():
            yield (name, written(record)) if copy == 0 else _copied(record, name, copy, codes)
    ids = [record["id"] for record in originals.values()]
    for number in range(at_least - copies * len(originals)):
        successor = ids[number % len(ids)]
        retired = f"{successor}-{number}-retired"
        record = {"id": retired, "reason": "merged", "successors": [successor], "retired_in": "0.1.0"}
        yield f"retired/{retired.replace('/', '-')}.json", written(record)


def _copied(
    record: dict[str, Any], name: str, copy: int, codes: Iterator[tuple[str, int]]
) -> tuple[str, bytes]:
    """A record once more, as something else: nothing in it leads to the original or looks like it."""
    text = _ID.sub(rf"\1-{copy}", json.dumps(record, ensure_ascii=False))
    made: dict[str, Any] = json.loads(text)
    if name.startswith("meetings/"):
        made["title"] = "".join(_further_on(letter, copy) for letter in made["title"])
    if name.startswith("signatories/"):
        _rename(made, copy)
        if made["kind"] == "state":
            code, number = next(codes)
            made["iso_3166_1_alpha_3"] = made["iso_3166_1_alpha_3"] and code
            made["cow_code"] = made["cow_code"] and number
    if made.get("url"):
        made["url"] = _WEB.sub(lambda scheme: f"{scheme[0]}copy-{copy}.", made["url"], count=1)
    return name.replace(".json", f"-{copy}.json"), written(made)


def _rename(signatory: dict[str, Any], copy: int) -> None:
    """Another name, unlike the first: each letter some places on. The other forms are left out."""
    signatory["name"] = "".join(_further_on(letter, copy) for letter in signatory["name"])
    signatory["names"] = []
    for evidence in signatory.get("evidence", ()):
        supports = ("name" if path.startswith("names") else path for path in evidence["supports"])
        evidence["supports"] = list(dict.fromkeys(supports))
    disputes = [one for one in signatory.pop("disputes", ()) if not one["field"].startswith("names")]
    if disputes:
        signatory["disputes"] = disputes


def _further_on(letter: str, places: int) -> str:
    """A Latin letter some places on in the alphabet; any other character as it is."""
    for first in "aA":
        offset = ord(letter) - ord(first)
        if 0 <= offset < 26:
            return chr(ord(first) + (offset + 3 * places) % 26)
    return letter


def _free_codes(originals: Collection[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Codes of states (ISO 3166-1 alpha-3, Correlates of War) that no original has."""
    taken = {one.get(key) for one in originals for key in ("iso_3166_1_alpha_3", "cow_code")}
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    words = ("".join(three) for three in product(letters, repeat=3))
    free_words = (word for word in words if word not in taken and not _TAKEN.fullmatch(word))
    return zip(free_words, (number for number in range(2, 1000) if number not in taken), strict=False)
