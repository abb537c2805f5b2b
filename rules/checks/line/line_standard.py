"""Was the technology line made to an accepted standard (Điều 5.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.vocabulary import Consequence
from rules.checks.days import Days
from rules.checks.line.line_ground import WANTED_VI, line_ground
from rules.evidence import good_certificate
from rules.law.decision_18_2019 import LINE_STANDARD
from rules.standard import judge_standard


def check_line_standard(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The certificate names it."""
    ground = line_ground("line_standard", case_file, item, LINE_STANDARD, days, Consequence.REFUSAL)
    if ground is None:
        return None
    return judge_standard(case_file, ground, good_certificate(case_file, item), WANTED_VI)
