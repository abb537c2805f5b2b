"""Is an answer called by one name, and never a failure where it is none? Whose words are quoted?"""

import pytest

from models.law import words_of
from models.measure import days, months, percent
from models.vocabulary import Consequence, Outcome, answer_vi
from portal.pages.frame.words import Tone, answer_tag


@pytest.mark.parametrize(
    ("outcome", "consequence", "text", "tone"),
    [
        (Outcome.MET, Consequence.REFUSAL, "Đạt", Tone.GOOD),
        (Outcome.NOT_MET, Consequence.REFUSAL, "Không đạt", Tone.BAD),
        (Outcome.NOT_MET, Consequence.OUT_OF_SCOPE, "Ngoài phạm vi", Tone.CALM),
        (Outcome.MET, Consequence.NOTE, "Lưu ý", Tone.CALM),
        (Outcome.NOT_MET, Consequence.NOTE, "Lưu ý", Tone.CALM),
        (Outcome.UNDETERMINED, Consequence.NOTE, "Chưa đủ căn cứ", Tone.WARN),
    ],
)
def test_an_answer_has_one_name(outcome: Outcome, consequence: Consequence, text: str, tone: Tone) -> None:
    assert answer_vi(outcome, consequence) == text
    assert (answer_tag(outcome, consequence).text, answer_tag(outcome, consequence).tone) == (text, tone)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("từ 85% trở lên", "“từ 85% trở lên”"),
        ("(lược ý) chương 84, 85", "Tóm tắt: chương 84, 85"),
        ("(lược ý: theo bản năm 2019) tuổi", "Tóm tắt (theo bản năm 2019): tuổi"),
    ],
)
def test_quotation_marks_stand_around_the_words_of_the_law_alone(quote: str, told: str) -> None:
    assert words_of(quote).told_vi == told


def test_a_number_with_its_unit_counts_as_a_number() -> None:
    assert days(30) + 1 == 31
    assert f"{months(6)}" == "6"
    assert str(getattr(percent(85), "told_vi", "")) == "85%"
