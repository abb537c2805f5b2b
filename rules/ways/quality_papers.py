"""Which papers of quality inspection could still be filed, before and since 2026-07-01?

Goods that a body found not to conform are not certified by asking another one: they are reworked first.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import (
    ConformityCertificate,
    GoodsDescription,
    QualityInspectionRegistration,
    RemedyEvidence,
    SelfAssessment,
    SubLabel,
)
from models.vocabulary import Conclusion, ObligationKind, Outcome, QualityMeasure, RemedyKind
from rules.checks.days import Days, declared
from rules.checks.quality.quality_ground import high_and_owed
from rules.checks.quality.regulations import uncovered
from rules.checks.quality_old.group_two import measure_of
from rules.checks.quality_old.results import conclusion_of, last_result
from rules.evidence import filed, last_filed
from rules.ground import day_vi
from rules.policy.standing import JudgedItem
from rules.quality_dossier import DOSSIER_RULE, LABEL_RULE
from rules.ways.move import NUMBER, Move, filing

REWORK_VI = (
    "Khắc phục, tái chế hàng theo quyết định của cơ quan có thẩm quyền, rồi đánh giá lại; nếu phù hợp, nộp "
    "bằng chứng tái chế và giấy chứng nhận hợp quy của lô hàng đã tái chế"
)
SELF_REWORK_VI = (
    "Khắc phục, tái chế hàng theo quyết định của cơ quan có thẩm quyền, rồi tự đánh giá lại; nếu phù hợp, "
    "nộp bằng chứng tái chế và kết quả tự đánh giá của lô hàng đã tái chế"
)


def quality_papers(case_file: CaseFile, judged: JudgedItem, as_of: date) -> Iterator[Move]:
    """The plainest first."""
    item = judged.item
    common: dict[str, Any] = {"number": NUMBER, "issued_on": as_of, "items": (item.item_number,)}
    yield from _registration(case_file, judged, common)
    yield filing(
        "Nộp ảnh hoặc bản mô tả hàng hóa có nhãn chính",
        GoodsDescription(**common, has_main_label=True, is_main_label_complete=True),
    )
    yield filing("Nộp mẫu nhãn phụ", SubLabel(**common))
    yield from _label_fix(judged, common, as_of)
    yield from _results(case_file, item, common, as_of)


def _registration(case_file: CaseFile, judged: JudgedItem, common: dict[str, Any]) -> Iterator[Move]:
    """A second one opens a new dossier, which is of use only where the first has failed."""
    if not filed(case_file, judged.item, QualityInspectionRegistration):
        wanted = [finding.missing for finding in judged.findings if finding.missing]
        asked = (one.what_vi for one in wanted if one.kind is ObligationKind.REGISTER_INSPECTION)
        what_vi = next(asked, "Đăng ký kiểm tra nhà nước về chất lượng (Mẫu số 1)").rstrip(".")
        yield filing(what_vi, QualityInspectionRegistration(**common))
    elif any(
        finding.rule in (DOSSIER_RULE, LABEL_RULE) and finding.outcome is Outcome.NOT_MET
        for finding in judged.findings
    ):
        yield filing(
            "Hoàn thiện đủ giấy tờ và nhãn mà hồ sơ trước còn thiếu, nộp cùng Mẫu số 1 mới (nghị định không "
            "nêu việc đăng ký lại, cần thẩm tra pháp lý)",
            QualityInspectionRegistration(**common),
        )


def _label_fix(judged: JudgedItem, common: dict[str, Any], as_of: date) -> Iterator[Move]:
    for finding in judged.findings:
        if finding.missing and finding.missing.kind is ObligationKind.FIX_LABEL:
            due_on = finding.missing.due_on
            what_vi = finding.missing.what_vi.rstrip(".")
            if due_on is not None:
                what_vi = (
                    f"Khắc phục nhãn chậm nhất ngày {day_vi(due_on)}, gửi bằng chứng trong 01 ngày làm việc "
                    "kể từ ngày hoàn thành"
                )
            completed_on = min(as_of, due_on or as_of)
            yield filing(
                what_vi, RemedyEvidence(**common, remedy=RemedyKind.LABEL, completed_on=completed_on)
            )


def _results(
    case_file: CaseFile, item: DeclarationItem, common: dict[str, Any], as_of: date
) -> Iterator[Move]:
    measure = measure_of(case_file, item, declared(case_file).registered_on)
    assessed = SelfAssessment(**common, conclusion=Conclusion.CONFORMS)
    rework = RemedyEvidence(**common, remedy=RemedyKind.REWORK, completed_on=as_of)
    if has_failed(case_file, item):
        if any(paper.remedy is RemedyKind.REWORK for _, paper in filed(case_file, item, RemedyEvidence)):
            return
        if measure is QualityMeasure.SELF_ASSESSMENT:
            yield filing(SELF_REWORK_VI, rework, assessed)
            return
        for certificate in _certificates(case_file, item, common, as_of):
            yield filing(REWORK_VI, rework, certificate)
        return
    if measure is QualityMeasure.SELF_ASSESSMENT:
        yield filing("Tự đánh giá sự phù hợp; nếu phù hợp, nộp kết quả có kết luận", assessed)
    for certificate in _certificates(case_file, item, common, as_of):
        yield filing(
            "Nộp giấy chứng nhận hợp quy còn hiệu lực của tổ chức được chỉ định, theo "
            f"{', '.join(certificate.regulations)}",
            certificate,
        )


def has_failed(case_file: CaseFile, item: DeclarationItem) -> bool:
    """Does the last result of quality inspection say that the goods do not conform?"""
    measure = measure_of(case_file, item, declared(case_file).registered_on)
    result = last_result(case_file, item, measure) if measure else None
    if result is not None and conclusion_of(result[1]) is Conclusion.DOES_NOT_CONFORM:
        return True
    certificate = last_filed(case_file, item, ConformityCertificate)
    return certificate is not None and certificate.conclusion is Conclusion.DOES_NOT_CONFORM


def _certificates(
    case_file: CaseFile, item: DeclarationItem, common: dict[str, Any], as_of: date
) -> Iterator[ConformityCertificate]:
    """By a body whose scope covers what the list asks for; where the list asks nothing, by its scope."""
    listing = high_and_owed(case_file, item, Days(as_of))
    owed = listing.regulations if listing else ()
    for body in case_file.reference.bodies:
        is_able = body.regulations and body.is_designated(as_of)
        if is_able and not uncovered(owed, body.regulations, of_any_year=False):
            yield ConformityCertificate(
                **common,
                body_code=body.body_code,
                regulations=owed or body.regulations,
                is_batch=False,
                valid_until=as_of.replace(year=as_of.year + 1, day=1),
                conformity_on=as_of,
                conclusion=Conclusion.CONFORMS,
                brand=item.brand,
                model_code=item.model_code,
                specification=item.specification,
                origin_country=item.origin_country,
                maker=item.maker,
            )
            return
