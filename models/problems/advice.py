"""What does each error code say: what happened, on which ground, what to do next?"""

from models.base import Record
from models.language import Said
from models.problems.codes import ErrorCode

EXCHANGE = Said(
    "Quy ước kết nối giữa hai hệ thống (Standard Webhooks)",
    "Agreement on the exchange between the two systems (Standard Webhooks)",
)
"""The ground of what no law says: headers, addresses, queries, the form of a message."""

_DATA_SETS = Said(
    "Bộ chỉ tiêu thông tin tại Phụ lục III, Phụ lục IV Nghị định 336/2026/NĐ-CP",
    "Data sets in Annex III and Annex IV of Decree 336/2026/NĐ-CP",
)


class Advice(Record):
    """What happened, on which ground, and what to do next; `title_en` is the label of the code in English.

    `asked` takes the place of `action` where no message was sent: a read, a public question, a command.
    """

    title_en: str
    fact: Said
    action: Said
    asked: Said | None = None
    ground: Said = EXCHANGE


ADVICE: dict[ErrorCode, Advice] = {
    ErrorCode.MALFORMED: Advice(
        title_en="Message that cannot be read",
        fact=Said(
            "Nội dung nhận được không phải JSON hợp lệ theo quy ước.", "What came is no valid JSON as agreed."
        ),
        action=Said(
            "Sửa bộ phận tạo thông điệp rồi gửi lại với webhook-id mới.",
            "Correct what makes the message, then send it again with a new webhook-id.",
        ),
        asked=Said("Sửa cho đúng JSON rồi thử lại.", "Make it valid JSON, then try again."),
    ),
    ErrorCode.INVALID: Advice(
        title_en="Message with invalid fields",
        fact=Said(
            "Một hoặc nhiều trường không đúng quy cách; từng trường nêu tại errors.",
            "One or more fields are not as specified; errors names each of them.",
        ),
        action=Said(
            "Sửa các trường đã nêu rồi gửi lại với webhook-id mới.",
            "Correct the fields named, then send again with a new webhook-id.",
        ),
        asked=Said("Sửa các trường đã nêu rồi thử lại.", "Correct the fields named, then try again."),
        ground=_DATA_SETS,
    ),
    ErrorCode.TOO_LARGE: Advice(
        title_en="Message too large",
        fact=Said(
            "Thông điệp lớn hơn giới hạn: 1 MiB với dữ liệu, 25 MB với tệp kèm theo.",
            "The message is larger than allowed: 1 MiB for data, 25 MB with a file.",
        ),
        action=Said(
            "Giảm kích thước tệp hoặc tách thành nhiều thông điệp.",
            "Make the file smaller or split the message.",
        ),
    ),
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: Advice(
        title_en="Unsupported media type",
        fact=Said(
            "Chỉ nhận application/json; riêng giấy tờ kèm tệp nhận multipart/form-data.",
            "Only application/json is taken; papers with a file also as multipart/form-data.",
        ),
        action=Said(
            "Đặt lại tiêu đề Content-Type hoặc đổi loại tệp rồi gửi lại.",
            "Set the header Content-Type again or send another type of file.",
        ),
    ),
    ErrorCode.UNAUTHENTICATED: Advice(
        title_en="Sender not authenticated",
        fact=Said(
            "Chữ ký, thời điểm ký hoặc mã bên gửi không đúng; không hồ sơ nào được mở hay thay đổi.",
            "The signature, its time or the sender id is wrong; no case was opened or changed.",
        ),
        action=Said(
            "Kiểm tra X-Client-Id, khóa bí mật, đồng hồ máy và ký trên đúng nội dung gửi đi.",
            "Check X-Client-Id, the secret key and the clock, and sign exactly what you send.",
        ),
    ),
    ErrorCode.FORBIDDEN_SCOPE: Advice(
        title_en="Sender may not make this call",
        fact=Said(
            "Bên gửi đã được nhận ra nhưng không được cấp quyền dùng lệnh này.",
            "The sender is known but was not given the right to make this call.",
        ),
        action=Said(
            "Đề nghị cơ quan tiếp nhận cấp thêm quyền cho mã bên gửi, hoặc dùng mã đã có quyền.",
            "Ask the receiving office for the right, or use a sender id that has it.",
        ),
    ),
    ErrorCode.TOO_MANY_REQUESTS: Advice(
        title_en="Too many requests",
        fact=Said(
            "Số yêu cầu vượt mức được cấp; yêu cầu này chưa được xử lý.",
            "The sender is over its rate; this request was not processed.",
        ),
        action=Said(
            "Chờ số giây nêu tại Retry-After rồi gửi lại đúng thông điệp này với webhook-id cũ.",
            "Wait the seconds in Retry-After, then send the same message with the same webhook-id.",
        ),
        asked=Said(
            "Chờ số giây nêu tại Retry-After rồi hỏi lại.", "Wait the seconds in Retry-After, then ask again."
        ),
    ),
    ErrorCode.TOO_SLOW: Advice(
        title_en="Content came too slowly",
        fact=Said(
            "Nội dung không đến đủ trong thời gian cho phép nên chưa được tiếp nhận.",
            "The content did not arrive whole in time and was not taken.",
        ),
        action=Said(
            "Kiểm tra đường truyền rồi gửi lại đúng thông điệp này với webhook-id cũ.",
            "Check the line, then send the same message with the same webhook-id.",
        ),
    ),
    ErrorCode.KEY_MISMATCH: Advice(
        title_en="Idempotency-Key differs from webhook-id",
        fact=Said(
            "Tiêu đề Idempotency-Key phải trùng với webhook-id.",
            "The header Idempotency-Key must equal webhook-id.",
        ),
        action=Said(
            "Bỏ Idempotency-Key hoặc đặt bằng webhook-id.",
            "Leave Idempotency-Key out or set it to the webhook-id.",
        ),
    ),
    ErrorCode.DECLARATION_EXISTS: Advice(
        title_en="Declaration number already taken with other content",
        fact=Said(
            "Số tờ khai này đã được tiếp nhận với nội dung khác; bản đã tiếp nhận giữ nguyên.",
            "A declaration with this number was taken with other content, which stands.",
        ),
        action=Said(
            "Nếu tờ khai được sửa đổi, gửi bản sửa đổi tới /declarations/{number}/amendments.",
            "If the declaration was amended, send the amendment to /declarations/{number}/amendments.",
        ),
    ),
    ErrorCode.MESSAGE_ID_REUSED: Advice(
        title_en="Message id already used for other content",
        fact=Said(
            "webhook-id này đã dùng cho một thông điệp có nội dung khác.",
            "This webhook-id was used for a message with other content.",
        ),
        action=Said(
            "Gửi nội dung mới với webhook-id mới; gửi lại đúng nội dung cũ thì giữ webhook-id cũ.",
            "Send new content with a new webhook-id; keep the webhook-id to repeat the same content.",
        ),
    ),
    ErrorCode.DIGEST_MISMATCH: Advice(
        title_en="Digest differs from the result that was sent",
        fact=Said(
            "Mã băm trong xác nhận khác với mã băm của bản kết quả mang mã thông điệp này.",
            "The digest in the acknowledgement is not that of the result with this message id.",
        ),
        action=Said(
            "Tính lại SHA-256 trên đúng nội dung đã nhận; nếu vẫn khác, yêu cầu gửi lại bản kết quả.",
            "Compute SHA-256 over exactly what you received; if it still differs, ask for the result again.",
        ),
    ),
    ErrorCode.FOUR_EYES: Advice(
        title_en="Four eyes: nobody does two parts of one case",
        fact=Said(
            "Trong hồ sơ này người đó đã giữ một vai trò khác.",
            "This person already holds another role in this case.",
        ),
        action=Said(
            "Chuyển việc cho người chưa tham gia hồ sơ.",
            "Give the task to somebody who has no part in the case.",
        ),
        ground=Said("Quy chế phối hợp của hai cơ quan", "Rules of coordination of the two offices"),
    ),
    ErrorCode.FACT_REFUSED: Advice(
        title_en="Case did not take the message",
        fact=Said(
            "Thông điệp đã được lưu nhưng hồ sơ không ghi nhận.",
            "The message was kept, but the case did not take it.",
        ),
        action=Said(
            "Đọc lý do tại detail; lấy kết quả mới nhất của tờ khai rồi gửi thông điệp phù hợp.",
            "Read the reason in detail; get the newest result of the declaration, then send what fits it.",
        ),
    ),
    ErrorCode.NOT_FOUND: Advice(
        title_en="Not found",
        fact=Said("Không có dữ liệu tại địa chỉ này.", "There is nothing at this address."),
        action=Said(
            "Kiểm tra lại số tờ khai, số văn bản và đường dẫn.",
            "Check the declaration number, the notice number and the path.",
        ),
    ),
    ErrorCode.INTERNAL: Advice(
        title_en="Error of the system",
        fact=Said(
            "Hệ thống gặp lỗi khi xử lý; thông điệp chưa được xác nhận tiếp nhận.",
            "The system met an error; the message is not confirmed as received.",
        ),
        action=Said(
            "Gửi lại đúng thông điệp này với webhook-id cũ; báo quản trị nếu lặp lại.",
            "Send the same message with the same webhook-id; tell the administrator if it happens again.",
        ),
        asked=Said(
            "Hỏi lại sau ít phút; báo quản trị nếu lặp lại.",
            "Ask again in some minutes; tell the administrator if it happens again.",
        ),
    ),
}
