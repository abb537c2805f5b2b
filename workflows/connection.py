"""How does a process reach Temporal, and how does one see that it still does?"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path

from temporalio.client import Client
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion
from temporalio.service import RPCError
from temporalio.worker import WorkerDeploymentConfig

from models.conversion import DATA_CONVERTER

BEAT_SECONDS = 5.0
RECONNECT_SECONDS = 1.0

log = logging.getLogger(__name__)


async def connect(address: str, namespace: str, *, lazy: bool = False) -> Client:
    """A client with the one converter; a lazy one connects when it is first needed."""
    return await Client.connect(address, namespace=namespace, data_converter=DATA_CONVERTER, lazy=lazy)


async def connect_patiently(
    address: str, namespace: str, prepare: Callable[[Client], Awaitable[object]]
) -> Client:
    """A prepared client once Temporal answers: a worker that is started first waits for it."""
    while True:
        try:
            client = await connect(address, namespace)
            await prepare(client)
        except (RuntimeError, RPCError) as error:  # the client raises RuntimeError when nobody listens
            log.warning("Temporal does not answer at %s: %s", address, error)
            await asyncio.sleep(RECONNECT_SECONDS)
        else:
            return client


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


def deployment_of(version: str | None) -> WorkerDeploymentConfig | None:
    """Versioned when the setting names `<deployment>.<build id>`: open cases move to the current version."""
    if version is None:
        return None
    return WorkerDeploymentConfig(
        version=WorkerDeploymentVersion.from_canonical_string(version),
        use_worker_versioning=True,
        default_versioning_behavior=VersioningBehavior.AUTO_UPGRADE,
    )


async def _beat(client: Client, path: Path) -> None:
    while True:
        with suppress(RPCError):
            if await client.service_client.check_health(timeout=timedelta(seconds=BEAT_SECONDS)):
                await asyncio.to_thread(path.touch)
        await asyncio.sleep(BEAT_SECONDS)
