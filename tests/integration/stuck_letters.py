"""A portal in which letters to customs are stuck, and what people do about it."""

from datetime import timedelta
from pathlib import Path

import httpx
from sqlalchemy import Engine
from sqlmodel import col, select

from models.vocabulary import OutboxState
from records.engine import reading, writing
from records.tables import EventRow, OutboxRepairRow, OutboxRow
from tests.unit.portal.seed import MIXED, Portal, portal_over

WHY = "Hải quan báo đã nhận bản giấy, không cần gửi nữa."


def stuck(register: Engine, tmp_path: Path) -> Portal:
    """MIXED has a dead first letter and a refused second one; every other letter is pending since long."""
    made = portal_over(register, tmp_path)
    with writing(register) as session:
        for row in session.exec(select(OutboxRow).where(OutboxRow.declaration_number == MIXED)).all():
            row.state = OutboxState.DEAD if row.number == 1 else OutboxState.REFUSED
            row.attempt_count, row.last_error = 7, "Hải quan từ chối: sai mã HS"
            row.last_attempt_at = made.clock.now - timedelta(hours=1)
    return made


def letters(portal: Portal, number: str = MIXED) -> list[OutboxRow]:
    with reading(portal.engine) as session:
        query = select(OutboxRow).where(OutboxRow.declaration_number == number)
        return list(session.exec(query.order_by(col(OutboxRow.number))))


def stories(portal: Portal, number: str = MIXED) -> list[str]:
    with reading(portal.engine) as session:
        query = select(EventRow).where(EventRow.declaration_number == number)
        return [f"{row.actor}: {row.text_vi}" for row in session.exec(query.order_by(col(EventRow.event_id)))]


def asked(portal: Portal) -> OutboxRepairRow:
    with reading(portal.engine) as session:
        return session.exec(select(OutboxRepairRow)).one()


async def act(browser: httpx.AsyncClient, row: OutboxRow, act: str, reason: str = WHY) -> httpx.Response:
    return await browser.post(f"/customs/letters/{row.outbox_id}", data={"act": act, "reason": reason})


async def decide(browser: httpx.AsyncClient, repair: OutboxRepairRow, decision: str) -> httpx.Response:
    return await browser.post(f"/customs/letter-drops/{repair.repair_id}", data={"decision": decision})
