"""Is the item used: assembled and operated after it left the factory (Điều 3.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Condition, Consequence, ObligationKind, Outcome, Regime
from rules.checks.days import Days
from rules.checks.scope.new_goods import on_any_reading
from rules.ground import Ground, Named, ground_on
from rules.law.machinery.decision_18_2019 import USED_MEANS_OPERATED
from rules.rule import Rule

_OPERATED_VI = {True: "Đã vận hành", False: "Chưa từng vận hành", None: "Không khai"}


def check_used_condition(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """New goods and stock that never ran are outside; remanufactured goods are for a person."""
    ground = ground_on(
        "used_condition", item, USED_MEANS_OPERATED, days.registration(case_file), Consequence.OUT_OF_SCOPE
    )
    if ground is None:
        return None
    if item.condition is None:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai tình trạng hàng: mới, đã qua sử dụng hay tân trang.",
            Said(
                "Tờ khai không nêu hàng mới hay đã qua sử dụng.",
                "The declaration does not say whether the goods are new or used.",
            ),
            (("Tình trạng", "Không khai"),),
        )
    facts = (("Tình trạng", item.condition.label_vi), ("Vận hành", _OPERATED_VI[item.was_operated]))
    return on_any_reading(item, _judged(ground, case_file, item, facts))


def _judged(ground: Ground, case_file: CaseFile, item: DeclarationItem, facts: Named) -> Finding:
    doubt = _doubt(item)
    if doubt is not None:
        question_vi, said = doubt
        return ground.ask(case_file, question_vi, said, facts)
    if item.condition is Condition.USED:
        said = Said("Hàng khai là đã qua sử dụng.", "The goods are declared as used.")
        return ground.decide(case_file, Outcome.MET, said, facts)
    if item.was_operated is None:
        said = Said("Hàng khai là mới.", "The goods are declared as new.")
        return ground.decide(case_file, Outcome.NOT_MET, said, facts)
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            "Hàng chưa được lắp ráp và vận hành nên không phải hàng đã qua sử dụng.",
            "The goods have not been assembled and operated, so they are not used goods.",
        ),
        facts,
    )


def _doubt(item: DeclarationItem) -> tuple[str, Said] | None:
    """What a person is asked of goods whose condition and operation do not fit together, and why."""
    if item.condition is Condition.REMANUFACTURED:
        return (
            "Hàng khai là tân trang. Đạt: xét như hàng đã qua sử dụng. Không đạt: thuộc văn bản khác.",
            Said(
                "Hàng tân trang không đương nhiên là hàng đã qua sử dụng.",
                "Remanufactured goods are not used goods as a matter of course.",
            ),
        )
    if item.condition is Condition.NEW and item.was_operated:
        return (
            "Hàng khai là mới nhưng đã vận hành. Đạt: là hàng đã qua sử dụng. Không đạt: là hàng mới.",
            Said(
                "Tờ khai mâu thuẫn: hàng mới nhưng đã vận hành.",
                "The declaration contradicts itself: new goods that have been operated.",
            ),
        )
    if item.condition is Condition.USED and item.was_operated is False:
        return (
            "Hàng khai là đã qua sử dụng nhưng chưa vận hành. Đạt: là hàng đã qua sử dụng. Không đạt: không.",
            Said(
                "Tờ khai mâu thuẫn: hàng đã qua sử dụng nhưng chưa từng vận hành.",
                "The declaration contradicts itself: used goods that have never been operated.",
            ),
        )
    return None


RULE = Rule(
    "used_condition",
    Regime.USED_MACHINERY,
    Said(
        "Hàng có đúng là đã qua sử dụng, tức đã được lắp ráp và vận hành sau khi xuất xưởng không?",
        "Are the goods used: assembled and operated after they left the factory?",
    ),
    (USED_MEANS_OPERATED,),
    check_used_condition,
)
