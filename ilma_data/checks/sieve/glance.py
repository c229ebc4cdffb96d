"""What a glance at one record gives: what the checks of other records need of it."""

from typing import NamedTuple, TypeAlias


class Act(NamedTuple):
    """Somebody signed, or took part, in a capacity on a date (EDTF)."""

    signatory: str
    capacity: str
    date: str


class Office(NamedTuple):
    """An office of a person. `title` is as it is written; the dates are EDTF."""

    title: str
    organization: str | None
    since: str | None
    until: str | None
    attested: tuple[str, ...]


class AgreementDetail(NamedTuple):
    """Of an agreement: what may contradict a meeting, a source, an office, or make it a second record of one thing.

    `sides` are the signatories that are parties, sorted; `first_date` that of the first dated milestone. `steps` are
    the dates of milestones taken at a meeting, with the meeting. `reports` are the dates of what has happened (of
    milestones, announcements apart), each with every source that is evidence for it: none may be older than that date.
    """

    title: str
    sides: tuple[str, ...]
    first_date: str | None
    steps: tuple[tuple[str, str], ...]
    acts: tuple[Act, ...]
    different_from: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]


class MeetingDetail(NamedTuple):
    """Of a meeting: likewise. `sides` are its participants, sorted; its period has happened where it was held."""

    title: str
    sides: tuple[str, ...]
    period: str | None
    part_of: str | None
    acts: tuple[Act, ...]
    different_from: tuple[str, ...]
    reports: tuple[tuple[str, str], ...]


class SignatoryDetail(NamedTuple):
    """Of a signatory: its kind, its preferred name, all forms of it as written, a state's codes, a person's offices."""

    kind: str
    name: str
    forms: tuple[str, ...]
    codes: tuple[str | int, ...]
    offices: tuple[Office, ...]
    different_from: tuple[str, ...]


class SourceDetail(NamedTuple):
    """Of a source: its address and its date (EDTF)."""

    url: str | None
    published: str | None


class RetiredDetail(NamedTuple):
    """Of a retired id: its successors."""

    successors: tuple[str, ...]


Detail: TypeAlias = "AgreementDetail | MeetingDetail | SignatoryDetail | SourceDetail | RetiredDetail | None"
"""Of a domain there is nothing more to say."""


class Glance(NamedTuple):
    """Of a record with which nothing is wrong by itself: its shape, its evidence, and its own dates are right.

    `facts` are its factual values, all with evidence. `links` are the ids that it names as links (`checks.link`), each
    once; `kinds` those of them that must lead to signatories of some kinds. `chain` are those by which a chain leads on
    (`rules.links.cycle.CHAINS`). `reported` are those that its disputes report: each must be that of a record.
    """

    facts: int
    links: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    chain: tuple[str, ...]
    reported: tuple[str, ...]
    detail: Detail
