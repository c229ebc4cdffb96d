"""What a regular expression can cost, seen in its structure: whether there is only one way to go on, everywhere."""

import re
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

ALPHABET = frozenset(
    [
        *map(chr, range(128)),
        *"\x80\x85\xa0\xadéßם٣م文\u200b\u200c\u200e\u2019\u2028\u3000\ufeff\U0001f600\U000e0041",
    ]
)
"""Characters that stand for all: every ASCII one, and some of each kind that our patterns name."""

Nodes = Sequence[tuple[Any, Any]]


class Reach(NamedTuple):
    """With which characters a piece can begin, and whether it can be empty."""

    first: frozenset[str]
    is_optional: bool


def ambiguities(pattern: str | bytes, flags: int = 0) -> list[str]:
    """Repetitions without end that could also stop where they go on: each can take the square of a length, or worse."""
    nodes = _parsed(pattern, flags)
    return [*_ambiguous(nodes, Reach(frozenset(), False)), *_like_branches(nodes, repeated=False)]


def can_fail_late(pattern: str | bytes, flags: int = 0) -> bool:
    """Whether a match can fail after a repetition without end: looked for at each place, it takes the square.

    Not where it begins with a character that no such repetition takes: then no two trials go over the same text.
    """
    nodes = _parsed(pattern, flags)
    if nodes and nodes[0] == (ops.AT, ops.AT_BEGINNING):
        return False
    begins = _reach(nodes)
    if not begins.is_optional and not begins.first & _repeated(nodes, again=False):
        return False
    branches = nodes[0][1][1] if len(nodes) == 1 and nodes[0][0] is ops.BRANCH else [nodes]
    return any(_fails_late(list(branch)) for branch in branches)


def _parsed(pattern: str | bytes, flags: int) -> Nodes:
    return list(parser.parse(pattern, flags))


def _fails_late(nodes: Nodes) -> bool:
    if nodes and nodes[0] == (ops.AT, ops.AT_BEGINNING):
        return False
    for number, node in enumerate(nodes):
        rest = nodes[number + 1 :]
        is_last = all(
            _reach([one]).is_optional and one[0] is not ops.AT and not _is_look(one) for one in rest
        )
        if _repeats_without_end([node]) and not is_last:
            return True
        if any(_fails_late(inside) for inside in _inside(node)):
            return True
    return False


def _repeated(nodes: Nodes, *, again: bool) -> frozenset[str]:
    """The characters that repetitions without end take."""
    taken: frozenset[str] = frozenset()
    for node in nodes:
        inside = _inside(node)
        here = again or (_is_repeat(node) and node[1][1] is ops.MAXREPEAT)
        taken |= frozenset().union(*(_repeated(one, again=here) for one in inside))
        if here and not inside:
            taken |= _reach([node]).first
    return taken


def _is_look(node: tuple[Any, Any]) -> bool:
    return node[0] in (ops.ASSERT, ops.ASSERT_NOT)


def _repeats_without_end(nodes: Nodes) -> bool:
    return any(
        (_is_repeat(node) and node[1][1] is ops.MAXREPEAT) or any(map(_repeats_without_end, _inside(node)))
        for node in nodes
    )


def _is_repeat(node: tuple[Any, Any]) -> bool:
    return node[0] in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


def _inside(node: tuple[Any, Any]) -> list[Nodes]:
    kind, value = node
    if kind is ops.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind is ops.SUBPATTERN:
        return [list(value[-1])]
    if _is_repeat(node):
        return [list(value[2])]
    return [list(value)] if kind is ops.ATOMIC_GROUP else []


def _ambiguous(nodes: Nodes, after: Reach) -> Iterator[str]:
    """Repetitions in a sequence that can end and go on with the same character; `after` is what follows all of it."""
    for number, node in enumerate(nodes):
        following = _then(_reach(nodes[number + 1 :]), after)
        for inside in _inside(node):
            if not _is_repeat(node):
                yield from _ambiguous(inside, following)
                continue
            body, least_and_most = _reach(inside), node[1][:2]
            again = least_and_most[1] is ops.MAXREPEAT
            if again and node[0] is not ops.POSSESSIVE_REPEAT and body.first & following.first:
                yield f"{node} before {sorted(body.first & following.first)}"
            if again and body.is_optional:
                yield f"{node} repeats nothing"
            yield from _ambiguous(inside, Reach(body.first | following.first, True) if again else following)


def _like_branches(nodes: Nodes, *, repeated: bool) -> Iterator[str]:
    """Choices in a repetition, of which two can begin with the same character."""
    for node in nodes:
        again = repeated or (_is_repeat(node) and node[1][1] is ops.MAXREPEAT)
        for inside in _inside(node):
            yield from _like_branches(inside, repeated=again)
        if repeated and node[0] is ops.BRANCH:
            first = [_reach(branch).first for branch in _inside(node)]
            if len(frozenset().union(*first)) < sum(map(len, first)):
                yield f"{node} has branches that begin alike"


def _then(one: Reach, other: Reach) -> Reach:
    if not one.is_optional:
        return one
    return Reach(one.first | other.first, other.is_optional)


def _reach(nodes: Nodes) -> Reach:
    reach = Reach(frozenset(), True)
    for node in nodes:
        reach = _then(reach, _reach_of(*node)) if reach.is_optional else reach
    return reach


def _reach_of(kind: Any, value: Any) -> Reach:
    if kind is ops.BRANCH:
        branches = [_reach(list(branch)) for branch in value[1]]
        return Reach(
            frozenset().union(*(one.first for one in branches)), any(one.is_optional for one in branches)
        )
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        body = _reach(list(value[2]))
        return Reach(body.first, body.is_optional or value[0] == 0)
    if kind is ops.SUBPATTERN:
        return _reach(list(value[-1]))
    if kind is ops.ATOMIC_GROUP:
        return _reach(list(value))
    if kind in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return Reach(frozenset(), True)
    if kind is ops.GROUPREF:
        return Reach(ALPHABET, True)
    return Reach(frozenset(one for one in ALPHABET if _takes(kind, value, one)), False)


_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def _takes(kind: Any, value: Any, character: str) -> bool:
    if kind is ops.LITERAL:
        return bool(value == ord(character))
    if kind is ops.NOT_LITERAL:
        return bool(value != ord(character))
    if kind is ops.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    if kind is ops.CATEGORY:
        return re.fullmatch(_CATEGORIES[value], character) is not None
    if kind is ops.ANY:
        return True
    assert kind is ops.IN, kind
    negated = value[0] == (ops.NEGATE, None)
    return bool(negated != any(_takes(one, what, character) for one, what in value[negated:]))
