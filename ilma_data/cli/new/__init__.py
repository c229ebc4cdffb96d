"""`ilma new`: begin a record."""

import sys
from argparse import ArgumentParser, Namespace

from ilma_data.cli.new.arguments import PURPOSE, add_options
from ilma_data.cli.new.asking import Dialogue
from ilma_data.cli.new.beginning import Beginning, records_folder
from ilma_data.cli.new.next_steps import as_json, lines
from ilma_data.cli.new.surroundings import Surroundings
from ilma_data.cli.terminal import is_terminal, stdout_page
from ilma_data.report.json_text import json_text


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Begin a record: asks for what it needs, or takes it by options, and writes a file that `ilma validate`\n"
        "accepts, with evidence for what it says and null for what is not known. Then it says what to do next."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma new source https://courier.example/lake\n"
        "  ilma new agreement\n"
        "`ilma new TYPE --help` lists the options of a type."
    )
    types = parser.add_subparsers(dest="type", metavar="TYPE", required=True, title="types")
    for record_type, purpose in PURPOSE.items():
        part = types.add_parser(
            record_type, help=purpose, formatter_class=parser.formatter_class, allow_abbrev=False
        )
        add_options(part, record_type)


def run(options: Namespace) -> int:
    """Begin a record, and say what to do next."""
    root = records_folder(options.records, f"ilma new {options.type}")
    surroundings = Surroundings(root, with_packaged=options.with_packaged)
    dialogue = None
    if (
        not options.no_input
        and options.format == "text"
        and is_terminal(sys.stdin)
        and is_terminal(sys.stdout)
    ):
        dialogue = Dialogue(stdout_page(), surroundings.ids)
        dialogue.begin(
            "Enter takes what stands in brackets, Tab completes ids and words, Ctrl-C ends without a file."
        )
    try:
        begun = Beginning(options, surroundings, dialogue).run()
    except EOFError:
        print("\nNothing was written.")
        return 0
    except KeyboardInterrupt:
        if dialogue is not None:
            print("\nNothing was written.")
        raise
    if options.format == "json":
        print(json_text(as_json(*begun)))
        return 0
    if dialogue is not None:
        print()
    for line in lines(*begun, stdout_page()):
        print(line)
    return 0
