"""What each collection can be narrowed by: `dataset.agreements.where(domain="domain/defence", since="2021")`."""

from __future__ import annotations

from ilma_data.dataset.narrowing import Narrowing

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Never, TypeAlias

    from ilma_data.dataset.conditions import Given
    from ilma_data.model.agreement import Agreement
    from ilma_data.model.domain import Domain
    from ilma_data.model.meeting import Meeting
    from ilma_data.model.signatory import Organization, Person, State
    from ilma_data.model.source import Source

    Signatory: TypeAlias = Person | Organization | State
else:
    # Only type checkers look at them: the models are loaded with the first record.
    Agreement = Meeting = Signatory = Domain = Source = None


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
        from ilma_data.dataset.conditions import ids, words
        from ilma_data.dataset.matching import any_of, between, in_domains, on_evidence, signers, word_of
        from ilma_data.dataset.status import has_status
        from ilma_data.model.agreement import Ambit, Bindingness, Existence, Instrument, Stage

        held = self.dataset
        parties = ids(party, held.signatories.ids, "signatory")
        signatories = ids(signatory, held.signatories.ids, "signatory")
        stages = words(status, Stage, "status")
        moment = self.moment
        return self._narrowed(
            [
                *any_of(parties, lambda one: (party.signatory for party in one.parties)),
                *any_of(signatories, signers),
                *in_domains(self, domain),
                *word_of(words(instrument, Instrument, "instrument"), lambda one: one.instrument),
                *word_of(words(ambit, Ambit, "ambit"), lambda one: one.ambit),
                *word_of(words(bindingness, Bindingness, "bindingness"), lambda one: one.bindingness),
                *word_of(words(existence, Existence, "existence"), lambda one: one.existence),
                *([lambda one: has_status(one, stages, moment)] if stages else []),
                *on_evidence(self, source),
                *between(since, until),
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
        from ilma_data.dataset.conditions import ids, words
        from ilma_data.dataset.matching import (
            any_of,
            between,
            in_domains,
            on_evidence,
            participants_of,
            word_of,
        )
        from ilma_data.model.agreement import Existence
        from ilma_data.model.meeting import MeetingKind, MeetingStatus

        held = self.dataset
        participants = ids(participant, held.signatories.ids, "signatory")
        wholes = ids(part_of, held.meetings.ids, "meeting")
        states = ids(place, held.signatories.ids, "signatory")
        return self._narrowed(
            [
                *any_of(participants, participants_of),
                *in_domains(self, domain),
                *word_of(words(kind, MeetingKind, "kind of meeting"), lambda one: one.kind),
                *word_of(words(status, MeetingStatus, "status of a meeting"), lambda one: one.status),
                *word_of(words(existence, Existence, "existence"), lambda one: one.existence),
                *any_of(states, lambda one: (place.state for place in one.places)),
                *any_of(wholes, lambda one: (one.part_of,)),
                *on_evidence(self, source),
                *between(since, until),
            ],
            perhaps=perhaps,
            misspelt=misspelt,
        )


class Signatories(Narrowing[Signatory]):
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
        from ilma_data.dataset.conditions import check_word, ids, values, words
        from ilma_data.dataset.matching import any_of, offices_of, word_of
        from ilma_data.model.signatory import Organization, Person, Sector, State

        known = self.dataset.signatories.ids
        kinds = {model.model_fields["kind"].annotation.__args__[0] for model in (Person, Organization, State)}  # type: ignore[union-attr]
        for word in values(kind):
            check_word(word, "kind of signatory", sorted(kinds))
        return self._narrowed(
            [
                *word_of(frozenset(values(kind)), lambda one: one.kind),
                *word_of(words(sector, Sector, "sector"), lambda one: getattr(one, "sector", None)),
                *any_of(ids(state, known, "signatory"), lambda one: (getattr(one, "state", None),)),
                *any_of(ids(part_of, known, "signatory"), lambda one: (getattr(one, "part_of", None),)),
                *any_of(ids(organization, known, "signatory"), offices_of),
            ],
            perhaps=False,
            misspelt=misspelt,
        )


class Domains(Narrowing[Domain]):
    """Domains, which `where` narrows."""

    FILTERS = ("within",)

    def where(self, *, within: Given = None, **misspelt: Never) -> Domains:
        """The domains that are `within` one of these ids: it and all that are narrower. Raises `UnknownIdError`."""
        from ilma_data.dataset.matching import any_of, with_narrower

        wanted = with_narrower(self, within)
        return self._narrowed(any_of(wanted, lambda one: (one.id,)), perhaps=False, misspelt=misspelt)


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
        from ilma_data.dataset.conditions import check_word, values, words
        from ilma_data.dataset.matching import between, word_of
        from ilma_data.model.source import SourceKind

        for what, given in (("language", language), ("publisher", publisher), ("origin", origin)):
            known = {str(value) for one in self.dataset.sources if (value := getattr(one, what)) is not None}
            for word in values(given):
                check_word(word, f"{what} of a source", sorted(known))
        return self._narrowed(
            [
                *word_of(words(kind, SourceKind, "kind of source"), lambda one: one.kind),
                *word_of(frozenset(values(language)), lambda one: one.language),
                *word_of(frozenset(values(publisher)), lambda one: one.publisher),
                *word_of(frozenset(values(origin)), lambda one: one.origin),
                *between(since, until),
            ],
            perhaps=perhaps,
            misspelt=misspelt,
        )


NARROWINGS: Mapping[str, type[Narrowing[Any]]] = {
    "agreements": Agreements,
    "meetings": Meetings,
    "signatories": Signatories,
    "domains": Domains,
    "sources": Sources,
}
"""The collections that have filters."""
