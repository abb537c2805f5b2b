"""What would be decided if this were declared? Any facts, any day, the code of live cases; none is kept."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from customs import wire
from customs.wire import WireError, json_bytes
from customs.wire.examples import EXAMPLES
from models.days import vietnamese_day
from models.vocabulary import ClientScope
from portal.api.answers import Refusal
from portal.api.deps import ApiDeps
from portal.api.draft_answer import DraftMessage, draft_message
from portal.api.draft_request import AskedDays, days_in, facts_in
from portal.api.receiving import Sent, Signed, expect_json, media_type
from records.cases import draft_case_file
from records.engine import reading
from rules.rulebook import assess

EXAMPLE: dict[str, Any] = {
    "to_khai": EXAMPLES["declarations"],
    "giay_to": [EXAMPLES["documents"]["giay_to"]],
    "hang_den": [{"ngay_den_cua_khau": "2026-08-21", "dia_diem_de_hang": "Cảng Tiên Sa"}],
    "bao_quan": [],
}


def add_draft_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One call: a draft decision."""
    asking = Annotated[Sent, Depends(Signed(deps, ClientScope.DRAFT))]

    @router.post("/draft-decisions", name="draft-decisions")
    async def draft_decisions(request: Request, sent: asking) -> Response:
        expect_json(media_type(request))
        try:
            asked = days_in(request.query_params, request.query_params.multi_items())
            answer = await run_in_threadpool(decide, deps, sent.body, asked, sent.at)
        except WireError as error:
            raise Refusal.of(error) from error
        return Response(json_bytes(answer), media_type="application/json")


def decide(deps: ApiDeps, body: bytes, asked: AskedDays, at: datetime) -> DraftMessage:
    """The answer of the rulebook to the draft, with lookups and reference data read now.

    The seed of the random draw stays a secret: a draft must not tell whether a number will be drawn (ADR 21).
    """
    facts = facts_in(body)
    with reading(deps.engine) as session:
        case_file = draft_case_file(session, facts, at, draw_seed="")
    assessment = assess(case_file, asked.as_of or vietnamese_day(at), asked.law_day)
    owed = wire.result(case_file.declaration, assessment, ()).nghia_vu
    return draft_message(case_file, assessment, owed, asked.law_day)
