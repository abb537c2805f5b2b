"""How are imported goods of high and of medium risk inspected since Nghị định 37/2026/NĐ-CP?

The decree is in force since 2026-01-23; its import inspection (Điều 82 to 86) began with the registration day
2026-07-01. Its exemptions and its reduction stand in `decree_37_2026_exemptions`.
"""

from datetime import date
from typing import TypeVar

from models.law import Citation, Dated, Instrument, Verification
from models.measure import working_days, years

T = TypeVar("T")

IN_FORCE_FROM = date(2026, 1, 23)
INSPECTION_FROM = date(2026, 7, 1)

DECREE_37_2026 = Instrument(
    number="37/2026/NĐ-CP",
    title_vi="Nghị định số 37/2026/NĐ-CP quy định chi tiết và biện pháp thi hành Luật Chất lượng sản phẩm, "
    "hàng hóa",
    in_force_from=IN_FORCE_FROM,
)


def cite(article: str, quote_vi: str, clause: str | None = None, point: str | None = None) -> Citation:
    """A place in this decree, with its words."""
    return Citation(instrument=DECREE_37_2026, article=article, clause=clause, point=point, quote_vi=quote_vi)


def since_july(
    value: T, citation: Citation, verification: Verification = Verification.VERIFIED
) -> tuple[Dated[T], ...]:
    """A value of the import inspection, in force since the regime changed."""
    return (Dated(value=value, valid_from=INSPECTION_FROM, citation=citation, verification=verification),)


# Chế độ mới, Điều 97
REGIME_SINCE = since_july(
    True,
    cite(
        "97",
        "(lược ý) các nghị định cũ hết hiệu lực “kể từ ngày 01 tháng 7 năm 2026”; nhóm 1, nhóm 2 tiếp tục "
        "“đến hết ngày 30 tháng 6 năm 2026”",
        "2, 3",
    ),
)

# Ai phải kiểm tra, Điều 82
MEDIUM_NO_INSPECTION = since_july(
    True,
    cite(
        "82",
        "không phải thực hiện kiểm tra chất lượng khi nhập khẩu nhưng phải thực hiện công bố hợp quy",
        "1",
    ),
)
LIST_DUTY_HIGH = since_july(
    True, cite("82", "(lược ý) rủi ro cao: đăng ký kiểm tra nhà nước theo Điều 83", "2")
)
SPECIAL_LAW_MEASURE = since_july(
    True,
    cite(
        "82", "(lược ý) trừ hàng đã có giấy phép lưu hành hoặc biện pháp quản lý của luật chuyên ngành", "3"
    ),
)

# Hồ sơ, Điều 83
REGISTRATION_FORM = "Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu (Mẫu số 1)"
CONFORMITY_CERTIFICATE = "Giấy chứng nhận hợp quy của tổ chức chứng nhận được chỉ định"
DESCRIPTION = "Ảnh hoặc bản mô tả hàng hóa kèm nội dung nhãn chính"
SUPPLEMENTARY_LABEL = "Mẫu nhãn phụ (khi nhãn chính chưa đủ nội dung)"

DOSSIER_WITH_CERTIFICATE = since_july(
    (REGISTRATION_FORM, CONFORMITY_CERTIFICATE, DESCRIPTION, SUPPLEMENTARY_LABEL),
    cite(
        "83", "(lược ý) Mẫu số 1; Giấy chứng nhận hợp quy; ảnh hoặc bản mô tả; mẫu nhãn phụ nếu cần", "1", "a"
    ),
)
DOSSIER_WITHOUT_CERTIFICATE = since_july(
    (REGISTRATION_FORM, DESCRIPTION, SUPPLEMENTARY_LABEL),
    cite("83", "(lược ý) Mẫu số 1; ảnh hoặc bản mô tả; mẫu nhãn phụ nếu cần; đưa hàng về bảo quản", "2", "a"),
)
CERTIFICATE_IDENTITY = since_july(
    (
        "tên hàng hóa",
        "nhãn hiệu, kiểu loại",
        "đặc tính kỹ thuật",
        "xuất xứ, nhà sản xuất",
        "khối lượng/số lượng",
        "tờ khai",
        "hóa đơn",
    ),
    cite("83", "(lược ý) giấy chứng nhận theo lô nêu bảy nội dung nhận dạng lô hàng", "1", "a"),
)
DOCUMENT_2_ALTERNATIVE = since_july(
    "Chứng thư giám định chất lượng lô hàng do tổ chức giám định được chỉ định cấp",
    cite(
        "Phụ lục VII Mẫu số 1, 2, 3",
        "(lược ý) “Giấy chứng nhận hợp quy” hoặc “Chứng thư giám định chất lượng” lô hàng do tổ chức giám "
        "định được chỉ định cấp; điểm a khoản 1 Điều 83 chỉ nêu Giấy chứng nhận hợp quy",
    ),
    Verification.UNVERIFIED,  # the forms name a paper that the article does not
)

