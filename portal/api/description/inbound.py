"""Which calls does the engine answer, and what can come out of each?"""

from typing import Any

from pydantic import BaseModel

from customs.wire import MESSAGES, FeedMessage, NotedMessage, ReceiptMessage, ResultMessage
from customs.wire.comparing import MAX_DIGESTS, DigestsMessage, ResendRequest
from customs.wire.envelope import AcknowledgementMessage
from customs.wire.examples import EXAMPLES
from customs.wire.versions import VersionsMessage
from models.problems import ErrorCode
from models.vocabulary import ClientScope
from portal.api.authority import PARAMETERS
from portal.api.authority_answer import AuthorityMessage
from portal.api.description import examples
from portal.api.description.calls import NUMBER, NUMBER_TEXT, PDF, TEXT, Answer, Call, Given
from portal.api.draft_answer import DraftMessage
from portal.api.draft_request import DAYS, DraftRequest
from portal.api.drafts import EXAMPLE
from portal.api.keys import KeysMessage

MESSAGE_TITLES: dict[str, tuple[str, ClientScope]] = {
    "declarations": ("Gửi tờ khai đã đăng ký; mở hồ sơ", ClientScope.DECLARE),
    "amendments": ("Gửi tờ khai sửa đổi, bổ sung (toàn bộ nội dung mới)", ClientScope.DECLARE),
    "withdrawal": ("Báo tờ khai bị hủy", ClientScope.DECLARE),
    "documents": ("Gửi giấy tờ của doanh nghiệp, có thể kèm tệp PDF, JPEG, PNG", ClientScope.FILE),
    "arrival": ("Báo hàng đã về đến cửa khẩu", ClientScope.REPORT),
    "storage": ("Báo hàng đã đưa về bảo quản", ClientScope.REPORT),
    "clearance": ("Báo kết quả của hải quan với từng dòng hàng", ClientScope.CUSTOMS),
}
_ASKED = {"hs": "84581190", "condition": "da_qua_su_dung"}
PUBLIC = frozenset({ErrorCode.INTERNAL})
SIGNED = PUBLIC | {ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN_SCOPE, ErrorCode.TOO_MANY_REQUESTS}
READ = SIGNED | {ErrorCode.NOT_FOUND}
POSTED = SIGNED | {
    ErrorCode.MALFORMED,
    ErrorCode.INVALID,
    ErrorCode.TOO_LARGE,
    ErrorCode.TOO_SLOW,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
}
MESSAGE = POSTED | {
    ErrorCode.KEY_MISMATCH,
    ErrorCode.MESSAGE_ID_REUSED,
    ErrorCode.FACT_REFUSED,
}
KEY = Given("Idempotency-Key", "header", "Nếu gửi, phải trùng webhook-id", TEXT, examples.THEIR_MESSAGE)
PREFER = Given("Prefer", "header", "wait=n, n ≤ 5: chờ kết quả tối đa n giây", TEXT, "wait=5")
RESULT_NOW = Answer("Kết quả như đang có", ResultMessage, examples.standing())


def _message(call: str) -> Call:
    title, scope = MESSAGE_TITLES[call]
    opens = call == "declarations"
    place = {"Location": "Nơi đọc kết quả của tờ khai"}
    applied = place | {"Preference-Applied": "wait=n: đã chờ được kết quả"}
    return Call(
        name=call,
        method="post",
        path="/declarations" if opens else f"/declarations/{{number}}/{call}",
        title_vi=title,
        scope=scope,
        given=(*(() if opens else (NUMBER,)), KEY, PREFER),
        body=MESSAGES[call],
        example=EXAMPLES[call],
        has_file=call == "documents",
        answers={
            202: Answer(
                "Đã lưu, đang xử lý: giấy tiếp nhận", ReceiptMessage, examples.receipt(), headers=place
            ),
            201 if opens else 200: Answer(
                "Kết quả, khi có Prefer: wait và kịp có kết quả",
                ResultMessage,
                examples.standing(),
                headers=applied,
            ),
        },
        codes=MESSAGE | {ErrorCode.DECLARATION_EXISTS if opens else ErrorCode.NOT_FOUND},
    )


def _read(name: str, path: str, title_vi: str, answer: Answer, *given: Given, told_vi: str = "") -> Call:
    codes = READ if "{" in path else SIGNED
    if any(each.where == "query" for each in given):
        codes |= {ErrorCode.INVALID}
    return Call(
        name, "get", path, title_vi, {200: answer}, codes, ClientScope.READ, told_vi=told_vi, given=given
    )


def _query(name: str, what_vi: str, schema: dict[str, Any], example: Any, *, required: bool = False) -> Given:
    return Given(name, "query", what_vi, schema, example, required=required)


def paging() -> tuple[Given, Given]:
    """Where a page of digests begins and how long it is; the same both ways."""
    size = {"type": "integer", "minimum": 1, "maximum": MAX_DIGESTS}
    return (
        _query("after", "tiep_theo của trang trước; bỏ trống là từ đầu", NUMBER_TEXT, "107234567889"),
        _query("limit", f"Số dòng mỗi trang, 1 đến {MAX_DIGESTS}; bỏ trống là {MAX_DIGESTS}", size, 500),
    )


