"""A machine face with a real register and file store, and nobody behind its door but a script."""

import base64
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import APIRouter, FastAPI
from sqlalchemy import Engine
from sqlmodel import select

from customs.signatures import read_target, sign
from intake.door import Door, FactRefused, Receipt
from models.exchange.keys import private_text, public_of
from models.vocabulary import ClientScope
from portal.api import ApiDeps, api_router
from records import clients
from records.engine import reading, writing
from records.files import FileStore
from records.tables import MessageRow
from tests.registers import a_migrated_register
from tests.unit.customs.messages import NUMBER

SECRET = "whsec_" + base64.b64encode(b"the secret of a test, 32 bytes..").decode()
OLD = "whsec_" + base64.b64encode(b"the secret of the month before..").decode()
CLIENT = "hai-quan-da-nang"
AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Api:
    engine: Engine
    door: Door
    http: httpx.AsyncClient
    files: FileStore
    deps: ApiDeps
    router: APIRouter
    secrets: Path

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

    async def get(self, path: str, secret: str = SECRET, client: str = CLIENT) -> httpx.Response:
        url = self.http.base_url.join(f"/api/v1{path}")
        signed = sign(read_target("GET", url.raw_path.decode()), "read", AT, secret)
        return await self.http.get(url, headers=signed | {"x-client-id": client})

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


def a_client(
    engine: Engine,
    folder: Path,
    client_id: str = CLIENT,
    scopes: Iterable[ClientScope] = clients.EVERY_SCOPE,
    secrets: Iterable[str] = (SECRET,),
    rate_per_minute: int = 100_000,
) -> clients.Registry:
    """A sender registered long ago with shared secrets; and the registry that a machine face looks up in."""
    with writing(engine) as session:
        clients.add(session, client_id, client_id, scopes, LONG_AGO, rate_per_minute=rate_per_minute)
        for secret in secrets:
            clients.give_key(session, folder, client_id, LONG_AGO, secret=secret)
    return clients.Registry(engine, folder, lambda: AT)


@asynccontextmanager
async def an_api(tmp_path: Path) -> AsyncIterator[Api]:
    engine = a_migrated_register(tmp_path / "register.db")
    door = ScriptedDoor(engine, None, lambda: AT)
    files = FileStore(tmp_path / "files")
    app = FastAPI(openapi_url=None)
    registry = a_client(engine, tmp_path / "secrets", secrets=(OLD, SECRET))
    keys = (public_of(private_text(Ed25519PrivateKey.generate())),)
    deps = ApiDeps(engine, door, files, registry, lambda: AT, public_keys=keys)
    router = api_router(deps)
    app.include_router(router)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api") as http:
        yield Api(engine, door, http, files, deps, router, tmp_path / "secrets")


def assert_problem(response: httpx.Response, status: int, code: str) -> dict[str, Any]:
    problem: dict[str, Any] = response.json()
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert {"type", "title", "detail", "instance"} <= set(problem)
    _assert_says_what_to_fix(problem)
    return problem


def _assert_says_what_to_fix(problem: dict[str, Any]) -> None:
    """Row I8: field, rule, reason, law and next step, in Vietnamese and in English."""
    pairs = [(problem["title"], problem["title_en"]), (problem["detail"], problem["detail_en"])]
    pairs.append((problem["ground_vi"], problem["ground_en"]))
    for fault in problem.get("errors", ()):
        assert {"field", "rule"} <= set(fault)
        assert fault["rule"]
        pairs += [(fault[f"{part}_vi"], fault[f"{part}_en"]) for part in ("reason", "ground", "action")]
    for vietnamese, english in pairs:
        assert not vietnamese.isascii(), vietnamese
        assert len(english) > 5, english
        assert vietnamese != english
