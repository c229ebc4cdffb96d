"""How answers are written: a part on one line means what the evidence paths call it, and Tab completes it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from ilma_data.cli.new.hints import completions, how_to_answer
from ilma_data.cli.new.notation import notation_of, value_of
from ilma_data.cli.new.questions import QUESTIONS, Question
from ilma_data.model.base import Part, Record
from ilma_data.testing import agreements, meetings, signatories

IDS = {
    "signatory": ["signatory/freedonia", "signatory/freda-marsh", "signatory/sylvania"],
    "domain": ["domain/water"],
}


def question(record_type: str, option: str, kind: str = "") -> Question:
    return next(one for one in QUESTIONS[record_type][kind] if one.option == option)


def in_json(part: Part) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(part.model_dump_json(by_alias=True))
    return value


@settings(max_examples=25)
@given(agreements() | meetings() | signatories())
def test_every_item_of_a_record_can_be_written_on_one_line(record: Record) -> None:
    kind = str(getattr(record, "kind", "")) if record.type == "signatory" else ""
    for asked in QUESTIONS[record.type][kind]:
        notation = notation_of(asked)
        if notation is None:
            continue
        for item in getattr(record, asked.name):
            value = in_json(item)
            first, second = value[notation.first], value[notation.second]
            between = f" {notation.joined_by} " if notation.joined_by else " "
            read = value_of(asked, f"{first or 'none'}{between}{second or 'none'}")
            assert (read[notation.first], read[notation.second]) == (first, second)


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("--party", "freedonia", {"signatory": "signatory/freedonia", "role": "party"}),
        ("--party", "signatory/freedonia as broker", {"signatory": "signatory/freedonia", "role": "broker"}),
        ("--signature", "ada-lovell", {"signatory": "signatory/ada-lovell"}),
        ("--milestone", "signed", {"stage": "signed", "date": None}),
        ("--milestone", "signed on 2021-11", {"stage": "signed", "date": "2021-11"}),
        ("--domain", "water", {"domain": "domain/water", "standing": "covered"}),
        ("--relation", "amends lake-2020", {"kind": "amends", "agreement": "agreement/lake-2020"}),
        ("--relation", "amends", {"kind": "amends"}),
        ("--title", " none", " none"),
        ("--id", "lake-2021", "agreement/lake-2021"),
        ("--id", "../lake", "../lake"),
        ("--paragraph", "12", 12),
        ("--paragraph", "9" * 5000, "9" * 5000),
        ("--paragraph", "٣", "٣"),
        ("--headline", "true", True),
    ],
)
def test_answers_about_an_agreement(option: str, text: str, value: object) -> None:
    assert value_of(question("agreement", option), text) == value


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Lake Town", "Lake Town", None),
        ("Lake Town in freedonia", "Lake Town", "signatory/freedonia"),
        ("Embassy in Lake Town", "Embassy in Lake Town", None),
        ("Embassy in Lake Town in signatory/freedonia", "Embassy in Lake Town", "signatory/freedonia"),
        ("Embassy in Lake Town in none", "Embassy in Lake Town", None),
    ],
)
def test_a_place_may_hold_the_word_that_joins(text: str, name: str, state: str | None) -> None:
    assert value_of(question("meeting", "--place"), text) == {"name": name, "state": state}


def test_a_domain_is_discussed_at_a_meeting() -> None:
    assert value_of(question("meeting", "--domain"), "water")["standing"] == "discussed"


def test_none_is_null_where_null_may_stand() -> None:
    assert value_of(question("source", "--title"), "none") is None
    assert value_of(question("agreement", "--title"), "none") == "none"
    assert value_of(question("agreement", "--text-access"), "none") == "none"


def test_tab_completes_words_ids_and_both_halves_of_an_item() -> None:
    def complete(record_type: str, option: str, text: str) -> list[str]:
        return list(completions(question(record_type, option), text, lambda target: IDS.get(target, [])))

    assert complete("agreement", "--instrument", "memo") == ["memorandum-of-understanding"]
    assert complete("domain", "--broader", "wat") == ["domain/water"]
    assert complete("agreement", "--party", "fre") == ["signatory/freedonia", "signatory/freda-marsh"]
    assert complete("agreement", "--party", "fre as w") == ["fre as witness"]
    assert complete("agreement", "--relation", "am") == ["amends"]
    assert complete("meeting", "--place", "Lake Town in sy") == ["Lake Town in signatory/sylvania"]
    assert complete("agreement", "--title", "A") == []
    assert complete("agreement", "--id", "a") == []
    assert complete("agreement", "--party", "") == []


def test_a_question_says_how_its_answer_is_written() -> None:
    assert how_to_answer(question("agreement", "--party")) == (
        "Write SIGNATORY as ROLE; SIGNATORY alone means party. ROLE: party, witness, broker, guarantor. "
        "One a line; Enter ends the list."
    )
    assert how_to_answer(question("source", "--publisher")) == "Enter where it is not known."
    known = how_to_answer(question("source", "--publisher"), has_suggestion=True)
    assert known == "Write none where it is not known."
