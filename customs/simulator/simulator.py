"""How does customs' system talk to the engine, and what does it do with what it is told?"""

import asyncio
import itertools
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx

from customs.signatures import sign
from customs.simulator.faults import Faults
from customs.simulator.journal import Journal
from customs.simulator.script import Script
from customs.wire import ResultMessage, json_bytes
from customs.wire.messages import ClearanceMessage, Message, StorageMessage
from models.problems import ErrorCode
from models.vocabulary import CustomsOutcome

CLIENT_ID = "hai-quan-da-nang"
_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)


@dataclass(frozen=True)
class Answer:
    """What the engine answered."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]


def _wall_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  # the partner's own clock, not ours


class Simulator:
    """Customs' system: registers declarations, takes results once, gives its final word."""

    def __init__(  # noqa: PLR0913  # each is a fault or a neighbour that a test replaces
        self,
        engine_url: str,
        secret: str,
        *,
        client_id: str = CLIENT_ID,
        script: Script | None = None,
        faults: Faults | None = None,
        journal: Journal | None = None,
        http: httpx.AsyncClient | None = None,
        now: Callable[[], datetime] = _wall_clock,
        patience_seconds: float = 120.0,
    ) -> None:
        self.secret = secret
        self.script = script or Script()
        self.scripts: dict[str, Script] = {}
        """What customs does with one declaration, where it differs from the rest."""
        self.faults = faults or Faults()
        self.journal = journal or Journal()
        self.now = now
        self._engine_url = engine_url.rstrip("/")
        self._client_id = client_id
        self._http = http or httpx.AsyncClient(timeout=15.0)
        self._patience_seconds = patience_seconds
        self._speaking: dict[str, asyncio.Task[None]] = {}

    async def send(  # the parts of one request
        self,
        call: str,
        number: str,
        body: bytes,
        message_id: str,
        *,
        content_type: str = "application/json",
        prefer: str | None = None,
    ) -> Answer:
        """Send a message until the engine answers; `repeat` sends it that often, as one bad day would."""
        path = "/declarations" if call == "declarations" else f"/declarations/{number}/{call}"
        headers = {"content-type": content_type} | ({"prefer": prefer} if prefer else {})
        answers = [
            await self._request(_Request("POST", path, body, message_id, headers), self._patience_seconds)
            for _ in range(self.faults.repeat)
        ]
        if answers[-1].status < 300:
            self.journal.sent(number, message_id)
        return answers[-1]

    async def get(self, path: str, message_id: str = "get") -> Answer:
        """Read from the engine, signed over an empty body."""
        return await self._request(_Request("GET", path, b"", message_id, {}), self._patience_seconds)

    def take(self, message_id: str, body: bytes, digest: str) -> tuple[str, str | None]:
        """Apply a result once; returns the state and, if refused, the reason."""
        known = self.journal.digests.get(message_id)
        if known is not None and known != digest:
            return "tu_choi", "Mã thông điệp đã dùng cho nội dung khác"
        result = ResultMessage.model_validate_json(body)
        self.journal.received(message_id, digest, result.so_to_khai)
        record = self.journal.of(result.so_to_khai)
        if result.so_ket_qua > record.result_number:
            self.journal.applied(message_id, body.decode())
            return "da_ap_dung", None
        return ("da_ap_dung" if message_id in record.applied else "da_nhan"), None

    def speak_soon(self, number: str) -> None:
        """Say what is due on a declaration, in the background; one voice a declaration."""
        before = self._speaking.get(number)
        task = asyncio.get_running_loop().create_task(self._speak(number, before))
        self._speaking[number] = task

    def resume(self) -> None:
        """After a start: say what was due when the process died."""
        for number in tuple(self.journal.records):
            self.speak_soon(number)

    async def settle(self) -> None:
        """Wait until everything that was due is said."""
        while pending := [task for task in self._speaking.values() if not task.done()]:
            await asyncio.wait(pending)

    async def close(self) -> None:
        """Fall silent."""
        for task in self._speaking.values():
            task.cancel()
        await asyncio.gather(*self._speaking.values(), return_exceptions=True)
        await self._http.aclose()

    async def _speak(self, number: str, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        record = self.journal.of(number)
        script = self.scripts.get(number, self.script)
        while (result := record.result()) is not None:
            due = script.words_for(result, record.final_words, self.now())
            if not due:
                return
            for call, message_id, message in due:
                if not await self._say(number, call, message_id, message):
                    return

    async def _say(self, number: str, call: str, message_id: str, message: Message) -> bool:
        """Say it for as long as it takes; an id already used was taken before we were killed."""
        path = f"/declarations/{number}/{call}"
        headers = {"content-type": "application/json"}
        request = _Request("POST", path, json_bytes(message), message_id, headers)
        answer = await self._request(request, math.inf)
        for _ in range(self.faults.repeat - 1):
            answer = await self._request(request, math.inf)
        if answer.status >= 300 and answer.body.get("code") != ErrorCode.MESSAGE_ID_REUSED:
            return False
        self.journal.sent(number, message_id)
        self.journal.said(number, _said(message))
        return True

    async def _request(self, request: "_Request", patience_seconds: float) -> Answer:
        give_up_at = time.monotonic() + patience_seconds
        for attempt in itertools.count():
            try:
                response = await self._once(request)
                if response.status_code < 500 or time.monotonic() > give_up_at:
                    return _answer(response)
            except httpx.TransportError:
                if time.monotonic() > give_up_at:
                    raise
            await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])
        raise AssertionError("unreachable")

    async def _once(self, request: "_Request") -> httpx.Response:
        signed = sign(request.body, request.message_id, self.now(), self.secret)
        return await self._http.request(
            request.method,
            f"{self._engine_url}/api/v1{request.path}",
            content=request.body,
            headers={**request.headers, **signed, "x-client-id": self._client_id},
        )


@dataclass(frozen=True)
class _Request:
    method: str
    path: str
    body: bytes
    message_id: str
    headers: dict[str, str]


def _answer(response: httpx.Response) -> Answer:
    is_json = "json" in response.headers.get("content-type", "")
    return Answer(response.status_code, response.json() if is_json else {}, dict(response.headers))


def _said(message: Message) -> dict[int, str]:
    match message:
        case ClearanceMessage():
            return {word.so_thu_tu: word.ket_qua.value for word in message.ket_qua}
        case StorageMessage():
            return dict.fromkeys(message.so_thu_tu_hang, CustomsOutcome.STORED.value)
        case _:
            return {}
