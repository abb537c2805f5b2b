"""Row F23: does the whole described face keep to its description, whatever is sent, signed or not?

`make fuzz` sends at least 20,000 calls; the tests of a change send fewer.
"""

import os
import re
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
import schemathesis
from fastapi import FastAPI
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema
from sqlalchemy import Engine
from sqlmodel import col, func, select
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from customs.signatures import read_target, sign
from models.vocabulary import MessageState
from portal.api.deps import PREFIX
from portal.api.description.inbound import CALLS
from records.engine import reading
from records.tables import MessageRow
from tests.integration.api_client import SECRET, ScriptedDoor
from tests.integration.known_face import CALLER, NUMBER, a_face, declared, face_of, now

WHOLE = os.environ.get("FUZZ_CALLS") == "all"
EXAMPLES_A_CALL = 800 if WHOLE else 25
LEAST_CALLS = 20_000 if WHOLE else 400
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
PUBLIC = tuple(PREFIX + call.path for call in CALLS if not call.is_signed)
_NUMBER = re.compile(rb"\d{12}", re.ASCII)


class Caller:
    """Stands where the network stands: signs most requests, some wrongly, and leaves some as they came.

    Every other request speaks of the declaration that the register knows.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turn = count()
        self.answers: Counter[tuple[str, int]] = Counter()
        self.taken_unsigned: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        turn = next(self._turn)
        how = "unsigned" if turn % 10 == 9 else "forged" if turn % 10 == 8 else "signed"
        body = await _whole(receive)
        scope, body = _of_a_known_declaration(scope, body) if turn % 2 else (scope, body)
        if how != "unsigned":
            scope = _signed(scope, body, f"fuzz-{turn % 5000}", forged=how == "forged")

        async def heard(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._note(how, scope, message["status"])
            await send(message)

        await self._app(scope, _once(body), heard)

    def _note(self, how: str, scope: Scope, status: int) -> None:
        self.answers[how, status] += 1
        if how != "signed" and status < 400 and not scope["path"].startswith(PUBLIC):
            self.taken_unsigned.append(f"{scope['method']} {scope['path']} -> {status}")


async def _whole(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        piece: bytes = message.get("body", b"")
        body += piece
        if not message.get("more_body"):
            return body


def _once(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _of_a_known_declaration(scope: Scope, body: bytes) -> tuple[Scope, bytes]:
    number = NUMBER.encode()
    path = _NUMBER.sub(number, scope["raw_path"])
    told = re.sub(rb'("so_to_khai"\s*:\s*)"[^"]*"', rb'\1"' + number + b'"', body)
    headers = [(name, value) for name, value in scope["headers"] if name != b"content-length"]
    headers += [(b"content-length", str(len(told)).encode())] if body else []
    known = {"path": re.sub(r"\d{12}", NUMBER, scope["path"]), "raw_path": path, "headers": headers}
    return {**scope, **known}, told


def _signed(scope: Scope, body: bytes, message_id: str, *, forged: bool) -> Scope:
    query = b"?" + scope["query_string"] if scope["query_string"] else b""
    target = read_target("GET", (scope["raw_path"] + query).decode("latin-1"))
    payload = target if scope["method"] == "GET" else body
    fresh = sign(payload + b"!" * forged, message_id, now(), SECRET) | {"x-client-id": CALLER}
    if "idempotency-key" in Headers(scope=scope) and not message_id.endswith("7"):
        fresh["idempotency-key"] = message_id
    replaced = {name.encode() for name in fresh}
    headers = [(name, value) for name, value in scope["headers"] if name not in replaced]
    headers += [(name.encode(), value.encode()) for name, value in fresh.items()]
    return {**scope, "headers": headers}


@pytest.fixture
async def face(sqlite_register: Engine, tmp_path: Path) -> FastAPI:
    """The face over a register with one known declaration; what comes in is kept and waits for delivery."""
    async with a_face(sqlite_register, tmp_path) as running:
        await declared(running)
    return face_of(sqlite_register, tmp_path, ScriptedDoor(sqlite_register, None, now))


def _failures(app: ASGIApp) -> dict[str, list[str]]:
    """What the checks found, by operation and check."""
    config = SchemathesisConfig.from_dict(
        {
            "seed": 20261124,
            "checks": {"enabled": False} | {name: {"enabled": True} for name in CHECKS},
            "generation": {"max-examples": EXAMPLES_A_CALL, "deterministic": True, "no-shrink": True},
            "phases": {"coverage": {"enabled": WHOLE}, "stateful": {"enabled": False}},
        }
    )
    schema = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", app, config=config)
    found: dict[str, list[str]] = {}
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            found.setdefault("engine", []).append(str(event))
        if isinstance(event, events.ScenarioFinished) and event.status is Status.FAILURE:
            for checks in event.recorder.checks.values():
                for check in checks:
                    if check.failure_info is not None:
                        told = f"{check.name}: {check.failure_info.failure}"
                        found.setdefault(event.recorder.label, []).append(told[:600])
    return found


def test_row_f23_whatever_is_sent_every_answer_is_documented_and_no_forgery_is_taken(
    face: FastAPI, sqlite_register: Engine
) -> None:
    caller = Caller(face)

    found = _failures(caller)

    total = sum(caller.answers.values())
    print(total, dict(sorted(caller.answers.items())))  # noqa: T201 - the figure of `make fuzz`
    assert found == {}
    assert caller.taken_unsigned == []
    assert not [status for _, status in caller.answers if status >= 500]
    assert total >= LEAST_CALLS
    assert _kept(sqlite_register) > 0


def _kept(register: Engine) -> int:
    """Rejected messages on file."""
    query = select(func.count(col(MessageRow.message_key))).where(MessageRow.state == MessageState.REJECTED)
    with reading(register) as session:
        return session.exec(query).one()
