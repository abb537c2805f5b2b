"""Is the item one of the cases to which the decision does not apply (Điều 1.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days, declared
from rules.ground import ground_on
from rules.law.decision_18_2019 import EXCLUSION_POINTS, EXCLUSIONS, PLAIN_EXCLUSIONS


def check_exclusions(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: not excluded. A point with a condition of its own is for a person."""
    values = EXCLUSION_POINTS[item.exclusion] if item.exclusion else EXCLUSIONS
    ground = ground_on("exclusions", item, values, days.registration(case_file), Consequence.OUT_OF_SCOPE)
    if ground is None:
        return None
    if item.exclusion is None:
        return ground.decide(
            case_file,
            Outcome.MET,
            "Tờ khai không nêu trường hợp nào được loại trừ.",
            (("Loại trừ", "Không khai"),),
        )
    label = item.exclusion.label_vi
    facts = (("Loại trừ", label), ("Mã loại hình", declared(case_file).procedure_code))
    if item.exclusion in PLAIN_EXCLUSIONS:
        return ground.decide(case_file, Outcome.NOT_MET, f"Trường hợp loại trừ: {label}.", facts)
    return ground.ask(
        case_file,
        f"Tờ khai nêu trường hợp loại trừ “{label}”, có điều kiện kèm theo. "
        "Đạt: không được loại trừ, Quyết định 18 vẫn áp dụng. Không đạt: được loại trừ.",
        f"Cần xem điều kiện của trường hợp loại trừ: {label}.",
        facts,
    )
