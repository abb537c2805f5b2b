"""How does customs answer: at once and signed, or slowly, falsely, or not at all?"""

import asyncio
from contextlib import suppress

from fastapi import Response
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from customs.signatures import sign
from customs.simulator.faults import Fault
from customs.simulator.simulator import Simulator
from customs.simulator.voice import STRANGE_KEY, dripping
from customs.wire import AcknowledgementMessage, body_digest, json_bytes

SILENCE_SECONDS = 30.0


class Broken(Response):
    """Breaks the connection in the middle of an answer, after a silence that the caller may end."""

    def __init__(self, silence_seconds: float = 0.0) -> None:
        super().__init__()
        self._silence_seconds = silence_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promise more than is sent; the server closes a connection whose answer stays short."""
        _ = scope
        with suppress(TimeoutError):
            await asyncio.wait_for(_gone(receive), self._silence_seconds)
            return
        start = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]}
        await send(start)
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


def acknowledgement(  # what is answered, and what goes wrong with it
    simulator: Simulator,
    message_id: str,
    body: bytes,
    state: str,
    reason: str | None,
    met: frozenset[Fault] = frozenset(),
) -> Response:
    """Customs' signed answer to a result."""
    echoed = body + b" " if Fault.WRONG_ECHO in met else body
    message = AcknowledgementMessage.model_validate(
        {"ma_thong_diep": message_id, "ma_bam": body_digest(echoed), "trang_thai": state, "ly_do": reason}
    )
    answer = json_bytes(message)
    secret = STRANGE_KEY if Fault.WRONG_SIGNATURE in met else simulator.secret
    headers = sign(answer, message_id, simulator.now(), secret)
    if Fault.DROP in met:
        return Broken(SILENCE_SECONDS)
    if Fault.DRIP in met:
        headers["content-length"] = str(len(answer))
        slow = dripping(answer, simulator.faults.pace)
        return StreamingResponse(slow, headers=headers, media_type="application/json")
    return Response(answer, headers=headers, media_type="application/json")


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
