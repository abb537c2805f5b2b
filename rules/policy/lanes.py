"""How closely do the two offices look at an item, and why? Policy, never law."""

import hashlib
import hmac
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

from models.assessment import Finding, LaneReason
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.papers import InspectionCertificate, ManufacturerConfirmation
from models.vocabulary import Consequence, Outcome, Regime, ReviewLane
from rules.checks.days import arrival_day, declared
from rules.evidence import evidence_of, filed, good_certificate
from rules.law.machinery.annex_i import age_limit
from rules.policy.standing import MET, Standing, Weighed
from rules.policy.visiting import is_to_be_seen_anew
from rules.unit import is_machine

T = TypeVar("T")

ORDER = (ReviewLane.GREEN, ReviewLane.YELLOW, ReviewLane.RED)
NOTE, USED = Consequence.NOTE, Regime.USED_MACHINERY


class _Sorted(NamedTuple):
    """The findings that count, and of the regimes in whose scope the item is: all, used goods', not met."""

    counted: list[Finding]
    inside: list[Finding]
    used: list[Finding]
    unmet: list[Finding]
    failed: set[Consequence]


def choose_lane(
    case_file: CaseFile, item: DeclarationItem, weighed: Weighed
) -> tuple[ReviewLane, tuple[LaneReason, ...]]:
    """The closest look that any criterion asks for, with all reasons in a fixed order.

    A visit is asked for under the law of used machinery alone; state quality inspection looks at papers.
    """
    outside = [regime for regime, one in weighed.standings.items() if one is Standing.OUT_OF_SCOPE]
    counted = [one for one in weighed.findings if one.consequence is not NOTE]
    inside = [one for one in counted if one.regime not in outside] if outside else counted
    unmet = [one for one in inside if one.outcome is not MET]
    failed = {one.consequence for one in unmet if one.outcome is Outcome.NOT_MET}
    used = [one for one in inside if one.regime is USED]
    found = _Sorted(counted, inside, used, unmet, failed)
    reasons = [*_yellow(case_file, item, found, is_inspected=weighed.is_inspected)]
    if used and Consequence.REFUSAL not in failed:
        reasons += _red(case_file, item, found)
    if not reasons:
        reasons = [_green(inside)]
    return max([reason.lane for reason in reasons], key=ORDER.index), tuple(reasons)


def _green(inside: list[Finding]) -> LaneReason:
    if not inside:
        return _reason(ReviewLane.GREEN, "out_of_scope", "Ngoài phạm vi theo dữ liệu khai.")
    return _reason(ReviewLane.GREEN, "documents_only", "Mọi tiêu chí đạt trên giấy tờ.")


def _yellow(
    case_file: CaseFile, item: DeclarationItem, found: _Sorted, *, is_inspected: bool
) -> Iterator[LaneReason]:
    counted, failed = found.counted, found.failed
    criteria = (
        (
            "inspection_certificate",
            bool(found.used) and _relies_on_certificate(case_file, item),
            "Kết luận dựa vào chứng thư giám định.",
        ),
        (
            "state_inspection",
            is_inspected,
            "Hàng phải kiểm tra nhà nước về chất lượng.",
        ),
        ("refusal", Consequence.REFUSAL in failed, "Có tiêu chí không đạt."),
        (
            "missing_paper",
            _is_lacking(found.unmet) or Consequence.EVIDENCE_MISSING in failed,
            "Thiếu giấy tờ hoặc thông tin.",
        ),
        ("question", bool([one for one in counted if one.question]), "Có điểm luật để cho người quyết định."),
        (
            "legal_review",
            True in [one.needs_legal_review for one in counted],
            "Có căn cứ cần thẩm tra pháp lý.",
        ),
    )
    for criterion, applies, text_vi in criteria:
        if applies:
            yield _reason(ReviewLane.YELLOW, criterion, text_vi)


def _is_lacking(unmet: list[Finding]) -> bool:
    """Is something missing that is not owed after clearance only?"""
    lacking = [one for one in unmet if one.missing]
    return any(one.consequence is not Consequence.AFTER_CLEARANCE for one in lacking)


