"""Has the importer broken the law before (Điều 14.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import IMPORTER_ANSWERS
from rules.rule import Rule


def check_repeat_offender(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A sign of risk: it refuses nothing."""
    count = case_file.lookups.violation_count
    ground = ground_on(
        "repeat_offender", item, IMPORTER_ANSWERS, days.registration(case_file), Consequence.RISK
    )
    if ground is None or count == 0:
        return None
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Người nhập khẩu đã có vi phạm: {count} lần.",
            f"The importer has broken the law before; violations on record: {count}.",
        ),
        (("Số lần vi phạm", str(count)),),
    )


RULE = Rule(
    "repeat_offender",
    Regime.USED_MACHINERY,
    Said(
        "Có đúng là người nhập khẩu chưa có vi phạm nào trước đây không?",
        "Is the importer free of earlier violations?",
    ),
    (IMPORTER_ANSWERS,),
    check_repeat_offender,
    arises=lambda case_file, _: case_file.lookups.violation_count > 0,
)
