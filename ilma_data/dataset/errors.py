"""What can go wrong when records are loaded or looked up."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class UnknownIdError(KeyError):
    """No record has this id. `nearest` are the ids that were probably meant, the likeliest first."""

    def __init__(self, record_id: str, known: Iterable[str], reason: str = "no record has this id") -> None:
        self.record_id = record_id
        self.nearest = nearest_ids(record_id, known)
        hint = f"; did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        self.message = f"{record_id}: {reason}{hint}"
        super().__init__(
            record_id, self.nearest, reason
        )  # what it takes to make it again, when it is unpickled

    def __str__(self) -> str:
        return self.message


class RetiredIdWarning(UserWarning):
    """An id was retired, and its successor stands in for it."""


class InvalidRecordsError(ValueError):
    """A folder holds files that are no records. `problems` has a line for each, with its file and place."""

    def __init__(self, label: str, problems: Sequence[str]) -> None:
        self.label = label
        self.problems = tuple(problems)
        shown = "\n".join(f"  {problem}" for problem in self.problems[:10])
        more = f"\n  and {len(self.problems) - 10} more" if len(self.problems) > 10 else ""
        self.message = (
            f"{label}: {len(self.problems)} problem(s); `ilma validate {label}` explains them\n{shown}{more}"
        )
        super().__init__(label, self.problems)

    def __str__(self) -> str:
        return self.message


def nearest_ids(wrong: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known ids most like a wrong one, the likeliest first; a bare slug finds the ids that end in it."""
    import difflib

    choices = sorted(known)
    same_slug = [choice for choice in choices if choice.partition("/")[2] == wrong.rpartition("/")[2]]
    alike = difflib.get_close_matches(wrong, choices, n=most, cutoff=0.6)
    if not alike and not same_slug:
        by_slug = {choice.partition("/")[2]: choice for choice in choices}
        alike = [
            by_slug[slug] for slug in difflib.get_close_matches(wrong.rpartition("/")[2], by_slug, n=most)
        ]
    return tuple(dict.fromkeys([*same_slug, *alike]))[:most]


class MissingExtraError(ImportError):
    """A library that is not installed, because the package does without it; `extra` names what to install with it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"this needs {library}: pip install 'ilma-data[{extra}]'", name=library)
        self.extra = extra
