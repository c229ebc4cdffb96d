"""Chains that lead back to their beginning, found in one pass along all of them."""

from collections.abc import Collection, Iterator, Mapping, Set
from typing import TypeVar

Node = TypeVar("Node")


def knots(following: Mapping[Node, Collection[Node]]) -> Iterator[frozenset[Node]]:
    """The nodes in groups: two are in one where each leads to the other, at once or through others.

    A group comes after those to which it leads. What is no key of `following` leads nowhere, and is in no group.
    After R. Tarjan, Depth-first search and linear graph algorithms (1972).
    """
    number: dict[Node, int] = {}
    lowest: dict[Node, int] = {}
    open_nodes: list[Node] = []
    closed: set[Node] = set()
    for beginning in following:
        if beginning in number:
            continue
        walk = [(beginning, iter(following[beginning]))]
        number[beginning] = lowest[beginning] = len(number)
        open_nodes.append(beginning)
        while walk:
            node, ahead = walk[-1]
            for other in ahead:
                if other not in following or other in closed:
                    continue
                if other not in number:
                    number[other] = lowest[other] = len(number)
                    open_nodes.append(other)
                    walk.append((other, iter(following[other])))
                    break
                lowest[node] = min(lowest[node], number[other])
            else:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[node])
                if lowest[node] == number[node]:
                    group = set()
                    while node not in group:
                        group.add(open_nodes.pop())
                    closed |= group
                    yield frozenset(group)


def circling(following: Mapping[Node, Collection[Node]]) -> Set[Node]:
    """The nodes that lead back to themselves."""
    return {node for group in knots(following) for node in group if len(group) > 1 or node in following[node]}


def leading_into_circles(following: Mapping[Node, Collection[Node]]) -> Set[Node]:
    """The nodes from which a chain may go on for ever; those that lead back to themselves are among them."""
    found: set[Node] = set()
    for group in knots(following):
        if len(group) > 1 or any(
            other in group or other in found for node in group for other in following[node]
        ):
            found |= group
    return found
