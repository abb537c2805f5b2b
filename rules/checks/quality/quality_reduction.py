"""Is the inspection reduced to nothing at the border (Nghị định 37/2026/NĐ-CP, Điều 86.3)?

Customs clears on the published list, so that three good results alone open nothing. Marks and places have to
be those of the list; name, use, specification and barcode are worded freely, so that a person compares them.
"""

from datetime import date
from typing import NamedTuple

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import Period
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.reference import ReducedGoods
from models.vocabulary import Consequence, ObligationKind, Outcome
from rules.arising import under_the_risk_lists
from rules.checks.calendar_doubts import naming_doubts, turning_on, with_doubts
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.quality_ground import REGIME, high_and_owed, noting, quality_ground
from rules.checks.quality.relief import BAR_VALUES, bar_on
from rules.checks.reduction_clock import missed_report, moved_reports, reduction_period
from rules.checks.reduction_entry import entry_of, unstated_of, worded_otherwise
from rules.ground import Ground, Named, day_vi
from rules.law.quality.decree_37_2026_exemptions import (
    REDUCTION_LIST,
    REDUCTION_PASSES,
    REDUCTION_REPORT_MONTHS,
    REDUCTION_STOP,
    REDUCTION_YEARS,
)
from rules.rule import Rule, Values, asked_once

NAME = "quality_reduction"


class _Refused(NamedTuple):
    """Where it stands that the inspection goes on, why, and the period whose end it turns on, if any."""

    values: Values
    why: Said
    period: Period | None = None


@asked_once
def check_quality_reduction(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Met: reduced. Not met: the inspection goes on. Arises for goods on the list, or good for it."""
    ground = quality_ground(NAME, case_file, item, days, REDUCTION_YEARS, Consequence.NOTE)
    if ground is None or high_and_owed(case_file, item, days) is None:
        return None
    entry = entry_of(case_file, item)
    if entry is None:
        return _lacks_identity(case_file, item, ground) or _only_qualifies(case_file, item, ground)
    facts = (
        ("Kết quả phù hợp lần thứ ba", day_vi(entry.third_result_on)),
        ("Công bố trong danh sách", day_vi(entry.listed_on)),
        ("Mã số, mã vạch", item.barcode or "Không khai"),
    )
    period = reduction_period(case_file, entry, ground.value.value)
    refused = _refused(case_file, item, entry, period, ground.day.day)
    if refused is not None:
        return _goes_on(case_file, ground, refused, facts)
    otherwise = worded_otherwise(item, entry)
    if otherwise:
        finding = _asked(case_file, ground, otherwise, facts)
    else:
        ends_on = day_vi(period.due_on)
        said = Said(
            f"Hàng được giảm kiểm tra theo danh sách đã công bố, đến hết ngày {ends_on}.",
            f"The inspection is reduced under the published list until {ends_on}.",
        )
        finding = ground.decide(case_file, Outcome.MET, said, facts)
    return _doubted(case_file, entry, finding, period, ground.day.day)


def _goes_on(case_file: CaseFile, ground: Ground, refused: _Refused, facts: Named) -> Finding:
    values, why, period = refused
    said = Said(
        f"Không được giảm kiểm tra: {why.vi}. Việc kiểm tra tiếp tục.",
        f"The inspection is not reduced: {why.en}. It goes on.",
    )
    finding = ground.on(values).decide(case_file, Outcome.NOT_MET, said, facts)
    return with_doubts(case_file, finding, *period) if period else finding


def _doubted(
    case_file: CaseFile, entry: ReducedGoods, finding: Finding, period: Period, day: date
) -> Finding:
    """The end that is told is named where it is not sure; it is reviewed only once anything turns on it."""
    finding = naming_doubts(case_file, finding, *period)
    for one in (period, *moved_reports(case_file, entry, day)):
        finding = turning_on(case_file, finding, one, day)
    return finding


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


def _lacks_identity(case_file: CaseFile, item: DeclarationItem, ground: Ground) -> Finding | None:
    """Who registers all the same has chosen the inspection, and is asked no more."""
    gap = unstated_of(case_file, item)
    if not gap or dossier_of(case_file, item) is not None:
        return None
    names_vi, names_en = (", ".join(name.vi for name in gap), ", ".join(name.en for name in gap))
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
    case_file: CaseFile, item: DeclarationItem, entry: ReducedGoods, period: Period, day: date
) -> _Refused | None:
    barred = bar_on(case_file, item, day)
    missed = missed_report(case_file, entry, day)
    if barred is not None:
        return _Refused(*barred)
    if entry.stopped_on is not None and entry.stopped_on <= day:
        why = entry.stop_reason_vi or "theo quyết định của cơ quan kiểm tra"
        stopped = day_vi(entry.stopped_on)
        said = Said(f"đã dừng từ ngày {stopped} ({why})", f"it was stopped on {stopped}")
        return _Refused(REDUCTION_STOP, said)
    if missed is not None:
        due_on = day_vi(missed.due_on)
        said = Said(
            f"không có báo cáo định kỳ đến hạn ngày {due_on}",
            f"the periodic report due on {due_on} was not made",
        )
        return _Refused(REDUCTION_STOP, said, missed)
    if entry.listed_on > day:
        said = Said("chưa được công bố trong danh sách", "it is not yet on the published list")
        return _Refused(REDUCTION_LIST, said)
    if day > period.due_on:
        ended_on = day_vi(period.due_on)
        said = Said(f"đã hết thời hạn ngày {ended_on}", f"its time ended on {ended_on}")
        return _Refused(REDUCTION_YEARS, said, period)
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
