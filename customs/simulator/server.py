"""Where does the engine post its results, and where can a person see what customs knows?"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from pydantic import ValidationError

from customs.signatures import SignatureRefusedError, verify
from customs.simulator.answering import Broken, acknowledgement
from customs.simulator.comparing import comparing
from customs.simulator.faults import Direction, Fault
from customs.simulator.simulator import Simulator
from customs.wire import body_digest, number_in


def app_of(simulator: Simulator) -> FastAPI:
    """Customs' HTTP face."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        simulator.resume()
        yield
        await simulator.close()

    app = FastAPI(title="Customs simulator", lifespan=lifespan, openapi_url=None)

    app.include_router(comparing(simulator))

    @app.post("/dispositions")
    async def dispositions(request: Request) -> Response:
        return await _take(simulator, request)

    @app.get("/state")
    async def state() -> dict[str, Any]:
        return simulator.journal.state()

    @app.get("/health")
    async def health() -> Response:
        return Response(status_code=503 if _is_down(simulator) else 200)

    return app


async def serve(simulator: Simulator, port: int, host: str = "127.0.0.1") -> None:
    """Serve until stopped."""
    await uvicorn.Server(_config(simulator, port, host)).serve()


@asynccontextmanager
async def serving(simulator: Simulator, port: int = 0, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """Serve within this event loop; gives the URL."""
    server = uvicorn.Server(_config(simulator, port, host))
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # the host process has its own
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            await task
        await asyncio.sleep(0.01)
    try:
        yield f"http://{host}:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


def _config(simulator: Simulator, port: int, host: str) -> uvicorn.Config:
    return uvicorn.Config(app_of(simulator), host=host, port=port, log_level="warning")


async def _take(simulator: Simulator, request: Request) -> Response:
    body = await request.body()
    number = number_in(body) or ""
    met = simulator.faults.met(Direction.RECEIVED, number)
    if Fault.DELAY in met:
        await asyncio.sleep(simulator.faults.delay)
    if _is_down(simulator) or Fault.FAIL in met:
        return Response(status_code=503)
    if Fault.RESET in met:
        return Broken()
    try:
        message_id = verify(request.headers, body, simulator.now(), simulator.secrets)
        state, reason = simulator.take(message_id, body, body_digest(body), met)
    except SignatureRefusedError as error:
        return Response(error.reason_vi, status_code=401)
    except ValidationError:
        return Response("Bản kết quả không đúng quy cách", status_code=422)
    if state != "tu_choi":
        simulator.speak_soon(number)
    return acknowledgement(simulator, message_id, body, state, reason, met)


def _is_down(simulator: Simulator) -> bool:
    return time.monotonic() < simulator.faults.down_until
