"""Which fixed sentences do notices use? None says that goods are cleared: that is customs' act."""

from models.vocabulary import Disposition, NoticeKind

GOODS = "máy móc, thiết bị đã qua sử dụng"
OTHER_GOODS = "hàng hóa"

SUBJECTS = {
    NoticeKind.APPROVAL: f"Ý kiến chuyên môn: {GOODS} đáp ứng yêu cầu",
    NoticeKind.REJECTION: f"Ý kiến chuyên môn: {GOODS} không đáp ứng yêu cầu",
    NoticeKind.SUPPLEMENT: f"Yêu cầu bổ sung hồ sơ {GOODS} nhập khẩu",
    NoticeKind.VISIT_SCHEDULE: f"Lịch kiểm tra chung {GOODS} nhập khẩu",
    NoticeKind.FORM_2: "Đăng ký kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu",
    NoticeKind.FORM_3: "Kết quả kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu",
}

DOCUMENT_NAMES = {
    kind: "Phiếu tiếp nhận hồ sơ" if kind is NoticeKind.FORM_2 else "Thông báo" for kind in NoticeKind
}
"""Tên loại văn bản, as the document is headed and as another one names it."""

MEANINGS = {
    Disposition.HELD: "Chờ xử lý; chưa có ý kiến cuối cùng.",
    Disposition.STORAGE_ALLOWED: "Được mang hàng về bảo quản; chưa được đưa vào sử dụng.",
    Disposition.MAY_CLEAR: "Đáp ứng yêu cầu; đề nghị cơ quan hải quan xem xét quyết định theo thẩm quyền.",
    Disposition.REFUSED: "Không được nhập khẩu; đề nghị cơ quan hải quan xử lý theo thẩm quyền.",
    Disposition.NOT_OURS: "Không thuộc phạm vi ý kiến của Sở Khoa học và Công nghệ.",
}
"""What customs is told of an item, and what customs is asked to do (row D1)."""

PART = (
    "Dòng {item}: Thông báo này chỉ nói về {part} trong {all} {unit}; {rest} {unit} còn lại chờ chứng thư"
    " giám định. Việc xét trước một phần theo Quy chế phối hợp."
)
LEGAL_REVIEW = "cần thẩm tra pháp lý"
PROVISIONAL = "tạm tính"
ASK_OFFICE = "Liên hệ Sở Khoa học và Công nghệ để được hướng dẫn."

_STANDING = (
    " Quy chế phối hợp là thỏa thuận làm việc giữa hai cơ quan, không phải văn bản quy phạm pháp luật."
    " Việc thông quan do cơ quan hải quan quyết định theo pháp luật hải quan; Thông báo này không phải là"
    " quyết định thông quan."
)
OPINION = (
    "Thông báo này là ý kiến chuyên môn của Sở Khoa học và Công nghệ gửi cơ quan hải quan và doanh nghiệp"
    " nhập khẩu theo {policy}." + _STANDING
)
PROCEDURE = (
    "Thông báo này được gửi để phục vụ việc Sở Khoa học và Công nghệ cho ý kiến chuyên môn với cơ quan"
    " hải quan và doanh nghiệp nhập khẩu theo {policy}." + _STANDING
)
MARKED = f"Nội dung ghi “{LEGAL_REVIEW}” dựa trên căn cứ đang được đối chiếu, có thể được điều chỉnh."
COMPLAINT = (
    "Nếu không đồng ý, doanh nghiệp có thể gửi ý kiến giải trình hoặc khiếu nại đến Sở Khoa học và Công nghệ"
    " theo quy định của pháp luật về khiếu nại."
)

PREPARE = (
    "giữ nguyên trạng hàng hóa, chưa tháo lắp, sửa chữa hoặc sơn lại;",
    "bố trí lối tiếp cận, ánh sáng để đọc và chụp ảnh nhãn máy, số máy, năm sản xuất;",
    "bản gốc chứng thư giám định, xác nhận của nhà sản xuất (nếu có) và hồ sơ tờ khai;",
    "người đại diện có thẩm quyền chứng kiến và ký biên bản.",
)
