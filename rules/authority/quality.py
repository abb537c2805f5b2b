"""Who inspects the quality of the goods: by the risk lists, or before 2026-07-01 by the lists of group 2?"""

from datetime import date

from models.authority import AuthorityNote, ResponsibleBody
from models.goods import Ratings
from models.language import Said
from models.law import in_force
from rules.authority.cited import cited, places
from rules.authority.names import DEPARTMENT, NATIONAL_QUALITY
from rules.authority.used import Part
from rules.checks.list_rows import names_vi
from rules.ground import day_vi
from rules.law.quality.circular_06_2020 import INSPECTING_BODY
from rules.law.quality.circular_36_2026 import (
    HIGH_RISK_LIST,
    INSPECTING_BODY_FUEL,
    INSPECTING_BODY_PROVINCE,
    MEDIUM_RISK_LIST,
    NUCLEAR_BY_SPECIAL_LAW,
    QUALITY_LIST,
    listed,
)
from rules.law.quality.decree_37_2026 import (
    CHANNEL,
    DOSSIER_WITH_CERTIFICATE,
    INSPECTION_FROM,
    LIST_DUTY_HIGH,
    MEDIUM_NO_INSPECTION,
    PASS_NOTICE_WORKING_DAYS,
)
from rules.law.quality.decree_132_2008 import OLD_LIST, OLD_REGIME
from rules.listing import Listing, ListingState, classify_goods

FULL_CODE = 8
NO_DAYS = Said("Luật không ghi số ngày.", "The law states no number of days.")


def of_quality(hs_code: str, ratings: Ratings | None, day: date) -> Part:
    """What the quality lists of the day say; a shorter code than eight digits may hide a listed one."""
    if day < INSPECTION_FROM:
        return _of_group_two(hs_code, day)
    listing = classify_goods(hs_code, ratings, None, day)
    if listing.state is ListingState.NOT_LISTED and hides_listed(hs_code):
        doubt = Said(
            f"Mã {hs_code} chưa đủ 8 chữ số; một số mã bên trong có trong danh mục theo mức rủi ro.",
            f"The code {hs_code} has fewer than 8 digits; some codes within it stand on the risk lists.",
        )
        lists = cited(day, HIGH_RISK_LIST, MEDIUM_RISK_LIST)
        return Part(doubts=(doubt,), notes=(AuthorityNote(said=doubt, citations=lists),))
    return _of_listing(listing, day)


def hides_listed(hs_code: str) -> bool:
    """Do listed codes lie within a code that is too short to name them?"""
    return len(hs_code) < FULL_CODE and any(code.startswith(hs_code) for code in QUALITY_LIST)


def _of_listing(listing: Listing, day: date) -> Part:
    match listing.state:
        case ListingState.NOT_LISTED:
            return Part()
        case ListingState.NUCLEAR:
            return _nuclear(listing, day)
        case ListingState.LISTED | ListingState.NOT_YET if not listing.is_owed:
            return _later(listing, day)
        case ListingState.LISTED | ListingState.FUEL:
            return _of_tier(listing, day, None)
    return _of_tier(listing, day, _open(listing))


def _of_tier(listing: Listing, day: date, doubt: Said | None) -> Part:
    is_medium = all(row.value.tier == "medium" for row in listing.entries)
    body = _conformity_statement if is_medium else _inspection
    return Part((body(listing, day, doubt),), (doubt,) if doubt else ())


def _open(listing: Listing) -> Said:
    names = names_vi(listing.entries)
    if listing.missing_vi:
        wanted = ", ".join(listing.missing_vi)
        return Said(
            f"Mã này có trong danh mục, tùy dữ liệu chưa nêu: {wanted}. {names}.",
            f"The code stands on the lists, depending on facts not stated: {wanted}. {names}.",
        )
    return Said(
        f"Mã này có trong danh mục, nếu hàng đúng là sản phẩm được nêu: {names}.",
        f"The code stands on the lists, if the goods are the product named: {names}.",
    )


