"""A look at the bytes of one file, whether the record in it is right, as far as the file alone can tell.

Much quicker than to read the record and to run the rules, because no object of a model is made; and never surer.
"""

import json
from collections.abc import Iterator

from pydantic import ValidationError

from ilma_data.checks.rules.links.cycle import CHAINS
from ilma_data.checks.rules.plausibility.first_of_a_period import unexplained_days
from ilma_data.checks.sieve.details import detail_of
from ilma_data.checks.sieve.doubt import Doubt
from ilma_data.checks.sieve.evidence_look import reported_ids, supported_facts
from ilma_data.checks.sieve.glance import Glance
from ilma_data.checks.sieve.own_dates import has_first_of_a_month, look_at_dates
from ilma_data.checks.sieve.plan import PartPlan, Plain, record_plan
from ilma_data.checks.sieve.quick_schema import quick_validator
from ilma_data.checks.sieve.structure import Structure
from ilma_data.model.reading import from_json
from ilma_data.store.document import MAX_BYTES

_FIRST_OF_A_MONTH = b'-01"'
"""The end of any date that is one, as it is written without escapes."""


def glance(raw: bytes, record_type: str, record_id: str) -> Glance | None:
    """What others need to know of the record in a file's bytes; None where anything may be wrong with it.

    `record_type` and `record_id` are what the file's name says (`model.records.record_name`). A glance means that
    nothing is found in the file by itself (`checks.one_file.file_findings`), nor by the rules ILMA205, 210, 301 to 304
    and 403 in the record alone (what disputes report is for others to look up), and that all of its factual values have
    evidence.
    """
    try:
        return look(raw, record_type, record_id)
    except Doubt:
        return None


def look(raw: bytes, record_type: str, record_id: str) -> Glance:
    """The glance. Raises `Doubt` where there is none."""
    if len(raw) > MAX_BYTES or (b"\\" in raw and b"\\u" in raw):
        raise Doubt("large, or with characters written as their numbers")
    try:
        record: Plain = quick_validator(record_type).validate_json(raw)
    except ValidationError as error:
        raise Doubt("shape") from error
    if record["id"] != record_id:
        raise Doubt("the id of another file")
    plan = record_plan(record_type, record.get("kind"))
    structure = Structure(plan, record)
    if _repeats_a_key(raw, structure.members):
        raise Doubt("equal keys")
    facts = supported_facts(plan, record, structure.indexes)
    reported = (
        tuple(dict.fromkeys(reported_ids(plan, record, structure.indexes))) if "disputes" in record else ()
    )
    look_at_dates(record)
    may_begin_a_month = _FIRST_OF_A_MONTH in raw and has_first_of_a_month(plan, record)
    if may_begin_a_month and any(unexplained_days(from_json(record_type, raw))):
        raise Doubt("the first of a month")
    return Glance(
        facts,
        tuple(dict.fromkeys(structure.links)),
        tuple(dict.fromkeys(structure.kinds)) if structure.kinds else (),
        tuple(dict.fromkeys(_chain(plan, record, record_type))) if record_type in CHAINS else (),
        reported,
        detail_of(record_type, record, structure.indexes),
    )


def _repeats_a_key(raw: bytes, members: int) -> bool:
    """Whether the bytes have more keys than there are members in the value, of which each counts once."""
    return members not in _most_keys(raw)


def _most_keys(raw: bytes) -> Iterator[int]:
    """Numbers of which none is less than that of the keys, each nearer to it, and slower to count; the last is that.

    A colon stands after the quote that ends each key, white space apart; in texts there are colons, too.
    """
    yield raw.count(b":")
    yield raw.translate(None, b" \n\r\t").count(b'":')
    yield _keys(raw)


def _keys(raw: bytes) -> int:
    """How many keys there are in a JSON text."""
    counted: list[int] = []
    json.loads(raw.decode(), object_pairs_hook=lambda pairs: counted.append(len(pairs)), parse_int=len)
    return sum(counted)


def _chain(plan: PartPlan, record: Plain, record_type: str) -> Iterator[str]:
    """The ids of its own type to which the fields that make a chain lead."""
    for name in CHAINS[record_type]:
        field, value = plan.fields.get(name), record.get(name)
        if field is None or value is None:
            continue
        if field.part is None:
            yield value
        else:
            links = [one.name for one in field.part.fields.values() if one.link]
            ids = [item[link] for item in value for link in links if item.get(link) is not None]
            yield from (one for one in ids if one.startswith(f"{record_type}/"))
