"""Row I9: can a customs office be connected by somebody who has read docs/api.md and nothing else?"""

import ast
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from sqlalchemy import Engine

from customs.asking import CustomsAsking
from customs.conform.scenario import Side, Verdict
from customs.keys import PartnerKeys
from customs.wire.messages import json_members
from models.vocabulary import CaseState, NoticeKind, OutboxState
from records import reference
from records.engine import writing
from records.tables import ImporterHistoryRow
from tests.builders import a_body
from tests.engine import SECRET, RunningEngine, running_engine
from tests.independent import customs_office
from tests.independent.customs_office import Book, Client, Json, Keys, Receiver, digest_of, encoded
from tests.integration.practice_ground import (
    CLIENT,
    OLD,
    _portal,
    _register_senders,
    ended,
    now,
    served,
    trial_of,
)
from tests.workflows import conftest as people
from tests.workflows.acts import review

T = TypeVar("T")
NUMBER = "107234567890"
DAY = timedelta(days=1)
staffed = people.staffed
GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text()


def example(call: str) -> Json:
    """The first example in the guide under the heading of a call."""
    section = GUIDE.split(f"\n### {call}\n", 1)[1]
    message: Json = json.loads(section.split("```json\n", 1)[1].split("```", 1)[0])
    return message


@dataclass
class Office:
    """An independent customs office, before it knows the address of the authority."""

    client: Client
    book: Book
    receiver: Receiver
    http: httpx.AsyncClient
    url: str = ""


@asynccontextmanager
async def an_office(folder: Path, *, at_once: bool = True) -> AsyncIterator[Office]:
    keys, book = Keys(SECRET, OLD), Book(folder / "customs-office.db")
    async with httpx.AsyncClient(timeout=10) as http:
        client = Client(http, CLIENT, keys, book)
        yield Office(client, book, Receiver(keys, book, client, at_once=at_once), http)
    book.close()


@asynccontextmanager
async def connected(
    register: Engine, folder: Path, *, at_once: bool = True
) -> AsyncIterator[tuple[Office, RunningEngine]]:
    """The independent office and a whole engine, each at an address of its own."""
    async with (
        an_office(folder, at_once=at_once) as office,
        served(office.receiver.app) as customs_url,
        running_engine(register, folder, customs_url=customs_url) as engine,
    ):
        _register_senders(register, folder / "secrets")
        async with served(_portal(register, engine.door, engine.files, folder / "secrets")) as url:
            office.http.base_url, office.url = httpx.URL(url), customs_url
            yield office, engine


async def until(ask: Callable[[], Awaitable[T]], holds: Callable[[T], bool]) -> T:
    for _ in range(800):  # 40 s: who sends a result again waits up to 15 s for the lease of the one before
        if holds(said := await ask()):
            return said
        await asyncio.sleep(0.05)
    raise AssertionError(said)


async def applied(office: Office, holds: Callable[[Any], bool]) -> Any:
    """What the office has been told and has applied, once it says what is waited for."""

    async def newest() -> Any:
        _, body = office.book.applied(NUMBER)
        return json.loads(body)["ket_qua"] if body else None

    return await until(newest, lambda result: result is not None and holds(result))


def may_clear(result: Any) -> bool:
    return bool(result["hang_hoa"][0]["xu_ly"] == "co_the_thong_quan")


REGISTRATION: Json = {"loai": "dang_ky_doanh_nghiep", "so": "0401234567", "ngay_cap": "2015-03-02"}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


async def file_papers(client: Client) -> None:
    await client.report("hq-2", "documents", example("documents"))
    registration = example("documents") | {"giay_to": REGISTRATION}
    await client.file("hq-3", registration, ("dkkd.pdf", PDF, "application/pdf"))


def know_the_example(register: Engine) -> None:
    """The authority knows the importer and the inspection body of the guide's examples."""
    importer, certificate = example("declarations")["doanh_nghiep"], example("documents")["giay_to"]
    file = reference.ReferenceFile(inspection_bodies=(a_body(body_code=certificate["ma_to_chuc"]),))
    with writing(register) as session:
        session.add(ImporterHistoryRow(tax_code=importer["ma_so_thue"], import_count=12))
        reference.load(session, file, people.LOADED_AT + DAY)


async def is_approved(engine: RunningEngine) -> None:
    """The authority's people do their part."""

    async def state() -> CaseState:
        return engine.case(NUMBER).state

    await until(state, lambda now_in: now_in in (CaseState.AWAITING_REVIEW, CaseState.AWAITING_SIGNATURE))
    if engine.case(NUMBER).state is CaseState.AWAITING_REVIEW:
        await review(engine, number=NUMBER)
    await engine.sign(NUMBER, NoticeKind.APPROVAL)


def test_row_i9_the_office_is_written_with_public_libraries_only() -> None:
    tree = ast.parse(Path(customs_office.__file__).read_text())
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or "."]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert imported - sys.stdlib_module_names == {"httpx", "fastapi"}


async def test_row_i9_the_kit_passes_a_customs_office_written_from_the_guide_alone(tmp_path: Path) -> None:
    async with an_office(tmp_path) as office:
        trial = await trial_of(Side.CUSTOMS, office.receiver.app)

    assert ended(trial, Verdict.FAILED) == {}
    assert ended(trial, Verdict.SKIPPED) == {}
    assert trial.is_passed


