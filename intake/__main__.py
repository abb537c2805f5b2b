"""Door: send customs again what did not reach it (`resend NUMBER`), or compare with it now (`reconcile`)."""

import asyncio
import os
import sys
from datetime import UTC, datetime

from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.service import RPCError

from intake.resend import resend
from models.problems.arguments import CommandParser
from models.problems.telling import CommandRefused, Unusable, refuse, told
from records.engine import NOT_READY, NOT_READY_VI, open_engine, reading
from records.outbox import last_number
from settings import Settings
from workflows import options
from workflows.connection import connect
from workflows.reconciliation import WORKFLOW_ID, Reconciliation


def main() -> None:
    """Read the command and do it; ends without the teardown that the client's threads may not survive."""
    parser = CommandParser(prog="python -m intake", description=__doc__)
    commands = parser.add_subparsers(required=True)
    resending = commands.add_parser("resend", help="gửi lại hải quan bản kết quả chờ gửi hoặc quá hạn")
    resending.add_argument("number")
    resending.set_defaults(run=lambda chosen: _resend(chosen.number, Settings()))
    reconciling = commands.add_parser("reconcile", help="đối chiếu với hải quan ngay bây giờ")
    reconciling.set_defaults(run=lambda _: _reconcile(Settings()))
    chosen = parser.parse_args()
    try:
        code = asyncio.run(chosen.run(chosen))
    except NOT_READY:
        code = refuse([NOT_READY_VI, "Chạy `python -m records migrate` trước."])
    except Unusable as error:
        code = refuse(told(error))
    sys.stdout.flush()
    os._exit(code)


async def _resend(number: str, settings: Settings) -> int:
    engine = open_engine(settings.register_url)
    with reading(engine) as session:
        if last_number(session, number) == 0:
            raise CommandRefused(
                f"number: tờ khai “{number}” chưa có bản kết quả nào để gửi. Kiểm tra lại số tờ khai."
            )
    client = await _connected(settings)
    now = datetime.now(UTC)  # noqa: TID251 - a door
    delivered = await resend(engine, client, settings.temporal_task_queue, number, now)
    print(f"Hải quan đã nhận đến bản kết quả thứ {delivered.settled_number}.")  # noqa: T201 - its answer
    return 0


async def _connected(settings: Settings) -> Client:
    try:
        return await connect(settings.temporal_address, settings.temporal_namespace)
    except (RuntimeError, RPCError) as error:  # RuntimeError when nobody listens
        message = (
            f"Temporal không trả lời tại {settings.temporal_address}; chưa có gì được gửi. Khởi động "
            "Temporal, hoặc sửa TEMPORAL_ADDRESS."
        )
        raise CommandRefused(message) from error


async def _reconcile(settings: Settings) -> int:
    """Join the run that is under way, or start one; 1 when it broke off or left differences."""
    client = await _connected(settings)
    outcome = await client.execute_workflow(
        Reconciliation.run,
        id=WORKFLOW_ID,
        task_queue=settings.temporal_task_queue,
        execution_timeout=options.RECONCILIATION_TIMEOUT,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )
    print(outcome.told_vi)  # noqa: T201 - its answer
    return int(outcome.problem is not None or outcome.open > 0)


if __name__ == "__main__":
    main()