def _inspection(listing: Listing, day: date, doubt: Said | None) -> ResponsibleBody:
    dossier, days = in_force(DOSSIER_WITH_CERTIFICATE, day), in_force(PASS_NOTICE_WORKING_DAYS, day)
    channel = in_force(CHANNEL, day)
    assert dossier is not None
    assert days is not None
    assert channel is not None
    places_vi = " hoặc ".join(channel.value)
    body = INSPECTING_BODY_FUEL if listing.is_fuel else INSPECTING_BODY_PROVINCE
    return ResponsibleBody(
        name_vi=listing.body_vi if listing.is_fuel else DEPARTMENT,
        procedure=Said(
            f"Đăng ký kiểm tra nhà nước về chất lượng (Mẫu số 1), nộp trên {places_vi}; thông quan khi có "
            "Mẫu số 3 “đáp ứng”.",
            "Register the state quality inspection (Form 1) on the national single window or the national "
            "public service portal; clearance follows a passing Form 3.",
        ),
        documents_vi=dossier.value,
        working_days=days.value,
        days_said=Said(
            "Từ khi hồ sơ đầy đủ và hợp lệ.", "From the day on which the dossier is complete and valid."
        ),
        doubt=doubt,
        citations=cited(
            day, body, LIST_DUTY_HIGH, DOSSIER_WITH_CERTIFICATE, CHANNEL, PASS_NOTICE_WORKING_DAYS
        )
        + places(day, listing.entries),
    )


def _conformity_statement(listing: Listing, day: date, doubt: Said | None) -> ResponsibleBody:
    return ResponsibleBody(
        name_vi="Người nhập khẩu tự công bố hợp quy; không cơ quan nào kiểm tra khi nhập khẩu",
        procedure=Said(
            "Công bố hợp quy trước khi lưu thông; không kiểm tra chất lượng khi nhập khẩu. Nơi nhận công bố "
            "theo Thông tư 14/2026/TT-BKHCN, chưa đọc được.",
            "A conformity statement before circulation; no inspection on import. Where it is filed stands in "
            "Circular 14/2026/TT-BKHCN, which has not been read.",
        ),
        days_said=NO_DAYS,
        doubt=doubt,
        citations=cited(day, MEDIUM_NO_INSPECTION) + places(day, listing.entries),
    )


def _later(listing: Listing, day: date) -> Part:
    since = day_vi(listing.owed_from) if listing.owed_from else ""
    said = Said(
        f"Có trong danh mục theo mức rủi ro, áp dụng từ ngày {since}: {listing.names_vi}.",
        f"On the risk lists from {since}: {listing.names_vi}.",
    )
    return Part(notes=(AuthorityNote(said=said, citations=places(day, listing.entries)),))


def _nuclear(listing: Listing, day: date) -> Part:
    doubt = Said(
        "Hàng bức xạ, hạt nhân theo pháp luật năng lượng nguyên tử, chưa đọc; tên cơ quan chưa xác định.",
        "Nuclear and radiation goods fall under the law of atomic energy, which has not been read; the body "
        "is not settled.",
    )
    body = ResponsibleBody(
        name_vi="Cơ quan theo pháp luật năng lượng nguyên tử",
        procedure=Said(
            "Theo pháp luật năng lượng nguyên tử, không theo Điều 83 Nghị định 37/2026/NĐ-CP.",
            "By the law of atomic energy, not by Article 83 of Decree 37/2026/NĐ-CP.",
        ),
        days_said=NO_DAYS,
        doubt=doubt,
        citations=cited(day, NUCLEAR_BY_SPECIAL_LAW) + places(day, listing.entries),
    )
    return Part((body,), (doubt,))


def _of_group_two(hs_code: str, day: date) -> Part:
    """The lists of the day were not at hand: today's list only gives a suspicion."""
    if not listed(hs_code) and not hides_listed(hs_code):
        return Part(notes=(_group_two_note(day),))
    doubt = Said(
        "Mã này có trong danh mục ngày nay; chưa đọc được danh mục nhóm 2 của ngày ấy nên chưa rõ có phải "
        "kiểm tra không.",
        "The code stands on today's lists; the group 2 lists of that day have not been read, so it is open "
        "whether the goods were inspected.",
    )
    body = in_force(INSPECTING_BODY, day)
    if body is None:
        return Part(doubts=(doubt,), notes=(_group_two_note(day),))
    return Part(
        (
            ResponsibleBody(
                name_vi=f"{body.value} của tỉnh có cửa khẩu",
                procedure=Said(
                    "Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhóm 2.",
                    "Register the state quality inspection of group 2 goods.",
                ),
                days_said=Said(
                    "Thời hạn của quy định cũ cần thẩm tra pháp lý.",
                    "The time limits of the old law need legal review.",
                ),
                doubt=doubt,
                citations=cited(day, INSPECTING_BODY, OLD_REGIME, OLD_LIST, NATIONAL_QUALITY),
            ),
        ),
        (doubt,),
        (_group_two_note(day),),
    )


def _group_two_note(day: date) -> AuthorityNote:
    return AuthorityNote(
        said=Said(
            "Chưa có bảng mã HS của danh mục hàng hóa nhóm 2 của ngày ấy.",
            "The HS tables of the group 2 lists of that day are not at hand.",
        ),
        citations=cited(day, OLD_LIST),
    )
