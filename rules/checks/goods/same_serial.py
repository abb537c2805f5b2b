"""Does the same maker and serial number stand in another declaration?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import IMPORTER_ANSWERS
from rules.rule import Rule


def check_same_serial(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A sign of risk: it refuses nothing and lets the two offices look closer."""
    numbers = [
        seen.declaration_number
        for seen in case_file.lookups.seen_serials
        if seen.item_number == item.item_number
    ]
    ground = ground_on("same_serial", item, IMPORTER_ANSWERS, days.registration(case_file), Consequence.RISK)
    if ground is None or not numbers:
        return None
    others = ", ".join(numbers)
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Cùng nhà sản xuất và số máy đã có trên tờ khai khác: {others}.",
            f"The same maker and serial number stand in another declaration: {others}.",
        ),
        (("Số máy", item.serial_number or "Không khai"), ("Tờ khai khác", others)),
        remedy_vi="Người nhập khẩu giải trình; hai cơ quan kiểm tra kỹ hơn.",
    )


RULE = Rule(
    "same_serial",
    Regime.USED_MACHINERY,
    Said(
        "Số máy của nhà sản xuất này có chỉ nằm trên một tờ khai không?",
        "Does this maker's serial number stand in one declaration only?",
    ),
    (IMPORTER_ANSWERS,),
    check_same_serial,
    arises=lambda case_file, _: bool(case_file.lookups.seen_serials),
)
