"""Door: send customs again what did not reach it (`resend NUMBER`), or compare with it now (`reconcile`)."""

import argparse
import asyncio
import os
import sys
from datetime import UTC, datetime

from temporalio.common import WorkflowIDConflictPolicy

from intake.resend import resend
from records.engine import open_engine
from settings import Settings
from workflows import options
from workflows.connection import connect
from workflows.reconciliation import WORKFLOW_ID, Reconciliation


def main() -> None:
    """Read the command and do it; ends without the teardown that the client's threads may not survive."""
    parser = argparse.ArgumentParser(prog="python -m intake", description=__doc__)
    commands = parser.add_subparsers(required=True)
    resending = commands.add_parser("resend", help="gửi lại hải quan bản kết quả chờ gửi hoặc quá hạn")
    resending.add_argument("number")
    resending.set_defaults(run=lambda chosen: _resend(chosen.number, Settings()))
    reconciling = commands.add_parser("reconcile", help="đối chiếu với hải quan ngay bây giờ")
    reconciling.set_defaults(run=lambda _: _reconcile(Settings()))
    chosen = parser.parse_args()
    code = asyncio.run(chosen.run(chosen))
    sys.stdout.flush()
    os._exit(code)


async def _resend(number: str, settings: Settings) -> int:
    client = await connect(settings.temporal_address, settings.temporal_namespace)
    engine = open_engine(settings.register_url)
    now = datetime.now(UTC)  # noqa: TID251 - a door
    delivered = await resend(engine, client, settings.temporal_task_queue, number, now)
    print(f"Hải quan đã nhận đến bản kết quả thứ {delivered.settled_number}.")  # noqa: T201 - its answer
    return 0


async def _reconcile(settings: Settings) -> int:
    """Join the run that is under way, or start one; 1 when it broke off or left differences."""
    client = await connect(settings.temporal_address, settings.temporal_namespace)
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
