"""Asking on a terminal: one question at a time, each answer checked before the next."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from types import ModuleType

from ilma_data.cli.new.fields import takes_null
from ilma_data.cli.new.hints import Ids, completions, how_to_answer
from ilma_data.cli.new.notation import NONE
from ilma_data.cli.new.questions import Question
from ilma_data.report.escape import printable
from ilma_data.report.page import Page
from ilma_data.report.words import label

Give = Callable[[Sequence[str]], tuple[str, ...]]
"""Takes an answer (the items of a list), and gives the lines that say why it can't stand; none where it does."""


class Dialogue:
    """Questions on standard output, answers from standard input. Raises `EOFError` where that ends (Ctrl-D)."""

    def __init__(self, page: Page, ids: Ids) -> None:
        self._page = page
        self._ids = ids
        self._readline = _readline()

    def begin(self, *lines: str) -> None:
        """What to know before the first question."""
        for line in lines:
            self._print(line)

    def choose(self, name: str, about: str, words: Sequence[str]) -> str:
        """One of some words."""
        self._head(name, about)
        self._print(f"{', '.join(words)}.", "dim", indent=2)
        self._complete(lambda text: [word for word in words if word.startswith(text)])
        while (answer := self._read()) not in words:
            self._refuse([f"expected: {', '.join(words)}"])
        return answer

    def ask(self, question: Question, suggested: Sequence[str], give: Give) -> None:
        """Ask until an answer stands, or stays open where it may. Enter gives what is suggested."""
        self._head(label(question.name), question.description)
        self._print(how_to_answer(question, has_suggestion=bool(suggested)), "dim", indent=2)
        self._complete(lambda text: completions(question, text, self._ids))
        if question.is_list:
            self._ask_for_items(question, suggested, give)
        else:
            self._ask_for_one(question, suggested, give)

    def again(self, lines: Sequence[str]) -> None:
        """Say what is wrong, before a question is asked once more."""
        print()
        self._refuse(lines)

    def _ask_for_one(self, question: Question, suggested: Sequence[str], give: Give) -> None:
        while True:
            answer = self._read(suggested) or "".join(suggested)
            if answer == NONE and takes_null(question.field):
                return
            if not answer and question.may_stay_open:
                return
            refused = give([answer]) if answer else ("this needs an answer",)
            if not refused:
                return
            self._refuse(refused)

    def _ask_for_items(self, question: Question, suggested: Sequence[str], give: Give) -> None:
        items: list[str] = []
        while True:
            answer = self._read(() if items else suggested)
            if not answer and (items or (question.may_stay_open and not suggested)):
                return
            if not answer and suggested and not give(suggested):
                return
            refused = give([*items, answer]) if answer else ("this needs at least one",)
            if refused:
                self._refuse(refused)
            else:
                items.append(answer)

    def _head(self, name: str, about: str) -> None:
        print()
        for number, line in enumerate(self._page.paragraph(f"{name}: {about}")):
            head = self._page.paint(line[: len(name)], "bold") + line[len(name) :]
            print(line if number else head)

    def _refuse(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._print(line, "red", indent=2)

    def _print(self, text: str, *styles: str, indent: int = 0) -> None:
        for line in self._page.paragraph(text, indent) if text else ():
            print(self._page.paint(line, *styles) if styles else line)

    def _read(self, suggested: Sequence[str] = ()) -> str:
        brackets = f"[{printable(', '.join(suggested))}] " if suggested else ""
        while True:
            try:
                return input(f"{brackets}> ").strip()
            except UnicodeDecodeError:
                self._refuse(["this is not UTF-8 text"])

    def _complete(self, choices: Callable[[str], Sequence[str]]) -> None:
        """Let Tab complete the line with one of these."""
        if self._readline is not None:
            self._readline.set_completer(lambda text, number: dict(enumerate(choices(text))).get(number))
            self._readline.set_completer_delims("")


def _readline() -> ModuleType | None:
    """What edits the line and completes it, where this Python has it: once it is imported, `input` uses it."""
    with suppress(ImportError):
        import readline

        is_libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
        return readline
    return None
