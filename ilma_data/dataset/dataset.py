"""The data set: its collections, look-ups across them, inverse links and evidence."""

from __future__ import annotations

from ilma_data.dataset.collection import Collection, Held
from ilma_data.dataset.errors import RetiredIdWarning, UnknownIdError
from ilma_data.model.record_types import COLLECTIONS, RETIRED

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, overload

    from networkx import Graph

    from ilma_data.dataset.filters import Agreements, Domains, Meetings, Signatories, Sources
    from ilma_data.dataset.graph import Links
    from ilma_data.dataset.heat_map import HeatMap
    from ilma_data.dataset.inverse_links import InverseLinks, Mentions, Reference
    from ilma_data.dataset.network import Network
    from ilma_data.dataset.search import Hits
    from ilma_data.dataset.timeline import Timeline
    from ilma_data.model.agreement import Agreement
    from ilma_data.model.base import Record
    from ilma_data.model.domain import Domain
    from ilma_data.model.evidence import Dispute, Evidence
    from ilma_data.model.ids import AgreementId, DomainId, MeetingId, SignatoryId, SourceId
    from ilma_data.model.meeting import Meeting
    from ilma_data.model.retired import Retired
    from ilma_data.model.signatory import Organization, Person, State
    from ilma_data.model.source import Source


