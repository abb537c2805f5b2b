"""What became of a result that customs had only received? Its late word, signed, is kept on the result."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from customs.signatures import SIGNATURE_HEADER, TIMESTAMP_HEADER
from customs.wire import (
    STATES,
    AcknowledgementMessage,
    AnswerWord,
    NotedMessage,
    WireError,
    json_bytes,
    parse_as,
)
from models.exchange.answers import SignedAnswer
from models.language import Said
from models.problems import ErrorCode
from models.vocabulary import ClientScope, OutboxState
from portal.api.answers import Refusal
from portal.api.deps import ApiDeps
from portal.api.receiving import Sent, Signed, check_key, expect_json, media_type
from records import outbox
from records.engine import writing

UNKNOWN = Said("Không có bản kết quả nào mang mã thông điệp này.", "There is no result with this message id.")
_WORDS: dict[OutboxState, AnswerWord] = {state: word for word, state in STATES.items()}


def add_acknowledgement_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One route."""
    customs = Annotated[Sent, Depends(Signed(deps, ClientScope.CUSTOMS))]

    @router.post("/acknowledgements", name="acknowledgements")
    async def acknowledgements(request: Request, sent: customs) -> Response:
        check_key(request, sent)
        expect_json(media_type(request))
        try:
            answer = _answer(request, sent, parse_as(AcknowledgementMessage, sent.body))
        except WireError as error:
            raise Refusal.of(error) from error
        noted = await run_in_threadpool(_note, deps, sent, answer)
        return Response(json_bytes(noted), media_type="application/json")


def _answer(request: Request, sent: Sent, message: AcknowledgementMessage) -> SignedAnswer:
    return SignedAnswer(
        message_id=message.ma_thong_diep,
        body_digest=message.ma_bam,
        state=STATES[message.trang_thai],
        reason_vi=message.ly_do,
        raw=sent.body.decode(),
        webhook_id=sent.message_id,
        timestamp=request.headers[TIMESTAMP_HEADER],
        signature=request.headers[SIGNATURE_HEADER],
    )


def _note(deps: ApiDeps, sent: Sent, answer: SignedAnswer) -> NotedMessage:
    """Keep it; what is told back is what stands, which a later word does not take back."""
    try:
        with writing(deps.engine) as session:
            row = outbox.answered(session, answer, sent.at)
    except outbox.OtherContent as other:
        raise Refusal(ErrorCode.DIGEST_MISMATCH) from other
    if row is None:
        raise Refusal(ErrorCode.NOT_FOUND, detail=UNKNOWN)
    return NotedMessage(
        ma_thong_diep=answer.message_id, trang_thai=_WORDS.get(row.state, _WORDS[OutboxState.RECEIVED])
    )
