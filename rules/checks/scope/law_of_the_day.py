"""Does this rulebook know the law of used machinery of the day?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import Consequence, Regime
from rules.checks.days import Days, LawDay
from rules.checks.scope.new_goods import is_new
from rules.ground import Ground
from rules.law.machinery.circular_23_2015 import MAX_MACHINE_AGE_YEARS
from rules.law.machinery.decision_18_2019 import IN_FORCE_FROM
from rules.rule import Rule


def check_law_of_the_day(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises only before Quyết định 18/2019/QĐ-TTg: then a person judges used goods by the older text."""
    day = _first_day(case_file, days)
    if day.day >= IN_FORCE_FROM or is_new(item):
        return None
    value = in_force(MAX_MACHINE_AGE_YEARS, day.day)
    ground = Ground(
        "law_of_the_day",
        item.item_number,
        value or MAX_MACHINE_AGE_YEARS[0],
        day,
        Consequence.EVIDENCE_MISSING,
    )
    finding = ground.ask(
        case_file,
        "Bộ quy tắc bắt đầu từ Quyết định 18/2019/QĐ-TTg. "
        "Theo văn bản có hiệu lực vào ngày này, hàng có đạt không?",
        Said(
            "Ngày áp dụng luật trước ngày Quyết định 18/2019/QĐ-TTg có hiệu lực.",
            "The day that selects the law lies before Decision 18/2019/QĐ-TTg came into force.",
        ),
        (("Ngày áp dụng luật", day.day.isoformat()),),
    )
    if value is not None:
        return finding
    return finding.model_copy(
        update={"law_day": None, "law_day_rule_vi": "Không có văn bản nào trong bộ quy tắc vào ngày này"}
    )


def _first_day(case_file: CaseFile, days: Days) -> LawDay:
    registration, arrival = days.registration(case_file), days.arrival(case_file)
    return arrival if arrival is not None and arrival.day < registration.day else registration


def _is_before(case_file: CaseFile, days: Days) -> bool:
    return _first_day(case_file, days).day < IN_FORCE_FROM


RULE = Rule(
    "law_of_the_day",
    Regime.USED_MACHINERY,
    Said(
        "Ngày áp dụng luật có từ khi Quyết định 18/2019/QĐ-TTg có hiệu lực không?",
        "Is Decision 18/2019/QĐ-TTg in force on the day that selects the law?",
    ),
    (MAX_MACHINE_AGE_YEARS,),
    check_law_of_the_day,
    arises=_is_before,
)
