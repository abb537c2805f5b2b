"""What happens to imported goods that fail, under Luật Chất lượng sản phẩm, hàng hóa 05/2007/QH12?

Read in its text before Luật 78/2025/QH15 amended it; from 2026-01-01 every use of it asks for review.
"""

from datetime import date

from models.law import Citation, Dated, Instrument

IN_FORCE_FROM = date(2008, 7, 1)
REVIEW_NEEDED_FROM = date(2026, 1, 1)

LAW_05_2007 = Instrument(
    number="05/2007/QH12",
    title_vi="Luật Chất lượng sản phẩm, hàng hóa số 05/2007/QH12",
    in_force_from=IN_FORCE_FROM,
)

LABEL_FIRST: tuple[Dated[bool], ...] = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=LAW_05_2007,
            article="36",
            clause="1",
            quote_vi="(lược ý) hàng không đáp ứng yêu cầu về nhãn: khắc phục trước khi được xác nhận",
        ),
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
FAILED_GOODS: tuple[Dated[bool], ...] = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        citation=Citation(
            instrument=LAW_05_2007,
            article="36",
            clause="3",
            quote_vi="(lược ý) hàng không phù hợp: cơ quan kiểm tra báo cáo, kiến nghị; cơ quan có thẩm "
            "quyền "
            "quyết định buộc tái xuất, tiêu hủy hoặc tái chế, báo cho hải quan và người nhập khẩu",
        ),
        review_needed_from=REVIEW_NEEDED_FROM,
    ),
)
