"""How does customs' system talk to the engine: signed, again until answered, and with which faults?"""

import asyncio
import itertools
import math
import secrets
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from customs.signatures import read_target, sign
from customs.simulator.faults import Direction, Fault, Faults

STRANGE_KEY = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
"""A key that nobody knows: what it signs is believed by nobody."""
OVERTAKING_SECONDS = 0.5
LOST_SECONDS = 0.3
_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
_PASSING = frozenset({408, 429})
"""Not taken this time: the same message is said again."""


@dataclass(frozen=True)
class Answer:
    """What the engine answered."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]


@dataclass(frozen=True)
class Request:
    """One request before it is signed; `path` begins after `/api/v1`."""

    method: str
    path: str
    body: bytes
    message_id: str
    headers: dict[str, str] = field(default_factory=dict)


class Voice:
    """Says a message until the engine answers it."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        engine_url: str,
        client_id: str,
        secret: Callable[[], str],
        now: Callable[[], datetime],
    ) -> None:
        self._http = http
        self._engine_url = engine_url.rstrip("/")
        self._client_id = client_id
        self._secret = secret
        self._now = now
        self._overtaken: dict[str, asyncio.Event] = {}

    async def say(
        self, request: Request, number: str, faults: Faults, patience_seconds: float = math.inf
    ) -> Answer:
        """The engine's last answer; what was lost or falsely signed is said again whole."""
        met = faults.met(Direction.SAID, number)
        if Fault.DELAY in met:
            await asyncio.sleep(faults.delay)
        if Fault.DROP in met:
            await asyncio.sleep(LOST_SECONDS)
        if Fault.REORDER in met:
            await self._be_overtaken(number)
        if Fault.WRONG_SIGNATURE in met:
            with suppress(httpx.TransportError):
                await self._once(request, STRANGE_KEY)
        copies = faults.repeat * (2 if Fault.DOUBLE in met else 1)
        pace = faults.pace if Fault.DRIP in met else math.inf
        answers = await asyncio.gather(*(self.ask(request, patience_seconds, pace) for _ in range(copies)))
        self._overtake(number)
        return answers[-1]

    async def ask(self, request: Request, patience_seconds: float, pace: float = math.inf) -> Answer:
        """Ask until there is an answer to the message itself; what came too slowly is said again whole."""
        give_up_at = time.monotonic() + patience_seconds
        for attempt in itertools.count():
            try:
                response = await self._once(request, self._secret(), math.inf if attempt else pace)
                is_no_answer = response.status_code >= 500 or response.status_code in _PASSING
                if not is_no_answer or time.monotonic() > give_up_at:
                    return _answer(response)
            except httpx.TransportError:
                if time.monotonic() > give_up_at:
                    raise
            await asyncio.sleep(_PAUSES[min(attempt, len(_PAUSES) - 1)])
        raise AssertionError("unreachable")

    async def close(self) -> None:
        """Give the connections back."""
        await self._http.aclose()

    async def _once(self, request: Request, secret: str, pace: float = math.inf) -> httpx.Response:
        url = httpx.URL(f"{self._engine_url}/api/v1{request.path}")
        payload = request.body if request.method == "POST" else read_target("GET", url.raw_path.decode())
        signed = sign(payload, request.message_id, self._now(), secret)
        return await self._http.request(
            request.method,
            url,
            content=request.body if math.isinf(pace) else dripping(request.body, pace),
            headers={**request.headers, **signed, "x-client-id": self._client_id},
        )

    async def _be_overtaken(self, number: str) -> None:
        event = self._overtaken.setdefault(number, asyncio.Event())
        with suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), OVERTAKING_SECONDS)

    def _overtake(self, number: str) -> None:
        if waiting := self._overtaken.pop(number, None):
            waiting.set()


async def dripping(body: bytes, bytes_per_second: float) -> AsyncIterator[bytes]:
    """The bytes, ten times a second as many as the pace allows."""
    step = max(1, int(bytes_per_second / 10))
    for start in range(0, len(body), step):
        yield body[start : start + step]
        await asyncio.sleep(step / bytes_per_second)


def _answer(response: httpx.Response) -> Answer:
    is_json = "json" in response.headers.get("content-type", "")
    return Answer(response.status_code, response.json() if is_json else {}, dict(response.headers))
