"""Does the HS code belong to the chapters of the decision (Điều 1.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence, Outcome
from rules.checks.days import Days
from rules.ground import ground_on
from rules.law.decision_18_2019 import SCOPE_HS_CHAPTERS


def check_scope_chapter(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Chapters 84 and 85; anything else is another law's."""
    ground = ground_on(
        "scope_chapter", item, SCOPE_HS_CHAPTERS, days.registration(case_file), Consequence.OUT_OF_SCOPE
    )
    if ground is None:
        return None
    facts = (("Mã HS", item.hs_code),)
    if item.chapter in ground.value.value:
        return ground.decide(case_file, Outcome.MET, f"Mã HS {item.hs_code} thuộc chương 84, 85.", facts)
    return ground.decide(
        case_file,
        Outcome.NOT_MET,
        f"Mã HS {item.hs_code} thuộc chương {item.chapter}, ngoài chương 84, 85.",
        facts,
    )
