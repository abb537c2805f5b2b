"""Is the label as it has to be, or was it mended in time (Nghị định 37/2026/NĐ-CP, Điều 83.1.b, 85.4)?"""

from datetime import date
from typing import NamedTuple

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import ONE_DAY
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import GoodsDescription, RemedyEvidence
from models.vocabulary import Consequence, ObligationKind, Outcome, RemedyKind
from rules.arising import with_inspection_dossier
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.quality_certificate import check_quality_certificate
from rules.checks.quality.quality_fit import check_quality_fit
from rules.checks.quality.quality_ground import REGIME, due_by, quality_ground
from rules.evidence import filed
from rules.ground import Ground, Named, day_vi, last_answer
from rules.law.quality.decree_37_2026 import (
    FIX_EVIDENCE_WORKING_DAYS,
    LABEL_FIX_WORKING_DAYS,
    LABEL_OLD_ADDRESS_YEARS,
    LABEL_OLD_STOCK,
)
from rules.law.quality.resolution_39_2026 import RENAMED_ENTERPRISE_LABEL_MONTHS
from rules.quality_dossier import LABEL_RULE
from rules.rule import Rule

NO_MAIN_LABEL = ("Nhãn chính", "Người nộp khai là không có trong ảnh hoặc bản mô tả")
MAIN_LABEL_VI = (
    "Ảnh hoặc bản mô tả được khai là không kèm nội dung nhãn chính; nội dung ấy cần có khi hàng phải ghi "
    "nhãn (điểm a khoản 1 Điều 83), và hệ thống không biết hàng này có phải ghi nhãn không. "
)


class _Fix(NamedTuple):
    """A label mended: the evidence, and whether it was sent later than the working day allowed for it."""

    evidence: RemedyEvidence
    is_sent_late: bool


