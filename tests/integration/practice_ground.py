"""A whole engine behind real HTTP, and anything that stands before it and behaves badly."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from sqlalchemy import Engine
from starlette.types import ASGIApp

from customs.conform.running import Trial
from customs.conform.scenario import Side, Verdict
from customs.conform.setting import Setting
from customs.conform.trial import try_side
from intake.door import Door
from models.exchange.keys import public_of
from models.vocabulary import ClientScope
from portal.api.deps import ApiDeps
from portal.api.limits import Allowances, Limits
from portal.api.router import api_router
from portal.app import PortalDeps, create_app
from records import clients
from records.engine import writing
from records.files import FileStore
from records.secrets import ENGINE_KEY, make_secrets, read_secret
from records.tables import ClientRow
from tests.engine import LONG_AGO, SECRET, running_engine

CLIENT, READER = "hai-quan-da-nang", "chi-doc"
OLD = "whsec_" + "B" * 40
READERS_KEY = "whsec_" + "C" * 40
FIRST_NUMBER = 900_000_000_000
RATE = 60_000
READERS_RATE = 60
"""A burst is told to wait even by a machine that takes a minute for it."""


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - both sides live on the wall clock here


@asynccontextmanager
async def served(app: ASGIApp) -> AsyncIterator[str]:
    """The app at a port of its own."""
    with socket.socket(
        proto=socket.IPPROTO_TCP
    ) as listener:  # else asyncio sets no TCP_NODELAY: 40 ms a call
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="error", lifespan="on", timeout_graceful_shutdown=2)
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve([listener]))
        while not server.started:  # noqa: ASYNC110 - the server tells nobody else
            await asyncio.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


@asynccontextmanager
async def an_engine_face(register: Engine, folder: Path) -> AsyncIterator[ASGIApp]:
    """The real portal over a real engine with its worker."""
    async with running_engine(register, folder) as engine:
        _register_senders(register, folder / "secrets")
        yield _portal(register, engine.door, engine.files, folder / "secrets")


def a_face_alone(register: Engine, folder: Path) -> ASGIApp:
    """The real portal over a real register; nobody works on what it receives."""
    secrets = folder / "secrets"
    make_secrets(secrets)
    with writing(register) as session:
        clients.take_up(session, secrets, CLIENT, "Hải quan", SECRET, LONG_AGO)
    _register_senders(register, secrets)
    return _portal(register, Door(register, None, now), FileStore(folder / "files"), secrets)


def _register_senders(register: Engine, folder: Path) -> None:
    with writing(register) as session:
        session.get_one(ClientRow, CLIENT).rate_per_minute = RATE
        clients.give_key(session, folder, CLIENT, LONG_AGO, secret=OLD)
        clients.add(session, READER, "Chỉ đọc", [ClientScope.READ], LONG_AGO, rate_per_minute=READERS_RATE)
        clients.give_key(session, folder, READER, LONG_AGO, secret=READERS_KEY)


def _portal(register: Engine, door: Door, files: FileStore, folder: Path) -> ASGIApp:
    registry = clients.Registry(register, folder, now)
    keys = (public_of(read_secret(folder / ENGINE_KEY)),)
    limits = Limits(Allowances(refused_per_minute=RATE))  # several trials come from one address
    api = ApiDeps(register, door, files, registry, now, public_keys=keys, limits=limits)
    return create_app(PortalDeps(register, door, files, now, api=api_router(api)))


def a_setting(url: str, first_number: int = FIRST_NUMBER) -> Setting:
    return Setting(
        url=url,
        secret=SECRET,
        client_id=CLIENT,
        first_number=first_number,
        old_secret=OLD,
        limited_client_id=READER,
        limited_secret=READERS_KEY,
        patience_seconds=60.0,  # who keeps the agreement is never waited for so long, on any machine
    )


async def trial_of(side: Side, app: ASGIApp, first_number: int = FIRST_NUMBER, *only: str) -> Trial:
    async with served(app) as url:
        return await try_side(side, a_setting(url, first_number), only)


def ended(trial: Trial, verdict: Verdict) -> dict[str, str | None]:
    return {one.name: one.reason_vi for one in trial.played if one.verdict is verdict}
