"""What a picture says by its looks, it says without colour, too; and what is written can be read."""

import re
from itertools import pairwise, product

import pytest

from ilma_data.draw import svg
from ilma_data.draw.heat_map import picture as heat_map
from ilma_data.draw.svg import BLACK, BLUE, FAINT, GREEN, INK, PAPER, VERMILLION
from ilma_data.draw.timeline import marks
from ilma_data.draw.timeline.event import Kind, Sureness


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [BLACK, BLUE, GREEN, VERMILLION])
def test_marks_stand_out_on_white(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


@pytest.mark.parametrize("colour", [INK, FAINT])
def test_letters_stand_out_on_white(colour: str) -> None:
    assert contrast(colour, PAPER) >= 7


def test_numbers_stand_out_on_every_shade_and_shades_darken_evenly() -> None:
    shades = [heat_map.colour(step / 100) for step in range(101)]
    assert all(luminance(one) > luminance(other) for one, other in pairwise(shades))
    for step, shade in enumerate(shades):
        ink = PAPER if step / 100 > heat_map.TURN else BLACK
        assert contrast(ink, shade) >= 4.5


def test_marks_differ_without_their_colour() -> None:
    colours = "|".join(colour[1:] for colour in marks.COLOURS.values())
    drawn = {
        re.sub(colours, "", marks.mark(kind, sureness, 0, 0, doubtful=doubtful))
        for kind, sureness, doubtful in product(Kind, Sureness, (False, True))
    }
    assert len(drawn) == len(Kind) * len(Sureness) * 2


def test_bars_and_spans_differ_without_their_colour() -> None:
    bars = {
        marks.bar(Kind.MADE, sureness, 0, 20, 0, doubtful=doubtful)
        for sureness, doubtful in product(Sureness, (False, True))
    }
    spans = {marks.span(Kind.MADE, 0, 20, 0, doubtful=doubtful) for doubtful in (False, True)}
    assert len(bars | spans | {marks.no_end(Kind.MADE, 0, 20, 0)}) == 2 * len(Sureness) + 3


def test_every_hatching_that_is_used_is_defined() -> None:
    drawn = "".join(marks.mark(kind, Sureness.REPORTED, 0, 0) for kind in Kind)
    picture = svg.picture(1, 1, "", "", marks.COLOURS.values(), [drawn])
    used = set(re.findall(r"url\(#(.*?)\)", picture))
    assert len(used) == len(Kind)
    assert used == set(re.findall(r'<pattern id="(.*?)"', picture))
