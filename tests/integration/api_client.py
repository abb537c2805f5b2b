"""A machine face with a real register and file store, and nobody behind its door but a script."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlmodel import select

from customs.signatures import sign
from intake.door import Door, FactRefused, Receipt
from portal.api import ApiDeps, api_router
from records.engine import open_engine, reading
from records.files import FileStore
from records.migrate import upgrade
from records.tables import MessageRow
from tests.unit.customs.messages import NUMBER

SECRET = "whsec_" + base64.b64encode(b"the secret of a test, 32 bytes..").decode()
OLD = "whsec_" + base64.b64encode(b"the secret of the month before..").decode()
CLIENT = "hai-quan-da-nang"
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@dataclass
class Api:
    engine: Engine
    door: Door
    http: httpx.AsyncClient
    files: FileStore

    async def post(  # the parts of one request
        self,
        call: str,
        body: bytes,
        message_id: str = "m-1",
        *,
        number: str = NUMBER,
        secret: str = SECRET,
        at: datetime = AT,
        **headers: str,
    ) -> httpx.Response:
        path = "/declarations" if call == "declarations" else f"/declarations/{number}/{call}"
        signed = sign(body, message_id, at, secret)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        defaults = {"content-type": "application/json", "x-client-id": CLIENT}
        return await self.http.post(f"/api/v1{path}", content=body, headers=defaults | signed | named)

    async def get(self, path: str, secret: str = SECRET) -> httpx.Response:
        headers = sign(b"", "read", AT, secret) | {"x-client-id": CLIENT}
        return await self.http.get(f"/api/v1{path}", headers=headers)

    def messages(self) -> list[MessageRow]:
        with reading(self.engine) as session:
            return list(session.exec(select(MessageRow).order_by(MessageRow.message_key)))  # type: ignore[arg-type]

    def count(self, table: type[Any]) -> int:
        with reading(self.engine) as session:
            return len(session.exec(select(table)).all())


class ScriptedDoor(Door):
    """A door behind which a case answers at once, because no Temporal runs here."""

    said: int | None = None
    refused: str | None = None

    async def outcome(self, receipt: Receipt, timeout_seconds: float) -> int | None:  # noqa: ARG002
        if self.refused:
            raise FactRefused(self.refused)
        return self.said


@asynccontextmanager
async def an_api(tmp_path: Path) -> AsyncIterator[Api]:
    engine = open_engine(f"sqlite:///{tmp_path / 'register.db'}")
    upgrade(engine)
    door = ScriptedDoor(engine, None, lambda: AT)
    files = FileStore(tmp_path / "files")
    app = FastAPI(openapi_url=None)
    app.include_router(api_router(ApiDeps(engine, door, files, {CLIENT: (SECRET, OLD)}, lambda: AT)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api") as http:
        yield Api(engine, door, http, files)


def assert_problem(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    problem: dict[str, Any] = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert {"type", "title", "detail", "instance"} <= set(problem)
    return problem
