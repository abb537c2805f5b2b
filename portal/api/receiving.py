"""Who sends this, and are these bytes theirs? Read, counted, authenticated; a stranger opens nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from customs.signatures import (
    ID_HEADER,
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    SignatureRefusedError,
    verify,
)
from customs.wire import MAX_BODY_BYTES
from intake.door import Inbound
from models.problems import ErrorCode
from portal.api.answers import Refusal, header_refusal
from portal.api.deps import ApiDeps

CLIENT_HEADER = "x-client-id"
KEY_HEADER = "idempotency-key"
MAX_FILE_BYTES = 25_000_000
UNVERIFIED = "unverified"
KEPT_OF_A_STRANGER = 64 * 1024
_HEADERS = (CLIENT_HEADER, ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request whose sender is known."""

    client_id: str
    message_id: str
    body: bytes
    at: datetime


async def read_signed(deps: ApiDeps, request: Request, *, has_file: bool) -> Sent:
    """The body and its sender; what cannot be believed is kept as rejected, apart from real messages."""
    at = deps.now()
    body, is_whole = await read_body(request, MAX_FILE_BYTES if has_file else MAX_BODY_BYTES)
    try:
        return _believed(deps, request, body, at, is_whole=is_whole)
    except Refusal as refusal:
        stranger = Inbound(UNVERIFIED, _stranger_id(request.headers, body), body[:KEPT_OF_A_STRANGER])
        problem_json = refusal.problem(request.url.path).model_dump_json(exclude_none=True)
        await run_in_threadpool(deps.door.reject, stranger, None, problem_json, at)
        raise


def _believed(deps: ApiDeps, request: Request, body: bytes, at: datetime, *, is_whole: bool) -> Sent:
    if not is_whole:
        raise Refusal(ErrorCode.TOO_LARGE)
    return authenticate(deps, request, body, at)


def authenticate(deps: ApiDeps, request: Request, body: bytes, at: datetime) -> Sent:
    """The sender of the body; an empty body for reads."""
    client_id = request.headers.get(CLIENT_HEADER, "")
    secrets = deps.secrets.get(client_id, ())
    if not secrets:
        raise header_refusal(
            ErrorCode.UNAUTHENTICATED,
            "X-Client-Id",
            client_id,
            "Thiếu mã bên gửi hoặc mã chưa được đăng ký",
            "Dùng mã đã được cấp khi đăng ký kết nối",
        )
    try:
        message_id = verify(request.headers, body, at, secrets)
    except SignatureRefusedError as error:
        raise header_refusal(
            ErrorCode.UNAUTHENTICATED,
            error.header,
            request.headers.get(error.header),
            error.reason_vi,
            "Ký lại trên đúng nội dung gửi đi, vào đúng thời điểm gửi",
        ) from error
    return Sent(client_id, message_id, body, at)


def check_key(request: Request, sent: Sent) -> None:
    """An Idempotency-Key says the same as the message id, or nothing."""
    key = request.headers.get(KEY_HEADER)
    if key is not None and key.strip('"') != sent.message_id:
        raise header_refusal(
            ErrorCode.KEY_MISMATCH,
            "Idempotency-Key",
            key,
            "Idempotency-Key khác với webhook-id",
            "Bỏ tiêu đề này hoặc đặt bằng webhook-id",
        )


async def read_body(request: Request, limit: int) -> tuple[bytes, bool]:
    """The body, and whether it is whole: reading stops at the limit."""
    declared = request.headers.get("content-length", "0")
    pieces: list[bytes] = []
    size = 0
    is_too_long = declared.isdigit() and int(declared[:19]) > limit
    async for piece in request.stream():
        pieces.append(piece)
        size += len(piece)
        if is_too_long or size > limit:
            return b"".join(pieces), False
    return b"".join(pieces), True


def _stranger_id(headers: Mapping[str, str], body: bytes) -> str:
    """An id of our own making: a stranger may not use up the id of a real message."""
    digest = hashlib.sha256(body)
    for name in _HEADERS:
        digest.update(f"\n{name}: {headers.get(name, '')}".encode())
    return digest.hexdigest()
