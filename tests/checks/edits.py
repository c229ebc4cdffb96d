"""Edits of record files, as contributors make them and as they should not; and what tells two findings apart."""

import json
import random
import re
from collections.abc import Callable

from ilma_data.checks.finding import Finding


def identity(finding: Finding) -> tuple[object, ...]:
    return (finding.code, finding.file, finding.span, finding.pointer, finding.message, finding.fingerprint)


def whole(finding: Finding) -> tuple[object, ...]:
    """All that a finding says."""
    related = tuple((one.path, one.span, one.message) for one in finding.related)
    said = (finding.path, finding.found, tuple(finding.expected), finding.nearest, finding.level, finding.fix)
    return (*identity(finding), *said, related)


QUOTED_ID = re.compile(rb'"((agreement|meeting|signatory|domain|source)/[a-z0-9-]+)"')


def delete(files: dict[str, bytes], chooser: random.Random) -> None:
    files.pop(chooser.choice(sorted(files)))


def rename(files: dict[str, bytes], chooser: random.Random) -> None:
    """Another name, and in half of the cases the id with it."""
    name = chooser.choice(sorted(files))
    content = files.pop(name)
    if chooser.random() < 0.5:
        content = re.sub(rb'^(\s*\{\s*"id": "[^"]*)"', rb'\1-x"', content)
    files[name.replace(".json", "-x.json")] = content


def relink(files: dict[str, bytes], chooser: random.Random) -> None:
    """Another id, known or not, in place of one of the same type."""
    name = chooser.choice(sorted(files))
    if not (found := QUOTED_ID.findall(files[name])):
        return
    old, record_type = chooser.choice(found)
    ids = [
        one for content in files.values() for one, kind in QUOTED_ID.findall(content) if kind == record_type
    ]
    new = chooser.choice([*ids, old + b"s"])
    files[name] = files[name].replace(b'"%s"' % old, b'"%s"' % new, chooser.choice([1, -1]))


def disguise(files: dict[str, bytes], chooser: random.Random) -> None:
    """Escapes in ids: the same JSON, in other bytes."""
    name = chooser.choice(sorted(files))
    slash, letter = files[name].replace(b"/", b"\\/"), files[name].replace(b"a", b"\\u0061")
    files[name] = chooser.choice([slash, letter])


def date_otherwise(files: dict[str, bytes], chooser: random.Random) -> None:
    name = chooser.choice(sorted(files))
    years = chooser.choice([-5, -1, 1, 5])
    files[name] = re.sub(rb"\b(20[0-9]{2})\b", lambda year: b"%d" % (int(year[1]) + years), files[name])


def break_off(files: dict[str, bytes], chooser: random.Random) -> None:
    name = chooser.choice(sorted(files))
    files[name] = files[name][: len(files[name]) // 2]


def make_alike(files: dict[str, bytes], chooser: random.Random) -> None:
    """Give a record what makes another of its type what it is."""
    one, other = (chooser.choice(sorted(files)) for _ in range(2))
    try:
        source, target = json.loads(files[one]), json.loads(files[other])
    except ValueError:
        return
    if (
        one.partition("/")[0] == other.partition("/")[0]
        and isinstance(source, dict)
        and isinstance(target, dict)
    ):
        shared = {
            key: source[key] for key in target.keys() & source.keys() - {"id"} if chooser.random() < 0.4
        }
        files[other] = json.dumps({**target, **shared, "different_from": []}, ensure_ascii=False).encode()


EDITS: tuple[Callable[[dict[str, bytes], random.Random], None], ...] = (
    delete, rename, relink, relink, disguise, date_otherwise, break_off, make_alike, make_alike,
)  # fmt: skip
