"""What does the engine ask of customs' own system? Told as calls, for the one who writes the other side."""

from customs.wire import ResultMessage
from customs.wire.comparing import DigestsMessage, ResendRequest
from customs.wire.envelope import AcknowledgementMessage
from portal.api.description import examples
from portal.api.description.calls import Answer, Call
from portal.api.description.inbound import paging

_SIGNED_BACK = "Câu trả lời được ký bằng khóa của hải quan, theo cùng cách ký"
_PAGED = (
    "Hệ thống này luôn gửi limit; trang ngắn hơn limit cũng đúng, miễn có tiep_theo khi còn dòng. "
    "limit lớn hơn mức tối đa thì coi là mức tối đa, tham số sai khác thì 422"
)
_STATES = "da_ap_dung: đã áp dụng; da_nhan: đã lưu, sẽ báo sau; tu_choi: không nhận, kèm ly_do"

CUSTOMS: tuple[Call, ...] = (
    Call(
        "customs-result",
        "post",
        "/dispositions",
        "Nhận một bản kết quả",
        {200: Answer(f"Xác nhận đã ký. {_STATES}", AcknowledgementMessage, examples.acknowledgement())},
        frozenset(),
        told_vi=_SIGNED_BACK,
        body=ResultMessage,
        example=examples.result(),
    ),
    Call(
        "customs-digests",
        "get",
        "/dispositions/digests",
        "Trả bản đối chiếu của hải quan",
        {200: Answer("Một trang, theo thứ tự số tờ khai", DigestsMessage, examples.digests())},
        frozenset(),
        told_vi=f"{_SIGNED_BACK}. {_PAGED}",
        given=paging(),
    ),
    Call(
        "customs-resend",
        "post",
        "/resend-requests",
        "Nhận yêu cầu gửi lại những thông điệp mà hệ thống chưa có",
        {
            200: Answer(
                "Xác nhận đã ký, trang_thai là da_nhan; sau đó gửi lại những thông điệp còn thiếu",
                AcknowledgementMessage,
                examples.resend_accepted(),
            )
        },
        frozenset(),
        told_vi=f"{_SIGNED_BACK}. Tờ khai không biết: vẫn trả da_nhan, không gửi gì",
        body=ResendRequest,
        example=examples.resend_request_of_ours(),
    ),
    Call(
        "customs-health",
        "get",
        "/health",
        "Trả lời 200 khi hoạt động; không ký, không nội dung",
        {200: Answer("Đang hoạt động")},
        frozenset(),
    ),
)
"""What customs' system has to answer, under the address that it gives us."""
