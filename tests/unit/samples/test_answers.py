"""How does a sample say what people answer, and which answer does each question get?"""

import pytest
from pydantic import ValidationError

from demo.people import Desk
from demo.sample import People

LABEL = "quality_label/1/0123456789ab"
LABEL_AGAIN = "quality_label/1/ba9876543210"
LABEL_LATER = "quality_label/1/aaaaaaaaaaaa"
LISTED = "quality_list/1/0123456789ab"


def test_one_word_answers_every_question() -> None:
    people = People.model_validate({"answers": "not_met"})

    assert [people.answer(each, []) for each in (LABEL, LISTED)] == ["not_met", "not_met"]


def test_a_rule_is_answered_in_the_order_of_its_questions_and_the_last_goes_on() -> None:
    people = People.model_validate({"answers": {"quality_label": ["not_met", "met"]}})
    asked: list[str] = []

    answers = [people.answer(each, asked) for each in (LABEL, LISTED, LABEL_AGAIN, LABEL_LATER)]

    assert answers == ["not_met", "met", "met", "met"]


def test_the_same_question_has_the_same_answer_again() -> None:
    people = People.model_validate({"answers": {"quality_label": ["not_met", "met"], "*": "not_met"}})
    asked: list[str] = []

    assert [people.answer(each, asked) for each in (LABEL, LABEL_AGAIN, LABEL)] == [
        "not_met",
        "met",
        "not_met",
    ]
    assert people.answer(LISTED, asked) == "not_met"


@pytest.mark.parametrize("answers", ["maybe", {"*": []}, {"*": ["met", "perhaps"]}], ids=str)
def test_other_words_and_no_word_are_refused(answers: object) -> None:
    with pytest.raises(ValidationError):
        People.model_validate({"answers": answers})


def test_the_script_is_found_by_the_declaration_of_the_case() -> None:
    people = People.model_validate({"answers": "not_met"})
    desk = Desk(scripts={"107234563737": people})

    assert desk.script("107234563737-01") == people
    assert desk.script("107234560101-01") == People()
