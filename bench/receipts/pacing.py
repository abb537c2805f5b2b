"""At two messages a second, how long until a receipt, and until customs has acknowledged the decision?

An open model: a message leaves at its moment, whether the one before was answered or not.
"""

import asyncio
import os
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlmodel import col, select

from bench.cases.ground import Ground
from bench.processes.children import child
from bench.processes.server import free_port
from bench.receipts.comparing import quantiles
from bench.receipts.sending import Sender
from customs.wire.result import ResultOut
from models.vocabulary import OutboxState, ResultState
from records.engine import reading
from records.tables import OutboxRow
from worker import now

A_SECOND = 2.0
CASES = 40
SETTLED_WITHIN_SECONDS = 30.0


@dataclass
class Paced:
    """Milliseconds until receipts, and from the last paper to customs' acknowledgement of the decision."""

    intake: list[float] = field(default_factory=list)
    decided: list[float] = field(default_factory=list)
    unsettled: int = 0
    load: float = 0.0

    def lines(self) -> list[str]:
        """For the report."""
        return [
            f"  {A_SECOND:.0f} tin/s, {len(self.intake)} tin, tải máy {self.load:.2f}:",
            f"    giấy tiếp nhận {quantiles(self.intake)}",
            f"    từ giấy tờ cuối đến khi hải quan xác nhận “có thể thông quan” {quantiles(self.decided)}",
            f"    chưa xong sau {SETTLED_WITHIN_SECONDS:.0f} giây: {self.unsettled}",
        ]


async def pace(ground: Ground, address: str, queue: str, items: int, folder: Path) -> Paced:
    """Through a portal process that delivers to our worker, which tells customs."""
    port, log = free_port(), folder / "paced-portal.log"
    home = str(ground.settings.data_dir)
    arguments = (home, str(port), ground.settings.register_url, address, queue)
    async with child("bench.processes.portal", *arguments, log=log):
        sender = Sender(f"http://127.0.0.1:{port}", items)
        paced, last_sent = Paced(), {}
        async with asyncio.TaskGroup() as group:
            for number in [sender.number() for _ in range(CASES)]:
                bodies = (sender.declaration(number), *sender.papers(number))
                for position, body in enumerate(bodies):
                    last_sent[number] = now()
                    group.create_task(_send(sender, paced, number, position, body))
                    await asyncio.sleep(1 / A_SECOND)
        paced.load = os.getloadavg()[0]
        await _settle(ground, paced, last_sent)
        await sender.close()
    return paced


async def _send(sender: Sender, paced: Paced, number: str, position: int, body: bytes) -> None:
    if position == 0:
        paced.intake.append(await sender.declare(number, body))
    else:
        paced.intake.append(await sender.file(number, body, position))


async def _settle(ground: Ground, paced: Paced, last_sent: dict[str, datetime]) -> None:
    """Read from the register when customs acknowledged the result that lets the goods go."""
    known: dict[str, datetime] = {}
    give_up_at = time.monotonic() + SETTLED_WITHIN_SECONDS
    while len(known) < len(last_sent) and time.monotonic() < give_up_at:
        await asyncio.sleep(0.2)
        known = _acknowledged(ground, last_sent)
    paced.unsettled = len(last_sent) - len(known)
    paced.decided = [(at - last_sent[number]).total_seconds() * 1000 for number, at in known.items()]


def _acknowledged(ground: Ground, numbers: dict[str, datetime]) -> dict[str, datetime]:
    with reading(ground.register) as session:
        query = select(OutboxRow).where(
            col(OutboxRow.declaration_number).in_(numbers), OutboxRow.state == OutboxState.ACKNOWLEDGED
        )
        rows = session.exec(query.order_by(col(OutboxRow.number))).all()
    return {
        row.declaration_number: row.acknowledged_at
        for row in rows
        if row.acknowledged_at
        and ResultOut.model_validate_json(row.result).trang_thai is ResultState.ACCEPTED
    }
