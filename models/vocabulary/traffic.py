"""What passes between the engine and its partners: keys, scopes, alarms, differences, repairs."""

from models.vocabulary.word import Word


class ClientScope(Word):
    """What a registered sender may ask of the machine face."""

    DECLARE = "declare", "Gửi tờ khai, bản sửa đổi, báo hủy tờ khai"
    FILE = "file", "Gửi giấy tờ của doanh nghiệp"
    REPORT = "report", "Báo hàng đến, đưa về bảo quản"
    CUSTOMS = "customs", "Kết quả của hải quan; trả lời và xin gửi lại bản kết quả"
    READ = "read", "Đọc kết quả, văn bản và bản đối chiếu"
    DRAFT = "draft", "Hỏi kết luận thử"


class KeyKind(Word):
    """How a key signs (Standard Webhooks): `v1` by a shared secret, `v1a` by a key of one's own."""

    HMAC = "hmac", "HMAC-SHA256, khóa chung"
    ED25519 = "ed25519", "Ed25519, khóa công khai của bên gửi"


class AlarmKind(Word):
    """What somebody has to look at before a case can go on as it should."""

    CUSTOMS_DOWN = "customs_down", "Mất kết nối với hệ thống hải quan"
    NO_ACKNOWLEDGEMENT = "no_acknowledgement", "Bản kết quả quá 10 phút chưa được hải quan áp dụng"
    REFUSED_BY_CUSTOMS = "refused_by_customs", "Hải quan từ chối bản kết quả"
    DEAD_LETTER = "dead_letter", "Bản kết quả quá 72 giờ không gửi được"
    MISSING_AMENDMENT = "missing_amendment", "Thiếu bản sửa đổi quá một giờ"
    RELEASE_AGAINST_HOLD = "release_against_hold", "Hải quan cho đi hàng đang bị giữ hoặc bị từ chối"
    UNDELIVERED_MESSAGE = "undelivered_message", "Thông điệp nhận quá 15 phút chưa vào hồ sơ"
    UNISSUED_NUMBER = "unissued_number", "Văn bản đã cấp số quá một giờ chưa ban hành"
    DIFFERENCE = "difference", "Số liệu hai bên lệch nhau và chưa khắc phục"
    NO_RECONCILIATION = "no_reconciliation", "Quá 26 giờ chưa đối chiếu với hải quan"


class DifferenceKind(Word):
    """In what the two sides differ about a declaration."""

    THEY_LACK = "they_lack", "Hải quan chưa có bản kết quả"
    THEY_ARE_BEHIND = "they_are_behind", "Hải quan đang giữ bản kết quả cũ"
    THEY_ARE_AHEAD = "they_are_ahead", "Hải quan giữ số kết quả mà hệ thống chưa lập"
    OTHER_CONTENT = "other_content", "Cùng số kết quả nhưng khác nội dung"
    WE_LACK_MESSAGES = "we_lack_messages", "Hệ thống thiếu thông điệp hải quan đã gửi"
    THEY_LACK_MESSAGES = "they_lack_messages", "Hải quan không có thông điệp hệ thống đã nhận"
    UNKNOWN_TO_US = "unknown_to_us", "Hải quan có tờ khai mà hệ thống chưa nhận"


class RepairAct(Word):
    """What is done with a result that did not reach customs."""

    RESEND = "resend", "Gửi lại nguyên bản"
    RENEW = "renew", "Lập lại từ kết luận mới nhất"
    DROP = "drop", "Không gửi nữa"
