"""Does an inspection body of the rules before 2019 still count (Quyết định 18/2019/QĐ-TTg, Điều 16.4)?

Such bodies went on for sixty days from the first day of the decision. Which ones they were stands in no list
that was read, so a person says it; one answer serves every item of the declaration.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import AcceptedFact, CaseFile
from models.facts import QuestionAnswered
from models.language import Said
from models.vocabulary import Outcome
from rules.ground import Ground, Named, day_vi, last_answer, question_id
from rules.law.machinery.decision_18_2019 import OLD_BODIES_GO_ON_DAYS, OLD_BODIES_UNTIL

OLD_BODY_RULE = "old_body"


def is_old_body(case_file: CaseFile, body_code: str, signed_on: date) -> bool:
    """Did a person say that the body of that day went on under the old rules?"""
    answer = _answer(case_file, body_code, signed_on)
    return answer is not None and answer[1].outcome is Outcome.MET


def may_be_old_body(case_file: CaseFile, body_code: str, signed_on: date) -> bool:
    """Signed before the sixty days were over, and nobody has said no."""
    if signed_on >= OLD_BODIES_UNTIL:
        return False
    answer = _answer(case_file, body_code, signed_on)
    return answer is None or answer[1].outcome is not Outcome.NOT_MET


def ask_of_old_body(case_file: CaseFile, ground: Ground, body_code: str, signed_on: date) -> Finding:
    """In whichever check the body arises, its id holds the same rule and facts."""
    (value,) = OLD_BODIES_GO_ON_DAYS
    last_vi = day_vi(date.fromordinal(OLD_BODIES_UNTIL.toordinal() - 1))
    asked = ground.of(value)._replace(rule=OLD_BODY_RULE)
    finding = asked.ask(
        case_file,
        f"Tổ chức giám định {body_code} không có trong danh sách được chỉ định vào ngày {day_vi(signed_on)}. "
        f"Theo khoản 4 Điều 16, tổ chức giám định theo quy định cũ được tiếp tục {value.value} ngày, đến hết "
        f"ngày {last_vi}. Đạt: đây là tổ chức như vậy, giấy tờ của tổ chức này được tính. Không đạt: không "
        "phải, phải có giấy tờ của tổ chức được chỉ định.",
        Said(
            f"Tổ chức giám định {body_code} không có trong danh sách được chỉ định; cần xem đây có phải là "
            f"tổ chức giám định theo quy định cũ, còn được tiếp tục đến hết ngày {last_vi}, không.",
            f"The inspection body {body_code} is not on the list of designated bodies; a person has to see "
            f"whether it is a body of the old rules, which went on to {last_vi}.",
        ),
        _facts(body_code, signed_on),
    )
    return finding.model_copy(update={"rule": ground.rule})


def with_word_on_body(case_file: CaseFile, finding: Finding, body_code: str, signed_on: date) -> Finding:
    """The finding, with the word of the person by which the body counts."""
    answer = _answer(case_file, body_code, signed_on)
    if answer is None or answer[1].outcome is not Outcome.MET:
        return finding
    fact, content = answer
    told = Said(
        f"{finding.sentence_vi} Tổ chức giám định theo quy định cũ (khoản 4 Điều 16), chuyên viên trả lời "
        f"“{content.outcome.label_vi}”: {content.reason}",
        f"{finding.sentence_en} A body of the old rules (Article 16.4), an inspector answered "
        f"“{content.outcome.value}”: “{content.reason}”",
    )
    return finding.model_copy(
        update={"sentence_vi": told.vi, "sentence_en": told.en, "answered_by": fact.fact.staff_id}
    )


def _answer(
    case_file: CaseFile, body_code: str, signed_on: date
) -> tuple[AcceptedFact, QuestionAnswered] | None:
    """The last word on the body, on whichever item it was asked."""
    facts = _facts(body_code, signed_on)
    ids = [question_id(OLD_BODY_RULE, item.item_number, facts) for item in case_file.items]
    answers = [answer for one in ids if (answer := last_answer(case_file, one))]
    return max(answers, key=lambda answer: answer[0].fact.occurred_at, default=None)


def _facts(body_code: str, signed_on: date) -> Named:
    return (("Tổ chức giám định", body_code), ("Ngày cấp", day_vi(signed_on)))
