"""Did the item stand on a list of group 2 goods before 2026-07-01, and with which measure?

The lists of their day were not at hand: what a person has loaded and what the declarant says decide, and
today's list gives cause for suspicion. Of all other new goods a person is asked: no loaded list is known to
be whole.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.reference import GroupTwoGoods
from models.vocabulary import Condition, Consequence, Exclusion, Outcome, QualityMeasure, Regime
from rules.arising import before_the_risk_lists, under_group_two
from rules.checks.days import Days
from rules.ground import Ground, Named, day_vi, ground_on
from rules.law.quality.circular_36_2026 import listed
from rules.law.quality.decree_132_2008 import OLD_LIST, OLD_REGIME
from rules.rule import Rule, Values

MEASURES_EN = {
    QualityMeasure.SELF_ASSESSMENT: "2a: self-assessment by the importer",
    QualityMeasure.REGISTERED_BODY: "2b: a registered or recognized body",
    QualityMeasure.DESIGNATED_BODY: "2c: a designated body",
}


def entries_of(case_file: CaseFile, item: DeclarationItem, day: date) -> tuple[GroupTwoGoods, ...]:
    """The entries of the loaded lists that match the item on the day."""
    return tuple(
        entry
        for entry in case_file.reference.group_two
        if item.hs_code.startswith(entry.hs_prefix)
        and entry.valid_from <= day
        and (entry.valid_until is None or day < entry.valid_until)
    )


def measure_of(case_file: CaseFile, item: DeclarationItem, day: date) -> QualityMeasure | None:
    """The declared measure, unless the loaded list names another; None while nobody has said one."""
    measures = {entry.measure for entry in entries_of(case_file, item, day)}
    if item.quality_measure is not None and (not measures or item.quality_measure in measures):
        return item.quality_measure
    return measures.pop() if len(measures) == 1 else None


def check_group_two(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Used goods without any sign of group 2 stay with Quyết định 18 (Điều 1.2.i): nothing arises."""
    ground = ground_on(
        "group_two",
        item,
        OLD_REGIME,
        days.registration(case_file),
        Consequence.OUT_OF_SCOPE,
        Regime.QUALITY_INSPECTION,
    )
    if ground is None:
        return _before_the_regime(case_file, item, days)
    entries = entries_of(case_file, item, ground.day.day)
    if item.quality_measure is not None or entries:
        return _of_group_two(case_file, item, ground, entries)
    if item.exclusion is Exclusion.GROUP_TWO or listed(item.hs_code):
        return _suspected(case_file, item, ground)
    if not is_surely_unused(item):
        return None
    return _unknown(case_file, item, ground)


def is_surely_unused(item: DeclarationItem) -> bool:
    """Declared as new and not operated, or as stock that never ran: not for Quyết định 18."""
    if item.condition is Condition.NEW:
        return not item.was_operated
    return item.condition is Condition.USED and item.was_operated is False


def _of_group_two(
    case_file: CaseFile, item: DeclarationItem, ground: Ground, entries: tuple[GroupTwoGoods, ...]
) -> Finding:
    measure = measure_of(case_file, item, ground.day.day)
    source = entries[0].list_number if entries else None
    facts: Named = (
        ("Biện pháp đã khai", item.quality_measure.label_vi if item.quality_measure else "Không khai"),
        (
            "Danh mục đã nạp",
            ", ".join(f"{one.list_number} ({one.measure.label_vi})" for one in entries) or "Không",
        ),
    )
    by_vi = f"theo danh mục {source}" if source else "theo tờ khai"
    by_en = f"by the list {source}" if source else "by the declaration"
    measure_vi = f"biện pháp {measure.label_vi}" if measure else "chưa rõ biện pháp"
    measure_en = f"measure {MEASURES_EN[measure]}" if measure else "measure not known yet"
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            f"Hàng thuộc nhóm 2 {by_vi}; {measure_vi}.",
            f"The goods are of group 2 {by_en}; {measure_en}.",
        ),
        facts,
    )


