"""A machine face over a register in which one declaration was really assessed, told and answered for."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine

from customs.signatures import read_target, sign
from customs.wire.examples import EXAMPLES
from intake.door import Door
from models.exchange.keys import PRIVATE, public_of
from models.vocabulary import NoticeKind, NoticeState, OutboxState
from portal.api import ApiDeps, api_router
from portal.api.deps import PREFIX
from portal.api.limits import Allowances, Limits
from portal.app import create_app
from portal.deps import PortalDeps
from records.clients import Registry
from records.engine import writing
from records.files import FileStore
from records.tables import NoticeRow
from tests.engine import RunningEngine, running_engine
from tests.integration.api_client import SECRET, a_client

NUMBER: str = EXAMPLES["declarations"]["so_to_khai"]
PDF = b"%PDF-1.7 (an issued notice)"
NOTICE = "05/YK-SKHCN"
CALLER = "nguoi-thu"
OURS = PRIVATE + "A" * 43 + "="
PATIENCE_SECONDS = 20


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the test's own door


@dataclass
class Face:
    """What a caller reaches; `door` of the running engine delivers what comes in."""

    engine: RunningEngine
    app: FastAPI
    http: httpx.AsyncClient

    async def post(self, path: str, body: bytes, message_id: str, **headers: str) -> httpx.Response:
        signed = sign(body, message_id, now(), SECRET) | {"x-client-id": CALLER}
        kind = {"content-type": "application/json"}
        return await self.http.post(PREFIX + path, content=body, headers=kind | signed | headers)

    async def get(self, path: str) -> httpx.Response:
        url = self.http.base_url.join(PREFIX + path)
        signed = sign(read_target("GET", url.raw_path.decode()), "read", now(), SECRET)
        return await self.http.get(url, headers=signed | {"x-client-id": CALLER})


@asynccontextmanager
async def a_face(register: Engine, folder: Path) -> AsyncIterator[Face]:
    """The engine runs behind the face; customs takes its results."""
    async with running_engine(register, folder) as engine:
        a_client(register, folder / "secrets", CALLER, rate_per_minute=10**9)
        app = face_of(register, folder, engine.door)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://face") as http:
            yield Face(engine, app, http)


def face_of(register: Engine, folder: Path, door: Door, clock: Callable[[], datetime] = now) -> FastAPI:
    """The whole portal, as it is served."""
    deps = api_deps(register, folder, door, clock)
    return create_app(
        PortalDeps(register, door, deps.files, clock, secure_cookies=False, api=api_router(deps))
    )


def api_deps(register: Engine, folder: Path, door: Door, clock: Callable[[], datetime] = now) -> ApiDeps:
    """Nobody is slowed down."""
    unlimited = Limits(Allowances(arriving=10**6, files=10**6, serving=10**6, refused_per_minute=10**9))
    return ApiDeps(
        register,
        door,
        FileStore(folder / "documents"),
        Registry(register, folder / "secrets", clock),
        clock,
        public_keys=(public_of(OURS),),
        limits=unlimited,
    )


async def declared(face: Face) -> None:
    """The example is declared, assessed and told to customs, and a notice of it is issued."""
    body = httpx.Response(200, json=EXAMPLES["declarations"]).content
    await face.post("/declarations", body, "seed-1")
    for _ in range(int(PATIENCE_SECONDS / 0.05)):
        if any(row.state is OutboxState.ACKNOWLEDGED for row in face.engine.outbox(NUMBER)):
            break
        await asyncio.sleep(0.05)
    issue(face.engine.register, face.engine.files)


def issue(register: Engine, files: FileStore) -> None:
    """A notice on file under its printed number."""
    digest = files.put(PDF)
    with writing(register) as session:
        session.add(
            NoticeRow(
                key=f"{NUMBER}/approval/1",
                case_number=NUMBER,
                declaration_number=NUMBER,
                kind=NoticeKind.APPROVAL,
                revision=1,
                office_code="SKHCN",
                series="YK",
                year=2026,
                number=5,
                notice_number=NOTICE,
                content_digest="0" * 64,
                pdf_digest=digest,
                signature_fact_id="signature-1",
                signed_by="nv-3",
                signed_on=now().date(),
                numbered_at=now(),
                state=NoticeState.ISSUED,
            )
        )
