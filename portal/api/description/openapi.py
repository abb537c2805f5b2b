"""How do the calls read as OpenAPI 3.1?"""

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from customs.wire.wco import wire_field
from models.problems import ADVICE, STATUS, ErrorCode, Problem
from portal.api.answers import PROBLEM_TYPE
from portal.api.deps import PREFIX
from portal.api.description.calls import JSON, TEXT, Answer, Call, Given
from portal.api.description.examples import THEIR_MESSAGE, refusal
from portal.api.description.fields import objects
from portal.api.description.inbound import CALLS
from portal.api.description.outbound import CUSTOMS

SCHEMAS = "#/components/schemas/"
SIGNATURE = (
    Given(
        "X-Client-Id", "header", "Mã bên gửi được cấp khi đăng ký", TEXT, "hai-quan-da-nang", required=True
    ),
    Given(
        "webhook-id", "header", "Mã thông điệp; gửi lại thì giữ nguyên", TEXT, THEIR_MESSAGE, required=True
    ),
    Given(
        "webhook-timestamp",
        "header",
        "Thời điểm ký, số giây Unix, lệch không quá 300 giây",
        TEXT,
        "1787191504",
        required=True,
    ),
    Given(
        "webhook-signature",
        "header",
        "v1,<base64 HMAC-SHA256> hoặc v1a,<base64 Ed25519>; nhiều chữ ký cách nhau một dấu cách",
        TEXT,
        "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
        required=True,
    ),
)


def description() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, Any] = {}
    for call in CALLS:
        paths.setdefault(PREFIX + call.path, {})[call.method] = _operation(call)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Cổng kết nối hải quan: kiểm soát nhập khẩu máy móc, thiết bị",
            "version": "1",
            "description": "Tên trường theo Phụ lục III, Phụ lục IV Nghị định 336/2026/NĐ-CP. "
            "Hướng dẫn kết nối: docs/api.md.",
        },
        "paths": paths,
        "webhooks": {call.name: {call.method: _operation(call, theirs=True)} for call in CUSTOMS},
        "components": {"schemas": _schemas(), "securitySchemes": _security()},
    }


def models(*, received: bool) -> tuple[type[BaseModel], ...]:
    """Every body that comes in, or every body that goes out, each once."""
    ours = [call.body for call in CALLS] if received else _answers(CALLS)
    theirs = _answers(CUSTOMS) if received else [call.body for call in CUSTOMS]
    return tuple(dict.fromkeys(model for model in (*ours, *theirs) if model is not None))


def _answers(calls: Iterable[Call]) -> list[type[BaseModel] | None]:
    return [answer.model for call in calls for answer in call.answers.values()]


def _operation(call: Call, *, theirs: bool = False) -> dict[str, Any]:
    signature = SIGNATURE[1:] if theirs else SIGNATURE
    signed = call.is_signed or (theirs and call.name != "customs-health")
    given = (*call.given, *(signature if signed else ()))
    operation: dict[str, Any] = {
        "operationId": call.name,
        "summary": call.title_vi,
        "parameters": [_parameter(each) for each in given],
        "security": [{"signature": []}] if signed else [],
        "responses": {str(status): _answer(answer) for status, answer in call.answers.items()}
        | _problems(call.codes),
    }
    if told := " ".join(filter(None, (call.told_vi, _scope_vi(call)))):
        operation["description"] = told
    if call.body is not None:
        operation["requestBody"] = {"required": True, "content": _body(call, call.body)}
    return operation


def _scope_vi(call: Call) -> str:
    return f"Quyền {call.scope.value}: {call.scope.label_vi}." if call.scope else ""


def _parameter(given: Given) -> dict[str, Any]:
    told = {
        "name": given.name,
        "in": given.where,
        "required": given.required,
        "description": given.what_vi,
        "schema": given.schema,
    }
    return told if given.example is None else told | {"example": given.example}


def _body(call: Call, model: type[BaseModel]) -> dict[str, Any]:
    content: dict[str, Any] = {JSON: _content(model, call.name, call.example)}
    if call.has_file:
        file = {"type": "string", "contentMediaType": "application/octet-stream"}
        content["multipart/form-data"] = {
            "schema": {
                "type": "object",
                "required": ["tep", "du_lieu"],
                "properties": {"tep": file, "du_lieu": _reference(model)},
            },
            "encoding": {"du_lieu": {"contentType": JSON}},
        }
    return content


def _answer(answer: Answer) -> dict[str, Any]:
    told: dict[str, Any] = {"description": answer.what_vi}
    if answer.headers:
        told["headers"] = {
            name: {"description": what, "schema": TEXT} for name, what in answer.headers.items()
        }
    if answer.model is not None:
        told["content"] = {JSON: _content(answer.model, "answer", answer.example)}
    elif answer.media_type != JSON:
        told["content"] = {answer.media_type: {}}
    return told


def _content(model: type[BaseModel], name: str, example: Any) -> dict[str, Any]:
    return {"schema": _reference(model), "examples": {name: {"value": example}}}


def _problems(codes: frozenset[ErrorCode]) -> dict[str, Any]:
    by_status: dict[int, list[ErrorCode]] = {}
    for code in ErrorCode:
        if code in codes:
            by_status.setdefault(STATUS[code], []).append(code)
    return {str(status): _problem(by_status[status]) for status in sorted(by_status)}


def _problem(codes: list[ErrorCode]) -> dict[str, Any]:
    content: dict[str, Any] = {"schema": _reference(Problem)}
    if ErrorCode.INVALID in codes:
        content["examples"] = {"problem": {"value": refusal()}}
    told: dict[str, Any] = {
        "description": " ".join(f"{code.value}: {ADVICE[code].fact.vi}" for code in codes),
        "content": {PROBLEM_TYPE: content},
    }
    if ErrorCode.TOO_MANY_REQUESTS in codes:
        waiting = {"description": "Số giây phải chờ", "required": True, "schema": {"type": "integer"}}
        told["headers"] = {"Retry-After": waiting}
    return told


def _reference(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": SCHEMAS + model.__name__}


def _security() -> dict[str, Any]:
    what = "Standard Webhooks: HMAC-SHA256 (v1) hoặc Ed25519 (v1a), xem docs/api.md"
    return {"signature": {"type": "apiKey", "in": "header", "name": "webhook-signature", "description": what}}


def _schemas() -> dict[str, Any]:
    modes: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = []
    modes += [(model, "validation") for model in models(received=True)]
    modes += [(model, "serialization") for model in models(received=False)]
    modes.append((Problem, "serialization"))
    _, whole = models_json_schema(modes, ref_template=SCHEMAS + "{model}")
    schemas: dict[str, Any] = whole["$defs"]
    for model in objects(model for model, _ in modes):
        for name, shape in schemas[model.__name__].get("properties", {}).items():
            told = wire_field(model, name)
            parts = (told.meaning_vi if told else None, shape.get("description"))
            shape["description"] = ". ".join(filter(None, parts))
    return schemas
