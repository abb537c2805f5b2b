"""How does customs get to know? The oldest pending row is posted until customs says what becomes of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from temporalio import activity
from temporalio.exceptions import ApplicationError

from customs import wire
from customs.client import CustomsClient, GoneError, NotDeliveredError, RefusedError
from models.exchange.answers import SignedAnswer
from models.messages import Delivered, DeliverNext
from models.vocabulary import OutboxState
from records import outbox
from records.engine import reading, writing
from records.tables import OutboxRow

PAUSES = tuple(timedelta(seconds=seconds) for seconds in (2, 5, 15, 30, 120, 600, 3600))
"""After the first, second, … failure of a row; the last of them from then on, until 72 hours are over."""

SPREAD = 0.2
"""Rows that failed together do not come back together: each pause is up to a fifth shorter or longer."""

SHORTEST = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Delivering:
    """The activity with its register and its one kept customs client."""

    engine: Engine
    customs: CustomsClient
    now: Callable[[], datetime]

    @activity.defn(name="deliver")
    def deliver(self, request: DeliverNext) -> Delivered:
        """Post one row and keep customs' word on it; without one an ApplicationError names the next pause."""
        row = self._lease(request)
        if row is None:
            return self._settled(request)
        assert row.body is not None
        try:
            answer = self.customs.send(row.body, outbox.message_id(row), self.now())
        except NotDeliveredError as error:
            row = self._fail(row, error)
            if row.state is not OutboxState.PENDING:
                return self._settled(request)
            raise ApplicationError(
                str(error), type=type(error).__name__, next_retry_delay=self._pause(row, error)
            ) from error
        self._keep(answer)
        return self._settled(request)

    def _lease(self, request: DeliverNext) -> OutboxRow | None:
        """The row with the bytes of its first attempt, which are made now if this is it."""
        with writing(self.engine) as session:
            owner = activity.info().workflow_id or ""
            row = outbox.lease(session, request.declaration_number, owner, self.now())
            if row is None:
                return None
            if row.body is None:
                row.body = envelope_of(row, outbox.replaced_by(session, row))
                row.body_digest = wire.body_digest(row.body)
            assert row.body_digest == wire.body_digest(row.body), (
                "the bytes of the first attempt were changed"
            )
            return row

    def _keep(self, answer: SignedAnswer) -> None:
        with writing(self.engine) as session:
            outbox.answered(session, answer, self.now())

    def _fail(self, row: OutboxRow, error: NotDeliveredError) -> OutboxRow:
        """Record the failure; the row as it stands then."""
        assert row.outbox_id is not None
        is_refusal, is_gone = isinstance(error, RefusedError), isinstance(error, GoneError)
        with writing(self.engine) as session:
            return outbox.failed(
                session, row.outbox_id, str(error), self.now(), is_refusal=is_refusal, is_gone=is_gone
            )

    def _pause(self, row: OutboxRow, error: NotDeliveredError) -> timedelta:
        """Until the next attempt; the last one is made when the 72 hours are over, not an hour later."""
        wished = pause(row.outbox_id or 0, row.failures, error.retry_after)
        return max(min(wished, outbox.dies_at(row) - self.now()), SHORTEST)

    def _settled(self, request: DeliverNext) -> Delivered:
        with reading(self.engine) as session:
            return Delivered(settled_number=outbox.settled_number(session, request.declaration_number))


def envelope_of(row: OutboxRow, replaced: OutboxRow | None) -> bytes:
    """The bytes in which the row leaves."""
    before = wire.Replaced(replaced.result_number, replaced.result) if replaced else None
    return wire.envelope(row.declaration_number, row.result_number, row.created_at, row.result, before)


def pause(outbox_id: int, failures: int, asked: timedelta | None = None) -> timedelta:
    """The pause after so many failures, spread by row and failure and the same at every call.

    Where customs asks for a longer one, it is at least that long.
    """
    digest = hashlib.sha256(f"{outbox_id}/{failures}".encode()).digest()
    spread = SPREAD * (int.from_bytes(digest[:4]) / 0xFFFFFFFF * 2 - 1)
    own = PAUSES[min(failures, len(PAUSES)) - 1] * (1 + spread)
    return max(own, asked * (1 + abs(spread))) if asked else own
