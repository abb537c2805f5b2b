"""Why can a request not be served, and with which HTTP status is that said?"""

from models.vocabulary import Word


class ErrorCode(Word):
    """Why a request was not served."""

    MALFORMED = "malformed", "Thông điệp không đọc được"
    INVALID = "invalid", "Thông điệp có trường không hợp lệ"
    TOO_LARGE = "too_large", "Thông điệp vượt quá kích thước cho phép"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type", "Kiểu nội dung không được hỗ trợ"
    UNAUTHENTICATED = "unauthenticated", "Không xác thực được bên gửi"
    FORBIDDEN_SCOPE = "forbidden_scope", "Bên gửi không có quyền dùng lệnh này"
    TOO_MANY_REQUESTS = "too_many_requests", "Gửi quá nhiều yêu cầu trong một lúc"
    TOO_SLOW = "too_slow", "Nội dung gửi đến quá chậm"
    KEY_MISMATCH = "key_mismatch", "Idempotency-Key khác webhook-id"
    DECLARATION_EXISTS = "declaration_exists", "Số tờ khai đã được tiếp nhận với nội dung khác"
    MESSAGE_ID_REUSED = "message_id_reused", "Mã thông điệp đã được dùng cho nội dung khác"
    DIGEST_MISMATCH = "digest_mismatch", "Mã băm khác với bản kết quả đã gửi"
    FOUR_EYES = "four_eyes", "Bốn mắt: một người không làm hai việc trong một hồ sơ"
    FACT_REFUSED = "fact_refused", "Hồ sơ không ghi nhận thông điệp"
    NOT_FOUND = "not_found", "Không tìm thấy"
    INTERNAL = "internal", "Lỗi của hệ thống"


STATUS: dict[ErrorCode, int] = {
    ErrorCode.MALFORMED: 400,
    ErrorCode.INVALID: 422,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: 415,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.FORBIDDEN_SCOPE: 403,
    ErrorCode.TOO_MANY_REQUESTS: 429,
    ErrorCode.TOO_SLOW: 408,
    ErrorCode.KEY_MISMATCH: 400,
    ErrorCode.DECLARATION_EXISTS: 409,
    ErrorCode.MESSAGE_ID_REUSED: 409,
    ErrorCode.DIGEST_MISMATCH: 409,
    ErrorCode.FOUR_EYES: 409,
    ErrorCode.FACT_REFUSED: 409,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.INTERNAL: 500,
}
