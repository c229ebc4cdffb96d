"""The questions fit the models: nothing that a record must have is left out, and each can be answered."""

import json
from collections.abc import Sequence
from itertools import chain

import pytest

from ilma_data.cli.new.fields import may_be_empty, stand_ins
from ilma_data.cli.new.hints import how_to_answer, how_to_write
from ilma_data.cli.new.notation import value_of
from ilma_data.cli.new.questions import QUESTIONS, Question
from ilma_data.model.reading import from_json
from ilma_data.model.records import MODELS

ALL: list[Sequence[Question]] = [asked for kinds in QUESTIONS.values() for asked in kinds.values()]
EACH: list[Question] = list(chain.from_iterable(ALL))


def name(question: Question) -> str:
    return f"{question.model.__name__} {question.option}"


def test_every_type_of_record_but_the_retired_can_be_begun() -> None:
    assert {*QUESTIONS, "retired"} == set(MODELS)
    for record_type, kinds in QUESTIONS.items():
        assert {questions[0].model for questions in kinds.values()} == set(MODELS[record_type])


@pytest.mark.parametrize("questions", ALL, ids=lambda questions: questions[0].model.__name__)
def test_what_a_record_must_have_is_asked(questions: Sequence[Question]) -> None:
    fields = questions[0].model.model_fields
    needed = {key for key, field in fields.items() if field.is_required() and not may_be_empty(field)}
    assert needed - {"kind"} <= {str(question.steps[0]) for question in questions}
    assert questions[-1].name == "id"  # it is made of the other answers


@pytest.mark.parametrize("questions", ALL, ids=lambda questions: questions[0].model.__name__)
def test_each_option_gives_one_value(questions: Sequence[Question]) -> None:
    options = [question.option for question in questions]
    assert len(set(options)) == len(options)
    assert not {"--kind", "--signed", "--records", "--with-packaged", "--no-input", "--format"} & (
        set(options) - {"--kind"}
    )


@pytest.mark.parametrize("question", EACH, ids=name)
def test_a_question_says_what_it_asks_and_how_to_answer(question: Question) -> None:
    assert question.description.endswith(".")
    assert how_to_write(question)
    assert question.may_stay_open or "Enter where" not in how_to_answer(question)


@pytest.mark.parametrize("question", [one for one in EACH if one.default], ids=name)
def test_defaults_are_answers(question: Question) -> None:
    assert question.default is not None
    assert value_of(question, question.default) in question.words


@pytest.mark.parametrize("questions", ALL, ids=lambda questions: questions[0].model.__name__)
def test_stand_ins_have_the_right_shape(questions: Sequence[Question]) -> None:
    model = questions[0].model
    from_json(model.type, json.dumps(stand_ins(model)))
