"""What is decided about the output: width, colour, and whether somebody reads along."""

import io

import pytest

from ilma_data.cli.terminal import NARROWEST, stdout_page, wants_colour


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "on_terminal", "elsewhere"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colour_is_for_terminals_and_for_who_asks(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], on_terminal: bool, elsewhere: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(Terminal()) is on_terminal
    assert wants_colour(io.StringIO()) is elsewhere
    assert wants_colour(None) is elsewhere


def test_rows_wrap_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    assert stdout_page().wraps_rows
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert not stdout_page().wraps_rows


def test_the_width_is_that_of_the_terminal_but_never_less_than_a_few_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    assert stdout_page().width == 132
    monkeypatch.setenv("COLUMNS", "3")
    assert stdout_page().width == NARROWEST
