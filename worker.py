"""Door: connect, register, run. `python worker.py` carries the cases until it is told to stop."""

import asyncio
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from activities.assessing import Assessing
from activities.delivering import Delivering
from activities.issuing import Issuing
from activities.keeping import open_register
from audit.activities import Archiving
from audit.archive import Archive
from audit.schedule import ensure_schedule
from audit.workflows import ArchiveSweep
from customs.client import CustomsClient
from notices.press import Press
from notices.signers import load_or_create_signer
from records.files import FileStore
from settings import Settings
from workflows import connection, options
from workflows.delivery import Delivery
from workflows.import_control import ImportControl

THREADS = 16
CACHED_CASES = 2000
DRAIN = timedelta(seconds=20)


def build_worker(client: Client, engine: Engine, settings: Settings, cached: int = CACHED_CASES) -> Worker:
    """A worker with its activities, built from the settings."""
    press = Press(office_code="SKHCN", signer=load_or_create_signer(settings.signer_path, "Sở KH&CN Đà Nẵng"))
    assessing = Assessing(engine, settings.draw_seed)
    issuing = Issuing(engine, FileStore(settings.document_folder), press)
    delivering = Delivering(engine, CustomsClient(settings.customs_url, settings.customs_secrets[0]), now)
    archiving = Archiving(client, Archive(settings.archive_folder))
    runner = SandboxedWorkflowRunner() if settings.temporal_sandboxed else UnsandboxedWorkflowRunner()
    return Worker(
        client,
        task_queue=settings.temporal_task_queue,
        workflows=[ImportControl, Delivery, ArchiveSweep],
        activities=[assessing.assess, issuing.issue_notice, delivering.deliver, archiving.archive_closed],
        activity_executor=ThreadPoolExecutor(THREADS),
        max_concurrent_activities=THREADS,
        max_cached_workflows=cached,
        sticky_queue_schedule_to_start_timeout=options.STICKY_TIMEOUT,
        graceful_shutdown_timeout=DRAIN,
        workflow_runner=runner,
        deployment_config=connection.deployment_of(settings.temporal_deployment),
    )


def now() -> datetime:
    """The worker's clock, for what is signed and recorded about sending."""
    return datetime.now(UTC)  # noqa: TID251 - a door


async def main() -> None:
    """Run until SIGTERM or SIGINT, then finish what is under way."""
    settings = Settings()
    client = await connection.connect_patiently(
        settings.temporal_address,
        settings.temporal_namespace,
        lambda client: ensure_schedule(client, settings.temporal_task_queue),
    )
    stop = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    worker = build_worker(client, open_register(settings.register_url, now()), settings)
    async with worker, connection.beating(client, settings.worker_heartbeat_file):
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
