"""How does the engine tell a partner what is wrong, why, and what to do next? RFC 9457 in Vietnamese."""

from models.base import Record
from models.vocabulary import Word


class ErrorCode(Word):
    """Why a request was not served."""

    MALFORMED = "malformed", "Thông điệp không đọc được"
    INVALID = "invalid", "Thông điệp có trường không hợp lệ"
    TOO_LARGE = "too_large", "Thông điệp vượt quá kích thước cho phép"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type", "Kiểu nội dung không được hỗ trợ"
    UNAUTHENTICATED = "unauthenticated", "Không xác thực được bên gửi"
    KEY_MISMATCH = "key_mismatch", "Idempotency-Key khác webhook-id"
    DECLARATION_EXISTS = "declaration_exists", "Số tờ khai đã được tiếp nhận với nội dung khác"
    MESSAGE_ID_REUSED = "message_id_reused", "Mã thông điệp đã được dùng cho nội dung khác"
    FOUR_EYES = "four_eyes", "Bốn mắt: một người không làm hai việc trong một hồ sơ"
    FACT_REFUSED = "fact_refused", "Hồ sơ không ghi nhận thông điệp"
    NOT_FOUND = "not_found", "Không tìm thấy"
    INTERNAL = "internal", "Lỗi của hệ thống"


class Advice(Record):
    """What happened, on which ground, and what to do next."""

    fact_vi: str
    ground_vi: str | None = None
    action_vi: str


class FieldProblem(Record):
    """One field that cannot be used: its path in wire words, the value (cut), the reason, the next step."""

    field: str
    value: str | None = None
    reason_vi: str
    ground_vi: str | None = None
    action_vi: str


class Problem(Record):
    """Body of an `application/problem+json` answer (RFC 9457), with our code and every field at fault."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    code: ErrorCode
    errors: tuple[FieldProblem, ...] = ()


STATUS: dict[ErrorCode, int] = {
    ErrorCode.MALFORMED: 400,
    ErrorCode.INVALID: 422,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: 415,
    ErrorCode.UNAUTHENTICATED: 401,
    ErrorCode.KEY_MISMATCH: 400,
    ErrorCode.DECLARATION_EXISTS: 409,
    ErrorCode.MESSAGE_ID_REUSED: 409,
    ErrorCode.FOUR_EYES: 409,
    ErrorCode.FACT_REFUSED: 409,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.INTERNAL: 500,
}

_DATA_SETS = "Bộ chỉ tiêu thông tin tại Phụ lục III, Phụ lục IV Nghị định 336/2026/NĐ-CP"
_EXCHANGE = "Quy ước kết nối giữa hai hệ thống (Standard Webhooks)"

ADVICE: dict[ErrorCode, Advice] = {
    ErrorCode.MALFORMED: Advice(
        fact_vi="Nội dung nhận được không phải JSON hợp lệ theo quy ước.",
        ground_vi=_EXCHANGE,
        action_vi="Sửa bộ phận tạo thông điệp rồi gửi lại với webhook-id mới.",
    ),
    ErrorCode.INVALID: Advice(
        fact_vi="Một hoặc nhiều trường không đúng quy cách; từng trường nêu tại errors.",
        ground_vi=_DATA_SETS,
        action_vi="Sửa các trường đã nêu rồi gửi lại với webhook-id mới.",
    ),
    ErrorCode.TOO_LARGE: Advice(
        fact_vi="Thông điệp lớn hơn giới hạn: 1 MiB với dữ liệu, 25 MB với tệp kèm theo.",
        ground_vi=_EXCHANGE,
        action_vi="Giảm kích thước tệp hoặc tách thành nhiều thông điệp.",
    ),
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: Advice(
        fact_vi="Chỉ nhận application/json; riêng giấy tờ kèm tệp nhận multipart/form-data.",
        ground_vi=_EXCHANGE,
        action_vi="Đặt lại tiêu đề Content-Type hoặc đổi loại tệp rồi gửi lại.",
    ),
    ErrorCode.UNAUTHENTICATED: Advice(
        fact_vi="Chữ ký, thời điểm ký hoặc mã bên gửi không đúng; không hồ sơ nào được mở hay thay đổi.",
        ground_vi=_EXCHANGE,
        action_vi="Kiểm tra X-Client-Id, khóa bí mật, đồng hồ máy và ký trên đúng nội dung gửi đi.",
    ),
    ErrorCode.KEY_MISMATCH: Advice(
        fact_vi="Tiêu đề Idempotency-Key phải trùng với webhook-id.",
        ground_vi=_EXCHANGE,
        action_vi="Bỏ Idempotency-Key hoặc đặt bằng webhook-id.",
    ),
    ErrorCode.DECLARATION_EXISTS: Advice(
        fact_vi="Số tờ khai này đã được tiếp nhận với nội dung khác; bản đã tiếp nhận giữ nguyên.",
        ground_vi=_EXCHANGE,
        action_vi="Nếu tờ khai được sửa đổi, gửi bản sửa đổi tới /declarations/{number}/amendments.",
    ),
    ErrorCode.MESSAGE_ID_REUSED: Advice(
        fact_vi="webhook-id này đã dùng cho một thông điệp có nội dung khác.",
        ground_vi=_EXCHANGE,
        action_vi="Gửi nội dung mới với webhook-id mới; gửi lại đúng nội dung cũ thì giữ webhook-id cũ.",
    ),
    ErrorCode.FOUR_EYES: Advice(
        fact_vi="Trong hồ sơ này người đó đã giữ một vai trò khác.",
        ground_vi="Quy chế phối hợp của hai cơ quan",
        action_vi="Chuyển việc cho người chưa tham gia hồ sơ.",
    ),
    ErrorCode.FACT_REFUSED: Advice(
        fact_vi="Thông điệp đã được lưu nhưng hồ sơ không ghi nhận.",
        action_vi="Đọc lý do tại detail; lấy kết quả mới nhất của tờ khai rồi gửi thông điệp phù hợp.",
    ),
    ErrorCode.NOT_FOUND: Advice(
        fact_vi="Không có dữ liệu tại địa chỉ này.",
        action_vi="Kiểm tra lại số tờ khai, số văn bản và đường dẫn.",
    ),
    ErrorCode.INTERNAL: Advice(
        fact_vi="Hệ thống gặp lỗi khi xử lý; thông điệp chưa được xác nhận tiếp nhận.",
        action_vi="Gửi lại đúng thông điệp này với webhook-id cũ; báo quản trị nếu lặp lại.",
    ),
}


def problem(
    code: ErrorCode,
    *,
    detail: str | None = None,
    instance: str | None = None,
    errors: tuple[FieldProblem, ...] = (),
) -> Problem:
    """The problem of a code, with its advice as detail unless something more precise is known."""
    advice = ADVICE[code]
    return Problem(
        type=f"/problems/{code.value.replace('_', '-')}",
        title=code.label_vi,
        status=STATUS[code],
        detail=f"{detail or advice.fact_vi} {advice.action_vi}",
        instance=instance,
        code=code,
        errors=errors,
    )
