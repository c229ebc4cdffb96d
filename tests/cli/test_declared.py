"""Arguments that are read without `argparse` are what it makes of them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.cli import listing, options, show, timeline
from ilma_data.cli.declared import Declared
from ilma_data.cli.parser import command_parser
from ilma_data.cli.wrong_use import WrongUseError

AT_ONCE: dict[str, Any] = {"list": listing, "show": show, "timeline": timeline}

WORDS = st.lists(
    st.sampled_from(["agreements", "", "a b", "=", "@x", "é\n"]) | st.text(max_size=5), max_size=3
)


@pytest.mark.parametrize("name", AT_ONCE)
@given(words=WORDS)
def test_plain_arguments_are_read_as_argparse_reads_them(name: str, words: list[str]) -> None:
    declared: Any = Declared()
    AT_ONCE[name].add_arguments(declared)
    read = declared.read(words)
    parser = command_parser(name)
    AT_ONCE[name].add_arguments(parser)
    try:
        expected = parser.parse(words)
    except (WrongUseError, SystemExit):
        assert read is None
    else:
        options_given = any(word.startswith("-") for word in words)
        assert (read is None) == options_given
        assert options_given or vars(read) == vars(expected)


@pytest.mark.parametrize("arguments", [["--help"], ["-"], ["--", "agreements"], ["--format=json"]])
def test_whatever_begins_with_a_hyphen_is_for_argparse(arguments: list[str]) -> None:
    for command in AT_ONCE.values():
        declared: Any = Declared()
        command.add_arguments(declared)
        assert declared.read(arguments) is None


def test_these_are_the_commands_that_begin_at_once() -> None:
    assert set(AT_ONCE) == options._AT_ONCE