NOTICE_NUMBER = Given(
    "notice_number",
    "path",
    "Số, ký hiệu văn bản như in trên văn bản; dấu / để nguyên hoặc viết %2F, ký đúng như trên dòng yêu cầu",
    TEXT,
    "05/YK-SKHCN",
    required=True,
)
READS = (
    _read(
        "result",
        "/declarations/{number}",
        "Kết quả mới nhất của tờ khai",
        RESULT_NOW,
        NUMBER,
        told_vi="404 trước kết quả đầu tiên, kể cả khi tờ khai vừa được tiếp nhận (202).",
    ),
    _read(
        "latest",
        "/declarations/{number}/dispositions/latest",
        "Bản kết quả mới nhất đúng như đã gửi hải quan",
        Answer("Bản kết quả, đúng từng byte như đã gửi", ResultMessage, examples.result()),
        NUMBER,
        told_vi="404 khi chưa có bản nào.",
    ),
    _read(
        "versions",
        "/declarations/{number}/versions",
        "Các phiên bản đã nhận của tờ khai và từng chỗ thay đổi",
        Answer("Mọi phiên bản, theo số sửa đổi", VersionsMessage, examples.versions()),
        NUMBER,
    ),
    _read(
        "notice",
        "/declarations/{number}/notices/{notice_number}",
        "Văn bản đã ban hành, PDF",
        Answer("Văn bản", media_type=PDF, headers={"ETag": "Mã băm của tệp"}),
        NUMBER,
        NOTICE_NUMBER,
    ),
    _read(
        "feed",
        "/dispositions",
        "Các bản kết quả sau một vị trí",
        Answer("Tối đa 200 bản, cũ trước mới sau", FeedMessage, examples.feed()),
        _query("after", "tiep_theo của lần đọc trước; mặc định 0", {"type": "integer", "minimum": 0}, 0),
    ),
    _read(
        "digests",
        "/dispositions/digests",
        "Bản đối chiếu: mỗi tờ khai một dòng",
        Answer("Một trang, theo thứ tự số tờ khai", DigestsMessage, examples.digests()),
        *paging(),
    ),
)


def _post(
    name: str, title_vi: str, scope: ClientScope, body: type[BaseModel], example: Any, **rest: Any
) -> Call:
    return Call(name, "post", f"/{name}", title_vi, scope=scope, body=body, example=example, **rest)


POSTS = (
    _post(
        "acknowledgements",
        "Báo điều đã xảy ra với một bản kết quả trước đó mới chỉ nhận",
        ClientScope.CUSTOMS,
        AcknowledgementMessage,
        examples.acknowledgement(),
        answers={200: Answer("Đã ghi nhận", NotedMessage, examples.noted())},
        codes=POSTED | {ErrorCode.NOT_FOUND, ErrorCode.DIGEST_MISMATCH, ErrorCode.KEY_MISMATCH},
        given=(KEY,),
    ),
    _post(
        "resend-requests",
        "Yêu cầu gửi lại bản kết quả mới nhất của một tờ khai",
        ClientScope.CUSTOMS,
        ResendRequest,
        examples.resend_request(),
        answers={
            200: Answer("Sẽ gửi lại; trang_thai là da_nhan", AcknowledgementMessage, examples.will_resend())
        },
        told_vi="404 khi tờ khai chưa có bản kết quả nào.",
        codes=POSTED | {ErrorCode.NOT_FOUND, ErrorCode.KEY_MISMATCH},
        given=(KEY,),
    ),
    _post(
        "draft-decisions",
        "Kết luận thử với hồ sơ chưa gửi; không lưu gì",
        ClientScope.DRAFT,
        DraftRequest,
        EXAMPLE,
        given=tuple(
            _query(name, what, {"type": "string", "format": "date"}, "2026-08-21")
            for name, what in zip(DAYS, ("Ngày xét hạn", "Ngày áp dụng luật"), strict=True)
        ),
        answers={200: Answer("Kết luận thử", DraftMessage, examples.kept()["draft"])},
        told_vi="Như hồ sơ thật trong mọi điều, trừ việc chọn ngẫu nhiên vào luồng đỏ: kết luận thử không "
        "cho biết số tờ khai có được chọn hay không.",
        codes=POSTED,
    ),
)
OPEN = (
    Call(
        "authority",
        "get",
        "/authority",
        "Hàng do cơ quan nào quản lý",
        {200: Answer("Câu trả lời", AuthorityMessage, examples.kept()["authority"])},
        PUBLIC | {ErrorCode.INVALID},
        given=tuple(
            _query(name, what, schema, _ASKED.get(name), required=name == "hs")
            for name, (what, schema) in PARAMETERS.items()
        ),
    ),
    Call(
        "keys",
        "get",
        "/keys",
        "Các khóa công khai mà cơ quan dùng để ký",
        {200: Answer("Các khóa đang dùng", KeysMessage, examples.keys())},
        PUBLIC,
    ),
    Call("openapi", "get", "/openapi.json", "Bản mô tả này", {200: Answer("OpenAPI 3.1")}, PUBLIC),
)
CALLS: tuple[Call, ...] = (*map(_message, MESSAGES), *READS, *POSTS, *OPEN)
"""Every call, messages first; the router answers these and no other (a test compares the two)."""
