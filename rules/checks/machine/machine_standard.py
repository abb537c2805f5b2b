"""Was the machine made to QCVN, or without one to TCVN or a standard of a G7 country or Korea (Điều 6.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Consequence, Regime
from rules.checks.days import Days
from rules.evidence import evidence_of, of_a_doubtful_body, relied_permission, wanted_paper_vi
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import MACHINE_STANDARD, SAFE_CLEAN_SAVING
from rules.rule import Rule
from rules.standard import judge_standard
from rules.unit import is_machine


def check_machine_standard(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The paper that the machine rests on has to name it. A permission was given with it in view (10.1.g).

    While a person has to see whether a body counts, no other paper is asked for.
    """
    ground = ground_on(
        "machine_standard", item, MACHINE_STANDARD, days.registration(case_file), Consequence.REFUSAL
    )
    if ground is None or not is_machine(case_file, item):
        return None
    if relied_permission(case_file, item, days) or of_a_doubtful_body(case_file, item):
        return None
    return judge_standard(case_file, ground, evidence_of(case_file, item), wanted_paper_vi(item))


RULE = Rule(
    "machine_standard",
    Regime.USED_MACHINERY,
    Said(
        "Máy được sản xuất theo quy chuẩn, tiêu chuẩn được chấp nhận không?",
        "Was the machine made to an accepted technical standard?",
    ),
    (MACHINE_STANDARD, SAFE_CLEAN_SAVING),
    check_machine_standard,
)
