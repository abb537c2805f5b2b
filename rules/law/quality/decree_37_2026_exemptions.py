"""Which goods of high risk are exempt, and whose inspection is reduced (Nghị định 37/2026/NĐ-CP, Điều 86)?"""

from models.law import Dated
from models.measure import months, times, working_days, years
from rules.law.quality.decree_37_2026 import cite, since_july


def _point(point: str, text_vi: str, quote_vi: str | None = None) -> tuple[Dated[str], ...]:
    return since_july(text_vi, cite("86", quote_vi or f"(lược ý) {text_vi}", "1", point))


# Miễn kiểm tra, khoản 1
EXEMPTION_POINTS: dict[str, tuple[Dated[str], ...]] = {
    "a": _point(
        "a",
        "hành lý, tài sản di chuyển trong định mức miễn thuế, trừ xe cơ giới, xe máy chuyên dùng, xe đạp "
        "điện",
    ),
    "b": _point(
        "b",
        "hàng của đối tượng ngoại giao trong định mức miễn thuế, trừ xe cơ giới, xe máy chuyên dùng, "
        "xe đạp điện",
    ),
    "c": _point(
        "c",
        "mẫu quảng cáo, nghiên cứu, khảo nghiệm; mẫu để thử nghiệm phục vụ giám định, chứng nhận hợp quy; "
        "mẫu thử nghiệm liên phòng",
    ),
    "d": _point("d", "tạm nhập để dự hội chợ, triển lãm, không bán"),
    "đ": _point(
        "đ",
        "quà biếu trong định mức miễn thuế, trừ xe cơ giới, xe máy chuyên dùng, xe đạp điện",
    ),
    "e": _point("e", "hàng trao đổi của cư dân biên giới trong định mức miễn thuế"),
    "g": _point(
        "g",
        "hàng hóa, vật tư, thiết bị, máy móc tạm nhập – tái xuất không tiêu thụ tại Việt Nam",
        "Hàng hóa, vật tư, thiết bị, máy móc tạm nhập - tái xuất không tiêu thụ tại Việt Nam",
    ),
    "h": _point("h", "quá cảnh, chuyển khẩu, trung chuyển"),
    "i": _point(
        "i",
        "nguyên liệu, vật tư, hàng mẫu để gia công, sản xuất xuất khẩu, tạm nhập tái xuất; nguyên liệu cho "
        "hàng trong nước đã quản lý theo QCVN; hàng số lượng ít không đủ lấy mẫu",
    ),
    "k": _point("k", "hàng bán miễn thuế cho người xuất cảnh"),
    "l": _point("l", "tái nhập để sửa chữa, tái chế"),
    "m": _point("m", "hàng khẩn cấp theo chỉ đạo của Chính phủ, Thủ tướng Chính phủ"),
    "n": _point("n", "hàng phục vụ an ninh"),
    "o": _point("o", "bưu chính, chuyển phát nhanh trong trị giá miễn thuế"),
    "p": _point("p", "tạm nhập để bán tại cửa hàng miễn thuế"),
    "q": _point("q", "xuất nhập khẩu tại chỗ"),
    "r": _point("r", "hàng cho trụ sở cơ quan đại diện ngoại giao"),
    "s": _point("s", "hàng xuất khẩu bị trả lại, thu hồi"),
    "t": _point("t", "hóa chất bảo vệ thực vật bị cấm, nhập làm chất chuẩn"),
    "u": _point("u", "hàng cấm nhập khẩu theo quản lý ngoại thương"),
}
EXEMPTION_BARS: dict[str, tuple[Dated[str], ...]] = {
    "a": since_july("có cảnh báo về an toàn", cite("86", "(lược ý) có cảnh báo về an toàn", "2", "a")),
    "b": since_july(
        "thuộc danh mục kiểm soát đặc biệt",
        cite("86", "(lược ý) thuộc danh mục kiểm soát đặc biệt", "2", "b"),
    ),
    "c": since_july(
        "luật chuyên ngành bắt buộc kiểm tra",
        cite("86", "(lược ý) luật chuyên ngành bắt buộc kiểm tra", "2", "c"),
    ),
}
"""Khoản 2: any of them takes the exemption and the reduction away."""

# Giảm kiểm tra, khoản 3
REDUCTION_PASSES = since_july(
    times(3), cite("86", "(lược ý) “03 lần nhập khẩu liên tiếp” có Mẫu số 3 “đáp ứng”", "3", "a")
)
REDUCTION_YEARS = since_july(
    years(2),
    cite(
        "86",
        "thời hạn áp dụng chế độ giảm kiểm tra là 02 năm, tính từ thời điểm phát sinh kết quả đánh giá phù "
        "hợp của lần nhập khẩu thứ ba",
        "3",
        "b",
    ),
)
REDUCTION_LIST = since_july(
    True,
    cite("86", "(lược ý) cơ quan kiểm tra công bố danh sách; hải quan thông quan theo danh sách", "3", "b"),
)
REDUCTION_REPORT_MONTHS = since_july(
    months(3), cite("86", "(lược ý) báo cáo “định kỳ 03 tháng/lần”", "3", "c")
)
REDUCTION_STOP = since_july(
    (
        "phát hiện không phù hợp trên thị trường",
        "khiếu nại, tố cáo đã xác minh đúng",
        "hậu kiểm không đạt",
        "không báo cáo định kỳ",
    ),
    cite("86", "(lược ý) các trường hợp dừng giảm kiểm tra", "3", "d"),
)
EXEMPTION_SEEN_BY_CUSTOMS = since_july(
    True,
    cite(
        "86",
        "(lược ý) miễn, giảm thể hiện trên hệ thống giám sát chất lượng sản phẩm, hàng hóa quốc gia; hải "
        "quan không yêu cầu người nhập khẩu nộp lại",
        "4",
        "d",
    ),
)

# Rủi ro trung bình, khoản 5
MEDIUM_NO_RESTATEMENT = since_july(
    True,
    cite(
        "86",
        "(lược ý) không công bố lại khi tên hàng, công dụng, nhãn hiệu, kiểu loại, đặc tính kỹ thuật, cơ sở "
        "sản xuất, xuất xứ không đổi",
        "5",
        "a",
    ),
)
MEDIUM_UPDATE_WORKING_DAYS = since_july(
    working_days(3), cite("86", "trong thời hạn 03 ngày làm việc", "5", "b")
)
