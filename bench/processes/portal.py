"""Who takes customs' messages here? The machine face of the portal, in a process of its own.

`python -m bench.processes.portal FOLDER PORT DATABASE_URL [ADDRESS QUEUE]`: with a Temporal server it also
delivers what it takes; without one its work ends with the commit, as that of a receipt does.
"""

import asyncio
import logging
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine

from bench.cases.ground import SECRET
from bench.processes.pipe import READY, tell
from intake.courier import Courier
from intake.door import Door
from portal.api import ApiDeps, api_router
from records import clients
from records.clients import Registry
from records.engine import open_engine, writing
from records.files import FileStore
from records.migrate import upgrade
from worker import now
from workflows.connection import connect

CLIENT = "hai-quan-da-nang"


async def _main(folder: Path, port: int, url: str, *temporal: str) -> None:
    engine = _register(folder, url)
    courier = None
    if temporal:
        address, queue = temporal
        courier = Courier(engine, await connect(address, "default"), queue, now)
    door = Door(engine, courier, now)
    deps = ApiDeps(
        engine, door, FileStore(folder / "documents"), Registry(engine, folder / "secrets", now), now
    )
    app = FastAPI(openapi_url=None)
    app.include_router(api_router(deps))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    async with door.delivering():
        serving = asyncio.create_task(server.serve())
        while not server.started:
            if serving.done():
                await serving
            await asyncio.sleep(0.01)
        tell(READY)
        await serving


def _register(folder: Path, url: str) -> Engine:
    """The register at the URL, with customs among the senders."""
    engine = open_engine(url)
    upgrade(engine)
    with writing(engine) as session:
        clients.take_up(session, folder / "secrets", CLIENT, "Hải quan", SECRET, now())
    return engine


if __name__ == "__main__":
    logging.getLogger("alembic").setLevel(logging.WARNING)
    asyncio.run(_main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
