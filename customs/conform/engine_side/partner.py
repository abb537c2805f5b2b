"""How does the kit speak to the engine as customs would, and also as customs never should?"""

import asyncio
import itertools
import secrets
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import httpx

from customs.conform.bodies import as_bytes
from customs.conform.reply import Reply
from customs.conform.scenario import DifferenceError
from customs.conform.setting import Setting, now
from customs.signatures import read_target, sign

API = "/api/v1"
MOST_RETRIES = 30
_POLL_SECONDS = 0.25


class EngineUnderTrial:
    """The engine at a URL; every step is noted for the report."""

    def __init__(self, setting: Setting, http: httpx.AsyncClient) -> None:
        self.setting = setting
        self.steps: list[str] = []
        self._http = http
        self._run = secrets.token_hex(4)
        self._ids: Iterator[int] = itertools.count(1)

    def message_id(self) -> str:
        """An id that nobody has used."""
        return f"conform-{self._run}-{next(self._ids)}"

    async def post(
        self,
        call: str,
        message: dict[str, Any] | bytes,
        number: str,
        *,
        message_id: str | None = None,
        headers: dict[str, str | None] | None = None,
    ) -> Reply:
        """A message rightly signed; a header given as None is left out."""
        path = "/declarations" if call == "declarations" else f"/declarations/{number}/{call}"
        body = message if isinstance(message, bytes) else as_bytes(message)
        signed = self.signed(body, message_id or self.message_id())
        return await self.raw("POST", f"{API}{path}", body, self._with(signed, headers))

    async def post_to(self, path: str, message: dict[str, Any] | bytes) -> Reply:
        """A signed message to any path below `/api/v1`."""
        body = message if isinstance(message, bytes) else as_bytes(message)
        return await self.raw("POST", f"{API}{path}", body, self.signed(body, self.message_id()))

    async def get(self, path: str, *, again: bool = True) -> Reply:
        """A signed read."""
        return await self.raw("GET", f"{API}{path}", b"", self.signed_read(f"{API}{path}"), again=again)

    def signed(  # what is signed, by whom and when
        self,
        payload: bytes,
        message_id: str,
        *,
        secret: str | None = None,
        client_id: str | None = None,
        seconds_off: float = 0,
    ) -> dict[str, str]:
        """Headers of a message, unless told otherwise signed by the right key at the right time."""
        at = now() + timedelta(seconds=seconds_off)
        signature = sign(payload, message_id, at, secret or self.setting.secret)
        named = {"x-client-id": client_id or self.setting.client_id, "content-type": "application/json"}
        return signature | named

    def signed_read(self, target: str) -> dict[str, str]:
        """Headers of a read of this target."""
        return self.signed(read_target("GET", target), self.message_id())

    async def raw(
        self,
        method: str,
        target: str,
        body: bytes | AsyncIterator[bytes],
        headers: dict[str, str],
        *,
        again: bool = True,
    ) -> Reply:
        """One request as it stands; when told to wait, it waits and says the same again."""
        for _ in range(MOST_RETRIES):
            response = await self._http.request(
                method, self.setting.url + target, content=body, headers=headers
            )
            reply = Reply(response.status_code, dict(response.headers), response.content)
            self.steps.append(f"{method} {target} → {reply.status}")
            if reply.status != 429 or not again or not isinstance(body, bytes):
                return reply
            await asyncio.sleep(float(reply.headers.get("retry-after", "1")))
        raise DifferenceError(f"vẫn trả lời 429 sau {MOST_RETRIES} lần chờ đúng Retry-After")

    async def result(self, number: str, path: str = "") -> dict[str, Any]:
        """The result of a declaration as soon as there is one."""
        for _ in range(max(1, int(self.setting.patience_seconds / _POLL_SECONDS))):
            reply = await self.get(f"/declarations/{number}{path}")
            if reply.status != 404:
                result: dict[str, Any] = reply.expect(200).json()
                return result
            await asyncio.sleep(_POLL_SECONDS)
        raise DifferenceError(f"không có kết quả của tờ khai sau {self.setting.patience_seconds:.0f} giây")

    @staticmethod
    def _with(signed: dict[str, str], changed: dict[str, str | None] | None) -> dict[str, str]:
        merged: dict[str, str | None] = {**signed, **(changed or {})}
        return {name: value for name, value in merged.items() if value is not None}
