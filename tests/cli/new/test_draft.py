"""Skeletons: canonical, with evidence for each value, and nothing in them that nobody said."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ilma_data.cli.new.draft import Draft
from ilma_data.cli.new.fields import is_list, open_values
from ilma_data.cli.new.questions import QUESTIONS, SOURCE, Question
from ilma_data.model.base import Record, is_unknown
from ilma_data.model.paths import factual_values, resolve, supported
from ilma_data.model.reading import from_json
from ilma_data.store.canonical import to_bytes
from ilma_data.testing import agreements, domains, meetings, signatories, sources

RECORDS = agreements() | meetings() | signatories() | domains() | sources()


def answered(record: Record) -> tuple[Draft, list[Question]]:
    """A draft with what a record says, as far as there are questions for it; and these questions."""
    kind = str(getattr(record, "kind", "")) if record.type == "signatory" else ""
    draft = Draft(type(record), kind)
    put = []
    for question in QUESTIONS[record.type][kind]:
        value: Any = json.loads(record.model_dump_json(by_alias=True))
        if question.steps[0] == "evidence":
            continue
        for step in question.steps:
            value = value[step]
        if value not in (None, []):
            draft.put(question, value)
            put.append(question)
    if "evidence" in type(record).model_fields:
        draft.put(Question(type(record), SOURCE, "--source"), "source/courier-2021")
    return draft, put


@settings(max_examples=20)
@given(RECORDS)
def test_a_skeleton_is_canonical_and_each_value_in_it_has_its_evidence(record: Record) -> None:
    draft, _ = answered(record)
    content = draft.skeleton(None)
    written = from_json(record.type, content)
    assert to_bytes(written) == content
    facts = list(factual_values(written))
    evidence = getattr(written, "evidence", ())
    supports = [resolve(written, path) for one in evidence for path in one.supports]
    assert all(supported(fact, supports) for fact in facts)
    assert all(one.source == "source/courier-2021" for one in evidence)
    assert bool(evidence) == (bool(facts) and record.type != "source")


@settings(max_examples=20)
@given(RECORDS)
def test_a_skeleton_says_what_was_answered_and_nothing_else(record: Record) -> None:
    draft, put = answered(record)
    written = from_json(record.type, draft.skeleton(None))
    answered_fields = {str(question.steps[0]) for question in put} | {"kind", "evidence"}
    for name in type(record).model_fields:
        if name not in answered_fields:
            assert is_unknown(getattr(written, name)), name
    for question in put:
        if not is_list(question.field):
            assert getattr(written, str(question.steps[0])) is not None


@settings(max_examples=20)
@given(agreements(), st.data())
def test_without_an_answer_that_a_record_needs_there_is_no_skeleton(
    record: Record, data: st.DataObject
) -> None:
    draft, put = answered(record)
    needed = [
        question for question in put if question.name in ("id", "title", "instrument", "parties", "summary")
    ]
    draft.drop(data.draw(st.sampled_from(needed)))
    with pytest.raises(ValidationError):
        draft.skeleton(None)


def test_the_schema_stands_first() -> None:
    questions = {question.option: question for question in QUESTIONS["domain"][""]}
    draft = Draft(questions["--id"].model)
    answers = {"--id": "domain/wells", "--label": "wells", "--definition": "Wells.", "--french": "puits"}
    for option, value in answers.items():
        draft.put(questions[option], value)
    assert json.loads(draft.skeleton("../../schemas/domain.schema.json")) == {
        "$schema": "../../schemas/domain.schema.json",
        "id": "domain/wells",
        "label": {"en": "wells", "fr": "puits"},
        "definition": "Wells.",
        "broader": None,
    }
    assert draft.file_name == "domains/wells.json"


def test_a_bad_id_names_no_file() -> None:
    question = next(one for one in QUESTIONS["domain"][""] if one.name == "id")
    draft = Draft(question.model)
    for bad in ("domain/../../x", "../x", "domain/X", "source/x", "", "../..", "domain/x/"):
        draft.put(question, bad)
        assert draft.file_name == "domains/x.json"


def test_what_may_stay_open_is_open_at_first() -> None:
    for kinds in QUESTIONS.values():
        for questions in kinds.values():
            assert set(map(str, open_values(questions[0].model).values())) <= {"None", "[]"}
