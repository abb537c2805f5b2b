"""What has a person still to say of used goods known by code and purpose, as the engine would ask it?"""

from collections.abc import Iterator
from datetime import date

from models.language import Said
from models.law import in_force
from models.vocabulary import Purpose
from rules.checks.goods.import_ban import BANS, MEDICAL_PREFIXES, Ban
from rules.checks.scope.exclusions import SPECIAL_FIELDS, risk_list_places, special_field
from rules.checks.special_regime import SPECIAL_PURPOSES
from rules.law.machinery.annex_i import ANNEX_I, AgeLimit, age_limit
from rules.law.machinery.circular_30_2025 import CHIP_MACHINE_AGE_YEARS
from rules.law.machinery.decision_18_2019 import IN_FORCE_FROM
from rules.law.quality.circular_36_2026 import QUALITY_LIST
from rules.law.quality.other_lists import OTHER_LISTS

_TROUBLESOME = tuple(
    dict.fromkeys((*QUALITY_LIST, *filter(None, OTHER_LISTS), *SPECIAL_FIELDS, *MEDICAL_PREFIXES))
)

FULL_LENGTH = 8


def doubts_of(hs_code: str, purpose: Purpose | None, day: date) -> tuple[Said, ...]:
    """In the order in which the engine asks: purpose, exclusion, ban."""
    return (*_of_purpose(purpose, day), *_of_exclusion(hs_code, day), *_of_bans(hs_code, day))


def _of_purpose(purpose: Purpose | None, day: date) -> Iterator[Said]:
    if purpose in SPECIAL_PURPOSES and in_force(CHIP_MACHINE_AGE_YEARS, day):
        yield Said(
            "Thông tư 30/2025/TT-BKHCN có tiêu chí riêng cho mục đích này; hồ sơ và cơ quan chưa đọc được.",
            "Circular 30/2025/TT-BKHCN has its own criteria for this purpose; its dossier and authority have "
            "not been read.",
        )
    elif purpose is None:
        yield Said(
            "Quyết định 18 chỉ áp dụng cho hàng nhập khẩu để sản xuất; mục đích chưa rõ.",
            "Decision 18 applies to goods imported for production only; the purpose is not clear.",
        )
    elif purpose not in (Purpose.PRODUCTION, Purpose.TRADE):
        yield Said(
            "Quyết định 18 chỉ áp dụng cho hàng nhập khẩu để sản xuất; một người phải xem mục đích này có "
            "phục vụ trực tiếp sản xuất không.",
            "Decision 18 applies to goods imported for production only; a person has to see whether this "
            "purpose serves production directly.",
        )


def _of_exclusion(hs_code: str, day: date) -> Iterator[Said]:
    if any(risk_list_places(code, day) for code in _codes_of(hs_code)):
        is_whole = len(hs_code) == FULL_LENGTH or bool(risk_list_places(hs_code, day))
        yield Said(
            f"{_some(is_whole)} có trong danh mục theo mức độ rủi ro, hoặc danh mục của bộ khác, loại danh "
            "mục đã thay “nhóm 2”; một người phải xem hàng có được loại trừ khỏi Quyết định 18 không (điểm i "
            "khoản 2 Điều 1, cần thẩm tra pháp lý).",
            f"{_some_en(is_whole)} on the lists by risk, or a list of another ministry, which took the place "
            "of “group 2”; a person has to see whether the goods are excluded from Decision 18 (Article "
            "1.2.i, needs legal review).",
        )

    fields = [field for field in map(special_field, _codes_of(hs_code)) if field and day >= IN_FORCE_FROM]
    if fields:
        is_whole = len(hs_code) == FULL_LENGTH or special_field(hs_code) is not None
        yield Said(
            f"{_some(is_whole)} có thể là {fields[0].vi}; một người phải xem bộ quản lý ngành có văn bản quy "
            "phạm riêng không (điểm k khoản 2 Điều 1 Quyết định 18).",
            f"The code, or one within it, may cover {fields[0].en}; a person has to see whether the ministry "
            "in charge has a text of its own (Article 1.2.k of Decision 18).",
        )


def _of_bans(hs_code: str, day: date) -> Iterator[Said]:
    codes = _codes_of(hs_code)
    banned = next((ban for ban in BANS if _applies(ban, codes, day)), None)
    if banned is not None:
        is_whole = len(hs_code) == FULL_LENGTH or banned.has_cause(hs_code)
        yield Said(
            f"{_some(is_whole)} có thể là {banned.goods.vi}, thuộc danh mục cấm nhập khẩu; một người phải "
            "xem.",
            f"The code, or one within it, may cover {banned.goods.en}, which may not be imported; a person "
            "has to see.",
        )


def _applies(ban: Ban, codes: tuple[str, ...], day: date) -> bool:
    return in_force(ban.values, day) is not None and any(ban.has_cause(code) for code in codes)


def _codes_of(hs_code: str) -> tuple[str, ...]:
    """The code, and those within it that give cause to ask."""
    return (hs_code, *(code for code in _TROUBLESOME if code.startswith(hs_code)))


def _some(is_whole: bool) -> str:
    return "Mã này" if is_whole else "Một số mã bên trong mã này"


def _some_en(is_whole: bool) -> str:
    return "The code stands" if is_whole else "Some codes within the code stand"


def age_said(hs_code: str, day: date) -> Said:
    """How old the machine may be, with the doubt of each limit, also of codes within a short one."""
    limit = age_limit(hs_code, day)
    assert limit is not None
    within = {code: age_limit(code, day) for code in ANNEX_I if code.startswith(hs_code) and code != hs_code}
    others = {code: one.value for code, one in within.items() if one and one.value != limit.value}
    vi = [_age_vi("mã này", limit.value), *(_age_vi(f"mã {code}", one) for code, one in others.items())]
    en = [_age_en("this code", limit.value), *(_age_en(f"code {code}", one) for code, one in others.items())]
    return Said(f"Khi máy quá tuổi: {'; '.join(vi)}.", f"Where the machine is too old: {'; '.join(en)}.")


def _age_vi(code: str, limit: AgeLimit) -> str:
    if limit.sure_years == limit.possible_years:
        return f"{code} không quá {limit.years} năm"
    return (
        f"{code} chắc chắn được đến {limit.sure_years} năm, trên {limit.sure_years} đến "
        f"{limit.possible_years} năm thì một người xem (cần thẩm tra pháp lý)"
    )


def _age_en(code: str, limit: AgeLimit) -> str:
    if limit.sure_years == limit.possible_years:
        return f"the limit of {code} is {limit.years} years"
    return (
        f"{code} is sure up to {limit.sure_years} years; from there to {limit.possible_years} years a person "
        "has to see (needs legal review)"
    )
