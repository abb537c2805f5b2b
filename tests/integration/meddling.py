"""A front before a real partner that spoils one thing: what the kit has to notice."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
from fastapi import FastAPI, Request, Response
from starlette.types import ASGIApp

from customs.signatures import read_target, sign
from tests.engine import SECRET

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_OWN = ("content-length", "transfer-encoding", "host", "connection")


@dataclass
class Passing:
    """A request on its way, before and after it was answered."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def payload(self) -> bytes:
        """What its sender has to sign."""
        return read_target("GET", self.target) if self.method == "GET" else self.body

    def sign_again(self, secret: str, at: datetime | None = None) -> None:
        """As if the right sender had signed it, at the time it names or at another."""
        then = at or datetime.fromtimestamp(int(self.headers["webhook-timestamp"]), UTC)
        self.headers |= sign(self.payload, self.headers["webhook-id"], then, secret)


Before = Callable[[Passing], Response | None]
After = Callable[[Passing, int, Any], Any]


def meddling(app: ASGIApp, before: Before = lambda _: None, after: After = lambda *_: None) -> FastAPI:
    """Everything goes to the app; `before` may answer itself, `after` may give another JSON body."""
    front = FastAPI(openapi_url=None)
    http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://behind")

    @front.api_route("/{path:path}", methods=METHODS)
    async def pass_on(request: Request) -> Response:
        query = request.scope["query_string"].decode()
        target = request.scope["raw_path"].decode().split("?")[0] + (f"?{query}" if query else "")
        headers = {name: text for name, text in request.headers.items() if name not in _OWN}
        passing = Passing(request.method, target, headers, await request.body())
        early = before(passing)
        if early is not None:
            return early
        return _spoiled(passing, await _passed(http, passing), after)

    return front


async def _passed(http: httpx.AsyncClient, passing: Passing) -> httpx.Response:
    return await http.request(passing.method, passing.target, content=passing.body, headers=passing.headers)


def _spoiled(passing: Passing, answer: httpx.Response, after: After) -> Response:
    body, status = answer.content, answer.status_code
    if "json" in answer.headers.get("content-type", ""):
        changed = after(passing, status, json.loads(body))
        if changed is not None:
            status, spoiled = changed
            body = json.dumps(spoiled).encode()
    headers = {name: text for name, text in answer.headers.items() if name not in _OWN}
    if "webhook-signature" in headers and body != answer.content:
        headers |= sign(body, headers["webhook-id"], datetime.now(UTC), SECRET)  # noqa: TID251 - the partner's clock
    return Response(body, status_code=status, headers=headers)
