"""Lives of notices, tasks, visits and messages."""

from models.vocabulary.word import Word


class NoticeKind(Word):
    """Documents that the office issues."""

    APPROVAL = "approval", "Ý kiến chuyên môn: đáp ứng yêu cầu"
    REJECTION = "rejection", "Ý kiến chuyên môn: không đáp ứng yêu cầu"
    SUPPLEMENT = "supplement", "Yêu cầu bổ sung hồ sơ"
    VISIT_SCHEDULE = "visit_schedule", "Lịch kiểm tra chung"
    FORM_2 = "form_2", "Phiếu tiếp nhận hồ sơ đăng ký kiểm tra (Mẫu số 2)"
    FORM_3 = "form_3", "Thông báo kết quả kiểm tra nhà nước về chất lượng (Mẫu số 3)"


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


class MessageState(Word):
    """Life of a received message."""

    PENDING = "pending", "Chờ chuyển xử lý"
    DELIVERED = "delivered", "Đã chuyển xử lý"
    REFUSED = "refused", "Bị từ chối"
    REJECTED = "rejected", "Không hợp lệ"


class OutboxState(Word):
    """Life of a message to customs."""

    PENDING = "pending", "Chờ gửi"
    RECEIVED = "received", "Hải quan đã nhận, chưa áp dụng"
    ACKNOWLEDGED = "acknowledged", "Hải quan đã áp dụng"
    REFUSED = "refused", "Hải quan không nhận"
    DROPPED = "dropped", "Đã hủy gửi"
    DEAD = "dead", "Quá hạn gửi"
