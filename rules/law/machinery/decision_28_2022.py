"""What did Quyết định 28/2022/QĐ-TTg change: the re-issued annex I, and a second road for some lines?"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument, Verification
from models.measure import days, months, times
from rules.law.machinery.circular_56_2026 import REVIEW_NEEDED_FROM

T = TypeVar("T")

IN_FORCE_FROM = date(2023, 3, 1)

DECISION_28_2022 = Instrument(
    number="28/2022/QĐ-TTg",
    title_vi="Quyết định số 28/2022/QĐ-TTg về sửa đổi, bổ sung một số điều của Quyết định số 18/2019/QĐ-TTg",
    in_force_from=IN_FORCE_FROM,
)


def _second_road(
    value: T, quote_vi: str, verification: Verification = Verification.VERIFIED
) -> tuple[Dated[T], ...]:
    return (
        Dated(
            value=value,
            valid_from=IN_FORCE_FROM,
            citation=Citation(instrument=DECISION_28_2022, article="1", clause="1", quote_vi=quote_vi),
            verification=verification,
            review_needed_from=REVIEW_NEEDED_FROM,
        ),
    )


# Đường thứ hai cho dây chuyền: giám định sau lắp đặt
ELIGIBLE_PROJECTS = _second_road(
    (
        "doanh nghiệp công nghệ cao",
        "dự án ứng dụng công nghệ cao",
        "dự án thuộc đối tượng ưu đãi đầu tư đặc biệt",
    ),
    "(lược ý) doanh nghiệp công nghệ cao, dự án ứng dụng công nghệ cao, dự án ưu đãi đầu tư đặc biệt theo "
    "khoản 2 Điều 20 Luật Đầu tư",
)
FIRST_SHIPMENT_DOSSIER = _second_road(
    (
        "Giấy tờ chứng minh đối tượng được áp dụng",
        "Cam kết kèm danh mục (Mẫu số 01)",
        "Văn bản đăng ký giám định sau lắp đặt, có xác nhận của tổ chức giám định được chỉ định (Mẫu số 2)",
    ),
    "(lược ý) hồ sơ của lô hàng đầu tiên: giấy tờ về đối tượng, cam kết, đăng ký giám định sau lắp đặt",
)
STORED_INSTALLED_NOT_PRODUCING = _second_road(
    True, "(lược ý) đưa về bảo quản; chỉ được lắp đặt, vận hành để giám định, không sản xuất"
)
INSPECTION_AFTER_INSTALLATION_MONTHS = _second_road(
    months(12), "(lược ý) chứng thư giám định sau lắp đặt trong 12 tháng từ ngày nhập khẩu lô hàng đầu tiên"
)
EXTENSION_COUNT = _second_road(times(1), "(lược ý) gia hạn một lần")
EXTENSION_MAX_MONTHS = _second_road(months(6), "(lược ý) gia hạn không quá 06 tháng")
EXTENSION_NOTICE_DAYS = _second_road(
    days(30),
    "(lược ý) văn bản gửi Bộ Khoa học và Công nghệ và cơ quan hải quan ít nhất 30 ngày trước khi hết thời "
    "hạn",
)
LIST_CHANGE = _second_road(
    True,
    "(lược ý) điều chỉnh danh mục: văn bản đề nghị có xác nhận của tổ chức giám định được chỉ định",
    Verification.UNVERIFIED,  # to whom it goes was not seen to its end
)
FAILS_MEANS_REEXPORT = _second_road(True, "(lược ý) không đáp ứng: xử phạt và buộc tái xuất")
