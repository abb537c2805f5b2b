"""Which other limits bind used machines for chips and digital research since Thông tư 30/2025/TT-BKHCN?

The numbers are known from the press, the articles are not: a person reads the circular.
"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument, Verification
from models.measure import years

T = TypeVar("T")

IN_FORCE_FROM = date(2026, 1, 1)

CIRCULAR_30_2025 = Instrument(
    number="30/2025/TT-BKHCN",
    title_vi="Thông tư số 30/2025/TT-BKHCN quy định tiêu chí đối với dây chuyền công nghệ, thiết bị, máy "
    "móc, công cụ đã qua sử dụng nhập khẩu phục vụ dự án chip bán dẫn và đào tạo, nghiên cứu công nghệ số",
    in_force_from=IN_FORCE_FROM,
)


def _article_unknown(value: T, quote_vi: str) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(instrument=CIRCULAR_30_2025, article="(chưa rõ số)", quote_vi=quote_vi),
            verification=Verification.UNVERIFIED,
        ),
    )


CHIP_MACHINE_AGE_YEARS = _article_unknown(years(20), "(lược ý) máy cho dự án chip bán dẫn: không quá 20 năm")
DIGITAL_RND_NO_AGE_LIMIT = _article_unknown(
    True, "(lược ý) đào tạo, nghiên cứu: “không bị khống chế về tuổi”"
)
OWN_CRITERIA = _article_unknown(
    True,
    "(lược ý) tiêu chí riêng cho mục đích này; dây chuyền: sáu tiêu chí, trong đó công suất hoặc hiệu suất "
    "từ 85% trở lên; các tiêu chí khác chưa đọc được",
)
