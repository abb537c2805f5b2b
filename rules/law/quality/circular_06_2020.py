"""Who inspected goods of nhóm 2, and what did a self-assessment hold, under Thông tư 06/2020/TT-BKHCN?

No repeal was seen, but its base decrees ended with 2026-06-30: from then on it serves pending dossiers only,
and every use of it asks for review.
"""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification

IN_FORCE_FROM = date(2021, 1, 15)
REVIEW_NEEDED_FROM = date(2026, 7, 1)

CIRCULAR_06_2020 = Instrument(
    number="06/2020/TT-BKHCN",
    title_vi="Thông tư số 06/2020/TT-BKHCN quy định chi tiết Nghị định số 132/2008/NĐ-CP, 74/2018/NĐ-CP, "
    "154/2018/NĐ-CP, 119/2017/NĐ-CP",
    in_force_from=IN_FORCE_FROM,
)

INSPECTING_BODY: tuple[Dated[str], ...] = (
    Dated(
        value="Chi cục Tiêu chuẩn Đo lường Chất lượng",
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=CIRCULAR_06_2020,
            article="3",
            clause="5",
            quote_vi="(lược ý) Chi cục Tiêu chuẩn Đo lường Chất lượng của tỉnh có cửa khẩu; ở trung ương là "
            "Cục Quản lý chất lượng sản phẩm, hàng hóa",
        ),
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
SELF_ASSESSMENT_CONTENTS: tuple[Dated[tuple[str, ...]], ...] = (
    Dated(
        value=(
            "tổ chức, cá nhân nhập khẩu",
            "hàng hóa",
            "số hiệu quy chuẩn kỹ thuật",
            "kết quả đánh giá",
            "cam kết",
        ),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=CIRCULAR_06_2020,
            article="3",
            clause="8",
            quote_vi="(lược ý) năm nội dung của kết quả tự đánh giá, từ điểm a đến điểm e",
        ),
        verification=Verification.UNVERIFIED,  # that there are five is sure, their words are not
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
