"""The options of `ilma new TYPE`: one for each question."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence

from ilma_data.cli.new.fields import is_flag
from ilma_data.cli.new.hints import how_to_answer, how_to_write
from ilma_data.cli.new.questions import QUESTIONS, Question
from ilma_data.cli.options import add_format_option

PURPOSE = {
    "agreement": "what was agreed, by whom, and the steps in its life",
    "meeting": "who met whom, where and when",
    "signatory": "a person, an organization or a state",
    "domain": "a field of cooperation",
    "source": "a page, statement or text, by its address",
}
"""The types of which a record can be begun, and what each is."""

_EXAMPLES = {
    "agreement": r"""
  ilma new agreement
  ilma new agreement --source gantz-visit-report-2021 --paragraph 2 --title 'Accord on water' \
      --instrument agreement --party israel --party morocco --signed 2021-11-24 \
      --summary 'The two states share what they know of water.'""",
    "meeting": r"""
  ilma new meeting
  ilma new meeting --source gantz-visit-report-2021 --title 'Talks on water' --kind talks --status held \
      --period 2021-11-24 --place 'Rabat in morocco' --summary 'The two sides spoke of water.'""",
    "signatory": r"""
  ilma new signatory
  ilma new signatory --kind organization --name 'Office of Water' --sector government --state morocco \
      --source gantz-visit-report-2021 --paragraph 2""",
    "domain": r"""
  ilma new domain
  ilma new domain --label wells --definition 'The digging and the care of wells.' --broader water""",
    "source": r"""
  ilma new source https://courier.example/lake
  ilma new source https://courier.example/lake --kind news --language en --consulted whole""",
}


def add_options(parser: ArgumentParser, record_type: str) -> None:
    """The options for one type of record."""
    parser.description = (
        f"Begin a record of the type {record_type}: {PURPOSE[record_type]}.\n"
        "On a terminal, what no option gives is asked. Writes a file that `ilma validate` accepts, never\n"
        "over another, and says what to do next."
    )
    parser.usage = f"{parser.prog} {'[URL] ' if record_type == 'source' else ''}[OPTION ...]"
    links = "A link may be its slug alone: israel for signatory/israel.\n" if record_type != "source" else ""
    parser.epilog = f"{links}examples:{_EXAMPLES[record_type]}"
    if record_type == "signatory":
        parser.add_argument("--kind", metavar="KIND", help=f"what it is: {', '.join(QUESTIONS[record_type])}")
    for question in distinct(QUESTIONS[record_type]).values():
        _add(parser, question)
    if record_type == "agreement":
        parser.add_argument("--signed", metavar="DATE", help="the same as --milestone 'signed on DATE'")
    parser.add_argument(
        "--records", metavar="FOLDER", help="where records lie; without it, the folder `records` here"
    )
    parser.add_argument(
        "--with-packaged", action="store_true", help="links may lead to the packaged records, too"
    )
    parser.add_argument("--no-input", action="store_true", help="ask nothing, also on a terminal")
    add_format_option(
        parser, "an object with the path, the id, what is empty and what `ilma validate` finds; asks nothing"
    )


def given(options: Namespace, question: Question) -> Sequence[str]:
    """The texts that the option of a question was given; empty without any."""
    value = getattr(options, _attribute(question), None)
    texts = list(value) if isinstance(value, list) else [] if value in (None, False) else [str(value)]
    if question.option == "--milestone" and options.signed is not None:
        texts.append(f"signed on {options.signed}")
    return texts


def distinct(by_kind: Mapping[str, Sequence[Question]]) -> Mapping[str, Question]:
    """The questions of all kinds by their options, each once."""
    found: dict[str, Question] = {}
    for questions in by_kind.values():
        for question in questions:
            found.setdefault(question.option, question)
    return found


def _add(parser: ArgumentParser, question: Question) -> None:
    about = " ".join(filter(None, [question.description, _values(question)])).replace("%", "%%")
    if not question.option.startswith("-"):
        parser.add_argument(question.option, nargs="?", help=about)
    elif is_flag(question.field):
        parser.add_argument(question.option, action="store_true", help=about)
    elif question.is_list:
        parser.add_argument(
            question.option,
            metavar=how_to_write(question),
            action="append",
            help=f"{about} May be repeated.",
        )
    else:
        parser.add_argument(question.option, metavar=how_to_write(question), help=about)


def _values(question: Question) -> str:
    """The words and the default of an option; of an item, how it is written."""
    if question.item is not None:
        said = how_to_answer(question).replace(" One a line; Enter ends the list.", "")
    else:
        said = (
            f"One of: {', '.join(question.words)}." if question.words and not is_flag(question.field) else ""
        )
    return " ".join(filter(None, [said, f"Default: {question.default}." if question.default else ""]))


def _attribute(question: Question) -> str:
    return question.option.lstrip("-").replace("-", "_")
