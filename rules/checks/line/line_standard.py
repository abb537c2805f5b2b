"""Was the technology line made to an accepted standard (Điều 5.1)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Regime
from rules.arising import on_lines
from rules.checks.days import Days
from rules.checks.line.line_ground import WANTED_VI, criterion_ground
from rules.law.machinery.decision_18_2019 import LINE_STANDARD, SAFE_CLEAN_SAVING
from rules.line_route import line_certificate
from rules.rule import Rule
from rules.standard import judge_standard


def check_line_standard(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The certificate names it."""
    ground = criterion_ground("line_standard", case_file, item, LINE_STANDARD, days)
    if ground is None:
        return None
    return judge_standard(case_file, ground, line_certificate(case_file, item, days), WANTED_VI)


RULE = Rule(
    "line_standard",
    Regime.USED_MACHINERY,
    Said(
        "Dây chuyền được sản xuất theo quy chuẩn, tiêu chuẩn được chấp nhận không?",
        "Was the technology line made to an accepted technical standard?",
    ),
    (LINE_STANDARD, SAFE_CLEAN_SAVING),
    check_line_standard,
    arises=on_lines,
)
