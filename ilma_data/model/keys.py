"""The keys by which a path picks an item from its list, from short to long: one function for each kind of part."""

from __future__ import annotations

from ilma_data.model.parts import is_part

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ilma_data.model.agreement import Milestone, Party, Relation, Signature
    from ilma_data.model.domain import AlternativeLabel, DomainLink
    from ilma_data.model.meeting import Participant
    from ilma_data.model.places import Place
    from ilma_data.model.signatory import NameForm, Office


def keys_of(items: Sequence[object]) -> list[str]:
    """The key to write for each item of a list: its shortest that no other item shares, else its longest."""
    return telling([choices(item) for item in items])


def telling(by_item: Sequence[Sequence[str]]) -> list[str]:
    """Of the keys of each item, from short to long, the first that no other item shares, else the last."""
    if len(by_item) == 1:
        return [next(iter(by_item[0]), "")]
    taken: dict[str, int] = {}
    for keys in by_item:
        for key in set(keys):
            taken[key] = taken.get(key, 0) + 1
    return [next((key for key in keys if taken[key] == 1), keys[-1] if keys else "") for keys in by_item]


def choices(item: object) -> tuple[str, ...]:
    """The keys of an item, as a path can hold them."""
    keys = item.keys() if is_part(item) else (str(item),)
    # In a record of which only a part could be read, what makes the key may be missing.
    return tuple([written_key(str(key)) for key in keys])


def written_key(key: str) -> str:
    """A key as a path can hold it: without the square brackets of a date that is one of a set."""
    return key.replace("[", "").replace("]", "") if "[" in key or "]" in key else key


def _of_party(part: Party) -> tuple[str, ...]:
    """The signatory; with the role where it has two."""
    return (part.signatory, f"{part.signatory} as {part.role}")


def _of_signature(part: Signature) -> tuple[str, ...]:
    """The signatory; with the one on whose behalf where they signed twice."""
    return (part.signatory, f"{part.signatory} for {part.on_behalf_of}")


def _of_milestone(part: Milestone) -> tuple[str, ...]:
    """The stage; with who took it, when, or both where the stage repeats."""
    return (
        part.stage,
        *([f"{part.stage} by {part.by}"] if part.by else []),
        *([f"{part.stage} on {part.date}"] if part.date else []),
        f"{part.stage} by {part.by} on {part.date}",
    )


def _of_relation(part: Relation) -> tuple[str, ...]:
    """The other agreement; with the kind where two relations lead to it."""
    return (part.agreement, f"{part.kind} {part.agreement}")


def _of_domain_link(part: DomainLink) -> tuple[str, ...]:
    """The domain; with the standing where it stands in two ways."""
    return (part.domain, f"{part.domain} as {part.standing}")


def _of_alternative_label(part: AlternativeLabel) -> tuple[str, ...]:
    """The wording; with the language where two languages share it."""
    return (part.text, f"{part.text} in {part.language}")


def _of_participant(part: Participant) -> tuple[str, ...]:
    """The signatory; with the part where they took two."""
    return (part.signatory, f"{part.signatory} as {part.part}")


def _of_place(part: Place) -> tuple[str, ...]:
    """The name; with the state where two places share it."""
    return (part.name, f"{part.name} in {part.state}")


def _of_name_form(part: NameForm) -> tuple[str, ...]:
    """The name; with the language where two languages share it."""
    return (part.text, f"{part.text} in {part.language}")


def _of_office(part: Office) -> tuple[str, ...]:
    """The organization; with the title, and the beginning, where one person had several offices there."""
    at = part.organization or "none"
    return (at, f"{at} as {part.title}", f"{at} as {part.title} since {part.since}")


KEYS: Mapping[str, Callable[..., tuple[str, ...]]] = {
    "Party": _of_party,
    "Signature": _of_signature,
    "Milestone": _of_milestone,
    "Relation": _of_relation,
    "DomainLink": _of_domain_link,
    "AlternativeLabel": _of_alternative_label,
    "Participant": _of_participant,
    "Place": _of_place,
    "NameForm": _of_name_form,
    "Office": _of_office,
}
"""The keys of a part, by the name of its model."""
