"""On which Temporal server does everything run? One dev server with a database file."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # stubs are not among our tools
from temporalio.client import Client
from temporalio.service import RPCError

BINARY = Path(sys.executable).parent / "temporal"
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL")
PARTITIONS = ("matching.numTaskqueueReadPartitions=1", "matching.numTaskqueueWritePartitions=1")
READY_SECONDS = 30.0


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def cpu_ms(pid: int | None = None) -> float:
    """Milliseconds of processor time that a process has used; our own without a pid."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system) * 1000


@asynccontextmanager
async def dev_server(folder: Path) -> AsyncIterator[tuple[str, int]]:
    """Address and pid of a server that keeps its histories in the folder."""
    address = f"127.0.0.1:{free_port()}"
    command = [str(BINARY), "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--log-level", "error"]
    command += ["--port", address.partition(":")[2], "--db-filename", str(folder / "temporal.db")]
    for pragma in PRAGMAS:
        command += ["--sqlite-pragma", pragma]
    for value in PARTITIONS:
        command += ["--dynamic-config-value", value]
    with (folder / "temporal.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: ASYNC220, S603 - our own binary
    try:
        await _ready(address)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


async def _ready(address: str) -> None:
    for _ in range(int(READY_SECONDS / 0.1)):
        try:
            client = await Client.connect(address)
            await client.count_workflows()
        except (RPCError, RuntimeError):
            await asyncio.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no Temporal server at {address} after {READY_SECONDS} s")
