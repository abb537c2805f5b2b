"""Door: connect, register, run. `python worker.py` carries the cases until it is told to stop."""

import asyncio
import signal
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion
from temporalio.service import RPCError
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkerDeploymentConfig
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from activities.assessing import Assessing
from activities.delivering import Delivering
from activities.issuing import Issuing
from audit.activities import Archiving
from audit.archive import Archive
from audit.schedule import ensure_schedule
from audit.workflows import ArchiveSweep
from customs.client import CustomsClient
from models.conversion import DATA_CONVERTER
from notices.press import Press
from notices.signers import load_or_create_signer
from records.engine import open_engine
from records.files import FileStore
from settings import Settings
from workflows import options
from workflows.delivery import Delivery
from workflows.import_control import ImportControl

THREADS = 16
CACHED_CASES = 2000
DRAIN = timedelta(seconds=20)
BEAT_SECONDS = 5.0


def build_worker(
    client: Client, engine: Engine, settings: Settings, cached_cases: int = CACHED_CASES
) -> Worker:
    """A worker with its activities, built from the settings."""
    press = Press(office_code="SKHCN", signer=load_or_create_signer(settings.signer_path, "Sở KH&CN Đà Nẵng"))
    assessing = Assessing(engine, settings.draw_seed)
    issuing = Issuing(engine, FileStore(settings.document_folder), press)
    customs = CustomsClient(settings.customs_url, settings.customs_secrets[0])
    delivering = Delivering(engine, customs, now)
    archiving = Archiving(client, Archive(settings.archive_folder))
    return Worker(
        client,
        task_queue=settings.temporal_task_queue,
        workflows=[ImportControl, Delivery, ArchiveSweep],
        activities=[assessing.assess, issuing.issue_notice, delivering.deliver, archiving.archive_closed],
        activity_executor=ThreadPoolExecutor(THREADS),
        max_concurrent_activities=THREADS,
        max_cached_workflows=cached_cases,
        sticky_queue_schedule_to_start_timeout=options.STICKY_TIMEOUT,
        graceful_shutdown_timeout=DRAIN,
        workflow_runner=SandboxedWorkflowRunner()
        if settings.temporal_sandboxed
        else UnsandboxedWorkflowRunner(),
        deployment_config=deployment_of(settings.temporal_deployment),
    )


def deployment_of(version: str | None) -> WorkerDeploymentConfig | None:
    """Versioned when the setting names `<deployment>.<build id>`: open cases move to the current version."""
    if version is None:
        return None
    return WorkerDeploymentConfig(
        version=WorkerDeploymentVersion.from_canonical_string(version),
        use_worker_versioning=True,
        default_versioning_behavior=VersioningBehavior.AUTO_UPGRADE,
    )


def now() -> datetime:
    """The worker's clock, for what is signed and recorded about sending."""
    return datetime.now(UTC)  # noqa: TID251 - a door


@asynccontextmanager
async def beating(client: Client, path: Path | None) -> AsyncIterator[None]:
    """While inside, the file is touched as long as Temporal answers: its age is the worker's health."""
    if path is None:
        yield
        return
    task = asyncio.create_task(_beat(client, path))
    try:
        yield
    finally:
        task.cancel()


async def _beat(client: Client, path: Path) -> None:
    while True:
        with suppress(RPCError):
            if await client.service_client.check_health(timeout=timedelta(seconds=BEAT_SECONDS)):
                await asyncio.to_thread(path.touch)
        await asyncio.sleep(BEAT_SECONDS)


async def main() -> None:
    """Run until SIGTERM or SIGINT, then finish what is under way."""
    settings = Settings()
    client = await Client.connect(
        settings.temporal_address, namespace=settings.temporal_namespace, data_converter=DATA_CONVERTER
    )
    await ensure_schedule(client, settings.temporal_task_queue)
    stop = asyncio.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(signum, stop.set)
    worker = build_worker(client, open_engine(settings.register_url), settings)
    async with worker, beating(client, settings.worker_heartbeat_file):
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
