"""Are the group 2 goods exempt: after three passes in a row, or as a case that the declarant names?

Of the exemptions only those of Nghị định 85/2019/NĐ-CP, Điều 22.3, were read; a person judges every other.
"""

from datetime import date
from itertools import takewhile

from models.assessment import Finding
from models.case_file import CaseFile, EarlierResult
from models.days import months_after
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import BarGround, Consequence, Exemption, ObligationKind, Outcome, Regime
from rules.checks.calendar_doubts import turning_on
from rules.checks.days import Days
from rules.checks.quality.quality_exemption import against_vi, stated
from rules.checks.quality.relief import bars_of
from rules.checks.quality_old.group_two import may_be_group_two, old_ground
from rules.ground import Ground, day_vi
from rules.law.customs.decree_85_2019 import EXEMPT_22_3, WARNED_22_4
from rules.law.quality.decree_132_2008 import OLD_EXEMPTION_LIST, OLD_EXEMPTION_PASSES, OLD_EXEMPTION_YEARS
from rules.rule import Rule

BY_DECREE_85 = frozenset({Exemption.EXPRESS, Exemption.DUTY_FREE_SHOP, Exemption.ON_SPOT})


def check_group_two_exemption(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: not exempt."""
    ground = old_ground(
        "group_two_exemption", case_file, item, days, OLD_EXEMPTION_LIST, Consequence.OUT_OF_SCOPE
    )
    if ground is None:
        return None
    if item.exemption in BY_DECREE_85 and in_force(EXEMPT_22_3, ground.day.day):
        return _by_decree_85(case_file, item, ground.on(EXEMPT_22_3), item.exemption)
    if item.exemption is not None:
        return _declared(case_file, item, ground, item.exemption.label_vi)
    return _of_passes(case_file, item, ground)


def _of_passes(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding | None:
    """Asked within the years that the passes open."""
    day = ground.day.day
    passes, years = in_force(OLD_EXEMPTION_PASSES, day), in_force(OLD_EXEMPTION_YEARS, day)
    if passes is None or years is None:
        return None
    row = _passes_in_a_row(case_file, item)
    if len(row) < passes.value:
        return None
    period = case_file.reference.calendar.period_to(months_after(row[-1].result_on, 12 * years.value))
    if day > period.due_on:
        return None
    finding = _after_passes(case_file, ground.on(OLD_EXEMPTION_PASSES), row, years.value)
    return turning_on(case_file, finding, period, day)


def _by_decree_85(
    case_file: CaseFile, item: DeclarationItem, ground: Ground, exemption: Exemption
) -> Finding:
    """Exempt if the procedure is the one claimed, unless there is a warning (Điều 22.4)."""
    warnings = [
        bar for bar in bars_of(case_file, item, ground.day.day) if bar.ground is BarGround.SAFETY_WARNING
    ]
    facts = (("Trường hợp miễn", exemption.label_vi), *stated(case_file, item))
    if not warnings and item.maker is None and _some_maker_is_warned_of(case_file, item, ground.day.day):
        return ground.on(WARNED_22_4).lacks(
            ObligationKind.STATE_FACT,
            "Khai bổ sung: nhà sản xuất.",
            Said(
                "Chưa khai nhà sản xuất, mà cảnh báo của mã HS này tùy theo đó.",
                "A warning of this HS code turns on the maker, which is not declared.",
            ),
            facts,
        )
    if warnings:
        source_vi = warnings[0].source_vi
        said = Said(
            f"Không được miễn kiểm tra vì có cảnh báo: {source_vi}.",
            f"The goods are not exempt, because there is a warning: “{source_vi}”.",
        )
        return ground.on(WARNED_22_4).decide(case_file, Outcome.MET, said, facts)
    finding = ground.ask(
        case_file,
        f"Tờ khai nêu trường hợp miễn kiểm tra “{exemption.label_vi}” (khoản 3 Điều 22). Có đúng là trường "
        f"hợp ấy không?{against_vi(item, exemption)} Đạt: không được miễn, vẫn kiểm tra. Không đạt: "
        "được miễn.",
        Said(
            f"Tờ khai nêu trường hợp miễn kiểm tra: {exemption.label_vi}.",
            "The declaration names a case of exemption by its customs procedure: a person holds it against "
            "the type code, purpose, value and quantity.",
        ),
        facts,
    )
    return finding.model_copy(update={"needs_legal_review": True})


def _some_maker_is_warned_of(case_file: CaseFile, item: DeclarationItem, day: date) -> bool:
    makers = {bar.maker for bar in case_file.reference.exemption_bars if bar.maker}
    of_makers = (item.model_copy(update={"maker": maker}) for maker in makers)
    return any(
        bar.ground is BarGround.SAFETY_WARNING for one in of_makers for bar in bars_of(case_file, one, day)
    )


def _passes_in_a_row(case_file: CaseFile, item: DeclarationItem) -> tuple[EarlierResult, ...]:
    """The passes since the last failure, in order of day."""
    results = [one for one in case_file.lookups.earlier_results if one.item_number == item.item_number]
    return tuple(takewhile(lambda one: one.conforms, reversed(results)))[::-1]


def _declared(case_file: CaseFile, item: DeclarationItem, ground: Ground, label_vi: str) -> Finding:
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
        (("Trường hợp miễn", label_vi), *stated(case_file, item)),
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
        "Hàng nhóm 2 có phải kiểm tra, không được miễn theo quy định cũ không?",
        "Do the group 2 goods need inspection, not being exempt under the old law?",
    ),
    (EXEMPT_22_3, WARNED_22_4, OLD_EXEMPTION_LIST, OLD_EXEMPTION_PASSES, OLD_EXEMPTION_YEARS),
    check_group_two_exemption,
    arises=may_be_group_two,
)
