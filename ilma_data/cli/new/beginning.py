"""From the first option to the file: what is given is checked, what is missing is asked for, then all is written."""

import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ilma_data.checks.finding import Finding
from ilma_data.cli.new.answers import give, suggestion, told
from ilma_data.cli.new.arguments import distinct, given
from ilma_data.cli.new.asking import Dialogue
from ilma_data.cli.new.draft import Draft
from ilma_data.cli.new.questions import QUESTIONS, Question
from ilma_data.cli.new.surroundings import Surroundings
from ilma_data.cli.wrong_use import WrongUseError, did_you_mean
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.model.records import COLLECTIONS
from ilma_data.store.document import pointer
from ilma_data.store.writing import write_whole


class Begun(NamedTuple):
    """A record that was written: its file, and what `ilma validate` finds in it."""

    record: Record
    path: Path
    findings: Sequence[Finding]


class Beginning:
    """One run of `ilma new TYPE`. Without a dialogue nothing is asked, and what is missing is a `WrongUseError`."""

    def __init__(self, options: Namespace, surroundings: Surroundings, dialogue: Dialogue | None) -> None:
        self._options = options
        self._type: str = options.type
        self._surroundings = surroundings
        self._dialogue = dialogue
        kind = self._kind()
        self._questions = QUESTIONS[self._type][kind]
        self._draft = Draft(self._questions[0].model, kind)
        self._texts: dict[Question, Sequence[str]] = {}

    def run(self) -> Begun:
        """Check, ask, check once more and write. Raises `WrongUseError`, and `EOFError` where the answers end."""
        self._take_options()
        missing: list[str] = []
        for question in self._questions:
            if question in self._draft:
                continue
            if self._dialogue is not None and (question.asked or not question.may_stay_open):
                self._ask(self._dialogue, question)
            elif not missing or question.name != "id":  # an id is made of the other answers
                missing += self._take_default(question)
        if missing:
            listed = ", ".join(missing)
            raise self._wrong(f"missing: {listed}", "On a terminal, without --no-input, they are asked for.")
        return self._write(*self._checked())

    def _kind(self) -> str:
        """The kind of a signatory; empty for other types."""
        kinds = QUESTIONS[self._type]
        if list(kinds) == [""]:
            return ""
        kind: str | None = self._options.kind
        if kind is None and self._dialogue is not None:
            kind = self._dialogue.choose("Kind", "What the signatory is.", list(kinds))
        if kind is None:
            raise self._wrong(f"--kind is missing: {', '.join(kinds)}")
        if kind not in kinds:
            raise self._wrong(f"--kind: {kind} is none of {', '.join(kinds)}{did_you_mean(kind, kinds)}")
        own = {question.option for question in kinds[kind]}
        for option, question in distinct(kinds).items():
            if option not in own and given(self._options, question):
                raise self._wrong(f"{option} is not for the kind {kind}")
        return kind

    def _take_options(self) -> None:
        """Put what the options give, all of it before anything is asked."""
        refused: list[str] = []
        for question in self._questions:
            texts = given(self._options, question)
            if texts:
                self._texts[question] = texts
                first, *more = give(self._draft, question, texts, self._surroundings) or ("",)
                refused += [f"{question.option}: {first}", *(f"  {line}" for line in more)] if first else []
        if refused:
            raise self._wrong(*refused)

    def _take_default(self, question: Question) -> list[str]:
        """Answer with what goes without saying. Where nothing does, and it may not stay open, give the option."""
        value = suggestion(self._draft, question, self._surroundings, guess=False)
        if value is None:
            return [] if question.may_stay_open else [question.option]
        give(self._draft, question, [value], self._surroundings)
        return []

    def _ask(self, dialogue: Dialogue, question: Question, kept: Sequence[str] = ()) -> None:
        def take(texts: Sequence[str]) -> tuple[str, ...]:
            refused = give(self._draft, question, texts, self._surroundings)
            if not refused:
                self._texts[question] = texts
            return refused

        suggested = kept
        if (
            not kept
            and (one := suggestion(self._draft, question, self._surroundings, guess=True)) is not None
        ):
            suggested = [one]
        dialogue.ask(question, suggested, take)

    def _checked(self) -> tuple[bytes, Sequence[Finding]]:
        """The file and what is found in it, once nothing in it is wrong."""
        while True:
            name = self._draft.file_name
            content = self._draft.skeleton(_schema_beside(self._surroundings.root, self._type))
            findings = self._surroundings.findings(name, content)
            wrong = [finding for finding in findings if finding.level == "error"]
            if not wrong:
                return content, findings
            if self._dialogue is None:
                raise self._wrong(*(line for finding in wrong for line in told(finding)))
            self._dialogue.again(told(wrong[0]))
            for question in self._concerned(wrong[0]):
                kept = self._texts.get(question, ())
                self._draft.drop(question)
                self._ask(self._dialogue, question, kept)

    def _concerned(self, finding: Finding) -> list[Question]:
        """The questions whose answers do not go together; the id, where it is about no single one."""
        pointers = [
            place.pointer for place in (finding.place, *(related.place for related in finding.related))
        ]
        concerned = [
            question
            for question in self._questions
            if question in self._draft
            and any(f"{one}/".startswith(f"{pointer(*question.steps)}/") for one in pointers)
        ]
        return concerned or [self._questions[-1]]

    def _write(self, content: bytes, findings: Sequence[Finding]) -> Begun:
        path = self._surroundings.path(self._draft.file_name)
        if path.is_symlink() or path.exists():
            raise self._wrong(f"{path} is there already, and stays as it is")
        if path.parent.resolve().parent != self._surroundings.root.resolve():
            raise self._wrong(f"{path.parent} leads out of the records folder")
        try:
            path.parent.mkdir(exist_ok=True)
            write_whole(path, content)
        except OSError as error:
            raise OSError(f"{path} can't be written: {error.strerror or error}") from None
        return Begun(from_json(self._type, content), path, findings)

    def _wrong(self, message: str, *more: str) -> WrongUseError:
        return WrongUseError(message, more, f"ilma new {self._type}")


def records_folder(folder: str | None, command: str) -> Path:
    """The folder to write into: the one that was named, or `records` here. Raises `WrongUseError` where it is none."""
    root = Path("records" if folder is None else folder)
    if folder is None and not root.is_dir():
        raise WrongUseError(
            "there is no folder `records` here",
            ["Go to the folder of the repository, or name a folder of your own with --records FOLDER."],
            command,
        )
    if not root.is_dir():
        state = "is no folder" if root.exists() else "no such folder"
        raise WrongUseError(
            f"{folder}: {state}", [f"`mkdir {folder}` makes an empty one."] * (not root.exists()), command
        )
    names = [name for name in os.listdir(root) if not name.startswith(".")]  # noqa: PTH208 - only the names
    if names and not any((root / collection).is_dir() for collection in COLLECTIONS.values()):
        below = root / "records"
        raise WrongUseError(
            f"{folder}: no records folder: it has other things, and none of the folders "
            f"{', '.join(COLLECTIONS.values())}{f'; did you mean {below}?' if below.is_dir() else ''}",
            command=command,
        )
    return root


def _schema_beside(root: Path, record_type: str) -> str | None:
    """Where an editor finds the schema from the record's file; None where there is no folder of schemas beside it."""
    name = f"{record_type}.schema.json"
    return f"../../schemas/{name}" if (root.resolve().parent / "schemas" / name).is_file() else None
