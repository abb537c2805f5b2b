"""How does the kit speak to customs as the engine would, and what may it believe of the answers?"""

import itertools
import secrets
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import timedelta
from typing import Any

import httpx

from customs.conform.bodies import as_bytes
from customs.conform.reply import Reply
from customs.conform.scenario import DifferenceError, expect, expect_that
from customs.conform.setting import Setting, now
from customs.signatures import SignatureRefusedError, read_target, sign, verify
from customs.wire import AcknowledgementMessage, body_digest
from customs.wire.comparing import DigestOut, DigestsMessage

STRANGE_KEY = "whsec_" + b64encode(secrets.token_bytes(32)).decode()


class CustomsUnderTrial:
    """Customs' system at a URL; every step is noted for the report."""

    def __init__(self, setting: Setting, http: httpx.AsyncClient) -> None:
        self.setting = setting
        self.steps: list[str] = []
        self._http = http
        self._run = secrets.token_hex(4)
        self._ids: Iterator[int] = itertools.count(1)

    def message_id(self) -> str:
        """An id that nobody has used."""
        return f"conform-{self._run}-{next(self._ids)}"

    async def tell(
        self, message: dict[str, Any], message_id: str | None = None, *states: str
    ) -> AcknowledgementMessage:
        """A result rightly signed, and customs' answer as far as it can be believed."""
        body, message_id = as_bytes(message), message_id or self.message_id()
        reply = await self.send(body, self.signed(body, message_id))
        return self.believed(reply, message_id, body, states or ("da_ap_dung", "da_nhan"))

    async def send(
        self, body: bytes | AsyncIterator[bytes], headers: dict[str, str], path: str = "/dispositions"
    ) -> Reply:
        """Bytes as they stand."""
        return await self._request("POST", path, body, headers)

    async def ask(self, path: str, headers: dict[str, str] | None = None) -> Reply:
        """A read; signed unless headers are given."""
        target = httpx.URL(self.setting.url + path).raw_path.decode()
        signed = self.signed(read_target("GET", target), self.message_id())
        return await self._request("GET", path, b"", signed if headers is None else headers)

    def signed(
        self,
        payload: bytes,
        message_id: str,
        *,
        keys: Sequence[str] | None = None,
        seconds_off: float = 0,
    ) -> dict[str, str]:
        """Headers of a message, unless told otherwise signed by the right key at the right time."""
        at = now() + timedelta(seconds=seconds_off)
        signature = sign(payload, message_id, at, keys or [self.setting.secret])
        return signature | {"content-type": "application/json"}

    def believed(
        self, reply: Reply, message_id: str, body: bytes, states: Sequence[str]
    ) -> AcknowledgementMessage:
        """An acknowledgement signed by customs that echoes what was sent."""
        self.signed_by_customs(reply.expect(200), message_id)
        answer = AcknowledgementMessage.model_validate_json(reply.body, extra="ignore")
        expect("ma_thong_diep", answer.ma_thong_diep, message_id)
        expect("ma_bam", answer.ma_bam, body_digest(body))
        expect_that(
            answer.trang_thai in states, f"trang_thai là {' hoặc '.join(states)} (nhận {answer.trang_thai})"
        )
        return answer

    def signed_by_customs(self, reply: Reply, message_id: str | None = None) -> None:
        """The answer is signed over its own bytes, under the id that was asked."""
        try:
            signed_id = verify(reply.headers, reply.body, now(), [self.setting.secret])
        except SignatureRefusedError as error:
            raise DifferenceError(f"Chữ ký trên câu trả lời không tin được: {error.reason_vi}") from error
        if message_id is not None:
            expect("webhook-id của câu trả lời", signed_id, message_id)

    async def held(self, number: str) -> DigestOut | None:
        """What customs says that it holds of a declaration: one row, or none."""
        page = await self.page(f"{int(number) - 1:012d}", 2)
        rows = [row for row in page.ban_doi_chieu if row.so_to_khai == number]
        expect_that(len(rows) < 2, f"bản đối chiếu nêu tờ khai {number} một lần")
        return rows[0] if rows else None

    async def page(self, after: str, limit: int) -> DigestsMessage:
        """A page of what customs holds."""
        reply = (await self.ask(f"/dispositions/digests?after={after}&limit={limit}")).expect(200)
        self.signed_by_customs(reply)
        return DigestsMessage.model_validate_json(reply.body, extra="ignore")

    async def expect_held(self, number: str, message: dict[str, Any]) -> None:
        """Customs holds this result of the declaration, once, byte by byte."""
        one = await self.held(number)
        if one is None:
            raise DifferenceError(f"bản đối chiếu không có tờ khai {number}")
        expect("so_ket_qua hải quan đang giữ", one.so_ket_qua, message["so_ket_qua"])
        expect("ma_bam hải quan đang giữ", one.ma_bam, body_digest(as_bytes(message)))

    async def _request(
        self, method: str, path: str, body: bytes | AsyncIterator[bytes], headers: dict[str, str]
    ) -> Reply:
        response = await self._http.request(method, self.setting.url + path, content=body, headers=headers)
        self.steps.append(f"{method} {path} → {response.status_code}")
        return Reply(response.status_code, dict(response.headers), response.content)
