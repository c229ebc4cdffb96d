"""A record in the making: the answers so far, and the skeleton that they come to."""

import json
from typing import Any

from ilma_data.cli.new.fields import open_values, stand_ins
from ilma_data.cli.new.questions import LOCATOR, SOURCE, Question
from ilma_data.cli.new.slugs import slug_of_name
from ilma_data.model.base import Record
from ilma_data.model.evidence import Basis
from ilma_data.model.ids import ID_TYPES
from ilma_data.model.paths import Node, Steps, factual_values
from ilma_data.model.reading import from_json
from ilma_data.model.records import file_name
from ilma_data.store.canonical import to_bytes


class Draft:
    """A record of which some values are known. `kind` is that of a signatory, and empty otherwise."""

    def __init__(self, model: type[Record], kind: str = "") -> None:
        self.model = model
        self._answers: dict[Steps, Any] = {("kind",): kind} if kind else {}

    def __contains__(self, question: Question) -> bool:
        return question.steps in self._answers

    def answer(self, question: Question) -> Any:
        """The value that was given; None without one."""
        return self._answers.get(question.steps)

    def at(self, *steps: str | int) -> Any:
        """The value that was given for a place in the record; None without one."""
        return self._answers.get(steps)

    def put(self, question: Question, value: Any) -> None:
        """Set or replace an answer."""
        self._answers[question.steps] = value

    def drop(self, question: Question) -> None:
        """Forget an answer, where there is one."""
        self._answers.pop(question.steps, None)

    @property
    def file_name(self) -> str:
        """The file below the records folder; as long as there is no good id, one with the nearest name."""
        record_type = self.model.type
        record_id = str(self._answers.get(("id",), ""))
        try:
            return file_name(record_type, ID_TYPES[record_type](record_id))
        except ValueError:
            nearest = slug_of_name(record_id.rpartition("/")[2]) or "x"
            return file_name(record_type, f"{record_type}/{nearest}")

    def provisional(self) -> bytes:
        """The answers as a file of JSON, with a stand-in for each key that must stand and is not known yet."""
        record = stand_ins(self.model)
        record["id"] = f"{self.model.type}/{self.file_name.partition('/')[2].removesuffix('.json')}"
        for steps, value in self._answers.items():
            _put(record, steps, value)
        return json.dumps(record).encode()

    def skeleton(self, schema: str | None) -> bytes:
        """The canonical file: what was answered, evidence for all of it, and null for what is not known.

        `schema` is where an editor finds the schema. Raises `pydantic.ValidationError` where an answer is missing or
        wrong: nothing is made up.
        """
        values = {"$schema": schema} if schema else {}
        record: dict[str, Any] = values | open_values(self.model)
        for steps, value in self._answers.items():
            if steps[0] != "evidence":
                _put(record, steps, value)
        if "evidence" in record:
            record["evidence"] = []
        evidence = self._evidence(self._read(record))
        if evidence:
            record["evidence"] = [evidence]
        return to_bytes(self._read(record))

    def _read(self, record: dict[str, Any]) -> Record:
        return from_json(self.model.type, json.dumps(record))

    def _evidence(self, record: Record) -> dict[str, Any] | None:
        """Evidence for each value by itself, so that what is added later still asks for its own."""
        source = self._answers.get(SOURCE)
        supports: list[Node] = []
        for value in factual_values(record):
            if not any(value.steps[: len(one.steps)] == one.steps for one in supports):
                supports.append(value)
        if source is None or not supports:
            return None
        places = {
            steps[-1]: value for steps, value in self._answers.items() if steps[: len(LOCATOR)] == LOCATOR
        }
        return {
            "source": source,
            **({"locator": places} if places else {}),
            "basis": Basis.STATES.value,
            "supports": [one.path for one in supports],
        }


def _put(record: dict[str, Any], steps: Steps, value: Any) -> None:
    """Set the value at a place; what leads there and is missing is made, evidence with what it must have."""
    if steps[0] == "evidence":
        items = record.setdefault("evidence", [])
        if not items:
            items.append({"source": "source/x", "basis": Basis.STATES.value, "supports": ["id"]})
    here: Any = record
    for step in steps[:-1]:
        here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
    here[steps[-1]] = value
