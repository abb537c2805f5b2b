"""How long may a renamed enterprise use its old labels, under Nghị quyết 39/2026/NQ-CP?

Known from a register of documents only; its text was not read.
"""

from datetime import date

from models.law import Citation, Dated, Instrument, Verification
from models.measure import months

IN_FORCE_FROM = date(2026, 8, 25)

RESOLUTION_39_2026 = Instrument(
    number="39/2026/NQ-CP",
    title_vi="Nghị quyết số 39/2026/NQ-CP ngày 25/8/2026 của Chính phủ",
    in_force_from=IN_FORCE_FROM,
)
RENAMED_ENTERPRISE_LABEL_MONTHS: tuple[Dated[int], ...] = (
    Dated(
        value=months(12),
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=RESOLUTION_39_2026,
            article="chưa đọc",
            quote_vi="(lược ý) doanh nghiệp đổi tên được dùng nhãn, bao bì cũ tối đa 12 tháng hoặc đến hết "
            "hạn dùng của hàng, đến khi sửa khoản 4 Điều 98 Nghị định 37/2026/NĐ-CP",
        ),
        verification=Verification.UNVERIFIED,
    ),
)
