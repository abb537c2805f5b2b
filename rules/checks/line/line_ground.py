"""On which ground is a technology line judged, and where does its certificate leave a gap?"""

from collections.abc import Iterable
from typing import Any

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.law import Dated
from models.vocabulary import Consequence, ObligationKind
from rules.checks.days import Days
from rules.evidence import of_a_doubtful_body
from rules.ground import Ground, ground_on
from rules.line_route import is_installed_first, line_certificate
from rules.unit import Unit, unit_of


def line_ground(
    rule: str,
    case_file: CaseFile,
    item: DeclarationItem,
    values: Iterable[Dated[Any]],
    days: Days,
    consequence: Consequence = Consequence.EVIDENCE_MISSING,
) -> Ground | None:
    """None for what is not judged as a line: the question does not arise."""
    if unit_of(case_file, item) is not Unit.LINE:
        return None
    return ground_on(rule, item, values, days.registration(case_file), consequence)


def ordinary_ground(
    rule: str, case_file: CaseFile, item: DeclarationItem, values: Iterable[Dated[Any]], days: Days
) -> Ground | None:
    """None for a line that is installed first: the question of the ordinary road does not arise."""
    if is_installed_first(case_file, item, days):
        return None
    return line_ground(rule, case_file, item, values, days)


def criterion_ground(
    rule: str, case_file: CaseFile, item: DeclarationItem, values: Iterable[Dated[Any]], days: Days
) -> Ground | None:
    """A criterion of Điều 5 refuses. A line is judged once its certificate is there and its body counts."""
    if is_installed_first(case_file, item, days) and line_certificate(case_file, item, days) is None:
        return None
    if of_a_doubtful_body(case_file, item):
        return None
    return line_ground(rule, case_file, item, values, days, Consequence.REFUSAL)


WANTED_VI = "Nộp chứng thư giám định dây chuyền hợp lệ, đủ nội dung."
"""One paper settles every gap, so that all findings ask for it in the same words."""


def not_certified(ground: Ground, what: Said) -> Finding:
    """No good certificate states it yet."""
    return ground.lacks(
        ObligationKind.FILE_EVIDENCE,
        WANTED_VI,
        Said(
            f"Chưa có chứng thư giám định hợp lệ nêu {what.vi}.",
            f"No valid inspection certificate states {what.en} yet.",
        ),
        (("Chứng thư giám định hợp lệ", "Chưa có"),),
    )
