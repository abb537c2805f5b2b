"""What does customs hold of each declaration, and what does it send again when it is asked?"""

import bisect
import time

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError
from starlette.background import BackgroundTask

from customs.signatures import SignatureRefusedError, read_target, sign, verify
from customs.simulator.answering import acknowledgement
from customs.simulator.faults import Direction, Fault
from customs.simulator.journal import Known
from customs.simulator.simulator import Simulator
from customs.wire import body_digest, json_bytes
from customs.wire.comparing import MAX_DIGESTS, DigestOut, DigestsMessage, ResendRequest
from models.exchange.comparison import Side, messages_digest


def comparing(simulator: Simulator) -> APIRouter:
    """The two calls by which the engine compares and asks back."""
    router = APIRouter()

    @router.get("/dispositions/digests")
    async def digests(request: Request, after: str = "", limit: int = MAX_DIGESTS) -> Response:
        payload = read_target("GET", _target(request))
        message_id = _believed(simulator, request, payload)
        if isinstance(message_id, Response):
            return message_id
        if limit < 1:
            return Response("limit phải từ 1 trở lên", status_code=422)
        answer = json_bytes(page(simulator, after, min(limit, MAX_DIGESTS)))
        headers = sign(answer, message_id, simulator.now(), simulator.secret)
        return Response(answer, headers=headers, media_type="application/json")

    @router.post("/resend-requests")
    async def resend_requests(request: Request) -> Response:
        body = await request.body()
        message_id = _believed(simulator, request, body)
        if isinstance(message_id, Response):
            return message_id
        try:
            asked = ResendRequest.model_validate_json(body)
        except ValidationError:
            return Response("Yêu cầu gửi lại không đúng quy cách", status_code=422)
        answer = acknowledgement(simulator, message_id, body, "da_nhan", None)
        answer.background = BackgroundTask(_say_again, simulator, asked)
        return answer

    return router


def page(simulator: Simulator, after: str, limit: int) -> DigestsMessage:
    """Declarations of which customs sent something or holds a result, in the order of their numbers."""
    records = simulator.journal.records
    numbers = sorted(number for number, known in records.items() if known.sent or known.newest)
    first = bisect.bisect_right(numbers, after)
    shown = numbers[first : first + limit]
    return DigestsMessage(
        ban_doi_chieu=tuple(DigestOut.of(number, _side(records[number])) for number in shown),
        tiep_theo=shown[-1] if first + limit < len(numbers) else None,
    )


def _side(known: Known) -> Side:
    sent = set(known.sent)
    return Side(
        result_number=known.result_number,
        body_digest=body_digest(known.newest.encode()) if known.newest else None,
        message_count=len(sent),
        messages_digest=messages_digest(sent),
    )


async def _say_again(simulator: Simulator, asked: ResendRequest) -> None:
    """The messages that the engine does not name, in the order in which they were sent first."""
    held = set(asked.ma_thong_diep_da_co)
    for message_id, message in tuple(simulator.journal.of(asked.so_to_khai).messages.items()):
        if message_id not in held:
            await simulator.send(
                message.call,
                asked.so_to_khai,
                message.raw(),
                message_id,
                content_type=message.content_type,
            )


def _believed(simulator: Simulator, request: Request, payload: bytes) -> str | Response:
    """The id of what the engine asks, or the answer to what cannot be answered."""
    met = simulator.faults.met(Direction.RECEIVED, "")
    if time.monotonic() < simulator.faults.down_until or Fault.FAIL in met:
        return Response(status_code=503)
    try:
        return verify(request.headers, payload, simulator.now(), simulator.secrets)
    except SignatureRefusedError as error:
        return Response(error.reason_vi, status_code=401)


def _target(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
