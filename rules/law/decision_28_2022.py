"""What did Quyết định 28/2022/QĐ-TTg change: the re-issued annex I, and a second road for some lines?"""

from datetime import date

from models.law import Citation, Dated, Instrument
from rules.law.circular_56_2026 import REVIEW_NEEDED_FROM

IN_FORCE_FROM = date(2023, 3, 1)

DECISION_28_2022 = Instrument(
    number="28/2022/QĐ-TTg",
    title_vi="Quyết định số 28/2022/QĐ-TTg về sửa đổi, bổ sung một số điều của Quyết định số 18/2019/QĐ-TTg",
    in_force_from=IN_FORCE_FROM,
)

INSPECTION_AFTER_INSTALLATION_MONTHS: tuple[Dated[int], ...] = (
    Dated(
        value=12,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=DECISION_28_2022,
            article="1",
            clause="1",
            quote_vi="(lược ý) văn bản đăng ký giám định sau lắp đặt; doanh nghiệp công nghệ cao, "
            "dự án ứng dụng công nghệ cao, ưu đãi đầu tư đặc biệt",
        ),
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
"""The other road for lines, which this rulebook names to the importer and does not judge."""
