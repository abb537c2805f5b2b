"""Is the inspection reduced to nothing at the border (Nghị định 37/2026/NĐ-CP, Điều 86.3)?

Customs clears on the published list, so that three good results alone open nothing. Reports are counted from
the later of the third result and the publication: before that no import was reduced. Marks and places have to
be those of the list; name, use, specification and barcode are worded freely, so that a person compares them.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.folding import folded
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.reference import ReducedGoods
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.arising import under_the_risk_lists
from rules.checks.days import Days, declared
from rules.checks.quality.quality_ground import REGIME, high_and_owed, noting, quality_ground
from rules.checks.quality.relief import BAR_VALUES, bar_on
from rules.ground import Ground, Named, day_vi
from rules.law.quality.decree_37_2026_exemptions import (
    REDUCTION_LIST,
    REDUCTION_PASSES,
    REDUCTION_REPORT_MONTHS,
    REDUCTION_STOP,
    REDUCTION_YEARS,
)
from rules.quality_dossier import dossier_of
from rules.rule import Rule, Values

NAME = "quality_reduction"


def check_quality_reduction(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: reduced. Not met: the inspection goes on. Arises for goods on the list, or good for it."""
    ground = quality_ground(NAME, case_file, item, days, REDUCTION_YEARS, Consequence.NOTE)
    if ground is None or high_and_owed(case_file, item, days) is None:
        return None
    entry = _entry(case_file, item)
    if entry is None:
        return _lacks_identity(case_file, item, ground) or _only_qualifies(case_file, item, ground)
    facts = (
        ("Kết quả phù hợp lần thứ ba", day_vi(entry.third_result_on)),
        ("Công bố trong danh sách", day_vi(entry.listed_on)),
        ("Mã số, mã vạch", item.barcode or "Không khai"),
    )
    ends_on = case_file.reference.calendar.add_months(entry.third_result_on, 12 * ground.value.value)
    refused = _refused(case_file, item, entry, ends_on, ground.day.day)
    if refused is not None:
        values, why = refused
        said = Said(
            f"Không được giảm kiểm tra: {why.vi}. Việc kiểm tra tiếp tục.",
            f"The inspection is not reduced: {why.en}. It goes on.",
        )
        return ground.on(values).decide(case_file, Outcome.NOT_MET, said, facts)
    otherwise = _worded_otherwise(item, entry)
    if otherwise:
        return _asked(case_file, ground, otherwise, facts)
    said = Said(
        f"Hàng được giảm kiểm tra theo danh sách đã công bố, đến hết ngày {day_vi(ends_on)}.",
        f"The inspection is reduced under the published list until {day_vi(ends_on)}.",
    )
    return ground.decide(case_file, Outcome.MET, said, facts)


def _entry(case_file: CaseFile, item: DeclarationItem) -> ReducedGoods | None:
    """The last entry with the identity of the goods and of the importer; before it one in the same words."""
    entries = [entry for entry in _of_importer(case_file, item) if _unstated(entry, item) == ()]
    alike = [entry for entry in entries if not _worded_otherwise(item, entry)]
    return next(iter([*alike[-1:], *entries[-1:]]), None)


def _worded_otherwise(item: DeclarationItem, entry: ReducedGoods) -> Named:
    """What the list states of the identity, and the declaration otherwise or not at all (Điều 86.3.a)."""
    rows = (
        ("tên hàng hóa", entry.goods_name, item.description),
        ("công dụng", entry.intended_use, item.intended_use),
        ("đặc tính kỹ thuật", entry.specification, item.specification),
        ("mã số, mã vạch", entry.barcode, item.barcode),
    )
    return tuple(
        (f"{name} (danh sách / tờ khai)".capitalize(), f"{listed} / {stated or 'không khai'}")
        for name, listed, stated in rows
        if listed is not None and folded(listed) != folded(stated)
    )


def _asked(case_file: CaseFile, ground: Ground, otherwise: Named, facts: Named) -> Finding:
    named = ", ".join(name.split(" (")[0].lower() for name, _ in otherwise)
    of_identity = ground.on(REDUCTION_PASSES)._replace(consequence=Consequence.EVIDENCE_MISSING)
    finding = of_identity.ask(
        case_file,
        f"Danh sách giảm kiểm tra và tờ khai ghi khác nhau: {named}. Có phải cùng một hàng không? "
        "Đạt: cùng một hàng, được giảm. Không đạt: hàng khác, tiếp tục kiểm tra.",
        Said(
            f"Danh sách giảm kiểm tra và tờ khai ghi khác nhau: {named}.",
            "The published list and the declaration describe the goods in other words.",
        ),
        (*facts, *otherwise),
    )
    return noting(finding) if finding.outcome is Outcome.NOT_MET else finding


def _of_importer(case_file: CaseFile, item: DeclarationItem) -> tuple[ReducedGoods, ...]:
    key = (declared(case_file).importer.tax_code, item.hs_code)
    return tuple(one for one in case_file.reference.reduced if (one.tax_code, one.hs_code) == key)


