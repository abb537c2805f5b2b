"""Does the HS code belong to the chapters of the decision (Điều 1.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Outcome, Regime
from rules.checks.days import Days
from rules.checks.scope.new_goods import on_any_reading
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import SCOPE_HS_CHAPTERS
from rules.rule import Rule


def check_scope_chapter(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Chapters 84 and 85; anything else is another law's."""
    ground = ground_on(
        "scope_chapter", item, SCOPE_HS_CHAPTERS, days.registration(case_file), Consequence.OUT_OF_SCOPE
    )
    if ground is None:
        return None
    facts = (("Mã HS", item.hs_code),)
    if item.chapter in ground.value.value:
        said = Said(
            f"Mã HS {item.hs_code} thuộc chương 84, 85.",
            f"HS code {item.hs_code} belongs to chapters 84, 85.",
        )
        return on_any_reading(item, ground.decide(case_file, Outcome.MET, said, facts))
    said = Said(
        f"Mã HS {item.hs_code} thuộc chương {item.chapter}, ngoài chương 84, 85.",
        f"HS code {item.hs_code} belongs to chapter {item.chapter}, outside chapters 84, 85.",
    )
    return on_any_reading(item, ground.decide(case_file, Outcome.NOT_MET, said, facts))


RULE = Rule(
    "scope_chapter",
    Regime.USED_MACHINERY,
    Said(
        "Mã HS có thuộc chương 84 hoặc 85 không?",
        "Does the HS code belong to chapter 84 or 85?",
    ),
    (SCOPE_HS_CHAPTERS,),
    check_scope_chapter,
)
