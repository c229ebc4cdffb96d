"""What the checks of other records need of one, from its plain values."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from ilma_data.checks.sieve.glance import (
    Act,
    AgreementDetail,
    Detail,
    MeetingDetail,
    Office,
    RetiredDetail,
    SignatoryDetail,
    SourceDetail,
)
from ilma_data.checks.sieve.plan import Plain
from ilma_data.checks.sieve.structure import Index
from ilma_data.model.agreement import PartyRole, Stage
from ilma_data.model.meeting import MeetingStatus

_PARTY, _SIGNED, _ANNOUNCED, _HELD = (
    word.value for word in (PartyRole.PARTY, Stage.SIGNED, Stage.ANNOUNCED, MeetingStatus.HELD)
)


def detail_of(record_type: str, record: Plain, indexes: Mapping[str, Index]) -> Detail:
    """The detail of a record. `indexes` are those of its lists, by their fields."""
    make = _BY_TYPE.get(record_type)
    return None if make is None else make(record, indexes)


def _agreement(record: Plain, indexes: Mapping[str, Index]) -> AgreementDetail:
    milestones = record["milestones"]
    dated = [one for one in milestones if one["date"] is not None]
    signed = [one["date"] for one in dated if one["stage"] == _SIGNED]
    return AgreementDetail(
        record["title"],
        tuple(sorted({one["signatory"] for one in record["parties"] if one["role"] == _PARTY})),
        dated[0]["date"] if dated else None,
        tuple((one["date"], one["meeting"]) for one in dated if "meeting" in one),
        _acts(record["signatures"], signed[0]) if len(signed) == 1 else (),
        record.get("different_from", ()),
        tuple(dict.fromkeys(_reported_steps(record, indexes))) if dated else (),
    )


def _reported_steps(record: Plain, indexes: Mapping[str, Index]) -> Iterator[tuple[str, str]]:
    """The date of each step that has happened, with each source that is evidence for it."""
    milestones = record["milestones"]
    dates = [None if one["stage"] == _ANNOUNCED else one["date"] for one in milestones]
    index = indexes["milestones"]
    for evidence in record["evidence"]:
        for path in evidence["supports"]:
            if path.startswith("milestones"):
                key, _, below = path[len("milestones[") :].partition("]")
                covered = dates if not key else [dates[index[key]]] if below in ("", ".date") else ()
                for date in covered:
                    if date is not None:
                        yield date, evidence["source"]


def _meeting(record: Plain) -> MeetingDetail:
    period = record["period"]
    has_happened = period is not None and record["status"] == _HELD
    reporting = {one["source"]: None for one in record["evidence"] if "period" in one["supports"]}
    return MeetingDetail(
        record["title"],
        tuple(sorted({one["signatory"] for one in record["participants"]})),
        period,
        record.get("part_of"),
        () if period is None else _acts(record["participants"], period),
        record.get("different_from", ()),
        tuple([(period, source) for source in reporting]) if has_happened else (),
    )


def _acts(who: tuple[Plain, ...], date: str) -> tuple[Act, ...]:
    return tuple([Act(one["signatory"], one["capacity"], date) for one in who if "capacity" in one])


def _signatory(record: Plain) -> SignatoryDetail:
    codes = (record.get("iso_3166_1_alpha_3"), record.get("cow_code"))
    return SignatoryDetail(
        record["kind"],
        record["name"],
        tuple(dict.fromkeys(chain([record["name"]], (one["text"] for one in record["names"])))),
        tuple(code for code in codes if code is not None),
        tuple(
            Office(one["title"], one["organization"], one["since"], one["until"], one.get("attested", ()))
            for one in record.get("offices", ())
        ),
        record.get("different_from", ()),
    )


_BY_TYPE: dict[str, Callable[[Plain, Mapping[str, Index]], Detail]] = {
    "agreement": _agreement,
    "meeting": lambda record, _: _meeting(record),
    "signatory": lambda record, _: _signatory(record),
    "source": lambda record, _: SourceDetail(record["url"], record["published"]),
    "retired": lambda record, _: RetiredDetail(record["successors"]),
}
