"""Evidence and disputes for a record: complete evidence for its factual values, and disputes about them."""

from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from ilma_data.model.base import Mark, Record, item_type
from ilma_data.model.evidence import Basis, Dispute, Evidence
from ilma_data.model.paths import Node, Steps, factual_values, nodes, resolve
from ilma_data.testing.links import Links
from ilma_data.testing.parts import parts, values
from ilma_data.testing.texts import sentences

RecordT = TypeVar("RecordT", bound=Record)

MOST_PLACES = 3  # in sources, for one record
_MOST_DISPUTES = 2


@st.composite
def with_evidence(draw: st.DrawFn, record: RecordT, links: Links) -> RecordT:
    """The record with complete evidence and some disputes, whose paths all resolve. What it had of both is replaced."""
    paths = _supports(draw, record)
    evidence: tuple[Evidence, ...] = ()
    if paths:
        places = draw(st.lists(_places(links), min_size=1, max_size=MOST_PLACES))
        chosen = draw(st.lists(st.integers(0, len(places) - 1), min_size=len(paths), max_size=len(paths)))
        shared = [
            [path for path, at in zip(paths, chosen, strict=True) if at == here]
            for here in range(len(places))
        ]
        evidence = tuple(
            place.model_copy(update={"supports": tuple(supports)})
            for place, supports in zip(places, shared, strict=True)
            if supports
        )
    disputed = [node for node in nodes(record) if node.mark is Mark.FACTUAL and is_writable(node.path)]
    disputes: list[Dispute] = []
    if disputed:
        about = draw(st.lists(st.sampled_from(range(len(disputed))), max_size=_MOST_DISPUTES, unique=True))
        disputes = [draw(_dispute(disputed[index], links)) for index in about]
    return record.model_copy(update={"evidence": evidence, "disputes": tuple(disputes)})


def path_to(record: Record, steps: Steps) -> str:
    """The path of a value, or of the nearest factual one that holds it where no path can be written to it alone.

    A key that holds square brackets, or is longer than a path may be, can't be written.
    """
    by_steps = {node.steps: node for node in nodes(record)}
    for length in range(len(steps), 0, -1):
        node = by_steps[steps[:length]]
        if (node.mark is Mark.FACTUAL or node.steps == steps) and is_writable(node.path):
            return node.path
    raise ValueError(f"no path leads to {steps} of {record.id}")


def _supports(draw: st.DrawFn, record: Record) -> list[str]:
    """Paths that support every factual value; those of one field singly, or the field as a whole."""
    fields: dict[str | int, list[Steps]] = {}
    for value in factual_values(record):
        fields.setdefault(value.steps[0], []).append(value.steps)
    paths: list[str] = []
    for name, held in fields.items():
        is_factual = resolve(record, str(name)).mark is Mark.FACTUAL
        if is_factual and (len(held) == 1 or draw(st.booleans())):
            paths.append(str(name))
        else:
            paths += dict.fromkeys(path_to(record, steps) for steps in held)
    return paths


def is_writable(path: str) -> bool:
    """Whether a path has the form of one: the key in it may be long, or hold brackets."""
    try:
        _path_form().check(path)
    except ValueError:
        return False
    return True


@cache
def _path_form() -> Any:
    return Dispute.model_fields["field"].metadata[0]


def _places(links: Links) -> st.SearchStrategy[Evidence]:
    """Evidence for something that is not said yet: what is only implied has a note."""
    nothing_yet = st.just(("id",))
    states = parts(Evidence, links, basis=st.just(Basis.STATES), supports=nothing_yet)
    implies = parts(Evidence, links, basis=st.just(Basis.IMPLIES), supports=nothing_yet, note=sentences())
    return st.one_of(states, implies)


def _dispute(node: Node, links: Links) -> st.SearchStrategy[Dispute]:
    """A dispute about a value; what is reported is of the field's own type, or null."""
    holds_more = node.is_item or isinstance(node.value, tuple) or item_type(node.field.annotation) is not None
    reported = st.none() if holds_more else st.none() | values(node.field, links)
    return parts(Dispute, links, field=st.just(node.path), reported=reported)
