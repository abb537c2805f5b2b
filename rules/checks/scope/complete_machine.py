"""Is the item one complete structure, or a part, a spare, a die (Điều 3.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import COMPLETE_STRUCTURE
from rules.rule import Rule


def check_complete_machine(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Declared complete: yes. Declared not complete, or left open: a person looks."""
    ground = ground_on(
        "complete_machine", item, COMPLETE_STRUCTURE, days.registration(case_file), Consequence.OUT_OF_SCOPE
    )
    if ground is None:
        return None
    if item.is_complete_machine:
        return ground.decide(
            case_file,
            Outcome.MET,
            Said("Hàng khai là một kết cấu hoàn chỉnh.", "The goods are declared as one complete structure."),
            (("Kết cấu hoàn chỉnh", "Có"),),
        )
    declared_vi = "Không khai" if item.is_complete_machine is None else "Không"
    return ground.ask(
        case_file,
        "Hàng có phải là một kết cấu hoàn chỉnh không? "
        "Đạt: là máy hoàn chỉnh. Không đạt: linh kiện, phụ tùng, khuôn rời, ngoài phạm vi.",
        Said(
            "Cần xác định hàng là máy hoàn chỉnh hay chỉ là linh kiện, phụ tùng, khuôn.",
            "A person has to see whether this is a complete machine or only a part, a spare or a die.",
        ),
        (("Kết cấu hoàn chỉnh", declared_vi), ("Mô tả", item.description), ("Mã HS", item.hs_code)),
    )


RULE = Rule(
    "complete_machine",
    Regime.USED_MACHINERY,
    Said(
        "Hàng có phải là một máy hoàn chỉnh, không chỉ là linh kiện, phụ tùng, khuôn không?",
        "Is this a complete machine, and not only a part, a spare or a die?",
    ),
    (COMPLETE_STRUCTURE,),
    check_complete_machine,
)
