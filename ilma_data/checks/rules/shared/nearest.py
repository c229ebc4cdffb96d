"""The ids nearest to many wrong ones, as `nearest_ids` gives them, without comparing each with each in full."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from ilma_data.checks.rules.shared.likeness import shared_in_order
from ilma_data.checks.rules.shared.near_texts import letters

MOST = 3
"""How many near ids are given."""

_LEAST = 0.6
"""Likeness (0 to 1) from which on an id is near, as in `difflib.get_close_matches`."""


@lru_cache(maxsize=8)  # for each type of records its ids, and now and then those of all retired ones too
def among(known: frozenset[str]) -> "KnownIds":
    """Known ids, to be asked for the nearest ones."""
    return KnownIds(known)


class KnownIds:
    """Ids that there are."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = sorted(known)

    def nearest(self, wrong: str, without: str | None = None) -> tuple[str, ...]:
        """The ids most like a wrong one, the likeliest first, as `nearest_ids` gives them; one may be left out."""
        slug = wrong.rpartition("/")[2]
        same_slug = [one for one in self._of_slug.get(slug, ()) if one != without]
        alike = self._ids.nearest(wrong, without)
        if not alike and not same_slug:
            ids = {
                one: [known for known in self._of_slug[one] if known != without]
                for one in self._slugs.nearest(slug, None if without is None else self._only_slug_of(without))
            }
            alike = [of_slug[-1] for of_slug in ids.values()]
        return tuple(dict.fromkeys([*same_slug, *alike]))[:MOST]

    def _only_slug_of(self, record_id: str) -> str | None:
        """The slug of an id, where no other has it."""
        slug = record_id.partition("/")[2]
        return slug if len(self._of_slug.get(slug, ())) == 1 else None

    @cached_property
    def _ids(self) -> "_Texts":
        return _Texts(self._known)

    @cached_property
    def _slugs(self) -> "_Texts":
        return _Texts(list(self._of_slug))

    @cached_property
    def _of_slug(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._known:
            found[one.partition("/")[2]].append(one)
        return dict(found)


class _Texts:
    """Texts with their letters counted."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counted = [(text, len(text), letters(text)) for text in texts]

    def nearest(self, wrong: str, without: str | None) -> list[str]:
        """What `difflib.get_close_matches` gives, of the same words in the same order."""
        matcher = SequenceMatcher(None, "", wrong)
        best: list[tuple[float, str]] = []
        for most, text in sorted(self._at_most(wrong), reverse=True):
            if len(best) == MOST and most < best[-1][0]:
                break
            if text == without or _are_far(wrong, text):
                continue
            matcher.set_seq1(text)
            likeness = matcher.ratio()
            if likeness >= _LEAST:
                best = heapq.nlargest(MOST, [*best, (likeness, text)])
        return [text for _, text in best]

    def _at_most(self, wrong: str) -> Iterator[tuple[float, str]]:
        """How like the wrong one each text is at most, by its length and its letters, where that is enough."""
        length_of_wrong, letters_of_wrong = len(wrong), letters(wrong)
        for text, length, counted in self._counted:
            both = length + length_of_wrong
            shared = both - (counted ^ letters_of_wrong).bit_count()
            if (most := (shared - shared % 2) / both if both else 1.0) >= _LEAST:
                yield most, text


def _are_far(one: str, other: str) -> bool:
    """Whether what two texts share in order is too little for them to be near, whatever `difflib` finds in it."""
    both = len(one) + len(other)
    return both > 0 and 2.0 * shared_in_order(one, other) / both < _LEAST
