"""Door: connect, register, run. `python worker.py` carries the cases until it is told to stop."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import Engine
from temporalio.client import Client
from temporalio.worker import Worker

from activities.assessing import Assessing
from activities.delivering import Delivering
from activities.issuing import Issuing
from activities.keeping import open_register
from activities.keys import partner_keys
from activities.reconciling import Reconciling
from activities.watching import Watching
from audit.activities import Archiving
from audit.archive import Archive
from audit.schedule import SWEEP
from audit.workflows import ArchiveSweep
from customs.asking import CustomsAsking
from customs.client import CustomsClient
from notices.press import Press
from notices.signers import load_or_create_signer
from records.files import FileStore
from settings import Settings
from workflows import connection
from workflows.delivery import Delivery
from workflows.hosting import until_told, worker_of
from workflows.import_control import ImportControl
from workflows.reconciliation import Reconciliation
from workflows.schedules import NIGHTLY, keep_schedules

CACHED_CASES = 2000


def build_worker(client: Client, engine: Engine, settings: Settings, cached: int = CACHED_CASES) -> Worker:
    """A worker with its activities, built from the settings."""
    press = Press(office_code="SKHCN", signer=load_or_create_signer(settings.signer_path, "Sở KH&CN Đà Nẵng"))
    assessing = Assessing(engine, settings.draw_seed)
    issuing = Issuing(engine, FileStore(settings.document_folder), press)
    url, partner = settings.customs_url, settings.customs_client_id
    keys = partner_keys(engine, settings.secret_folder, partner, now)
    delivering = Delivering(engine, CustomsClient(url, keys), now)
    reconciling = Reconciling(engine, CustomsAsking(url, keys, now), client, partner, now)
    archiving = Archiving(client, Archive(settings.archive_folder))
    activities = (assessing.assess, issuing.issue_notice, delivering.deliver, archiving.archive_closed)
    return worker_of(
        client,
        settings.temporal_task_queue,
        [ImportControl, Delivery, ArchiveSweep, Reconciliation],
        (*activities, *reconciling.activities),
        cached=cached,
        sandboxed=settings.temporal_sandboxed,
        deployment=settings.temporal_deployment,
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
        lambda client: keep_schedules(client, settings.temporal_task_queue, SWEEP, NIGHTLY),
    )
    engine = open_register(settings.register_url, now())
    watching = Watching(engine, settings.customs_url, now).running()
    worker = build_worker(client, engine, settings)
    await until_told(worker, connection.beating(client, settings.worker_heartbeat_file), watching)


if __name__ == "__main__":
    asyncio.run(main())
