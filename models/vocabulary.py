"""Which closed sets of words does the engine use, and how does each read in Vietnamese?"""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A value of a closed set: stored and sent as its text, shown as its Vietnamese label."""

    label_vi: str

    def __new__(cls, value: str, label_vi: str = "") -> Self:
        """A word cannot be made without its label; by its value alone an existing one is found."""
        if not label_vi:
            raise TypeError(f"{cls.__name__}.{value} has no label")
        word = str.__new__(cls, value)
        word._value_ = value
        word.label_vi = label_vi
        return word


class Office(Word):
    """The two offices that work a case together."""

    DOST = "dost", "Sở Khoa học và Công nghệ"
    CITY_CUSTOMS = "city_customs", "Hải quan thành phố"


class Role(Word):
    """What a person of an office may do."""

    INSPECTOR = "inspector", "Chuyên viên thụ lý"
    REVIEWER = "reviewer", "Người soát xét"
    SIGNATORY = "signatory", "Người ký"
    CUSTOMS_OFFICER = "customs_officer", "Công chức hải quan"
    AUDITOR = "auditor", "Kiểm toán viên"
    SUPERVISOR = "supervisor", "Lãnh đạo phòng"


class Party(Word):
    """From whom something is due."""

    IMPORTER = "importer", "Doanh nghiệp nhập khẩu"
    CITY_CUSTOMS = "city_customs", "Hải quan thành phố"
    DOST = "dost", "Sở Khoa học và Công nghệ"
    INSPECTION_BODY = "inspection_body", "Tổ chức giám định"


class FactKind(Word):
    """What can happen in a case."""

    DECLARATION = "declaration", "Tờ khai"
    AMENDMENT = "amendment", "Sửa đổi, bổ sung"
    PAPER = "paper", "Giấy tờ nộp thêm"
    ARRIVAL = "arrival", "Hàng đến cửa khẩu"
    STORAGE = "storage", "Đưa hàng về bảo quản"
    VISIT_REPORT = "visit_report", "Biên bản kiểm tra chung"
    VISIT_CONFIRMATION = "visit_confirmation", "Xác nhận biên bản"
    REBOOKING = "rebooking", "Đổi lịch kiểm tra"
    ANSWER = "answer", "Trả lời câu hỏi nghiệp vụ"
    REVIEW = "review", "Soát xét"
    SIGNATURE = "signature", "Ký"
    CUSTOMS_WORD = "customs_word", "Kết quả của hải quan"
    WITHDRAWAL = "withdrawal", "Rút tờ khai"


class Condition(Word):
    """Đặc tính hàng hóa as declared."""

    NEW = "new", "Mới"
    USED = "used", "Đã qua sử dụng"
    REMANUFACTURED = "remanufactured", "Tân trang"


class Purpose(Word):
    """Mục đích nhập khẩu as declared."""

    PRODUCTION = "production", "Phục vụ sản xuất"
    TRADE = "trade", "Kinh doanh, bán lại"
    OTHER = "other", "Mục đích khác"


class Exclusion(Word):
    """Cases to which Quyết định 18/2019/QĐ-TTg does not apply (Điều 1.2), as declared."""

    TRANSIT = "transit", "Quá cảnh, trung chuyển"
    MERCHANTING = "merchanting", "Kinh doanh chuyển khẩu"
    TEMPORARY_TRADE = "temporary_trade", "Kinh doanh tạm nhập, tái xuất"
    TEMPORARY_OTHER = "temporary_other", "Tạm nhập, tái xuất khác; tạm xuất, tái nhập"
    REPAIR_SERVICE = "repair_service", "Hợp đồng dịch vụ sửa chữa, bảo dưỡng với thương nhân nước ngoài"
    NON_TARIFF_ZONE = "non_tariff_zone", "Mua bán trong khu chế xuất, khu phi thuế quan; thanh lý vào nội địa"
    CONTRACT_END = "contract_end", "Nhận lại hoặc chuyển giao sau hợp đồng gia công, thuê"
    RESEARCH = "research", "Nghiên cứu khoa học, phát triển công nghệ; an ninh, quốc phòng"
    DEFENSE = "defense", "An ninh, quốc phòng theo yêu cầu của bộ quản lý ngành"
    GROUP_TWO = "group_two", "Thuộc danh mục hàng hóa nhóm 2 của bộ quản lý ngành"
    SPECIALIZED_FIELD = "specialized_field", "Lĩnh vực chuyên ngành có văn bản riêng"


class TechnologyStatus(Word):
    """Whether the technology stands on a list; declared or certified, never inferred."""

    FREE = "free", "Không thuộc danh mục hạn chế, cấm chuyển giao"
    RESTRICTED = "restricted", "Thuộc danh mục hạn chế chuyển giao"
    PROHIBITED = "prohibited", "Thuộc danh mục cấm chuyển giao"


class StandardKind(Word):
    """The family of the technical standard that a paper names (Điều 5.1, 6.2)."""

    QCVN = "qcvn", "Quy chuẩn kỹ thuật quốc gia (QCVN)"
    TCVN = "tcvn", "Tiêu chuẩn quốc gia (TCVN)"
    G7_KOREA = "g7_korea", "Tiêu chuẩn quốc gia của nước G7 hoặc Hàn Quốc"
    NONE = "none", "Không có quy chuẩn, tiêu chuẩn liên quan"


class Conclusion(Word):
    """What a certificate concludes on Điều 5 or 6."""

    CONFORMS = "conforms", "Đáp ứng"
    DOES_NOT_CONFORM = "does_not_conform", "Không đáp ứng"


class Outcome(Word):
    """Outcome of one check."""

    MET = "met", "Đạt"
    NOT_MET = "not_met", "Không đạt"
    UNDETERMINED = "undetermined", "Chưa đủ căn cứ"


class Consequence(Word):
    """What it means for the item when a check is not met."""

    OUT_OF_SCOPE = "out_of_scope", "Ngoài phạm vi"
    REFUSAL = "refusal", "Không được nhập khẩu"
    EVIDENCE_MISSING = "evidence_missing", "Thiếu giấy tờ"
    RISK = "risk", "Dấu hiệu rủi ro"


class Disposition(Word):
    """What customs is told of an item."""

    HELD = "held", "Chờ xử lý"
    STORAGE_ALLOWED = "storage_allowed", "Được mang hàng về bảo quản"
    MAY_CLEAR = "may_clear", "Có thể thông quan"
    REFUSED = "refused", "Không được nhập khẩu"
    NOT_OURS = "not_ours", "Không thuộc phạm vi kiểm tra"


class CustomsOutcome(Word):
    """What customs did with an item; clearing is customs' act, never ours."""

    STORED = "stored", "Đã mang hàng về bảo quản"
    RELEASED = "released", "Đã giải phóng hàng"
    CLEARED = "cleared", "Đã thông quan"
    REFUSED = "refused", "Hải quan từ chối"
    REEXPORTED = "reexported", "Đã tái xuất"
    DESTROYED = "destroyed", "Đã tiêu hủy"