async def test_row_i9_a_declaration_travels_from_papers_to_closed(staffed: Engine, tmp_path: Path) -> None:
    know_the_example(staffed)
    async with connected(staffed, tmp_path) as (office, engine):
        receipt = await office.client.declare("hq-1", example("declarations"))
        assert (await office.client.send_again("hq-1"))["ma_su_kien"] == receipt["ma_su_kien"]
        await file_papers(office.client)
        await is_approved(engine)
        result = await applied(office, may_clear)
        number, body = office.book.applied(NUMBER)
        read, place = office.client.read, f"/declarations/{NUMBER}"
        latest = await read(f"{place}/dispositions/latest")
        as_printed = result["thong_bao"][0]["so"]
        printed = {await read(f"{place}/notices/{each}") for each in (as_printed, quote(as_printed, safe=""))}
        feed = json.loads(await read("/dispositions?after=0"))["ban_tin"]
        theirs = await office.client.digests()
        assert theirs == office.book.digests("", 1000)["ban_doi_chieu"]
        await office.client.report("hq-4", "clearance", example("clearance"))
        await engine.closed(NUMBER)

    assert result["trang_thai"] == "chap_nhan"
    assert latest == body
    assert [notice[:5] for notice in printed] == [b"%PDF-"]
    assert [one["so_ket_qua"] for one in feed] == list(range(1, number + 1))
    assert theirs[0]["ma_bam"] == digest_of(latest)
    assert engine.case(NUMBER).state is CaseState.CLOSED


async def test_row_i9_an_amendment_replaces_the_result(staffed: Engine, tmp_path: Path) -> None:
    async with connected(staffed, tmp_path) as (office, _):
        await office.client.declare("hq-1", example("declarations"))
        before = await applied(office, lambda _: True)
        amendment = example("amendments")
        amendment["hang_hoa"][0]["ten_hang"] = "Máy tiện CNC Mazak, đã sửa tên hàng"
        await office.client.report("hq-2", "amendments", amendment)
        after = await applied(office, lambda one: "đã sửa" in one["hang_hoa"][0]["ten_hang"])
        shown = json.loads(await office.client.read(f"/declarations/{NUMBER}"))

    assert "đã sửa" not in before["hang_hoa"][0]["ten_hang"]
    assert shown["ket_qua"]["hang_hoa"] == after["hang_hoa"]


async def test_row_i9_a_withdrawal_closes_the_case(staffed: Engine, tmp_path: Path) -> None:
    async with connected(staffed, tmp_path) as (office, engine):
        await office.client.declare("hq-1", example("declarations"))
        await applied(office, lambda one: not one["da_rut"])
        await office.client.report("hq-2", "withdrawal", example("withdrawal"))
        await applied(office, lambda one: bool(one["da_rut"]))
        await engine.closed(NUMBER)

    assert engine.case(NUMBER).state is CaseState.WITHDRAWN


async def test_row_n10_the_night_finds_no_difference_and_what_was_lost_is_sent_again(
    staffed: Engine, tmp_path: Path
) -> None:
    lost = ("hq-2", NUMBER, f"/declarations/{NUMBER}/arrival", "application/json")
    async with connected(staffed, tmp_path) as (office, _):
        await office.client.declare("hq-1", example("declarations"))
        office.book.keep_sent(*lost, encoded(example("arrival")))
        asking = CustomsAsking(office.url, lambda: PartnerKeys.of(SECRET), now)
        await asyncio.to_thread(asking.resend, NUMBER, ("hq-1",))

        def are_equal(rows: list[Json]) -> bool:
            mine = office.book.digests("", 1000)["ban_doi_chieu"]
            return rows == mine and bool(rows[0]["so_thong_diep"] == 2)

        rows = await until(office.client.digests, are_equal)
        page = await asyncio.to_thread(asking.digests, "", 500)
        asking.close()

    assert [json_members(row) for row in page.ban_doi_chieu] == rows
    assert page.tiep_theo is None


async def test_row_x2_a_result_that_was_kept_is_acknowledged_later(staffed: Engine, tmp_path: Path) -> None:
    async with connected(staffed, tmp_path, at_once=False) as (office, engine):
        await office.client.declare("hq-1", example("declarations"))

        async def kept() -> Json | None:
            return office.book.apply_kept(NUMBER)

        word = await until(kept, lambda one: one is not None)
        assert word
        noted = await office.client.tell("hq-2", "acknowledgements", word)
        again = await office.client.tell("hq-3", "resend-requests", {"so_to_khai": NUMBER})

        async def told() -> list[tuple[OutboxState, int]]:
            return [(row.state, row.attempt_count) for row in engine.outbox(NUMBER)]

        await until(told, lambda rows: rows == [(OutboxState.ACKNOWLEDGED, 2)])
        arrived = await office.client.report("hq-4", "arrival", example("arrival"))
        stored = await office.client.report("hq-5", "storage", example("storage"))

    assert {arrived["trang_thai"], stored["trang_thai"]} == {"dang_xu_ly"}
    assert noted == {"ma_thong_diep": word["ma_thong_diep"], "trang_thai": "da_ap_dung"}
    assert again["trang_thai"] == "da_nhan"