def check_quality_label(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """A person looks at the photo, once the rest fits; evidence of a fix made in time is looked at anew."""
    ground = quality_ground(LABEL_RULE, case_file, item, days, LABEL_FIX_WORKING_DAYS, Consequence.REFUSAL)
    if ground is None or not _rest_fits(case_file, item, days):
        return None
    facts = _facts(case_file, item)
    finding = _ask(case_file, ground, facts)
    if finding.outcome is not Outcome.NOT_MET:
        return finding
    assert finding.question is not None
    answer = last_answer(case_file, finding.question.question_id)
    assert answer is not None  # nothing else makes it not met
    calendar = case_file.reference.calendar
    due_on = calendar.add_working_days(answer[0].fact.occurred_on, ground.value.value)
    sent = in_force(FIX_EVIDENCE_WORKING_DAYS, ground.day.day)
    assert sent is not None
    last_evidence_on = calendar.add_working_days(due_on, sent.value)
    fix = _fix(case_file, item, due_on, last_evidence_on, sent.value)
    if fix is not None:
        finding = _ask(case_file, ground, (*facts, *_fix_facts(fix)))
    if finding.outcome is not Outcome.NOT_MET:
        return finding
    failing = _fails(case_file, ground, finding, due_on, is_over=days.as_of > last_evidence_on)
    return with_doubts(case_file, failing, answer[0].fact.occurred_on + ONE_DAY, last_evidence_on)


def _rest_fits(case_file: CaseFile, item: DeclarationItem, days: Days) -> bool:
    """The certificate arises only with a complete dossier; a paper in its place is compared by a person."""
    certificate = check_quality_certificate(case_file, item, days)
    if certificate is None or certificate.outcome is not Outcome.MET:
        return False
    fit = check_quality_fit(case_file, item, days)
    return fit is None or fit.outcome is Outcome.MET


def _facts(case_file: CaseFile, item: DeclarationItem) -> Named:
    """The first photo filed: a later one is evidence of a fix, and does not open the question anew."""
    dossier = dossier_of(case_file, item)
    descriptions = filed(case_file, item, GoodsDescription)
    assert dossier is not None
    first = descriptions[0][1]
    facts = (("Đăng ký kiểm tra", dossier.form.number), ("Ảnh hoặc bản mô tả", first.number))
    return facts if first.has_main_label else (*facts, NO_MAIN_LABEL)


def _fix(
    case_file: CaseFile, item: DeclarationItem, due_on: date, last_evidence_on: date, working_days: int
) -> _Fix | None:
    calendar = case_file.reference.calendar
    fixes = [
        _Fix(evidence, fact.fact.occurred_on > calendar.add_working_days(evidence.completed_on, working_days))
        for fact, evidence in filed(case_file, item, RemedyEvidence)
        if evidence.remedy is RemedyKind.LABEL
        and evidence.completed_on <= due_on
        and fact.fact.occurred_on <= last_evidence_on
    ]
    return fixes[-1] if fixes else None


def _fix_facts(fix: _Fix) -> Named:
    sent_vi = "Gửi muộn quá 01 ngày làm việc" if fix.is_sent_late else "Gửi đúng hạn"
    return (
        ("Bằng chứng khắc phục nhãn", f"{fix.evidence.number}, ngày {day_vi(fix.evidence.completed_on)}"),
        ("Gửi bằng chứng", sent_vi),
    )


def _ask(case_file: CaseFile, ground: Ground, facts: Named) -> Finding:
    told_vi = MAIN_LABEL_VI if NO_MAIN_LABEL in facts else ""
    return ground.ask(
        case_file,
        f"{told_vi}Nhãn hàng hóa (nhãn chính, nhãn phụ nếu có) có đáp ứng quy định không?"
        f"{_old_labels_vi(ground.day.day)}",
        Said(
            "Chuyên viên xem ảnh và đối chiếu nhãn hàng hóa.",
            "An inspector looks at the photo and judges the label.",
        ),
        facts,
    )


def _old_labels_vi(day: date) -> str:
    """What the inspector has to know of labels printed earlier, on the day."""
    said = []
    stock, address = in_force(LABEL_OLD_STOCK, day), in_force(LABEL_OLD_ADDRESS_YEARS, day)
    assert address is not None  # older than the inspection itself
    if stock and stock.valid_until:
        said.append(
            "nhãn đã in theo Nghị định 43/2017/NĐ-CP, 111/2021/NĐ-CP được dùng đến hết ngày "
            f"{day_vi(stock.valid_until - ONE_DAY)} (khoản 4 Điều 98)"
        )
    said.append(
        f"nhãn ghi địa chỉ cũ được dùng {address.value:02d} năm kể từ quyết định thay đổi địa giới "
        "(khoản 5 Điều 98)"
    )
    if renamed := in_force(RENAMED_ENTERPRISE_LABEL_MONTHS, day):
        said.append(
            f"nhãn của doanh nghiệp đổi tên được dùng tối đa {renamed.value} tháng (Nghị quyết "
            "39/2026/NQ-CP, cần thẩm tra pháp lý)"
        )
    return f" Chuyển tiếp: {'; '.join(said)}."


def _fails(case_file: CaseFile, ground: Ground, finding: Finding, due_on: date, *, is_over: bool) -> Finding:
    facts = (
        *((fact.name_vi, fact.value_vi) for fact in finding.facts_used),
        ("Hạn khắc phục", day_vi(due_on)),
    )
    if is_over:
        said = Said(
            f"Lô hàng không đáp ứng yêu cầu về nhãn: hết ngày {day_vi(due_on)} chưa khắc phục.",
            f"The label does not meet the rules and was not mended by {day_vi(due_on)}.",
        )
        return ground.decide(case_file, Outcome.NOT_MET, said, facts)
    said = Said(
        f"Nhãn chưa đáp ứng quy định; khắc phục chậm nhất ngày {day_vi(due_on)}.",
        f"The label does not meet the rules; it has to be mended by {day_vi(due_on)}.",
    )
    what_vi = "Khắc phục nhãn và gửi bằng chứng trong 01 ngày làm việc kể từ ngày hoàn thành."
    return due_by(ground.lacks(ObligationKind.FIX_LABEL, what_vi, said, facts), due_on)


RULE = Rule(
    LABEL_RULE,
    REGIME,
    Said("Nhãn hàng hóa có đáp ứng quy định không?", "Does the label meet the rules?"),
    (
        LABEL_FIX_WORKING_DAYS,
        FIX_EVIDENCE_WORKING_DAYS,
        LABEL_OLD_STOCK,
        LABEL_OLD_ADDRESS_YEARS,
        RENAMED_ENTERPRISE_LABEL_MONTHS,
    ),
    check_quality_label,
    arises=with_inspection_dossier,
)
