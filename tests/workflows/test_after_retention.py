"""Is a case that Temporal has forgotten followed by another, and never opened a second time?"""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import DeleteWorkflowExecutionRequest
from temporalio.service import RPCError, RPCStatusCode

from intake.courier import Courier
from intake.door import Door, Inbound
from models.base import canonical_json
from models.facts import DeclarationAmended, DeclarationWithdrawn, Fact
from models.ids import workflow_id
from records.engine import reading
from records.tables import FactRow
from tests.builders import NOON, NUMBER, a_declaration
from tests.engine import RunningEngine, running_engine
from tests.workflows.acts import declare
from workflows.connection import connect


@pytest.fixture
async def lasting(staffed: Engine, tmp_path: Path) -> AsyncIterator[RunningEngine]:
    """On the server that can be told to forget."""
    async with running_engine(staffed, tmp_path, time_skipping=False) as running:
        yield running


async def forget(engine: RunningEngine, number: str) -> None:
    """As retention does: the closed run is gone, and its id is free again."""
    execution = WorkflowExecution(workflow_id=workflow_id(number))
    request = DeleteWorkflowExecutionRequest(namespace="default", workflow_execution=execution)
    await engine.env.client.workflow_service.delete_workflow_execution(request)
    for _ in range(600):
        try:
            await engine.env.client.get_workflow_handle(workflow_id(number)).describe()
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND:
                return
            raise
        await asyncio.sleep(0.1)
    raise AssertionError("the server still knows the run")


async def test_a_late_amendment_of_a_forgotten_case_opens_the_next_case(lasting: RunningEngine) -> None:
    await declare(lasting, a_declaration())
    await lasting.tell(NUMBER, DeclarationWithdrawn(reason="Doanh nghiệp xin hủy"))
    await lasting.closed(NUMBER)
    await forget(lasting, NUMBER)

    amended = DeclarationAmended(amendment_number=1, declaration=a_declaration(bill_of_lading="MOI"))
    await lasting.tell(NUMBER, amended)

    assert lasting.case(NUMBER).sequence == 1
    with pytest.raises(RPCError):
        await lasting.env.client.get_workflow_handle(workflow_id(NUMBER)).describe()


async def test_a_portal_that_stops_while_a_delivery_is_under_way_stops_at_once(
    sqlite_register: Engine, lasting: RunningEngine
) -> None:
    """Nobody polls this queue, so the offer waits for a worker until its time-out, seven seconds later."""

    def now() -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - the test's own door

    address = lasting.env.client.service_client.config.target_host
    client = await connect(address, "default")
    door = Door(sqlite_register, Courier(sqlite_register, client, "nobody", now), now)
    content = DeclarationWithdrawn(reason="Doanh nghiệp xin hủy")
    fact = Fact(declaration_number="107234567000", occurred_at=NOON, content=content)

    async with door.delivering():
        receipt = door.receive(Inbound("test", "m-1", canonical_json(fact)), fact, received_at=now())
        await asyncio.sleep(1.0)
        stopped_at = time.monotonic()

    assert time.monotonic() - stopped_at < 5.0
    with reading(sqlite_register) as session:
        assert session.get_one(FactRow, receipt.fact_id).first_assessment is None
