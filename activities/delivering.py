"""How does customs get to know? The oldest pending row is posted until it is acknowledged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from temporalio import activity

from customs import wire
from customs.client import Acknowledgement, CustomsClient, RefusedError, UnreachableError
from models.messages import Delivered, DeliverNext
from models.vocabulary import EventKind
from records import events, outbox
from records.engine import reading, writing
from records.tables import OutboxRow


@dataclass(frozen=True, slots=True)
class Delivering:
    """The activity with its register and its one kept customs client."""

    engine: Engine
    customs: CustomsClient
    now: Callable[[], datetime]

    @activity.defn(name="deliver")
    def deliver(self, request: DeliverNext) -> Delivered:
        """Post one row and record the attempt on it; raise what customs said so that it is tried again."""
        row = self._lease(request)
        if row is None:
            return self._settled(request)
        body = wire.envelope(row.declaration_number, row.result_number, row.created_at, row.result)
        try:
            acknowledgement = self.customs.send(body, outbox.message_id(row), self.now())
        except (UnreachableError, RefusedError) as error:
            if not self._fail(row, str(error)):
                raise
            return self._settled(request)
        return self._acknowledge(row, acknowledgement)

    def _lease(self, request: DeliverNext) -> OutboxRow | None:
        with writing(self.engine) as session:
            return outbox.lease(
                session, request.declaration_number, activity.info().workflow_id or "", self.now()
            )

    def _acknowledge(self, row: OutboxRow, acknowledgement: Acknowledgement) -> Delivered:
        with writing(self.engine) as session:
            kept = session.get_one(OutboxRow, row.outbox_id)
            outbox.acknowledged(kept, acknowledgement, self.now())
            events.add(
                session,
                declaration_number=row.declaration_number,
                at=self.now(),
                kind=EventKind.OUTBOX,
                text_vi=f"Hải quan xác nhận bản kết quả số {row.result_number}",
                detail=f"outbox {row.number}",
            )
            session.flush()
            settled = outbox.settled_number(session, row.declaration_number)
        return Delivered(settled_number=settled)

    def _fail(self, row: OutboxRow, error: str) -> bool:
        """Record the failure; True when the row is dead now."""
        with writing(self.engine) as session:
            kept = session.get_one(OutboxRow, row.outbox_id)
            return outbox.failed(kept, error, self.now())

    def _settled(self, request: DeliverNext) -> Delivered:
        with reading(self.engine) as session:
            return Delivered(settled_number=outbox.settled_number(session, request.declaration_number))
