"""`ilma_data.cite`: how to cite the data set, a record, and the sources under it."""

import difflib
import json
from collections.abc import Callable, Iterator, Sequence

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.citations.apa import reference
from ilma_data.export.citations.bibtex import entries
from ilma_data.export.citations.csl import csl_items
from ilma_data.export.citations.work import Work, data_set, work_of
from ilma_data.model.base import Record
from ilma_data.model.source import Source


def _apa(works: Sequence[Work]) -> str:
    return "\n".join(map(reference, works))


def _bibtex(works: Sequence[Work]) -> str:
    return entries(works, "bibtex").rstrip("\n")


def _csl(works: Sequence[Work]) -> str:
    return json.dumps(csl_items(works), ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[Sequence[Work]], str]] = {"apa": _apa, "bibtex": _bibtex, "csl": _csl}
"""The styles by name."""


class UnknownStyleError(ValueError):
    """No style of this name. The message names those that there are, and the one that was probably meant."""


def cite(
    record_id: str | None = None, *, style: str = "apa", sources: bool = False, dataset: Dataset | None = None
) -> str:
    """A citation as text, without a final line end: of the data set at this version or, with an id, of that record.

    `style` is `apa` (a line for each work), `bibtex` or `csl` (CSL-JSON, an array). With `sources`, the sources under
    the record follow: those of its evidence, its disputes and its claims, each once. A source is cited as itself.
    The data set is the packaged one, where no other is given.

    Raises `UnknownStyleError`, `UnknownIdError` with the nearest ids, and `ValueError` for `sources` without an id.

    >>> print(cite())
    The ilma-data maintainers. (n.d.). ilma-data: what Israel and Morocco agreed, who signed it, where they met \
(Version 0.1.0) [Data set].
    """
    if style not in STYLES:
        near = difflib.get_close_matches(style, STYLES, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise UnknownStyleError(f"no style {style}: there are {', '.join(STYLES)}{hint}")
    if record_id is None:
        if sources:
            raise ValueError("sources are those of a record: name its id")
        return STYLES[style]([data_set()])
    held = load() if dataset is None else dataset
    record = held[record_id]
    works = [record, *(sources_under(record, held) if sources else ())]
    return STYLES[style]([work_of(work) for work in works])


def sources_under(record: Record, dataset: Dataset) -> Iterator[Source]:
    """The sources of a record's evidence, disputes and claims, in that order and each once.

    A source that has no record is left out: that is for `ilma validate` to say.
    """
    cited = [
        str(part.source)
        for field in ("evidence", "disputes", "claims")
        for part in getattr(record, field, ())
    ]
    return (dataset.sources[one] for one in dict.fromkeys(cited) if one in dataset.sources)