FINAL_OUTCOMES = frozenset(
    {CustomsOutcome.CLEARED, CustomsOutcome.REFUSED, CustomsOutcome.REEXPORTED, CustomsOutcome.DESTROYED}
)


class ReviewLane(Word):
    """How closely the two offices look, by their coordination policy."""

    GREEN = "green", "Xanh: chỉ kiểm tra dữ liệu"
    YELLOW = "yellow", "Vàng: soát xét hồ sơ"
    RED = "red", "Đỏ: kiểm tra chung tại nơi để hàng"


class ResultState(Word):
    """Trạng thái of the result as the single window knows it (Nghị định 336/2026/NĐ-CP, Điều 19.2)."""

    ACCEPTED = "accepted", "Chấp nhận"
    REFUSED = "refused", "Từ chối"
    SUPPLEMENT_REQUESTED = "supplement_requested", "Yêu cầu sửa đổi, bổ sung"
    IN_PROGRESS = "in_progress", "Đang xử lý"


class CaseState(Word):
    """Where a case stands, derived from its last assessment."""

    AWAITING_DECLARATION = "awaiting_declaration", "Chờ tờ khai"
    AWAITING_ARRIVAL = "awaiting_arrival", "Chờ hàng đến"
    AWAITING_PAPERS = "awaiting_papers", "Chờ bổ sung hồ sơ"
    AWAITING_VISIT = "awaiting_visit", "Chờ kiểm tra chung"
    AWAITING_ANSWER = "awaiting_answer", "Chờ chuyên viên trả lời"
    AWAITING_REVIEW = "awaiting_review", "Chờ soát xét"
    AWAITING_SIGNATURE = "awaiting_signature", "Chờ ký"
    DECIDED = "decided", "Đã có kết luận, chờ hải quan"
    OBLIGATIONS_LEFT = "obligations_left", "Đã thông quan, còn nghĩa vụ"
    AWAITING_REEXPORT = "awaiting_reexport", "Bị từ chối, chờ tái xuất"
    CLOSED = "closed", "Đã kết thúc"
    WITHDRAWN = "withdrawn", "Đã rút tờ khai"


