"""Who sends this, and may they? Read, counted, authenticated, limited; a stranger opens nothing."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from customs.signatures import (
    ID_HEADER,
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    SignatureRefusedError,
    read_target,
    verify,
)
from customs.wire import MAX_BODY_BYTES
from intake.door import Inbound
from models.language import Said
from models.problems import ErrorCode
from models.vocabulary import ClientScope
from portal.api.answers import Refusal, header_refusal
from portal.api.deps import ApiDeps
from records.clients import RegisteredClient

CLIENT_HEADER = "x-client-id"
KEY_HEADER = "idempotency-key"
FILE_TYPE = "multipart/form-data"
MAX_FILE_BYTES = 25_000_000
UNVERIFIED = "unverified"
KEPT_OF_A_STRANGER = 64 * 1024
_KEPT = (ClientScope.DECLARE, ClientScope.FILE, ClientScope.REPORT, ClientScope.CUSTOMS)
"""What claims to be a message is kept even when it cannot be believed; a question is not."""

_HEADERS = (CLIENT_HEADER, ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER)


@dataclass(frozen=True, slots=True)
class Sent:
    """A request whose sender is known and may send it."""

    client_id: str
    message_id: str
    body: bytes
    at: datetime


class Signed:
    """What a route asks of its caller: a signature that is believed, a scope, and room within the limits.

    Depend on it: `sent: Annotated[Sent, Depends(Signed(deps, ClientScope.READ))]`. The place of the sender is
    held until the answer has left.
    """

    def __init__(self, deps: ApiDeps, scope: ClientScope) -> None:
        self.scope = scope
        self._deps = deps

    async def __call__(self, request: Request) -> AsyncIterator[Sent]:
        """The request as sent; Refusal when it is not believed, not allowed or too much."""
        at = self._deps.now()
        client = await self._claimed(request)
        sent = await self._believed(request, client, at)
        assert client is not None
        with self._deps.limits.serving(client, at):
            if self.scope not in client.scopes:
                needed = Said(
                    f"Lệnh này cần quyền: {self.scope.label_vi}.",
                    f"This call needs the scope: {self.scope.value}.",
                )
                raise Refusal(ErrorCode.FORBIDDEN_SCOPE, detail=needed)
            yield sent

    async def _claimed(self, request: Request) -> RegisteredClient | None:
        client_id = request.headers.get(CLIENT_HEADER, "")
        if self._deps.clients.is_fresh:
            return self._deps.clients.find(client_id)
        return await run_in_threadpool(self._deps.clients.find, client_id)

    async def _believed(self, request: Request, client: RegisteredClient | None, at: datetime) -> Sent:
        limits, address = self._deps.limits, request.client.host if request.client else ""
        has_file = self.scope is ClientScope.FILE and media_type(request) == FILE_TYPE
        with limits.arriving(address, client, at, has_file=has_file):
            body, is_whole = await self._body(request, has_file=has_file)
            try:
                return _authentic(request, body if is_whole else None, client, at)
            except Refusal as refusal:
                if client is not None:
                    limits.refused(address, at)
                if self.scope in _KEPT:
                    await self._keep(request, body, refusal, at)
                raise

    async def _body(self, request: Request, *, has_file: bool) -> tuple[bytes, bool]:
        if request.method == "GET":
            return b"", True
        try:
            async with asyncio.timeout(self._deps.limits.seconds_to_read(has_file=has_file)):
                return await read_body(request, MAX_FILE_BYTES if has_file else MAX_BODY_BYTES)
        except TimeoutError as slow:
            raise Refusal(ErrorCode.TOO_SLOW) from slow

    async def _keep(self, request: Request, body: bytes, refusal: Refusal, at: datetime) -> None:
        """As rejected, apart from real messages."""
        stranger = Inbound(UNVERIFIED, _stranger_id(request.headers, body), body[:KEPT_OF_A_STRANGER])
        problem_json = refusal.problem(request.url.path).model_dump_json(exclude_none=True)
        await run_in_threadpool(self._deps.door.reject, stranger, None, problem_json, at)


def media_type(request: Request) -> str:
    """The kind of content without its parameters."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def expect_json(kind: str) -> None:
    """Nothing but JSON here."""
    if kind != "application/json":
        raise header_refusal(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            "Content-Type",
            kind,
            Said("Kiểu nội dung không được hỗ trợ", "The media type is not supported"),
            Said("Đặt Content-Type: application/json", "Set Content-Type: application/json"),
        )


def check_key(request: Request, sent: Sent) -> None:
    """An Idempotency-Key says the same as the message id, or nothing."""
    key = request.headers.get(KEY_HEADER)
    if key is not None and key.strip('"') != sent.message_id:
        raise header_refusal(
            ErrorCode.KEY_MISMATCH,
            "Idempotency-Key",
            key,
            Said("Idempotency-Key khác với webhook-id", "Idempotency-Key differs from webhook-id"),
            Said("Bỏ tiêu đề này hoặc đặt bằng webhook-id", "Leave it out or set it to the webhook-id"),
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


def _authentic(request: Request, body: bytes | None, client: RegisteredClient | None, at: datetime) -> Sent:
    if body is None:
        raise Refusal(ErrorCode.TOO_LARGE)
    keys = client.keys_at(at) if client else ()
    if client is None or not keys:
        raise header_refusal(
            ErrorCode.UNAUTHENTICATED,
            "X-Client-Id",
            request.headers.get(CLIENT_HEADER, ""),
            Said(
                "Thiếu mã bên gửi, mã chưa được đăng ký hoặc không còn khóa nào có hiệu lực",
                "The sender id is missing, is not registered or has no valid key",
            ),
            Said("Dùng mã đã được cấp khi đăng ký kết nối", "Use the id that you were given on registration"),
        )
    try:
        message_id = verify(request.headers, _payload(request, body), at, keys)
    except SignatureRefusedError as error:
        raise header_refusal(
            ErrorCode.UNAUTHENTICATED,
            error.header,
            request.headers.get(error.header),
            error.reason,
            Said(
                "Ký lại trên đúng nội dung gửi đi (lệnh đọc: phương thức và đường dẫn), đúng thời điểm gửi",
                "Sign exactly what you send (a read: method and path), at the time at which you send it",
            ),
        ) from error
    return Sent(client.client_id, message_id, body, at)


def _payload(request: Request, body: bytes) -> bytes:
    """What a signature covers: the body of a message, the target of a read as it stood in the request."""
    if request.method != "GET":
        return body
    path: bytes = request.scope["raw_path"]
    query: bytes = request.scope["query_string"]
    return read_target("GET", (path + b"?" + query if query else path).decode("latin-1"))


def _stranger_id(headers: Mapping[str, str], body: bytes) -> str:
    """An id of our own making: a stranger may not use up the id of a real message."""
    digest = hashlib.sha256(body)
    for name in _HEADERS:
        digest.update(f"\n{name}: {headers.get(name, '')}".encode())
    return digest.hexdigest()
