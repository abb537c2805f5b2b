"""Did customs take this result? One signed post, believed only when the signed answer echoes it."""

from datetime import datetime
from typing import Literal

import httpx
from pydantic import ValidationError

from customs.signatures import ID_HEADER, SignatureRefusedError, sign, verify
from customs.wire.envelope import AcknowledgementMessage, body_digest
from models.base import Digest, Record

TIMEOUT_SECONDS = 3.0
MAX_ANSWER_BYTES = 64 * 1024


class UnreachableError(Exception):
    """No answer that can be believed: try again later."""


class RefusedError(Exception):
    """Customs answered that it does not take the message: trying the same again will not help."""


class Acknowledgement(Record):
    """Customs' answer, kept as evidence: `raw` is its body as received, `signature` its signature header."""

    message_id: str
    body_digest: Digest
    state: Literal["received", "applied"]
    raw: str
    signature: str


class CustomsClient:
    """Posts results to customs over one connection that is kept open."""

    def __init__(
        self, url: str, secret: str, http: httpx.Client | None = None, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        self._url = url.rstrip("/") + "/dispositions"
        self._secret = secret
        self._http = http or httpx.Client(follow_redirects=False)
        self._timeout = timeout

    def send(self, envelope: bytes, message_id: str, at: datetime) -> Acknowledgement:
        """Send the bytes under the id; the same id at every attempt, a fresh signature each time."""
        headers = sign(envelope, message_id, at, self._secret) | {"content-type": "application/json"}
        status, answer_headers, answer = self._post(envelope, headers)
        if status >= 500 or status in (408, 425, 429) or 300 <= status < 400:
            raise UnreachableError(f"Hải quan trả lời HTTP {status}")
        if status >= 400:
            raise RefusedError(f"Hải quan không nhận: HTTP {status}: {_excerpt(answer)}")
        return self._believed(answer_headers, answer, message_id, body_digest(envelope), at)

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()

    def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, httpx.Headers, bytes]:
        try:
            with self._http.stream(
                "POST", self._url, content=body, headers=headers, timeout=self._timeout
            ) as response:
                return response.status_code, response.headers, _read(response)
        except httpx.HTTPError as error:
            raise UnreachableError(f"Không kết nối được hải quan: {type(error).__name__}") from error

    def _believed(
        self, headers: httpx.Headers, answer: bytes, message_id: str, digest: str, at: datetime
    ) -> Acknowledgement:
        try:
            signed_id = verify(headers, answer, at, [self._secret])
            message = AcknowledgementMessage.model_validate_json(answer)
        except (SignatureRefusedError, ValidationError) as error:
            raise UnreachableError(f"Xác nhận của hải quan không tin được: {type(error).__name__}") from error
        if (signed_id, message.ma_thong_diep, message.ma_bam) != (message_id, message_id, digest):
            raise UnreachableError(f"Xác nhận của hải quan không khớp {ID_HEADER} và mã băm đã gửi")
        if message.trang_thai == "tu_choi":
            raise RefusedError(f"Hải quan từ chối: {message.ly_do or 'không nêu lý do'}")
        return Acknowledgement(
            message_id=message_id,
            body_digest=digest,
            state="applied" if message.trang_thai == "da_ap_dung" else "received",
            raw=answer.decode(),
            signature=headers["webhook-signature"],
        )


def _read(response: httpx.Response) -> bytes:
    answer = b""
    for piece in response.iter_bytes():
        answer += piece
        if len(answer) > MAX_ANSWER_BYTES:
            raise UnreachableError("Câu trả lời của hải quan dài quá 64 KiB")
    return answer


def _excerpt(answer: bytes) -> str:
    return answer[:200].decode("utf-8", "replace")
