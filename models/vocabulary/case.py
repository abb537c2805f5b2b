"""What happens to a case and what is said of it."""

from models.vocabulary.word import Word


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
    AFTER_CLEARANCE = "after_clearance", "Nghĩa vụ sau thông quan"
    NOTE = "note", "Lưu ý, không ảnh hưởng kết luận"


def is_outside(outcome: Outcome, consequence: Consequence) -> bool:
    """Does the answer say that a body of law has nothing to ask? That is no failure."""
    return outcome is Outcome.NOT_MET and consequence is Consequence.OUT_OF_SCOPE


def is_noted(outcome: Outcome, consequence: Consequence) -> bool:
    """Is the answer only told? Then it neither passes nor fails."""
    return outcome is not Outcome.UNDETERMINED and consequence is Consequence.NOTE


def answer_vi(outcome: Outcome, consequence: Consequence) -> str:
    """What an answer is called wherever a person reads it."""
    if is_noted(outcome, consequence):
        return "Lưu ý"
    return consequence.label_vi if is_outside(outcome, consequence) else outcome.label_vi


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
    REGISTER_INSPECTION = "register_inspection", "Đăng ký kiểm tra nhà nước về chất lượng"
    SUPPLEMENT_DOSSIER = "supplement_dossier", "Bổ sung hồ sơ đăng ký kiểm tra"
    FIX_LABEL = "fix_label", "Khắc phục nhãn hàng hóa"
    FILE_RESULT_AFTER_CLEARANCE = (
        "file_result_after_clearance",
        "Nộp kết quả đánh giá sự phù hợp sau thông quan",
    )
    INSPECT_AFTER_INSTALLATION = (
        "inspect_after_installation",
        "Nộp chứng thư giám định dây chuyền sau lắp đặt",
    )
    REMEDY = "remedy", "Khắc phục, tái chế hoặc xử lý lô hàng không đáp ứng"


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
    ALARM = "alarm", "Cảnh báo"
    CONTINGENCY = "contingency", "Phiếu dự phòng"
