"""What is known of Thông tư 56/2026/TT-BKHCN? That it exists: a warning, not a source of values.

Its text was not readable. Until a lawyer has read it, every value of Quyết định 18/2019/QĐ-TTg and
28/2022/QĐ-TTg keeps its effect and asks for review from the day below.
"""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification

REVIEW_NEEDED_FROM = date(2026, 9, 1)

CIRCULAR_56_2026 = Instrument(
    number="56/2026/TT-BKHCN",
    title_vi="Thông tư số 56/2026/TT-BKHCN (chưa đọc được toàn văn)",
    in_force_from=REVIEW_NEEDED_FROM,
)

WARNING: tuple[Dated[str], ...] = (
    Dated(
        value="Chưa rõ Thông tư thay thế hay hướng dẫn những điều nào; cần đối chiếu trước khi kết luận.",
        valid_from=REVIEW_NEEDED_FROM,
        citation=Citation(
            instrument=CIRCULAR_56_2026,
            article="5",
            quote_vi="Tiêu chí nhập khẩu dây chuyền công nghệ đã qua sử dụng",
        ),
        verification=Verification.UNVERIFIED,
    ),
)
