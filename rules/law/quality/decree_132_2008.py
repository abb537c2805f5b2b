"""What did the old regime (nhóm 2, until 2026-06-30) ask under Nghị định 132/2008/NĐ-CP as amended?

The text of its Điều 7, as amended by Nghị định 74/2018/NĐ-CP and 154/2018/NĐ-CP, was not at hand: every value
is unverified, so that a person judges. A dossier registered before 2026-07-01 finishes under it.
"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument, Verification
from models.measure import times, working_days, years

T = TypeVar("T")

IN_FORCE_FROM = date(2018, 7, 1)
EXEMPTION_FROM = date(2018, 11, 9)
IN_FORCE_UNTIL = date(2026, 7, 1)

DECREE_74_2018 = Instrument(
    number="74/2018/NĐ-CP",
    title_vi="Nghị định số 74/2018/NĐ-CP về sửa đổi, bổ sung một số điều của Nghị định số 132/2008/NĐ-CP",
    in_force_from=IN_FORCE_FROM,
    in_force_until=IN_FORCE_UNTIL,
)
DECREE_154_2018 = Instrument(
    number="154/2018/NĐ-CP",
    title_vi="Nghị định số 154/2018/NĐ-CP về sửa đổi quy định kiểm tra chuyên ngành (Điều 4)",
    in_force_from=EXEMPTION_FROM,
    in_force_until=IN_FORCE_UNTIL,
)


def _old(value: T, quote_vi: str) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            valid_until=IN_FORCE_UNTIL,
            citation=Citation(instrument=DECREE_74_2018, article="1", clause="3", quote_vi=quote_vi),
            verification=Verification.UNVERIFIED,
        ),
    )


def _old_exemption(value: T, quote_vi: str) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=EXEMPTION_FROM,
            valid_until=IN_FORCE_UNTIL,
            citation=Citation(instrument=DECREE_154_2018, article="4", quote_vi=quote_vi),
            verification=Verification.UNVERIFIED,
        ),
    )


# Chế độ nhóm 2
OLD_REGIME: tuple[Dated[bool], ...] = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        valid_until=IN_FORCE_UNTIL,
        citation=Citation(
            instrument=DECREE_74_2018,
            article="1",
            clause="3",
            quote_vi="(lược ý) hàng hóa nhóm 2 được kiểm tra theo khoản 2a, 2b, 2c Điều 7 Nghị định "
            "132/2008/NĐ-CP; khoản 2 Điều 24 Nghị định 85/2019/NĐ-CP dẫn lại ba khoản ấy",
        ),
        review_needed_from=IN_FORCE_FROM,  # that the three ways exist is sure, their words and lists are not
    ),
)

# Biện pháp kiểm tra, khoản 2a, 2b, 2c Điều 7 Nghị định 132/2008/NĐ-CP
MEASURES: dict[str, tuple[Dated[str], ...]] = {
    "2a": _old(
        "kết quả tự đánh giá của tổ chức, cá nhân",
        "(lược ý) khoản 2a Điều 7 Nghị định 132/2008/NĐ-CP: tự đánh giá; thông quan trước, nộp kết quả sau",
    ),
    "2b": _old(
        "chứng nhận, giám định của tổ chức đã đăng ký hoặc được thừa nhận",
        "(lược ý) khoản 2b Điều 7 Nghị định 132/2008/NĐ-CP: tổ chức đã đăng ký hoặc được thừa nhận; thông "
        "quan trước, nộp kết quả sau",
    ),
    "2c": _old(
        "chứng nhận, giám định của tổ chức được chỉ định",
        "(lược ý) khoản 2c Điều 7 Nghị định 132/2008/NĐ-CP: tổ chức được chỉ định; đủ hồ sơ trước khi "
        "thông quan",
    ),
}
OLD_REGISTRATION_CONFIRM_WORKING_DAYS = _old(
    working_days(1), "(lược ý) khoản 2a, 2b Điều 7: xác nhận đăng ký trong 01 ngày làm việc"
)
OLD_RESULT_WORKING_DAYS = _old(
    working_days(15), "(lược ý) khoản 2a, 2b Điều 7: nộp kết quả trong 15 ngày làm việc từ ngày thông quan"
)
OLD_NOTICE_WORKING_DAYS = _old(
    working_days(3), "(lược ý) khoản 2c Điều 7: thông báo kết quả trong 03 ngày làm việc"
)
OLD_LIST = _old(
    "Chưa có bảng mã HS của Danh mục nhóm 2; một người nạp bảng và đối chiếu.",
    "(lược ý) Danh mục nhóm 2: Quyết định 3482/QĐ-BKHCN (2017), 3810/QĐ-BKHCN (2019), 2711/QĐ-BKHCN (2022), "
    "2284/QĐ-BKHCN, sửa đổi 366, 367/QĐ-BKHCN",
)
OLD_EXEMPTION_LIST = _old(
    "các trường hợp miễn kiểm tra theo khoản 7 Điều 7 Nghị định 132/2008/NĐ-CP",
    "(lược ý) khoản 7 Điều 7 Nghị định 132/2008/NĐ-CP, sửa đổi 2018: các trường hợp miễn kiểm tra chất "
    "lượng khi nhập khẩu",
)

# Miễn kiểm tra, Điều 4 Nghị định 154/2018/NĐ-CP
OLD_EXEMPTION_PASSES = _old_exemption(times(3), "(lược ý) 03 lần nhập khẩu liên tiếp đạt yêu cầu")
OLD_EXEMPTION_YEARS = _old_exemption(years(2), "(lược ý) miễn kiểm tra 02 năm")