def _relies_on_certificate(case_file: CaseFile, item: DeclarationItem) -> bool:
    if not case_file.papers_of(InspectionCertificate):  # before the papers of every item are weighed
        return False
    if is_machine(case_file, item):
        return isinstance(evidence_of(case_file, item), InspectionCertificate)
    return good_certificate(case_file, item) is not None


def _red(case_file: CaseFile, item: DeclarationItem, found: _Sorted) -> Iterator[LaneReason]:
    risk, lookups = case_file.policy.risk, case_file.lookups
    criteria = (
        ("first_import", risk.first_import and lookups.earlier_import_count == 0, "Nhập khẩu lần đầu."),
        ("prior_violation", risk.prior_violation and lookups.violation_count > 0, "Đã có vi phạm trước đây."),
        (
            "technology_line",
            risk.technology_line and not is_machine(case_file, item),
            "Dây chuyền công nghệ.",
        ),
        (
            "inconsistent_papers",
            risk.inconsistent_papers and _is_inconsistent(case_file, item),
            "Năm sản xuất hoặc số máy trên giấy tờ khác với tờ khai.",
        ),
        (
            "machine_age",
            _is_near_its_limit(case_file, item, found.used),
            f"Tuổi thiết bị trên {risk.age_share_percent} % giới hạn.",
        ),
        (
            "amended_after_visit",
            is_to_be_seen_anew(case_file, item),
            "Đã sửa tờ khai sau khi kiểm tra chung, chưa đúng với nhãn máy đã thấy.",
        ),
        ("risk_hs", item.hs_code.startswith(risk.risk_hs_prefixes), "Mã HS trong danh sách rủi ro."),
        ("same_serial", _has_sign_of_risk(found.unmet), "Số máy trùng hoặc dấu hiệu rủi ro khác."),
        ("random_draw", case_file.once(is_drawn), "Chọn ngẫu nhiên."),
    )
    for criterion, applies, text_vi in criteria:
        if applies:
            yield _reason(ReviewLane.RED, criterion, text_vi)


def _has_sign_of_risk(unmet: list[Finding]) -> bool:
    """An earlier violation is a criterion of its own."""
    failed = [one for one in unmet if one.outcome is Outcome.NOT_MET and one.regime is USED]
    signs = [one.rule for one in failed if one.consequence is Consequence.RISK]
    return bool(signs) and signs != ["repeat_offender"]


def _is_inconsistent(case_file: CaseFile, item: DeclarationItem) -> bool:
    certificates = filed(case_file, item, InspectionCertificate)
    confirmations = filed(case_file, item, ManufacturerConfirmation)
    years = {paper.year_of_manufacture for _, paper in certificates}
    years |= {paper.year_of_manufacture for _, paper in confirmations}
    serials = {paper.serial_number for _, paper in certificates}
    return _differs(years, item.year_of_manufacture) or _differs(serials, item.serial_number)


def _differs(stated: set[T | None], declared: T | None) -> bool:
    return declared is not None and not stated <= {declared, None}


def _is_near_its_limit(case_file: CaseFile, item: DeclarationItem, findings: list[Finding]) -> bool:
    law_days = [one.law_day for one in findings if one.rule == "machine_age"]
    law_day = law_days[0] if law_days else None
    arrived_on = arrival_day(case_file)
    if law_day is None or arrived_on is None or item.year_of_manufacture is None:
        return False
    limit = age_limit(item.hs_code, law_day)
    share = case_file.policy.risk.age_share_percent
    age = arrived_on.year - item.year_of_manufacture
    return limit is not None and age * 100 > limit.value.years * share


def is_drawn(case_file: CaseFile) -> bool:
    """The random floor: the same seed and number draw the same, so that an auditor can repeat it."""
    if not case_file.draw_seed:
        return False
    number = declared(case_file).number.encode()
    drawn = hmac.new(case_file.draw_seed.encode(), number, hashlib.sha256).digest()
    return int.from_bytes(drawn) % 1000 < case_file.policy.risk.random_floor_permille


@lru_cache(maxsize=256)
def _reason(lane: ReviewLane, criterion: str, text_vi: str) -> LaneReason:
    return LaneReason(lane=lane, criterion=criterion, text_vi=text_vi)