def _suspected(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding:
    if listed(item.hs_code):
        sign = Said(
            f"Mã HS {item.hs_code} có trong danh mục rủi ro áp dụng từ ngày 01/07/2026",
            f"HS code {item.hs_code} stands on the risk list that applies from 1 July 2026",
        )
    else:
        sign = Said(
            "Tờ khai nêu hàng thuộc danh mục nhóm 2",
            "The declaration says that the goods stand on a group 2 list",
        )
    return _asked(case_file, item, ground, sign)


def _unknown(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding:
    """Nothing here says that it is nobody's: that would take the lists."""
    sign = Said(
        "Không có dấu hiệu hàng thuộc nhóm 2, nhưng chưa đối chiếu được với bảng mã HS của danh mục cũ",
        "Nothing shows that the goods are of group 2, but the HS tables of the old lists could not be read",
    )
    return _asked(case_file, item, ground, sign)


def _asked(case_file: CaseFile, item: DeclarationItem, ground: Ground, sign: Said) -> Finding:
    return ground.on(OLD_LIST).ask(
        case_file,
        f"{sign.vi}. Vào ngày đăng ký tờ khai, hàng có thuộc danh mục hàng hóa nhóm 2 không? "
        "Đạt: thuộc nhóm 2, phải kiểm tra. Không đạt: không thuộc nhóm 2.",
        Said(
            f"{sign.vi}; cần xem danh mục nhóm 2 của ngày ấy.",
            f"{sign.en}; the group 2 list of that day has to be looked at.",
        ),
        (("Mã HS", item.hs_code), ("Mô tả", item.description)),
    )


def _before_the_regime(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Of new goods on a day of which nothing is known here; the law of used goods warns of the others."""
    day = days.registration(case_file)
    first = OLD_REGIME[0]
    if day.day >= first.valid_from or not is_surely_unused(item):
        return None
    ground = Ground(
        "group_two", item.item_number, first, day, Consequence.OUT_OF_SCOPE, Regime.QUALITY_INSPECTION
    )
    finding = ground.ask(
        case_file,
        f"Bộ quy tắc về kiểm tra chất lượng bắt đầu từ ngày {day_vi(first.valid_from)}. Theo văn bản có hiệu "
        "lực vào ngày này, hàng có phải kiểm tra không? Đạt: phải kiểm tra. Không đạt: không phải kiểm tra.",
        Said(
            "Ngày áp dụng luật trước ngày đầu tiên mà bộ quy tắc biết về kiểm tra chất lượng.",
            "The day that selects the law lies before the first day on which this rulebook knows the law of "
            "quality inspection.",
        ),
        (("Ngày áp dụng luật", day.day.isoformat()),),
    )
    return finding.model_copy(
        update={
            "law_day": None,
            "law_day_rule_vi": "Không có văn bản nào trong bộ quy tắc vào ngày này",
            "needs_legal_review": True,
        }
    )


def may_be_group_two(case_file: CaseFile, days: Days) -> bool:
    """May any item turn out to be of group 2? The gate of every later question of the old regime."""
    if not under_group_two(case_file, days):
        return False
    return bool(case_file.reference.group_two) or any(
        item.quality_measure is not None
        or item.exclusion is Exclusion.GROUP_TWO
        or listed(item.hs_code)
        or is_surely_unused(item)
        for item in case_file.items
    )


def is_group_two(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    """Is the item held to be of group 2, by a list, the declaration or a person?"""
    finding = check_group_two(case_file, item, days)
    return finding is not None and finding.outcome is Outcome.MET


def old_ground(
    rule: str,
    case_file: CaseFile,
    item: DeclarationItem,
    days: Days,
    values: Values,
    consequence: Consequence,
) -> Ground | None:
    """The ground of a later question of the old regime; None unless the item is of group 2."""
    if not is_group_two(case_file, item, days):
        return None
    day = days.registration(case_file)
    return ground_on(rule, item, values, day, consequence, Regime.QUALITY_INSPECTION)


RULE = Rule(
    "group_two",
    Regime.QUALITY_INSPECTION,
    Said(
        "Trước ngày 01/07/2026, hàng có thuộc danh mục hàng hóa nhóm 2 phải kiểm tra chất lượng không?",
        "Before 1 July 2026, did the goods stand on a list of group 2 goods that have to be inspected?",
    ),
    (OLD_REGIME, OLD_LIST),
    check_group_two,
    arises=before_the_risk_lists,
)
