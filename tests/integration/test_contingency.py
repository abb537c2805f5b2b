"""Row X6: is what was told and entered on paper the same as what follows by wire, and marked until then?"""

import asyncio
import hashlib
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader
from sqlalchemy import Engine
from sqlmodel import select

from models.facts import CustomsSpoke, ItemWord
from models.vocabulary import CustomsOutcome, OutboxState
from notices.signature import check_signature
from notices.signers import load_or_create_signer
from records import outbox
from records.contingency.entries import of_declaration
from records.contingency.reconciling import reconcile
from records.engine import reading, writing
from records.tables import ContingencyEntryRow, ContingencySheetRow, FactRow, OutboxRow
from tests.unit.portal.seed import GREEN, MIXED, Portal, portal_over

CLEARED, STORED = CustomsOutcome.CLEARED, CustomsOutcome.STORED


@pytest.fixture
def portal(worked: Engine, tmp_path: Path) -> Portal:
    return portal_over(worked, tmp_path, signer=load_or_create_signer(tmp_path / "keys", "Sở thử nghiệm"))


async def make(browser: httpx.AsyncClient, number: str = MIXED) -> httpx.Response:
    reason = "Hải quan mất kết nối từ 8 giờ"
    return await browser.post(f"/cases/{number}/contingency", data={"reason": reason})


def told(portal: Portal, number: str = MIXED) -> OutboxRow:
    with reading(portal.engine) as session:
        row = outbox.last_row(session, number)
    assert row is not None
    return row


async def enter(portal: Portal, staff_id: str, **overrides: str) -> httpx.Response:
    data = {
        "form_token": f"{next(portal.ids):032x}",
        "seen_assessment": str(portal.case(GREEN).number),
        "outcome_1": "cleared",
        "reference": "Biên bản 12/HQ ngày 25/11/2026",
        "acted_at": "2026-11-25T08:30",
        **overrides,
    }
    async with portal.browser(staff_id) as browser:
        return await browser.post(f"/cases/{GREEN}/customs-words", data=data)


def look(portal: Portal) -> None:
    with writing(portal.engine) as session:
        reconcile(session, portal.clock.now)


def entry(portal: Portal) -> ContingencyEntryRow:
    with reading(portal.engine) as session:
        return session.exec(select(ContingencyEntryRow)).one()


async def test_row_x6_the_sheet_tells_the_bytes_that_follow_and_a_reprint_is_the_same(
    portal: Portal, tmp_path: Path
) -> None:
    async with portal.browser("thu") as inspector, portal.browser("hai") as officer:
        made = await make(inspector)
        again = await make(officer)
        pdf = (await officer.get(made.headers["location"])).content

    row = told(portal)
    (tmp_path / "sheet.pdf").write_bytes(pdf)
    text = "".join(PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text().split())
    assert made.headers["location"] == f"/cases/{MIXED}/contingency/DP-{MIXED}-1.pdf"
    assert again.headers["location"] == made.headers["location"]
    assert row.body is not None
    assert row.body_digest == hashlib.sha256(row.body).hexdigest()
    assert row.body_digest in text
    assert MIXED in text
    assert (await asyncio.to_thread(check_signature, pdf)).is_good


async def test_row_x6_a_sheet_is_reconciled_once_customs_has_applied_its_result(portal: Portal) -> None:
    async with portal.browser("tam") as supervisor:
        await make(supervisor)
        look(portal)
        waiting = (await supervisor.get("/customs")).text
        with writing(portal.engine) as session:
            row = session.get_one(OutboxRow, told(portal).outbox_id)
            row.state, row.acknowledged_at = OutboxState.ACKNOWLEDGED, portal.clock.now
        look(portal)
        settled = (await supervisor.get("/customs")).text

    with reading(portal.engine) as session:
        sheet = session.exec(select(ContingencySheetRow)).one()
    assert sheet.reconciled_at == portal.clock.now
    assert f"DP-{MIXED}-1" in waiting
    assert f"DP-{MIXED}-1" not in settled


async def test_row_x6_an_entry_is_marked_until_customs_own_message_says_the_same(portal: Portal) -> None:
    done = await enter(portal, "hai")
    look(portal)
    async with portal.browser("hai") as officer:
        marked = (await officer.get(f"/cases/{GREEN}")).text
    open_until = entry(portal).reconciled_at
    portal.clock.now += timedelta(minutes=5)
    own = portal.tell(GREEN, CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=CLEARED),)))
    look(portal)

    with reading(portal.engine) as session:
        fact = session.get_one(FactRow, entry(portal).fact_id)
    assert done.status_code == 303, done.text
    assert (fact.staff_id, own.staff_id) == ("hai", None)
    assert "Nhập từ giấy, chưa đối chiếu" in marked
    assert "nhập từ giấy, chưa đối chiếu" in marked
    assert open_until is None
    assert entry(portal).reconciled_at == portal.clock.now


async def test_row_x6_a_contradiction_says_both_words_and_overwrites_neither(portal: Portal) -> None:
    await enter(portal, "hai")
    portal.clock.now += timedelta(minutes=5)
    portal.tell(GREEN, CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=STORED),)))
    look(portal)
    async with portal.browser("hai") as officer:
        page = (await officer.get(f"/cases/{GREEN}")).text

    with reading(portal.engine) as session:
        (shown,) = of_declaration(session, GREEN)
    assert shown.outcomes == {1: CLEARED}
    assert [word.outcome for word in shown.contradictions] == [STORED]
    assert entry(portal).reconciled_at is None
    assert "Mâu thuẫn với tin của hải quan" in page
    assert "Hệ thống hải quan báo khác: dòng 1: đã mang hàng về bảo quản" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reference", ""),
        ("outcome_1", ""),
        ("sheet", "DP-1-1"),
        ("acted_at", "mai"),
        ("acted_at", "0001-01-01T00:00"),
        ("acted_at", "1999-12-31T23:59"),
    ],
)
async def test_row_x6_a_bad_entry_keeps_nothing(portal: Portal, field: str, value: str) -> None:
    answer = await enter(portal, "hai", **{field: value})

    with reading(portal.engine) as session:
        kept = session.exec(select(ContingencyEntryRow)).all()
    assert answer.status_code == 422
    assert kept == []


@pytest.mark.parametrize("staff_id", ["thu", "tam", "binh", "quang", "son"])
async def test_row_x6_only_customs_officers_enter_customs_word(portal: Portal, staff_id: str) -> None:
    answer = await enter(portal, staff_id)

    assert answer.status_code == 403


@pytest.mark.parametrize(("staff_id", "status"), [("binh", 403), ("quang", 403), ("thu", 303), ("son", 303)])
async def test_row_x6_an_auditor_reads_sheets_and_prints_none(
    portal: Portal, staff_id: str, status: int
) -> None:
    async with portal.browser(staff_id) as browser:
        made = await make(browser)
        page = await browser.get(f"/cases/{MIXED}/contingency")

    assert (made.status_code, page.status_code) == (status, 200)
    assert ("Lập phiếu dự phòng (PDF)" in page.text) is (status == 303)
