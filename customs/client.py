"""What does customs say to this result? One signed post, believed only when the signed answer echoes it."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
from pydantic import ValidationError

from customs.keys import KeysNow, PartnerKeys
from customs.signatures import (
    ID_HEADER,
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    SignatureRefusedError,
    sign,
    verify,
)
from customs.wire.envelope import STATES, AcknowledgementMessage, body_digest
from models.exchange.answers import SignedAnswer

TIMEOUT_SECONDS = 3.0
LONGEST_SECONDS = 6.0
"""For a whole exchange: an answer that comes drop by drop is cut off before the activity's own time-out."""

MAX_ANSWER_BYTES = 64 * 1024
LONGEST_WISH = timedelta(hours=1)
"""How far a Retry-After is respected."""

_PASSING = frozenset({408, 425, 429})
_GONE = 410


class NotDeliveredError(Exception):
    """The post came to nothing; `retry_after` is what customs asks to wait, within bounds."""

    def __init__(self, reason_vi: str, retry_after: timedelta | None = None) -> None:
        super().__init__(reason_vi)
        self.retry_after = retry_after


class UnreachableError(NotDeliveredError):
    """No answer that can be believed: try again later."""


class RefusedError(NotDeliveredError):
    """Customs' system does not take the request (4xx, unsigned): somebody has to look before it helps."""


class GoneError(RefusedError):
    """Customs takes no results at this address any more (410)."""


class CustomsClient:
    """Posts results to customs over one connection that is kept open.

    `keys` is asked for every message, so that a rotation needs no restart; a text is a shared secret alone.
    """

    def __init__(
        self,
        url: str,
        keys: KeysNow | str,
        http: httpx.Client | None = None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self._url = url.rstrip("/") + "/dispositions"
        self._keys: KeysNow = (lambda: PartnerKeys.of(keys)) if isinstance(keys, str) else keys
        self._http = http or httpx.Client(follow_redirects=False)
        self._timeout = timeout

    def send(self, envelope: bytes, message_id: str, at: datetime) -> SignedAnswer:
        """Send the bytes under the id, the same at every attempt, signed anew each time.

        NotDeliveredError when there is no answer, or none that can be believed.
        """
        keys = self._keys()
        if not keys.signing:
            raise UnreachableError("Chưa có khóa còn hiệu lực để ký bản kết quả gửi hải quan")
        headers = sign(envelope, message_id, at, keys.signing)
        headers |= {"content-type": "application/json", "accept-encoding": "identity"}
        status, answer_headers, answer = self._post(envelope, headers)
        if status >= 300:
            raise _failure(status, answer, _wish(answer_headers, at))
        message = self._believed(keys, answer_headers, answer, at)
        digest = body_digest(envelope)
        echoed = (answer_headers[ID_HEADER], message.ma_thong_diep, message.ma_bam)
        if echoed != (message_id, message_id, digest):
            raise UnreachableError(f"Xác nhận của hải quan không khớp {ID_HEADER} và mã băm đã gửi")
        return SignedAnswer(
            message_id=message_id,
            body_digest=digest,
            state=STATES[message.trang_thai],
            reason_vi=message.ly_do,
            raw=answer.decode(),
            webhook_id=answer_headers[ID_HEADER],
            timestamp=answer_headers[TIMESTAMP_HEADER],
            signature=answer_headers[SIGNATURE_HEADER],
        )

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()

    def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, httpx.Headers, bytes]:
        give_up_at = time.monotonic() + LONGEST_SECONDS
        try:
            with self._http.stream(
                "POST", self._url, content=body, headers=headers, timeout=self._timeout
            ) as response:
                return response.status_code, response.headers, _read(response, give_up_at)
        except httpx.HTTPError as error:
            raise UnreachableError(f"Không kết nối được hải quan: {type(error).__name__}") from error

    def _believed(
        self, keys: PartnerKeys, headers: httpx.Headers, answer: bytes, at: datetime
    ) -> AcknowledgementMessage:
        try:
            verify(headers, answer, at, keys.believed)
            return AcknowledgementMessage.model_validate_json(answer)
        except (SignatureRefusedError, ValidationError) as error:
            raise UnreachableError(f"Xác nhận của hải quan không tin được: {type(error).__name__}") from error


def _failure(status: int, answer: bytes, wish: timedelta | None) -> NotDeliveredError:
    said = f"HTTP {status}: {answer[:200].decode('utf-8', 'replace')}"
    if status == _GONE:
        return GoneError(f"Hải quan không còn nhận kết quả tại địa chỉ này: {said}")
    if 400 <= status < 500 and status not in _PASSING:
        return RefusedError(f"Hải quan không nhận: {said}", wish)
    return UnreachableError(f"Hải quan trả lời HTTP {status}", wish)


def _wish(headers: httpx.Headers, at: datetime) -> timedelta | None:
    """Retry-After, in seconds or as a date; None when it says nothing that can be used."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        wish = timedelta(seconds=min(int(text[:9]), LONGEST_WISH.total_seconds()))
    else:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
        wish = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - at
    return min(max(wish, timedelta()), LONGEST_WISH)


def _read(response: httpx.Response, give_up_at: float) -> bytes:
    answer = b""
    for piece in response.iter_raw():
        answer += piece
        if len(answer) > MAX_ANSWER_BYTES:
            raise UnreachableError("Câu trả lời của hải quan dài quá 64 KiB")
        if time.monotonic() > give_up_at:
            raise UnreachableError("Câu trả lời của hải quan kéo dài quá 6 giây")
    return answer
