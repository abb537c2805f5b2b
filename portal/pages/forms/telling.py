"""How does a form become a fact? Through the one door, under the form's own id, and then a receipt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from fastapi.responses import RedirectResponse
from sqlmodel import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from intake.door import Beside, Conflict, FactRefused, Inbound, Receipt
from models.base import canonical_json
from models.facts import Fact, FactContent
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import receipt_href
from portal.pages.frame.words import FieldError
from records.engine import reading
from records.tables import MessageRow

SOURCE = "portal"
PATIENCE_SECONDS = 3.0

Again = Callable[[tuple[FieldError, ...], HTTPStatus], Response]
"""Shows the form once more, with what the person wrote and what is wrong."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person states, ready for intake; `again` keeps the input if intake refuses it.

    `occurred_at` is when it happened, where that was not now; `beside` is written with the fact.
    """

    case_number: str
    declaration_number: str
    content: FactContent
    token: str
    seen_assessment: int
    again: Again
    occurred_at: datetime | None = None
    beside: Beside | None = None


async def conclude(desk: Desk, judge: Callable[[], Response | Statement]) -> Response:
    """Judge the form; if it states a fact, tell intake, wait a little for the outcome, show the receipt."""
    judged = await run_in_threadpool(judge)
    if isinstance(judged, Response):
        return judged
    try:
        receipt = await run_in_threadpool(_receive, desk, judged)
        await desk.deps.door.outcome(receipt, PATIENCE_SECONDS)
    except Conflict as conflict:
        told = await run_in_threadpool(told_before, desk, judged.case_number, judged.token)
        if told is not None:
            return told
        return await run_in_threadpool(_again, judged, conflict.detail_vi)
    except FactRefused as refused:
        return await run_in_threadpool(_again, judged, refused.reason_vi)
    return RedirectResponse(receipt_href(judged.case_number, receipt.fact_id), HTTPStatus.SEE_OTHER)


def told_before(desk: Desk, case_number: str, token: str) -> Response | None:
    """A form sent twice is one message: the second click gets the receipt of the first."""
    with reading(desk.deps.engine) as session:
        known = select(MessageRow).where(MessageRow.source == SOURCE, MessageRow.message_id == token)
        row = session.exec(known).first()
    if row is None or row.fact_id is None:
        return None
    return RedirectResponse(receipt_href(case_number, row.fact_id), HTTPStatus.SEE_OTHER)


def _receive(desk: Desk, statement: Statement) -> Receipt:
    """The bytes are what the person states, without the clock: a double click is equal to it."""
    fact = Fact(
        declaration_number=statement.declaration_number,
        occurred_at=statement.occurred_at or desk.now,
        content=statement.content,
        staff_id=desk.user.staff_id,
    )
    body = canonical_json(
        {
            "case_number": statement.case_number,
            "staff_id": desk.user.staff_id,
            "content": statement.content.model_dump(mode="json"),
        }
    )
    return desk.deps.door.receive(
        Inbound(source=SOURCE, message_id=statement.token, body=body),
        fact,
        received_at=desk.now,
        seen_assessment=statement.seen_assessment,
        beside=statement.beside,
    )


def _again(statement: Statement, reason_vi: str) -> Response:
    return statement.again((FieldError("form", reason_vi),), HTTPStatus.CONFLICT)