# Thời hạn, Điều 83
SUPPLEMENT_WORKING_DAYS = since_july(
    working_days(7), cite("83", "trong thời hạn 07 ngày làm việc kể từ ngày tiếp nhận hồ sơ", "1", "b")
)
PASS_NOTICE_WORKING_DAYS = since_july(
    working_days(1), cite("83", "Trong thời hạn 01 ngày làm việc kể từ ngày hồ sơ đầy đủ và hợp lệ", "1", "b")
)
INCOMPLETE_NOTICE_WORKING_DAYS = since_july(
    working_days(1),
    cite(
        "83",
        "Trong thời hạn 01 ngày làm việc kể từ khi hết thời hạn bổ sung hồ sơ",
        "1",
        "b",
    ),
)
LABEL_FIX_WORKING_DAYS = since_july(
    working_days(5), cite("83", "khắc phục trong thời hạn không quá 05 ngày làm việc", "1", "b")
)
MISFIT_NOTICE: tuple[Dated[None], ...] = since_july(
    None,
    cite(
        "83",
        "(lược ý) giấy chứng nhận không phù hợp: “không đáp ứng yêu cầu chất lượng”, nêu lý do, gửi người "
        "nhập khẩu và hải quan; không nêu thời hạn",
        "1",
        "b",
    ),
)
"""No time limit is stated."""
FRAUD_NOTICE: tuple[Dated[None], ...] = since_july(
    None,
    cite(
        "83",
        "(lược ý) dấu hiệu rủi ro, gian lận, dữ liệu không thống nhất: Mẫu số 3 “không đáp ứng yêu cầu”; "
        "không nêu thời hạn",
        "1",
        "b",
    ),
)
"""No time limit is stated."""

# Kênh nộp, thông quan, thử nghiệm, Điều 83
CHANNEL = since_july(
    ("Cổng thông tin một cửa quốc gia", "Cổng dịch vụ công quốc gia"),
    cite("83", "(lược ý) nộp trên Cổng thông tin một cửa quốc gia hoặc Cổng dịch vụ công quốc gia", "4"),
)
CUSTOMS_CLEARS_ON_NOTICE = since_july(
    True, cite("83", "(lược ý) chỉ thông quan khi có Mẫu số 3 “đáp ứng”", "5")
)
TEST_LABORATORY = since_july(
    "tổ chức thử nghiệm được chỉ định",
    cite(
        "83",
        "(lược ý) thử nghiệm tại tổ chức được chỉ định; khoản 3 Điều 3 Thông tư 36/2026/TT-BKHCN còn nhận "
        "tổ chức được công nhận hoặc thừa nhận",
        "6",
    ),
    Verification.UNVERIFIED,  # the decree and the circular differ
)

# Tăng cường, Điều 84
INCREASED_INSPECTION = since_july(
    True,
    cite(
        "84",
        "(lược ý) hàng được miễn, giảm vi phạm trên thị trường; xuất xứ bị cảnh báo; người nhập khẩu vi phạm "
        "nhiều lần",
        "1",
    ),
)
INCREASED_NO_NEW_STEPS = since_july(
    True,
    cite("84", "(lược ý) không phát sinh thủ tục mới, không kéo dài thời gian thông quan", "2", "c"),
)

# Khắc phục, Điều 85
REASSESSMENT = since_july(True, cite("85", "(lược ý) hàng tái chế: đánh giá sự phù hợp lại", "3", "a"))
REASSESSED_PASS = since_july(True, cite("85", "(lược ý) phù hợp: Mẫu số 3 “đáp ứng”", "3", "b"))
REASSESSED_FAIL = since_july(
    True,
    cite(
        "85",
        "(lược ý) không phù hợp: Mẫu số 3 “không đáp ứng” gửi người nhập khẩu và hải quan",
        "3",
        "c",
    ),
)
FIX_EVIDENCE_WORKING_DAYS = since_july(
    working_days(1),
    cite("85", "trong thời hạn 01 ngày làm việc kể từ ngày hoàn thành việc khắc phục", "4"),
)

# Biểu mẫu, Phụ lục VII
FORM_1 = since_july(
    "Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu",
    cite("Phụ lục VII Mẫu số 1", "(lược ý) Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu"),
)
FORM_2 = since_july(
    "Phiếu tiếp nhận hồ sơ",
    cite(
        "Phụ lục VII Mẫu số 2",
        "Hồ sơ không đầy đủ về số lượng: Tiếp nhận hồ sơ nhưng cần bổ sung các mục:… trong thời gian "
        "07 ngày làm việc. Sau khi hồ sơ đầy đủ thì kiểm tra các bước tiếp theo theo quy định.",
    ),
)
FORM_3 = since_july(
    "Thông báo kết quả kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu",
    cite(
        "Phụ lục VII Mẫu số 3",
        "(lược ý) bốn kết quả: “Đáp ứng yêu cầu chất lượng hàng hóa nhập khẩu”; “Không đáp ứng yêu cầu chất "
        "lượng hàng hóa nhập khẩu”; “Lô hàng không đáp ứng yêu cầu về nhãn”; “Lô hàng không hoàn thiện đầy "
        "đủ hồ sơ”",
    ),
)

# Chuyển tiếp về nhãn, Điều 98
LABEL_OLD_STOCK: tuple[Dated[bool], ...] = (
    Dated(
        value=True,
        valid_from=IN_FORCE_FROM,
        valid_until=date(2028, 1, 24),
        citation=cite(
            "98", "(lược ý) nhãn đã in theo Nghị định 43/2017, 111/2021 được dùng thêm 02 năm", "4"
        ),
    ),
)
"""Two years from 2026-01-23: the day of the event does not count, so that 2028-01-23 is the last day."""
LABEL_OLD_ADDRESS_YEARS: tuple[Dated[int], ...] = (
    Dated(
        value=years(2),
        valid_from=IN_FORCE_FROM,
        citation=cite(
            "98",
            "(lược ý) nhãn ghi địa chỉ cũ được dùng 02 năm kể từ quyết định thay đổi địa giới hành chính",
            "5",
        ),
    ),
)
