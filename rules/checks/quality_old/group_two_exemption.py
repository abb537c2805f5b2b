"""Are the group 2 goods exempt: after three passes in a row, or as a case that the declarant names?"""

from itertools import takewhile

from models.assessment import Finding
from models.case_file import CaseFile, EarlierResult
from models.days import months_after
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import Consequence, Regime
from rules.checks.days import Days
from rules.checks.quality_old.group_two import may_be_group_two, old_ground
from rules.ground import Ground, day_vi
from rules.law.quality.decree_132_2008 import OLD_EXEMPTION_LIST, OLD_EXEMPTION_PASSES, OLD_EXEMPTION_YEARS
from rules.rule import Rule


def check_group_two_exemption(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: not exempt. None of it was read, so a person judges every exemption."""
    ground = old_ground(
        "group_two_exemption", case_file, item, days, OLD_EXEMPTION_LIST, Consequence.OUT_OF_SCOPE
    )
    if ground is None:
        return None
    if item.exemption is not None:
        return _declared(case_file, ground, item.exemption.label_vi)
    passes, years = (
        in_force(values, ground.day.day) for values in (OLD_EXEMPTION_PASSES, OLD_EXEMPTION_YEARS)
    )
    if passes is None or years is None:
        return None
    row = _passes_in_a_row(case_file, item)
    if len(row) < passes.value or ground.day.day > months_after(row[-1].result_on, 12 * years.value):
        return None
    return _after_passes(case_file, ground.on(OLD_EXEMPTION_PASSES), row, years.value)


def _passes_in_a_row(case_file: CaseFile, item: DeclarationItem) -> tuple[EarlierResult, ...]:
    """The passes since the last failure, in order of day."""
    results = [one for one in case_file.lookups.earlier_results if one.item_number == item.item_number]
    return tuple(takewhile(lambda one: one.conforms, reversed(results)))[::-1]


def _declared(case_file: CaseFile, ground: Ground, label_vi: str) -> Finding:
    return ground.ask(
        case_file,
        f"Tờ khai nêu trường hợp miễn kiểm tra “{label_vi}”. Theo quy định trước ngày 01/07/2026 "
        "(cần thẩm tra pháp lý), hàng có được miễn không? Đạt: không được miễn, vẫn kiểm tra. "
        "Không đạt: được miễn.",
        Said(
            f"Tờ khai nêu trường hợp miễn kiểm tra: {label_vi}; cần xem điều kiện miễn của quy định cũ.",
            "The declaration names a case of exemption; its conditions under the old law have to be looked "
            "at.",
        ),
        (("Trường hợp miễn", label_vi),),
    )


def _after_passes(case_file: CaseFile, ground: Ground, row: tuple[EarlierResult, ...], years: int) -> Finding:
    last_vi = day_vi(row[-1].result_on)
    return ground.ask(
        case_file,
        f"{len(row)} lần nhập khẩu liên tiếp đạt yêu cầu, lần cuối ngày {last_vi}. Quy định cũ (cần thẩm tra "
        f"pháp lý) miễn kiểm tra {years:02d} năm. Hàng có đang được miễn không? Đạt: không được miễn, vẫn "
        "kiểm tra. Không đạt: được miễn.",
        Said(
            f"{len(row)} lần nhập khẩu liên tiếp đạt yêu cầu, lần cuối ngày {last_vi}; có thể được miễn "
            "kiểm tra.",
            f"{len(row)} imports in a row have passed, the last on {last_vi}; the goods may be exempt.",
        ),
        tuple(("Lần đạt", f"{one.declaration_number}, {day_vi(one.result_on)}") for one in row),
    )


RULE = Rule(
    "group_two_exemption",
    Regime.QUALITY_INSPECTION,
    Said(
        "Hàng nhóm 2 có được miễn kiểm tra theo quy định cũ không?",
        "Are the group 2 goods exempt from inspection under the old law?",
    ),
    (OLD_EXEMPTION_LIST, OLD_EXEMPTION_PASSES, OLD_EXEMPTION_YEARS),
    check_group_two_exemption,
    arises=may_be_group_two,
)
