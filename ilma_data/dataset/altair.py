"""Vega-Lite specifications as Altair charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ilma_data.dataset.errors import MissingExtraError

if TYPE_CHECKING:
    from altair import LayerChart


def as_altair(specification: Mapping[str, object]) -> LayerChart:
    """A layered specification as a chart. Raises `MissingExtraError` where altair is not installed."""
    try:
        import altair
    except ImportError:
        raise MissingExtraError("altair", "altair") from None
    return altair.LayerChart.from_dict(dict(specification))
