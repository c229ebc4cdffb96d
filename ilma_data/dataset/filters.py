"""What each collection can be narrowed by: `dataset.agreements.where(domain="domain/defence", since="2021")`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Never

from ilma_data.dataset.conditions import (
    Condition,
    Given,
    certain,
    check_word,
    date,
    ids,
    since,
    until,
    values,
    words,
)
from ilma_data.dataset.narrowing import Narrowing
from ilma_data.dataset.status import has_status
from ilma_data.model.agreement import Agreement, Ambit, Bindingness, Existence, Instrument, Stage
from ilma_data.model.base import Record
from ilma_data.model.domain import Domain
from ilma_data.model.evidence import Evidence
from ilma_data.model.meeting import Meeting, MeetingKind, MeetingStatus
from ilma_data.model.signatory import Organization, Person, Sector, State
from ilma_data.model.source import Source, SourceKind


class Agreements(Narrowing[Agreement]):
    """Agreements, which `where` narrows."""

    FILTERS = (
        "party", "signatory", "domain", "instrument", "ambit", "bindingness", "existence", "status", "source",
        "since", "until", "perhaps",
    )  # fmt: skip

    def where(
        self,
        *,
        party: Given = None,
        signatory: Given = None,
        domain: Given = None,
        instrument: Given = None,
        ambit: Given = None,
        bindingness: Given = None,
        existence: Given = None,
        status: Given = None,
        source: Given = None,
        since: str | None = None,
        until: str | None = None,
        perhaps: bool = False,
        **misspelt: Never,
    ) -> Agreements:
        """The agreements for which all that is given holds; of several values of one filter, one must hold.

        `party`, `signatory` (who signed, or on whose behalf), `domain` (or one narrower) and `source` (of its evidence)
        take ids; `instrument`, `ambit`, `bindingness`, `existence` and `status` words of the codebook; `since` and
        `until` dates (EDTF): that of the signature, or else of the first step. The status is that as of `as_of`, or
        after all milestones. Dates answer yes, no or perhaps: with `perhaps`, perhaps will do.

        Raises `UnknownIdError`, `UnknownWordError` and `ilma_data.EdtfError`.
        """
        held = self.dataset
        parties = ids(party, held.signatories.ids, "signatory")
        signatories = ids(signatory, held.signatories.ids, "signatory")
        stages = words(status, Stage, "status")
        moment = self.moment
        return self._narrowed(
            [
                *_any_of(parties, lambda one: (party.signatory for party in one.parties)),
                *_any_of(signatories, _signers),
                *_in_domains(self, domain),
                *_word(words(instrument, Instrument, "instrument"), lambda one: one.instrument),
                *_word(words(ambit, Ambit, "ambit"), lambda one: one.ambit),
                *_word(words(bindingness, Bindingness, "bindingness"), lambda one: one.bindingness),
                *_word(words(existence, Existence, "existence"), lambda one: one.existence),
                *([lambda one: has_status(one, stages, moment)] if stages else []),
                *_on_evidence(self, source),
                *_between(since, until),
            ],
            perhaps=perhaps,
            misspelt=misspelt,
        )


class Meetings(Narrowing[Meeting]):
    """Meetings, which `where` narrows."""

    FILTERS = (
        "participant", "domain", "kind", "status", "existence", "place", "part_of", "source", "since", "until",
        "perhaps",
    )  # fmt: skip

    def where(
        self,
        *,
        participant: Given = None,
        domain: Given = None,
        kind: Given = None,
        status: Given = None,
        existence: Given = None,
        place: Given = None,
        part_of: Given = None,
        source: Given = None,
        since: str | None = None,
        until: str | None = None,
        perhaps: bool = False,
        **misspelt: Never,
    ) -> Meetings:
        """The meetings for which all that is given holds; of several values of one filter, one must hold.

        `participant` (who met, or on whose behalf), `domain` (or one narrower), `place` (the state), `part_of` (a
        meeting) and `source` take ids; `kind`, `status` and `existence` words of the codebook; `since` and `until`
        dates (EDTF) for the period. With `perhaps`, a date that may be meant will do. Raises as `Agreements.where`.
        """
        held = self.dataset
        participants = ids(participant, held.signatories.ids, "signatory")
        wholes = ids(part_of, held.meetings.ids, "meeting")
        states = ids(place, held.signatories.ids, "signatory")
        return self._narrowed(
            [
                *_any_of(participants, _participants),
                *_in_domains(self, domain),
                *_word(words(kind, MeetingKind, "kind of meeting"), lambda one: one.kind),
                *_word(words(status, MeetingStatus, "status of a meeting"), lambda one: one.status),
                *_word(words(existence, Existence, "existence"), lambda one: one.existence),
                *_any_of(states, lambda one: (place.state for place in one.places)),
                *_any_of(wholes, lambda one: (one.part_of,)),
                *_on_evidence(self, source),
                *_between(since, until),
            ],
            perhaps=perhaps,
            misspelt=misspelt,
        )


class Signatories(Narrowing[Person | Organization | State]):
    """Signatories, which `where` narrows."""

    FILTERS = ("kind", "sector", "state", "part_of", "organization")

    def where(
        self,
        *,
        kind: Given = None,
        sector: Given = None,
        state: Given = None,
        part_of: Given = None,
        organization: Given = None,
        **misspelt: Never,
    ) -> Signatories:
        """The signatories for which all that is given holds; of several values of one filter, one must hold.

        `kind` is person, organization or state, `sector` a word of the codebook (organizations); `state` and `part_of`
        (organizations) and `organization` (persons who hold or held an office there) take ids. Raises
        `UnknownIdError` and `UnknownWordError`.
        """
        known = self.dataset.signatories.ids
        kinds = {model.model_fields["kind"].annotation.__args__[0] for model in (Person, Organization, State)}  # type: ignore[union-attr]
        for word in values(kind):
            check_word(word, "kind of signatory", sorted(kinds))
        return self._narrowed(
            [
                *_word(frozenset(values(kind)), lambda one: one.kind),
                *_word(words(sector, Sector, "sector"), lambda one: getattr(one, "sector", None)),
                *_any_of(ids(state, known, "signatory"), lambda one: (getattr(one, "state", None),)),
                *_any_of(ids(part_of, known, "signatory"), lambda one: (getattr(one, "part_of", None),)),
                *_any_of(ids(organization, known, "signatory"), _offices),
            ],
            perhaps=False,
            misspelt=misspelt,
        )


class Domains(Narrowing[Domain]):
    """Domains, which `where` narrows."""

    FILTERS = ("within",)

    def where(self, *, within: Given = None, **misspelt: Never) -> Domains:
        """The domains that are `within` one of these ids: it and all that are narrower. Raises `UnknownIdError`."""
        wanted = _with_narrower(self, within)
        return self._narrowed(_any_of(wanted, lambda one: (one.id,)), perhaps=False, misspelt=misspelt)


class Sources(Narrowing[Source]):
    """Sources, which `where` narrows."""

    FILTERS = ("kind", "language", "publisher", "origin", "since", "until", "perhaps")

    def where(
        self,
        *,
        kind: Given = None,
        language: Given = None,
        publisher: Given = None,
        origin: Given = None,
        since: str | None = None,
        until: str | None = None,
        perhaps: bool = False,
        **misspelt: Never,
    ) -> Sources:
        """The sources for which all that is given holds; of several values of one filter, one must hold.

        `kind` takes words of the codebook; `language`, `publisher` and `origin` what some source has; `since` and
        `until` dates (EDTF) for the publication. Raises `UnknownWordError` and `ilma_data.EdtfError`.
        """
        for what, given in (("language", language), ("publisher", publisher), ("origin", origin)):
            known = {str(value) for one in self.dataset.sources if (value := getattr(one, what)) is not None}
            for word in values(given):
                check_word(word, f"{what} of a source", sorted(known))
        return self._narrowed(
            [
                *_word(words(kind, SourceKind, "kind of source"), lambda one: one.kind),
                *_word(frozenset(values(language)), lambda one: one.language),
                *_word(frozenset(values(publisher)), lambda one: one.publisher),
                *_word(frozenset(values(origin)), lambda one: one.origin),
                *_between(since, until),
            ],
            perhaps=perhaps,
            misspelt=misspelt,
        )


def _any_of(wanted: frozenset[str], held: Callable[[Any], Iterable[str | None]]) -> list[Condition[Any]]:
    return [lambda record: certain(any(one in wanted for one in held(record)))] if wanted else []


def _word(wanted: frozenset[Any], value: Callable[[Any], object]) -> list[Condition[Any]]:
    return [lambda record: certain(value(record) in wanted)] if wanted else []


def _between(first: str | None, last: str | None) -> list[Condition[Any]]:
    begin, end = date(first), date(last)
    return [*([since(begin)] if begin is not None else []), *([until(end)] if end is not None else [])]


def _in_domains(narrowing: Narrowing[Any], given: Given) -> list[Condition[Any]]:
    wanted = _with_narrower(narrowing, given)
    return _any_of(wanted, lambda one: (link.domain for link in one.domains))


def _with_narrower(narrowing: Narrowing[Any], given: Given) -> frozenset[str]:
    """The domains given, and all that are narrower, however far down."""
    domains = narrowing.dataset.domains
    found = set(ids(given, domains.ids, "domain"))
    while found and (below := {str(one.id) for one in domains if one.broader in found} - found):
        found |= below
    return frozenset(found)


def _on_evidence(narrowing: Narrowing[Any], given: Given) -> list[Condition[Any]]:
    wanted = ids(given, narrowing.dataset.sources.ids, "source")
    return _any_of(wanted, _sources)


def _sources(record: Record) -> Iterator[str]:
    evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
    return (str(one.source) for one in evidence)


def _signers(agreement: Agreement) -> Iterator[str | None]:
    for signature in agreement.signatures:
        yield signature.signatory
        yield signature.on_behalf_of


def _participants(meeting: Meeting) -> Iterator[str | None]:
    for participant in meeting.participants:
        yield participant.signatory
        yield participant.on_behalf_of


def _offices(signatory: Person | Organization | State) -> Iterator[str | None]:
    return (office.organization for office in getattr(signatory, "offices", ()))