def _unstated(entry: ReducedGoods, item: DeclarationItem) -> tuple[Said, ...] | None:
    """What the item does not state of the identity of the entry; None where what it states is another."""
    pairs = (
        (Said("xuất xứ", "origin"), entry.origin_country, item.origin_country),
        (Said("nhà sản xuất", "maker"), entry.maker, item.maker),
        (Said("kiểu loại", "model"), entry.model_code, item.model_code),
        (Said("nhãn hiệu", "brand"), entry.brand, item.brand),
    )
    asked = [(name, listed, stated) for name, listed, stated in pairs if listed is not None]
    if any(stated is not None and folded(listed) != folded(stated) for _, listed, stated in asked):
        return None
    return tuple(name for name, _, stated in asked if stated is None)


def _lacks_identity(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding | None:
    """Who registers all the same has chosen the inspection, and is asked no more."""
    gaps = [names for entry in _of_importer(case_file, item) if (names := _unstated(entry, item))]
    if not gaps or dossier_of(case_file, item) is not None:
        return None
    names_vi, names_en = (", ".join(name.vi for name in gaps[-1]), ", ".join(name.en for name in gaps[-1]))
    return ground.on(REDUCTION_LIST).lacks(
        ObligationKind.STATE_FACT,
        f"Khai bổ sung để được giảm kiểm tra: {names_vi}.",
        Said(
            f"Danh sách giảm kiểm tra có thể có hàng này, nhưng tờ khai không nêu: {names_vi}.",
            f"The list of reduced inspection may hold these goods, but the declaration lacks: {names_en}.",
        ),
        (("Mã HS", item.hs_code), ("Chưa khai", names_vi)),
    )


def _refused(
    case_file: CaseFile, item: DeclarationItem, entry: ReducedGoods, ends_on: date, day: date
) -> tuple[Values, Said] | None:
    barred = bar_on(case_file, item, day)
    missed = _missed_report(case_file, entry, day)
    if barred is not None:
        return barred
    if entry.stopped_on is not None and entry.stopped_on <= day:
        why = entry.stop_reason_vi or "theo quyết định của cơ quan kiểm tra"
        stopped = day_vi(entry.stopped_on)
        return REDUCTION_STOP, Said(f"đã dừng từ ngày {stopped} ({why})", f"it was stopped on {stopped}")
    if missed is not None:
        return REDUCTION_STOP, Said(
            f"không có báo cáo định kỳ đến hạn ngày {day_vi(missed)}",
            f"the periodic report due on {day_vi(missed)} was not made",
        )
    if entry.listed_on > day:
        return REDUCTION_LIST, Said(
            "chưa được công bố trong danh sách", "it is not yet on the published list"
        )
    if day > ends_on:
        return REDUCTION_YEARS, Said(
            f"đã hết thời hạn ngày {day_vi(ends_on)}", f"its time ended on {day_vi(ends_on)}"
        )
    return None


def _missed_report(case_file: CaseFile, entry: ReducedGoods, day: date) -> date | None:
    """The last day of the first period that has passed without a report."""
    months = in_force(REDUCTION_REPORT_MONTHS, day)
    assert months is not None
    start = max(entry.third_result_on, entry.listed_on)
    after, number = start, 1
    while (due_on := case_file.reference.calendar.add_months(start, number * months.value)) < day:
        if not any(after < reported <= due_on for reported in entry.reported_on):
            return due_on
        after, number = due_on, number + 1
    return None


def _only_qualifies(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding | None:
    passes = in_force(REDUCTION_PASSES, ground.day.day)
    assert passes is not None
    results = [one for one in case_file.lookups.earlier_results if one.item_number == item.item_number]
    last = results[-passes.value :]
    if len(last) < passes.value or not all(result.conforms for result in last):
        return None
    facts: Named = tuple((f"Tờ khai {one.declaration_number}", day_vi(one.result_on)) for one in last)
    return ground.on(REDUCTION_LIST).decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            f"Hàng đã có {passes.value} lần liên tiếp đáp ứng và đủ điều kiện xét giảm, nhưng chưa có trong "
            "danh sách công bố mà hải quan căn cứ; việc kiểm tra tiếp tục.",
            f"{passes.value} consecutive imports conformed, so the goods qualify for reduction; customs "
            "clears on the published list, which does not hold them yet, so the inspection goes on.",
        ),
        facts,
        remedy_vi="Đề nghị cơ quan kiểm tra công bố hàng trong danh sách giảm kiểm tra.",
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Hàng có được giảm kiểm tra chất lượng không?", "Is the quality inspection reduced for these goods?"
    ),
    (
        REDUCTION_PASSES,
        REDUCTION_YEARS,
        REDUCTION_LIST,
        REDUCTION_REPORT_MONTHS,
        REDUCTION_STOP,
        *BAR_VALUES,
    ),
    check_quality_reduction,
    arises=under_the_risk_lists,
)
