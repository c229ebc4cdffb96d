"""What helps to answer a question: how to write the answer, and with what Tab completes it."""

from collections.abc import Callable, Iterable, Sequence

from ilma_data.cli.new.fields import is_number, takes_null, target_of, words_of
from ilma_data.cli.new.notation import NONE, Notation, notation_of
from ilma_data.cli.new.questions import Question
from ilma_data.model.base import Part

Ids = Callable[[str], Iterable[str]]
"""The ids of all records of a type."""


def how_to_answer(question: Question, *, has_suggestion: bool = False) -> str:
    """The words that may stand there, how an item is written, and what Enter does."""
    said = [f"{', '.join(question.words)}."] if question.words else []
    notation = notation_of(question)
    if notation is not None and question.item is not None:
        said += _how_to_write(question.item, notation)
    if question.is_list:
        said.append("One a line; Enter ends the list.")
    elif has_suggestion and takes_null(question.field):
        said.append(f"Write {NONE} where it is not known.")
    elif not has_suggestion and question.may_stay_open:
        said.append("Enter where it is not known.")
    return " ".join(said)


def how_to_write(question: Question) -> str:
    """How an answer is written, in capitals: `SIGNATORY as ROLE`, `DATE`, `WORD`."""
    notation = notation_of(question)
    if notation is not None:
        return _pattern(notation)
    annotation = question.field.annotation
    if question.target:
        return "ID"
    if "EdtfDate" in str(annotation):
        return "DATE"
    return "WORD" if question.words else "NUMBER" if is_number(question.field) else "TEXT"


def completions(question: Question, text: str, ids: Ids) -> Sequence[str]:
    """The answers that begin like this text; for an id, its slug may begin so."""
    if not text or question.name == "id":
        return ()
    notation = notation_of(question)
    if notation is None or question.item is None:
        return _beginning(text, question.words or _ids(question.target, ids))
    between = f" {notation.joined_by} " if notation.joined_by else " "
    first, found, second = text.partition(between)
    if not found:
        return _beginning(text, _known(question.item, notation.first, ids))
    return [
        f"{first}{between}{one}" for one in _beginning(second, _known(question.item, notation.second, ids))
    ]


def _how_to_write(part: type[Part], notation: Notation) -> list[str]:
    first, second = part.model_fields[notation.first], part.model_fields[notation.second]
    alone = f"{_caps(notation.first)} alone"
    said = [f"Write {_pattern(notation)}."]
    if notation.default not in (None, NONE):
        said[0] = f"Write {_pattern(notation)}; {alone} means {notation.default}."
    elif notation.default == NONE or not second.is_required():
        said[0] = f"Write {_pattern(notation)}, or {alone} where the rest is not known."
    for name, field in ((notation.first, first), (notation.second, second)):
        if words := words_of(field.annotation):
            said.append(f"{_caps(name)}: {', '.join(words)}.")
    return said


def _pattern(notation: Notation) -> str:
    return " ".join(filter(None, [_caps(notation.first), notation.joined_by, _caps(notation.second)]))


def _caps(name: str) -> str:
    return name.upper().replace("_", " ")


def _known(part: type[Part], name: str, ids: Ids) -> Iterable[str]:
    annotation = part.model_fields[name].annotation
    return words_of(annotation) or _ids(target_of(annotation), ids)


def _ids(record_type: str | None, ids: Ids) -> Iterable[str]:
    return ids(record_type) if record_type else ()


def _beginning(text: str, known: Iterable[str]) -> Sequence[str]:
    return [one for one in known if one.startswith(text) or one.partition("/")[2].startswith(text)]
