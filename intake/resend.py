"""How is customs told again what it was not told in time?"""

from datetime import datetime

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy

from models.goods import DeclarationNumber
from models.ids import delivery_workflow_id
from models.messages import Delivered, Resend
from records import outbox
from records.engine import writing
from workflows.delivery import Delivery


async def resend(
    engine: Engine, client: Client, task_queue: str, number: DeclarationNumber, now: datetime
) -> Delivered:
    """Revive the dead rows of a declaration and send all that is pending; the lease keeps the order."""
    with writing(engine) as session:
        up_to = outbox.revive(session, number, now)
    return await client.execute_workflow(
        Delivery.run,
        Resend(declaration_number=number, up_to=up_to),
        id=delivery_workflow_id(number),
        task_queue=task_queue,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )
