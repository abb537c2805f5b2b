"""Who is in charge of used machinery of chapters 84 and 85, under Quyết định 18/2019/QĐ-TTg?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.authority import AuthorityNote, CitedPlace, ResponsibleBody
from models.language import Said
from models.law import in_force
from models.vocabulary import Purpose
from rules.authority.cited import cited
from rules.authority.doubts import age_said, doubts_of
from rules.authority.names import CITY_CUSTOMS, DEPARTMENT, customs_name
from rules.checks.special_regime import SPECIAL_PURPOSES
from rules.law.customs.decree_292_2026 import BANNED_USED_CONSUMER, BANNED_USED_DIGITAL, BANNED_USED_MEDICAL
from rules.law.machinery.annex_i import age_limit
from rules.law.machinery.circular_23_2015 import MAX_MACHINE_AGE_YEARS as AGE_BEFORE_2019
from rules.law.machinery.circular_26_2025 import BANNED_USED_IT_GOODS
from rules.law.machinery.circular_30_2025 import CHIP_MACHINE_AGE_YEARS, DIGITAL_RND_NO_AGE_LIMIT
from rules.law.machinery.circular_56_2026 import WARNING
from rules.law.machinery.decision_02_2026 import (
    OVERAGE_AUTHORITY,
    OVERAGE_RETURN_ONLINE_HOURS,
    OVERAGE_RETURN_POST_WORKING_DAYS,
    OVERAGE_TOTAL_WORKING_DAYS,
)
from rules.law.machinery.decision_18_2019 import (
    CUSTOMS_CLEARS,
    EXCLUSIONS,
    IN_FORCE_FROM,
    MACHINE_DOSSIER,
    OVERAGE_DOSSIER,
    OVERAGE_ELIGIBLE,
    PRODUCTION_PURPOSE,
    PROVINCE_JOINS_IN_OPERATION,
    SCOPE_HS_CHAPTERS,
)


class Part(NamedTuple):
    """What one body of law adds to the answer."""

    bodies: tuple[ResponsibleBody, ...] = ()
    doubts: tuple[Said, ...] = ()
    notes: tuple[AuthorityNote, ...] = ()


def of_used_machinery(hs_code: str, purpose: Purpose | None, day: date) -> Part:
    """Customs decides; the department advises by agreement; the ministry permits what is too old."""
    if day < IN_FORCE_FROM:
        text = cited(day, AGE_BEFORE_2019)
        older = Said(
            "Trước Quyết định 18/2019/QĐ-TTg áp dụng văn bản cũ, chưa đọc toàn văn.",
            "Before Decision 18/2019/QĐ-TTg an older text applied, which has not been read in full.",
        )
        return Part(doubts=(older,), notes=(AuthorityNote(said=older, citations=text),))
    doubts = (*doubts_of(hs_code, purpose, day), *_of_marks(day))
    bodies = [_customs(purpose, day, next(iter(doubts), None))]
    if purpose is not Purpose.TRADE:
        bodies += [_department(day), _ministry(hs_code, day)]
    return Part(tuple(bodies), doubts, (*_exclusion_note(day), *_ban_notes(day), *_unread_note(day)))


def _of_marks(day: date) -> Iterator[Said]:
    """Nothing is settled by a text of which every value asks for a lawyer."""
    scope = in_force(SCOPE_HS_CHAPTERS, day)
    if scope is not None and scope.needs_review(day):
        yield Said(
            "Mọi căn cứ của Quyết định 18/2019/QĐ-TTg cần thẩm tra pháp lý vào ngày này, vì chưa đọc được "
            "Thông tư 56/2026/TT-BKHCN; một người phải đối chiếu trước khi dựa vào câu trả lời.",
            "Every ground in Decision 18/2019/QĐ-TTg needs legal review on this day, because Circular "
            "56/2026/TT-BKHCN has not been read; a person has to compare them before relying on the answer.",
        )


def of_used_elsewhere(day: date) -> Part:
    """Outside chapters 84 and 85 the decision does not ask; what may not be imported still may not."""
    said = Said(
        "Quyết định 18/2019/QĐ-TTg chỉ áp dụng cho hàng đã qua sử dụng của chương 84, 85.",
        "Decision 18/2019/QĐ-TTg applies to used goods of chapters 84 and 85 only.",
    )
    return Part(notes=(*_noted(said, cited(day, SCOPE_HS_CHAPTERS)), *_ban_notes(day)))


def _customs(purpose: Purpose | None, day: date, doubt: Said | None) -> ResponsibleBody:
    dossier = in_force(MACHINE_DOSSIER, day)
    name = customs_name(day)
    assert dossier is not None
    assert name is not None
    special = (CHIP_MACHINE_AGE_YEARS, DIGITAL_RND_NO_AGE_LIMIT) if purpose in SPECIAL_PURPOSES else ()
    trade = Said(
        "Hàng đã qua sử dụng nhập khẩu để kinh doanh, bán lại: không được nhập khẩu.",
        "Used goods imported for resale may not be imported.",
    )
    clearing = Said(
        "Thủ tục hải quan nhập khẩu máy móc, thiết bị đã qua sử dụng; hải quan quyết định thông quan.",
        "Customs procedure for used machinery; customs decides on clearance.",
    )
    return ResponsibleBody(
        name_vi=name.value,
        procedure=trade if purpose is Purpose.TRADE else clearing,
        documents_vi=() if purpose is Purpose.TRADE else dossier.value,
        days_said=Said(
            "Quyết định 18 không ghi thời hạn cho cơ quan hải quan.",
            "Decision 18 states no time limit for customs.",
        ),
        doubt=doubt,
        citations=cited(
            day,
            SCOPE_HS_CHAPTERS,
            PRODUCTION_PURPOSE,
            CUSTOMS_CLEARS,
            MACHINE_DOSSIER,
            *special,
            CITY_CUSTOMS,
        ),
    )


def _department(day: date) -> ResponsibleBody:
    return ResponsibleBody(
        name_vi=DEPARTMENT,
        procedure=Said(
            "Ý kiến chuyên môn cho hải quan theo quy chế phối hợp; quy chế không phải là luật.",
            "A professional opinion for customs under the coordination policy, which is not law.",
        ),
        days_said=Said(
            "Luật không ghi thời hạn; theo quy chế phối hợp.",
            "The law states no time limit; the coordination policy does.",
        ),
        when=Said(
            "Khi quy chế phối hợp yêu cầu; theo luật, cấp tỉnh tham gia khi máy đưa vào hoạt động.",
            "Where the coordination policy asks; by law the province takes part once the machine operates.",
        ),
        citations=cited(day, PROVINCE_JOINS_IN_OPERATION),
    )


def _ministry(hs_code: str, day: date) -> ResponsibleBody:
    authority, days = in_force(OVERAGE_AUTHORITY, day), in_force(OVERAGE_TOTAL_WORKING_DAYS, day)
    dossier, limit = in_force(OVERAGE_DOSSIER, day), age_limit(hs_code, day)
    assert authority is not None
    assert days is not None
    assert dossier is not None
    assert limit is not None
    return ResponsibleBody(
        name_vi=authority.value,
        procedure=Said(
            "Xin văn bản chấp thuận trước khi đăng ký tờ khai, nộp hồ sơ qua cổng hoặc qua bưu điện; chỉ cho "
            "doanh nghiệp đang sản xuất.",
            "Ask for a permission, online or by post, before the declaration is registered; only a firm that "
            "already produces may.",
        ),
        documents_vi=dossier.value,
        working_days=days.value,
        days_said=Said("Từ khi hồ sơ đầy đủ.", "From the day the dossier is complete."),
        when=age_said(hs_code, day),
        citations=cited(
            day,
            OVERAGE_AUTHORITY,
            OVERAGE_ELIGIBLE,
            OVERAGE_DOSSIER,
            OVERAGE_RETURN_ONLINE_HOURS,
            OVERAGE_RETURN_POST_WORKING_DAYS,
            OVERAGE_TOTAL_WORKING_DAYS,
            (limit,),
        ),
    )


def _exclusion_note(day: date) -> Iterator[AuthorityNote]:
    said = Said(
        "Quyết định 18 không áp dụng cho các trường hợp loại trừ, như quá cảnh, tạm nhập, tái xuất.",
        "Decision 18 does not apply to the excluded cases, such as transit or temporary import.",
    )
    yield from _noted(said, cited(day, EXCLUSIONS))


def _ban_notes(day: date) -> Iterator[AuthorityNote]:
    """Used goods of any chapter that may not come in."""
    goods = Said(
        "Hàng tiêu dùng điện tử, điện lạnh, điện gia dụng; thiết bị y tế; sản phẩm công nghệ số đã qua sử "
        "dụng bị cấm nhập khẩu.",
        "Used consumer electronics and household appliances, medical devices and digital products may not be "
        "imported.",
    )
    yield from _noted(goods, cited(day, BANNED_USED_CONSUMER, BANNED_USED_MEDICAL, BANNED_USED_DIGITAL))
    digital = Said(
        "Sản phẩm công nghệ thông tin đã qua sử dụng có danh mục cấm nhập khẩu; chưa đọc được danh mục.",
        "Used information technology goods have a list of banned goods; it has not been read.",
    )
    yield from _noted(digital, cited(day, BANNED_USED_IT_GOODS))


def _unread_note(day: date) -> Iterator[AuthorityNote]:
    said = Said(
        "Thông tư 56/2026/TT-BKHCN chưa đọc được; có thể thay đổi các điều trên.",
        "Circular 56/2026/TT-BKHCN has not been read; it may change the above.",
    )
    yield from _noted(said, cited(day, WARNING))


def _noted(said: Said, citations: tuple[CitedPlace, ...]) -> Iterator[AuthorityNote]:
    """The note, on a day on which its law is in force."""
    if citations:
        yield AuthorityNote(said=said, citations=citations)
