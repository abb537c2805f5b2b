"""How is the machine face described to those who connect to it? OpenAPI 3.1, with an example per message."""

from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from customs.wire import MESSAGES, FeedMessage, ReceiptMessage, ResultMessage
from customs.wire.examples import EXAMPLES
from models.problems import ADVICE, STATUS, ErrorCode, Problem
from portal.api.authority import description_of_authority
from portal.api.authority_answer import AuthorityMessage
from portal.api.deps import PREFIX
from portal.api.draft_answer import DraftMessage
from portal.api.draft_request import DAYS, DraftRequest
from portal.api.drafts import EXAMPLE

TITLES = {
    "declarations": "Gửi tờ khai đã đăng ký; mở hồ sơ",
    "amendments": "Gửi tờ khai sửa đổi, bổ sung (toàn bộ nội dung mới)",
    "withdrawal": "Báo tờ khai bị hủy",
    "documents": "Gửi giấy tờ của doanh nghiệp, có thể kèm tệp PDF, JPEG, PNG",
    "arrival": "Báo hàng đã về đến cửa khẩu",
    "storage": "Báo hàng đã đưa về bảo quản",
    "clearance": "Báo kết quả của hải quan với từng dòng hàng",
}
_HEADERS = {
    "X-Client-Id": (True, "Mã bên gửi được cấp khi đăng ký kết nối"),
    "webhook-id": (True, "Mã thông điệp; gửi lại đúng nội dung thì giữ nguyên"),
    "webhook-timestamp": (True, "Thời điểm ký, số giây Unix, lệch không quá 300 giây"),
    "webhook-signature": (True, "v1,base64(HMAC-SHA256(khóa, id.timestamp.nội dung))"),
}
_POST_HEADERS = {
    "Idempotency-Key": (False, "Nếu gửi, phải trùng webhook-id"),
    "Prefer": (False, "wait=n, n ≤ 5: chờ kết quả tối đa n giây"),
}
_SENT = (ResultMessage, ReceiptMessage, FeedMessage, DraftMessage, AuthorityMessage, Problem)


def description() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cổng kết nối hải quan: kiểm soát nhập khẩu máy móc, thiết bị",
            "version": "1",
            "description": "Tên trường theo Phụ lục III, Phụ lục IV Nghị định 336/2026/NĐ-CP.",
        },
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _paths() -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for call in MESSAGES:
        path = "/declarations" if call == "declarations" else f"/declarations/{{number}}/{call}"
        paths[PREFIX + path] = {"post": _post(call)}
    number = PREFIX + "/declarations/{number}"
    paths[number] = {"get": _get("Kết quả mới nhất của tờ khai", ["number"], _json_of(ResultMessage))}
    paths[number + "/notices/{notice_number}"] = {
        "get": _get("Văn bản đã ban hành, PDF", ["number", "notice_number"], {"application/pdf": {}})
    }
    feed = _get("Các kết quả sau một vị trí, để đối chiếu", [], _json_of(FeedMessage))
    feed["parameters"].append(
        {"name": "after", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 0}}
    )
    paths[PREFIX + "/dispositions"] = {"get": feed}
    paths[PREFIX + "/draft-decisions"] = {"post": _draft()}
    paths[PREFIX + "/authority"] = {"get": _authority()}
    return paths


def _post(call: str) -> dict[str, Any]:
    names = [] if call == "declarations" else ["number"]
    examples = {call: {"value": EXAMPLES[call]}}
    content: dict[str, Any] = {
        "application/json": {"schema": _reference(MESSAGES[call]), "examples": examples}
    }
    if call == "documents":
        content["multipart/form-data"] = {"schema": _multipart()}
    known = "201" if call == "declarations" else "200"
    return {
        "operationId": call,
        "summary": TITLES[call],
        "parameters": _parameters(names, _HEADERS | _POST_HEADERS),
        "requestBody": {"required": True, "content": content},
        "responses": {
            "202": {"description": "Giấy tiếp nhận", "content": _json_of(ReceiptMessage)},
            known: {"description": "Kết quả, khi Prefer: wait", "content": _json_of(ResultMessage)},
            **_problems(frozenset(ErrorCode) - {ErrorCode.NOT_FOUND}),
        },
    }


def _draft() -> dict[str, Any]:
    codes = {
        ErrorCode.MALFORMED,
        ErrorCode.INVALID,
        ErrorCode.TOO_LARGE,
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        ErrorCode.UNAUTHENTICATED,
        ErrorCode.INTERNAL,
    }
    day = {"type": "string", "format": "date"}
    content = {"schema": _reference(DraftRequest), "examples": {"draft": {"value": EXAMPLE}}}
    return {
        "operationId": "draft-decisions",
        "summary": "Kết luận thử với hồ sơ chưa gửi; không lưu gì",
        "parameters": [
            *_parameters([], _HEADERS),
            *({"name": name, "in": "query", "required": False, "schema": day} for name in DAYS),
        ],
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": {
            "200": {"description": "Kết luận thử", "content": _json_of(DraftMessage)},
            **_problems(frozenset(codes)),
        },
    }


def _authority() -> dict[str, Any]:
    answers = {"200": {"description": "Câu trả lời", "content": _json_of(AuthorityMessage)}}
    refusals = _problems(frozenset({ErrorCode.INVALID, ErrorCode.INTERNAL}))
    return {**description_of_authority(), "responses": answers | refusals}


def _get(summary: str, names: list[str], content: dict[str, Any]) -> dict[str, Any]:
    codes = {ErrorCode.UNAUTHENTICATED, ErrorCode.NOT_FOUND, ErrorCode.INVALID, ErrorCode.INTERNAL}
    return {
        "summary": summary,
        "parameters": _parameters(names, _HEADERS),
        "responses": {"200": {"description": summary, "content": content}, **_problems(frozenset(codes))},
    }


def _parameters(names: list[str], headers: dict[str, tuple[bool, str]]) -> list[dict[str, Any]]:
    text = {"type": "string"}
    in_path = [{"name": name, "in": "path", "required": True, "schema": text} for name in names]
    in_header = [
        {"name": name, "in": "header", "required": required, "description": what, "schema": text}
        for name, (required, what) in headers.items()
    ]
    return in_path + in_header


def _problems(codes: frozenset[ErrorCode]) -> dict[str, Any]:
    by_status: dict[int, list[str]] = {}
    for code in ErrorCode:
        if code in codes:
            by_status.setdefault(STATUS[code], []).append(f"{code.value}: {ADVICE[code].fact_vi}")
    content = {"application/problem+json": {"schema": _reference(Problem)}}
    return {
        str(status): {"description": " ".join(facts), "content": content}
        for status, facts in sorted(by_status.items())
    }


def _multipart() -> dict[str, Any]:
    file = {"type": "string", "contentMediaType": "application/octet-stream"}
    return {
        "type": "object",
        "required": ["tep", "du_lieu"],
        "properties": {"tep": file, "du_lieu": _reference(MESSAGES["documents"])},
    }


def _json_of(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": _reference(model)}}


def _reference(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _schemas() -> dict[str, Any]:
    modes: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = []
    modes += [(model, "validation") for model in (*MESSAGES.values(), DraftRequest)]
    modes += [(model, "serialization") for model in _SENT]
    _, whole = models_json_schema(modes, ref_template="#/components/schemas/{model}")
    schemas: dict[str, Any] = whole["$defs"]
    return schemas
