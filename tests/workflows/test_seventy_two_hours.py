"""Row X1: how often is customs asked in 72 hours of silence, and what happens then?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import select
from temporalio import activity
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from activities.delivering import Delivering
from customs.client import CustomsClient
from models.conversion import DATA_CONVERTER
from models.exchange.answers import SignedAnswer
from models.ids import delivery_workflow_id
from models.messages import Delivered, Resend
from models.vocabulary import Disposition, OutboxState
from records import outbox
from records.engine import reading, writing
from records.tables import EventRow, OutboxRow
from tests.builders import NUMBER
from tests.engine import TIME_SKIPPING
from tests.integration.postbox import SECRET, a_result
from workflows.delivery import Delivery

QUEUE = "seventy-two-hours"


class Silent(CustomsClient):
    """Nobody listens; remembers when it was tried."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9", SECRET)
        self.tries: list[float] = []

    def send(self, envelope: bytes, message_id: str, at: datetime) -> SignedAnswer:
        self.tries.append(at.timestamp())
        return super().send(envelope, message_id, at)


def server_time() -> datetime:
    return activity.info().started_time


async def test_row_x1_after_72_hours_of_silence_the_row_is_dead_and_the_workflow_at_its_end(
    sqlite_register: Engine,
) -> None:
    customs = Silent()
    async with await WorkflowEnvironment.start_time_skipping(
        data_converter=DATA_CONVERTER, test_server_existing_path=TIME_SKIPPING
    ) as env:
        with writing(sqlite_register) as session:
            created_at = await env.get_current_time()
            outbox.put(session, NUMBER, a_result(Disposition.MAY_CLEAR), created_at)
        delivering = Delivering(sqlite_register, customs, server_time)
        async with Worker(
            env.client,
            task_queue=QUEUE,
            workflows=[Delivery],
            activities=[delivering.deliver],
            activity_executor=ThreadPoolExecutor(2),
        ):
            delivered = await env.client.execute_workflow(
                Delivery.run,
                Resend(declaration_number=NUMBER, up_to=1),
                id=delivery_workflow_id(NUMBER),
                task_queue=QUEUE,
            )

    with reading(sqlite_register) as session:
        row = session.exec(select(OutboxRow)).one()
        told = [one.text_vi for one in session.exec(select(EventRow))]
    pauses = [later - earlier for earlier, later in zip(customs.tries, customs.tries[1:], strict=False)]
    print(f"\n{len(customs.tries)} tries, pauses of {', '.join(f'{each:.0f}' for each in pauses[:9])} s …")  # noqa: T201
    assert delivered == Delivered(settled_number=1)
    assert row.state is OutboxState.DEAD
    assert row.attempt_count == len(customs.tries)
    assert told == ["Không gửi được bản kết quả số 1: Không kết nối được hải quan: ConnectError"]
    lived = customs.tries[-1] - created_at.timestamp()
    assert timedelta(hours=72) <= timedelta(seconds=lived) < timedelta(hours=72, minutes=1)
    assert 60 <= len(customs.tries) <= 100
    assert max(pauses) <= 72 * 60
