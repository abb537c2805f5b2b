"""What does customs hold of each declaration, and will it send again what we lack? Read and asked, signed."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

import httpx
from pydantic import ValidationError

from customs.client import RefusedError, UnreachableError
from customs.keys import KeysNow
from customs.signatures import ID_HEADER, SignatureRefusedError, read_target, sign, verify
from customs.wire.comparing import DigestsMessage, ResendRequest
from customs.wire.envelope import AcknowledgementMessage, body_digest
from customs.wire.messages import json_bytes
from customs.wire.translated import WireModel

TIMEOUT_SECONDS = 10.0
MAX_PAGE_BYTES = 1024 * 1024
_RETRIED = (408, 425, 429)

Answer = TypeVar("Answer", bound=WireModel)


class CustomsAsking:
    """The two calls of the comparison.

    UnreachableError when there is no answer that can be believed, RefusedError when customs says no.
    """

    def __init__(
        self, url: str, keys: KeysNow, now: Callable[[], datetime], http: httpx.Client | None = None
    ) -> None:
        self._url = url.rstrip("/")
        self._keys = keys
        self._now = now
        self._http = http or httpx.Client(follow_redirects=False, timeout=TIMEOUT_SECONDS)

    def digests(self, after: str, limit: int) -> DigestsMessage:
        """A page of what customs holds, in the order of declaration numbers, after the given one."""
        query = {"limit": str(limit)} | ({"after": after} if after else {})
        request = self._http.build_request("GET", f"{self._url}/dispositions/digests", params=query)
        target = read_target("GET", request.url.raw_path.decode("ascii"))
        page = self._asked(request, target, f"doi-chieu-{body_digest(target)[:16]}", DigestsMessage)
        if not _goes_on(after, page):
            raise UnreachableError("Bản đối chiếu của hải quan không theo thứ tự số tờ khai")
        return page

    def resend(self, number: str, held: tuple[str, ...]) -> None:
        """Ask for the messages about a declaration that we lack; customs sends them as it did at first."""
        body = json_bytes(ResendRequest(so_to_khai=number, ma_thong_diep_da_co=held))
        request = self._http.build_request(
            "POST",
            f"{self._url}/resend-requests",
            content=body,
            headers={"content-type": "application/json"},
        )
        digest = body_digest(body)
        message_id = f"doi-chieu-{number}-{digest[:16]}"
        answer = self._asked(request, body, message_id, AcknowledgementMessage)
        if (answer.ma_thong_diep, answer.ma_bam) != (message_id, digest):
            raise UnreachableError("Xác nhận của hải quan không khớp yêu cầu gửi lại")
        if answer.trang_thai == "tu_choi":
            raise RefusedError(f"Hải quan từ chối gửi lại: {answer.ly_do or 'không nêu lý do'}")

    def close(self) -> None:
        """Give the connection back."""
        self._http.close()

    def _asked(self, request: httpx.Request, payload: bytes, message_id: str, kind: type[Answer]) -> Answer:
        """Customs' answer, believed when it is signed by customs and echoes the id of what we asked."""
        keys = self._keys()
        request.headers.update(sign(payload, message_id, self._now(), keys.signing))
        headers, answer = self._answered(request)
        try:
            signed_id = verify(headers, answer, self._now(), keys.believed)
            message = kind.model_validate_json(answer)
        except (SignatureRefusedError, ValidationError) as error:
            raise UnreachableError(f"Câu trả lời của hải quan không tin được: {error}") from error
        if signed_id != message_id:
            raise UnreachableError(f"Câu trả lời của hải quan không mang {ID_HEADER} đã gửi")
        return message

    def _answered(self, request: httpx.Request) -> tuple[httpx.Headers, bytes]:
        try:
            response = self._http.send(request, stream=True)
            try:
                answer = _read(response)
            finally:
                response.close()
        except httpx.HTTPError as error:
            raise UnreachableError(f"Không kết nối được hải quan: {type(error).__name__}") from error
        if response.status_code == 200:
            return response.headers, answer
        told = f"Hải quan trả lời HTTP {response.status_code}"
        if 400 <= response.status_code < 500 and response.status_code not in _RETRIED:
            raise RefusedError(told)
        raise UnreachableError(told)


def _goes_on(after: str, page: DigestsMessage) -> bool:
    """Each number is greater than the one before: a list that turns back would be read for ever."""
    numbers = [after, *(row.so_to_khai for row in page.ban_doi_chieu)]
    if sorted(set(numbers)) != numbers:
        return False
    return page.tiep_theo is None or (page.tiep_theo > after and page.tiep_theo >= numbers[-1])


def _read(response: httpx.Response) -> bytes:
    answer = b""
    for piece in response.iter_bytes():
        answer += piece
        if len(answer) > MAX_PAGE_BYTES:
            raise UnreachableError("Câu trả lời của hải quan dài quá 1 MiB")
    return answer
