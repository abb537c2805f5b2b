"""Do the group 2 goods conform by their result, and what follows where they do not?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Conclusion, Consequence, ObligationKind, Outcome, Regime
from rules.checks.days import Days
from rules.checks.quality_old.group_two import may_be_group_two, measure_of, old_ground
from rules.checks.quality_old.results import cleared_on, conclusion_of, last_result
from rules.ground import day_vi
from rules.law.quality.law_05_2007 import FAILED_GOODS
from rules.rule import Rule

REMEDY_VI = (
    "Đề xuất bằng văn bản: tái xuất, tiêu hủy hoặc tái chế; cơ quan có thẩm quyền quyết định. "
    "Sau tái chế, nộp kết quả đánh giá mới."
)


def check_group_two_conclusion(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Before clearance the goods are refused, cleared goods owe a remedy; a later result counts instead."""
    ground = old_ground("group_two_conclusion", case_file, item, days, FAILED_GOODS, Consequence.REFUSAL)
    if ground is None:
        return None
    measure = measure_of(case_file, item, ground.day.day)
    result = last_result(case_file, item, measure) if measure else None
    if result is None or conclusion_of(result[1]) is None:
        return None
    paper = result[1]
    facts = (("Kết quả đánh giá", f"số {paper.number} ngày {day_vi(paper.issued_on)}"),)
    if conclusion_of(paper) is Conclusion.CONFORMS:
        said = Said(f"Kết quả số {paper.number} kết luận phù hợp.", f"Result {paper.number} says: conforms.")
        return ground.decide(case_file, Outcome.MET, said, facts)
    said = Said(
        f"Kết quả số {paper.number} kết luận hàng không phù hợp.",
        f"Result {paper.number} says that the goods do not conform.",
    )
    if cleared_on(case_file, item) is None:
        return ground.decide(case_file, Outcome.NOT_MET, said, facts, remedy_vi=REMEDY_VI)
    finding = ground.lacks(ObligationKind.REMEDY, REMEDY_VI, said, facts)
    return finding.model_copy(update={"consequence": Consequence.AFTER_CLEARANCE})


RULE = Rule(
    "group_two_conclusion",
    Regime.QUALITY_INSPECTION,
    Said(
        "Kết quả đánh giá sự phù hợp có kết luận hàng nhóm 2 phù hợp không?",
        "Does the conformity result say that the group 2 goods conform?",
    ),
    (FAILED_GOODS,),
    check_group_two_conclusion,
    arises=may_be_group_two,
)