class NoticeKind(Word):
    """Documents that the office issues."""

    APPROVAL = "approval", "Ý kiến chuyên môn: đáp ứng yêu cầu"
    REJECTION = "rejection", "Ý kiến chuyên môn: không đáp ứng yêu cầu"
    SUPPLEMENT = "supplement", "Yêu cầu bổ sung hồ sơ"
    VISIT_SCHEDULE = "visit_schedule", "Lịch kiểm tra chung"


class NoticeState(Word):
    """Life of a notice after its signature."""

    NUMBERED = "numbered", "Đã cấp số"
    ISSUED = "issued", "Đã ban hành"
    REPLACED = "replaced", "Đã được thay thế"
    REVOKED = "revoked", "Đã thu hồi"


class TaskKind(Word):
    """What a person has to do."""

    VISIT = "visit", "Kiểm tra chung và lập biên bản"
    CONFIRM_VISIT = "confirm_visit", "Xác nhận biên bản kiểm tra chung"
    ANSWER = "answer", "Trả lời câu hỏi nghiệp vụ"
    REVIEW = "review", "Soát xét hồ sơ"
    SIGN = "sign", "Ký và ban hành thông báo"


class TaskState(Word):
    """Life of a task."""

    OPEN = "open", "Chưa làm"
    DONE = "done", "Đã xong"
    CLOSED = "closed", "Không còn cần"


class ObligationKind(Word):
    """What is owed in a case."""

    REPORT_ARRIVAL = "report_arrival", "Báo hàng đến cửa khẩu"
    FILE_EVIDENCE = "file_evidence", "Nộp giấy tờ chứng minh"
    FILE_CERTIFICATE_AFTER_STORAGE = (
        "file_certificate_after_storage",
        "Nộp chứng thư giám định cho hàng đang bảo quản",
    )
    OBTAIN_PERMISSION = "obtain_permission", "Xin phép nhập khẩu của Bộ Khoa học và Công nghệ"
    STATE_FACT = "state_fact", "Khai bổ sung thông tin"
    REEXPORT = "reexport", "Tái xuất hàng không đáp ứng"
    SEND_DECLARATION = "send_declaration", "Gửi tờ khai"
    SEND_AMENDMENT = "send_amendment", "Gửi bản sửa đổi còn thiếu"


class MessageState(Word):
    """Life of a received message."""

    PENDING = "pending", "Chờ chuyển xử lý"
    DELIVERED = "delivered", "Đã chuyển xử lý"
    REFUSED = "refused", "Bị từ chối"
    REJECTED = "rejected", "Không hợp lệ"


class OutboxState(Word):
    """Life of a message to customs."""

    PENDING = "pending", "Chờ gửi"
    ACKNOWLEDGED = "acknowledged", "Hải quan đã xác nhận"
    DROPPED = "dropped", "Đã hủy gửi"
    DEAD = "dead", "Quá hạn gửi"


class FactState(Word):
    """Life of a fact: received, then accepted by the case or refused with a reason."""

    RECEIVED = "received", "Đã nhận"
    ACCEPTED = "accepted", "Đã ghi nhận"
    REFUSED = "refused", "Bị từ chối"


class VisitState(Word):
    """Life of a booked visit."""

    BOOKED = "booked", "Đã đặt lịch"
    DONE = "done", "Đã kiểm tra"
    RELEASED = "released", "Đã hủy lịch"


class EventKind(Word):
    """What the timeline of a case tells."""

    RECEIVED = "received", "Tiếp nhận"
    REFUSED = "refused", "Từ chối tiếp nhận"
    ASSESSED = "assessed", "Đánh giá"
    TASK = "task", "Giao việc"
    VISIT = "visit", "Lịch kiểm tra"
    NOTICE = "notice", "Thông báo"
    OUTBOX = "outbox", "Gửi hải quan"
    CLOSED = "closed", "Kết thúc"
    STAFF = "staff", "Cán bộ"
