"""Is the conformity result of the group 2 goods there: before clearance (2c), or after it (2a, 2b)?"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import ONE_DAY
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import Conclusion, Consequence, ObligationKind, Outcome, QualityMeasure, Regime
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.checks.quality_old.group_two import may_be_group_two, measure_of, old_ground
from rules.checks.quality_old.results import (
    POINTS,
    WANTED_VI,
    Result,
    cleared_on,
    conclusion_of,
    facts_of,
    flaw_vi_of,
    last_result,
)
from rules.ground import Ground, day_vi
from rules.law.quality.decree_132_2008 import (
    MEASURES,
    OLD_NOTICE_WORKING_DAYS,
    OLD_REGIME,
    OLD_RESULT_WORKING_DAYS,
)
from rules.rule import Rule


def check_group_two_result(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """2c holds the goods, 2a and 2b do not. A result that fails is a question of its own."""
    ground = old_ground("group_two_result", case_file, item, days, OLD_REGIME, Consequence.EVIDENCE_MISSING)
    if ground is None:
        return None
    measure = measure_of(case_file, item, ground.day.day)
    if measure is None:
        return ground.lacks(
            ObligationKind.STATE_FACT,
            "Khai biện pháp kiểm tra hàng nhóm 2: 2a, 2b hay 2c.",
            Said(
                "Chưa rõ biện pháp kiểm tra của hàng nhóm 2, nên chưa rõ phải nộp kết quả nào.",
                "The measure of these group 2 goods is not known, so it is not known which result is due.",
            ),
            (("Biện pháp kiểm tra", "Chưa rõ"),),
        )
    result = last_result(case_file, item, measure)
    if result is not None and conclusion_of(result[1]) is Conclusion.DOES_NOT_CONFORM:
        return None
    good = result if result and not flaw_vi_of(case_file, result[1]) else None
    if measure is QualityMeasure.DESIGNATED_BODY:
        return _before_clearance(case_file, ground, result, good)
    after = old_ground(
        "group_two_result", case_file, item, days, MEASURES[POINTS[measure]], Consequence.AFTER_CLEARANCE
    )
    assert after is not None
    if good is not None:
        return _filed(after, good)
    return _owed(case_file, item, days, after, measure)


def _before_clearance(
    case_file: CaseFile,
    ground: Ground,
    result: Result | None,
    good: Result | None,
) -> Finding:
    if good is None:
        flaw_vi = flaw_vi_of(case_file, result[1]) if result else None
        return ground.on(MEASURES["2c"]).lacks(
            ObligationKind.FILE_EVIDENCE,
            WANTED_VI[QualityMeasure.DESIGNATED_BODY],
            Said(
                "Biện pháp 2c: cần kết quả của tổ chức được chỉ định trước khi thông quan"
                + (f"; giấy đã nộp {flaw_vi}." if flaw_vi else "."),
                "Measure 2c: the result of a designated body is needed before clearance"
                + ("; the paper on file does not count." if flaw_vi else "."),
            ),
            (("Giấy đã nộp", flaw_vi or "Chưa có"),),
        )
    fact, paper = good
    due_on = case_file.reference.calendar.add_working_days(fact.fact.occurred_on, _notice_days(ground))
    finding = ground.on(OLD_NOTICE_WORKING_DAYS).decide(
        case_file,
        Outcome.MET,
        Said(
            f"Có kết quả số {paper.number} của tổ chức được chỉ định; hạn thông báo {day_vi(due_on)}.",
            f"The result number {paper.number} of a designated body is there; the notice is due by "
            f"{day_vi(due_on)}.",
        ),
        facts_of(good),
    )
    return with_doubts(case_file, finding, fact.fact.occurred_on + ONE_DAY, due_on)


def _notice_days(ground: Ground) -> int:
    return int(ground.on(OLD_NOTICE_WORKING_DAYS).value.value)


def _filed(ground: Ground, result: Result) -> Finding:
    """Filed is filed, whatever the doubtful number of days turns out to be."""
    fact, paper = result
    day = day_vi(fact.fact.occurred_on)
    finding = ground.on_any_reading(
        Outcome.MET,
        Said(
            f"Đã nộp kết quả đánh giá sự phù hợp số {paper.number} ngày {day}.",
            f"The result of the conformity assessment, number {paper.number}, was filed on {day}.",
        ),
        facts_of(result),
    )
    return finding.model_copy(update={"needs_legal_review": True})


def _owed(
    case_file: CaseFile, item: DeclarationItem, days: Days, ground: Ground, measure: QualityMeasure
) -> Finding:
    cleared = cleared_on(case_file, item)
    ground = ground.on(OLD_RESULT_WORKING_DAYS)
    due_on = case_file.reference.calendar.add_working_days(cleared, ground.value.value) if cleared else None
    finding = ground.lacks(
        ObligationKind.FILE_RESULT_AFTER_CLEARANCE,
        WANTED_VI[measure],
        _due(due_on, days.as_of),
        (("Ngày thông quan", day_vi(cleared) if cleared else "Chưa thông quan"),),
    )
    assert finding.missing is not None
    finding = finding.model_copy(update={"missing": finding.missing.model_copy(update={"due_on": due_on})})
    return with_doubts(case_file, finding, cleared + ONE_DAY, due_on) if cleared and due_on else finding


def _due(due_on: date | None, as_of: date) -> Said:
    if due_on is None:
        return Said(
            "Kết quả đánh giá sự phù hợp nộp sau khi thông quan; thời hạn 15 ngày làm việc cần thẩm tra "
            "pháp lý.",
            "The result of the conformity assessment follows after clearance; its 15 working days need legal "
            "review.",
        )
    if as_of > due_on:
        return Said(
            f"Kết quả đánh giá sự phù hợp đã quá hạn ngày {day_vi(due_on)} (thời hạn cần thẩm tra pháp lý); "
            "vẫn phải nộp.",
            f"The result of the conformity assessment was due by {day_vi(due_on)} and is overdue (the time "
            "limit needs legal review); it is still owed.",
        )
    return Said(
        f"Kết quả đánh giá sự phù hợp nộp trước hết ngày {day_vi(due_on)} (thời hạn cần thẩm tra pháp lý).",
        f"The result of the conformity assessment is due by {day_vi(due_on)} (the time limit needs legal "
        "review).",
    )


RULE = Rule(
    "group_two_result",
    Regime.QUALITY_INSPECTION,
    Said(
        "Kết quả đánh giá sự phù hợp của hàng nhóm 2 đã nộp chưa, hay nộp sau thông quan?",
        "Has the conformity result of the group 2 goods been filed, or does it follow after clearance?",
    ),
    (OLD_REGIME, *MEASURES.values(), OLD_RESULT_WORKING_DAYS, OLD_NOTICE_WORKING_DAYS),
    check_group_two_result,
    arises=may_be_group_two,
)
