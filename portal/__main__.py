"""The door of the portal: read the settings, open the register, serve people and customs."""

import asyncio
from datetime import UTC, datetime

import uvicorn
from sqlalchemy import Engine
from temporalio.client import Client

from intake.courier import Courier
from intake.door import Door
from models.exchange.keys import public_of
from notices.signers import load_or_create_signer
from portal.api.deps import ApiDeps
from portal.api.router import api_router
from portal.app import PortalDeps, create_app
from records.clients import Registry
from records.engine import open_engine
from records.files import FileStore
from records.secrets import ENGINE_KEY, read_secret
from settings import Settings
from workflows.connection import connect

DRAIN_SECONDS = 15


def now() -> datetime:
    """The portal's clock."""
    return datetime.now(UTC)  # noqa: TID251 - one of the three doors of time


def build_deps(engine: Engine, client: Client, settings: Settings) -> PortalDeps:
    """What the app is given; Temporal is connected to when it is first needed."""
    files = FileStore(settings.document_folder)
    door = Door(engine, Courier(engine, client, settings.temporal_task_queue, now), now)
    api = ApiDeps(
        engine=engine,
        door=door,
        files=files,
        clients=Registry(engine, settings.secret_folder, now),
        now=now,
        openapi_enabled=settings.openapi_enabled,
        public_keys=(public_of(read_secret(settings.secret_folder / ENGINE_KEY)),),
    )
    return PortalDeps(
        engine=engine,
        door=door,
        files=files,
        now=now,
        secure_cookies=settings.portal_secure_cookies,
        api=api_router(api),
        signer=load_or_create_signer(settings.signer_path, "Sở KH&CN Đà Nẵng"),
    )


async def main() -> None:
    """Serve until stopped."""
    settings = Settings()
    client = await connect(settings.temporal_address, settings.temporal_namespace, lazy=True)
    app = create_app(build_deps(open_engine(settings.register_url), client, settings))
    config = uvicorn.Config(
        app,
        host=settings.portal_host,
        port=settings.portal_port,
        forwarded_allow_ips=settings.portal_trusted_proxies,
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    asyncio.run(main())