class Dataset:
    """All records together. Immutable: what it gives back is frozen, and asking changes nothing.

    Records come in the order of their ids, wherever several come.
    """

    def __init__(self, collections: Mapping[str, Collection[Any]], mentions: Mentions | None = None) -> None:
        """Made by `load` or `Dataset.of`: a collection for each name in `ilma_data.model.records.COLLECTIONS`.

        `mentions`, where there is such a way, gives the live records that may hold a link to a record, in order, each
        with the names of the fields in which it may stand.
        """
        self._mentions = mentions
        self._given = collections
        self._all: dict[str, Any] = {}
        self._live: Mapping[str, Collection[Record]] | None = None
        self._inverse: InverseLinks | None = None
        self._kept: tuple[Record, ...] = ()

    @classmethod
    def of(cls, records: Iterable[Record]) -> Dataset:
        """A data set of records at hand. Their links are taken as they are: `ilma validate` checks them."""
        held: dict[str, dict[str, Record]] = {name: {} for name in COLLECTIONS.values()}
        for record in records:
            held[record.collection][record.id] = record
        return cls({name: Held(name, named) for name, named in held.items()})

    def held(self) -> Dataset:
        """The same data set with every record decoded, and kept as long as this one is there.

        For work that asks for the same records many times: otherwise a record that nobody holds is decoded anew.
        """
        keeping = Dataset(self.all_collections, self._mentions)
        keeping._inverse = self._inverse
        keeping._kept = (*self.records, *self.retired)
        return keeping

    def _collection(self, name: str) -> Any:
        """A collection, made when it is first asked for."""
        if name not in self._all:
            self._all[name] = self._narrowing(self._given[name])
        return self._all[name]

    def _narrowing(self, given: Collection[Any]) -> Collection[Any]:
        """A collection that can be narrowed, where that is for more than to be shown."""
        if given.is_only_shown:
            return given
        from ilma_data.dataset.filters import NARROWINGS
        from ilma_data.dataset.narrowing import Narrowing

        is_done = given.name not in NARROWINGS or isinstance(given, Narrowing)
        return given if is_done else NARROWINGS[given.name](given, self)

    @property
    def agreements(self) -> Agreements:
        """What was agreed."""
        agreements: Agreements = self._collection("agreements")
        return agreements

    @property
    def meetings(self) -> Meetings:
        """Who met whom, where and when."""
        meetings: Meetings = self._collection("meetings")
        return meetings

    @property
    def signatories(self) -> Signatories:
        """All who sign, or meet for those who sign."""
        signatories: Signatories = self._collection("signatories")
        return signatories

    @property
    def domains(self) -> Domains:
        """The fields of cooperation."""
        domains: Domains = self._collection("domains")
        return domains

    @property
    def sources(self) -> Sources:
        """The pages, statements and texts that say so."""
        sources: Sources = self._collection("sources")
        return sources

    @property
    def retired(self) -> Collection[Retired]:
        """Ids that are no longer records of their own."""
        retired: Collection[Retired] = self._collection(RETIRED)
        return retired

    @property
    def collections(self) -> Mapping[str, Collection[Record]]:
        """The collections of live records by name, in the order in which everything lists them."""
        if self._live is None:
            from types import MappingProxyType

            live = {name: held for name, held in self.all_collections.items() if name != RETIRED}
            self._live = MappingProxyType(live)
        return self._live

    @property
    def all_collections(self) -> Mapping[str, Collection[Record]]:
        """The collections by name, that of retired ids among them."""
        from types import MappingProxyType

        return MappingProxyType({name: self._collection(name) for name in self._given})

    @property
    def records(self) -> tuple[Record, ...]:
        """Every live record, collection by collection."""
        return tuple(record for collection in self.collections.values() for record in collection)

    def __len__(self) -> int:
        return sum(len(collection) for collection in self.collections.values())

    def __contains__(self, record_id: object) -> bool:
        """Whether a live record has this id."""
        return any(record_id in collection for collection in self.collections.values())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self.records == other.records and tuple(self.retired) == tuple(other.retired)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Dataset: {', '.join(f'{len(held)} {name}' for name, held in self.collections.items())}>"

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from ilma_data.dataset.display import counts_as_html

        return counts_as_html({name: len(held) for name, held in self.collections.items()})

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, record_id: AgreementId) -> Agreement: ...
        @overload
        def __getitem__(self, record_id: MeetingId) -> Meeting: ...
        @overload
        def __getitem__(self, record_id: SignatoryId) -> Person | Organization | State: ...
        @overload
        def __getitem__(self, record_id: DomainId) -> Domain: ...
        @overload
        def __getitem__(self, record_id: SourceId) -> Source: ...
        @overload
        def __getitem__(self, record_id: str) -> Record: ...

    def __getitem__(self, record_id: str) -> Record:
        """The record with this id, of whatever type. A retired id gives its successor, with a `RetiredIdWarning`.

        Raises `UnknownIdError` with the nearest ids; also where a retired id has no successor, or several.
        """
        collection = self.collections.get(COLLECTIONS.get(record_id.partition("/")[0], ""))
        if collection is not None and record_id in collection:
            return collection[record_id]
        if record_id in self.retired:
            return self._successor_of(record_id)
        known = collection.ids if collection is not None else [known.id for known in self.records]
        raise UnknownIdError(record_id, known)

    def _successor_of(self, record_id: str) -> Record:
        """The live record at the end of a chain of retirements."""
        passed = [record_id]
        while (retired := self.retired.get(passed[-1])) is not None:
            successors = [str(successor) for successor in retired.successors]
            if len(successors) != 1 or successors[0] in passed:
                became = f"; it became {', '.join(successors)}" if successors else ""
                reason = f"retired in {retired.retired_in} ({retired.reason}){became}"
                raise UnknownIdError(record_id, (), reason)
            passed.append(successors[0])
        import warnings

        first = self.retired[record_id]
        warnings.warn(
            f"{record_id} was retired in {first.retired_in} ({first.reason}); it is {passed[-1]} now",
            RetiredIdWarning,
            stacklevel=3,
        )
        return self[passed[-1]]

    if TYPE_CHECKING:

        @overload
        def find(self, record_id: None) -> None: ...
        @overload
        def find(self, record_id: AgreementId) -> Agreement | None: ...
        @overload
        def find(self, record_id: MeetingId) -> Meeting | None: ...
        @overload
        def find(self, record_id: SignatoryId) -> Person | Organization | State | None: ...
        @overload
        def find(self, record_id: DomainId) -> Domain | None: ...
        @overload
        def find(self, record_id: SourceId) -> Source | None: ...
        @overload
        def find(self, record_id: str) -> Record | None: ...

    def find(self, record_id: str | None) -> Record | None:
        """The record that an optional link leads to; None for no link and where no record has the id."""
        if record_id is None:
            return None
        try:
            return self[record_id]
        except UnknownIdError:
            return None

    def references_to(self, record_id: str) -> tuple[Reference, ...]:
        """Every link that leads to a record, from whichever record: the inverse of all links."""
        if self._inverse is None:
            from ilma_data.dataset.inverse_links import InverseLinks

            self._inverse = InverseLinks(self, self._mentions)
        return self._inverse.to(record_id)

    def _holding(
        self, record_id: str, *fields: str, of: str | None = None, kind: str | None = None
    ) -> tuple[Any, ...]:
        """The records in which one of these top-level fields holds a link to a record.

        Only those `of` a record type, and of a `kind`, where these are given.
        """
        holders = dict.fromkeys(
            reference.record
            for reference in self.references_to(record_id)
            if (of is None or reference.record.startswith(f"{of}/"))
            and reference.path.partition(".")[0].partition("[")[0] in fields
        )
        found = (self.collections[COLLECTIONS[one.partition("/")[0]]][one] for one in holders)
        return tuple(one for one in found if kind is None or getattr(one, "kind", None) == kind)

    def agreements_of(self, signatory_id: str) -> tuple[Agreement, ...]:
        """The agreements that a signatory is party to or signed, for itself or as the one on whose behalf."""
        return self._holding(signatory_id, "parties", "signatures", of="agreement")

    def meetings_of(self, signatory_id: str) -> tuple[Meeting, ...]:
        """The meetings in which a signatory took part, for itself or as the one on whose behalf."""
        return self._holding(signatory_id, "participants", of="meeting")

    def agreements_at(self, meeting_id: str) -> tuple[Agreement, ...]:
        """The agreements of which a milestone was reached at a meeting."""
        return self._holding(meeting_id, "milestones", of="agreement")

    def parts_of(self, meeting_id: str) -> tuple[Meeting, ...]:
        """The meetings that are part of a larger one, such as the talks of a visit."""
        return self._holding(meeting_id, "part_of", of="meeting")

    def agreements_in(self, domain_id: str) -> tuple[Agreement, ...]:
        """The agreements that name a domain; not those that name a narrower one."""
        return self._holding(domain_id, "domains", of="agreement")

    def meetings_in(self, domain_id: str) -> tuple[Meeting, ...]:
        """The meetings that name a domain; not those that name a narrower one."""
        return self._holding(domain_id, "domains", of="meeting")

    def narrower(self, domain_id: str) -> tuple[Domain, ...]:
        """The domains whose next wider one is this."""
        return self._holding(domain_id, "broader", of="domain")

    def successors_of(self, agreement_id: str) -> tuple[Agreement, ...]:
        """The agreements that implement, amend, supersede, follow or are part of an agreement."""
        return self._holding(agreement_id, "relations", of="agreement")

    def office_holders(self, organization_id: str) -> tuple[Person, ...]:
        """The persons who hold or held an office in an organization."""
        return self._holding(organization_id, "offices", of="signatory", kind="person")

    def organizations_of(self, signatory_id: str) -> tuple[Organization, ...]:
        """The organizations that belong to a state, or are part of an organization."""
        return self._holding(signatory_id, "state", "part_of", of="signatory", kind="organization")

    def cited_by(self, source_id: str) -> tuple[Record, ...]:
        """The records that cite a source, as evidence, in a dispute or for a claim."""
        return self._holding(source_id, "evidence", "disputes", "claims")

    def evidence_for(self, record: Record | str, path: str) -> tuple[Evidence, ...]:
        """The evidence for one value of a record, such as `milestones[signed].date`.

        Evidence for what holds the value counts; for an item of a list, also evidence for what the item holds.
        Raises `UnknownIdError` for an unknown id and `ilma_data.PathError` for a path that names nothing.
        """
        from ilma_data.model.paths import resolve, supported

        record = self[record] if isinstance(record, str) else record
        value = resolve(record, path)
        listed: tuple[Evidence, ...] = getattr(record, "evidence", ())
        return tuple(
            one for one in listed if supported(value, [resolve(record, path) for path in one.supports])
        )

    def disputes_about(self, record: Record | str, path: str) -> tuple[Dispute, ...]:
        """What sources say otherwise of one value of a record, or of anything under it.

        Raises as `evidence_for` does.
        """
        from ilma_data.model.paths import resolve

        record = self[record] if isinstance(record, str) else record
        steps = resolve(record, path).steps
        listed: tuple[Dispute, ...] = getattr(record, "disputes", ())
        return tuple(one for one in listed if resolve(record, one.field).steps[: len(steps)] == steps)

    def as_of(self, date: str, *, perhaps: bool = False) -> Dataset:
        """The data set with the agreements and meetings alone that had begun by the end of a date (EDTF).

        A status is asked for as of that date. With `perhaps`, also what may have begun by then. Records are as they are
        now: what sources said later stays in them. Raises `ilma_data.EdtfError`.
        """
        seen = Dataset(self.all_collections, self._mentions)
        seen._kept = self._kept
        for name in ("agreements", "meetings"):
            seen._all[name] = self._collection(name).as_of(date, perhaps=perhaps)
        return seen

    def search(self, text: str) -> Hits:
        """Records by their names and titles, in every spelling and script, the likeliest first.

        Every word of the text must begin a word of the name, whatever the case, accents, points and hyphens.
        """
        from ilma_data.dataset.search import found

        return found(text, self.records)

    def neighbours(self, record_id: str) -> Links:
        """The records that a record links to, and those that link to it, with the path of each link.

        Raises `UnknownIdError` with the nearest ids.
        """
        from ilma_data.dataset.graph import neighbours

        return neighbours(self, record_id)

    def path_between(
        self, start: str, end: str, *, through: Iterable[str] = ("agreement", "meeting", "signatory")
    ) -> Links:
        """The shortest chain of links from one record to another; empty where there is none, and from it to itself.

        `through` are the types that may stand in between: a source or a domain joins what has little else in common.
        Raises `UnknownIdError`, and `UnknownWordError` for a type that there is not.
        """
        from ilma_data.dataset.graph import path_between

        return path_between(self, start, end, frozenset(through))

    def co_participation(self) -> Graph[str]:
        """Who met or signed with whom, as an undirected `networkx.Graph` (the extra `graph`).

        A node is a signatory's id, with its `name` and `kind`. An edge joins two who took part in the same meeting, or
        are party to or signed the same agreement; its `meetings` and `agreements` are their ids, its `weight` how many.
        Raises `MissingExtraError` where networkx is not installed.
        """
        from ilma_data.dataset.graph import co_participation

        return co_participation(self)

    def network(self) -> Network:
        """Who met or signed with whom, without any library: to list, to draw as SVG or Vega-Lite."""
        from ilma_data.dataset.network import Network

        return Network.of(self)

    def heat_map(self, within: str | None = None) -> HeatMap:
        """How many records name a domain, year by year: the widest domains or, where one is named, those in it.

        Raises `UnknownIdError` with the nearest ids.
        """
        from ilma_data.dataset.heat_map import HeatMap

        return HeatMap.of(self, within=within)

    def timeline(self) -> Timeline:
        """Every dated milestone and meeting, the earliest first."""
        from ilma_data.dataset.timeline import Timeline

        return Timeline.of(self.agreements, self.meetings)
