"""The road of a case by the portal's own forms, over a real register; the courier delivers in process."""

import base64
import re
from html import unescape
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.facts import DossierReviewed, Fact, NoticeSigned, VisitConfirmed, VisitReported
from models.vocabulary import CaseState, NoticeKind, TaskKind
from portal.pages.frame.links import form_href, preview_href
from records.engine import reading
from records.tables import FactRow, MessageRow
from tests.builders import an_importer
from tests.unit.portal.seed import (
    GREEN,
    LACKING,
    MIXED,
    PEOPLE,
    REVIEWED,
    TOO_OLD,
    VISITED,
    Portal,
    declaration_of,
    portal_over,
)

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PHOTO = ("photos", ("nhan-may.png", PNG, "image/png"))
SEEN = {"year_1": "2020", "serial_1": "OK-20-3", "consistent_1": "yes", "visited_on": "2026-11-24"}


@pytest.fixture
def portal(sqlite_worked: Engine, tmp_path: Path) -> Portal:
    return portal_over(sqlite_worked, tmp_path)


def hidden(page: httpx.Response) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
    return {name: unescape(value) for name, value in fields}


async def sent(
    browser: httpx.AsyncClient, href: str, fields: dict[str, str], *files: tuple[str, tuple[str, bytes, str]]
) -> httpx.Response:
    """Open the form, fill it in, send it."""
    page = await browser.get(href)
    assert page.status_code == 200, page.text
    return await browser.post(href, data=hidden(page) | fields, files=list(files) or None)


def facts(portal: Portal, number: str) -> list[Fact]:
    with reading(portal.engine) as session:
        rows = session.exec(select(FactRow).where(FactRow.declaration_number == number))
        return [Fact.model_validate_json(row.content) for row in rows]


async def test_a_case_of_the_red_lane_is_done_by_four_people(portal: Portal) -> None:
    report = form_href(portal.task(VISITED, TaskKind.VISIT))
    async with portal.browser("thu") as inspector:
        reported = await sent(inspector, report, SEEN, PHOTO)
        receipt = await inspector.get(reported.headers["location"])
    assert "Biên bản kiểm tra chung: đã ghi nhận" in receipt.text

    async with portal.browser("hai") as officer:
        href = form_href(portal.task(VISITED, TaskKind.CONFIRM_VISIT))
        page = await officer.get(href)
        await sent(officer, href, {"agrees": "yes"})
        photo = await officer.get(re.findall(rf'href="(/cases/{VISITED}/documents/\w+)"', page.text)[0])
    assert "Năm 2020, số máy OK-20-3" in page.text
    assert photo.content == PNG
    assert "sandbox" in photo.headers["content-security-policy"]

    async with portal.browser("hanh") as reviewer:
        await sent(reviewer, form_href(portal.task(VISITED, TaskKind.REVIEW)), {"agrees": "yes"})
    async with portal.browser("quang") as signatory:
        task = next(
            task
            for task in portal.case(VISITED).tasks
            if task.kind is TaskKind.SIGN and task.notice_kind is NoticeKind.APPROVAL
        )
        signed = await sent(signatory, form_href(task), {})
        preview = await signatory.get(preview_href(task))

    contents = [fact.content for fact in facts(portal, VISITED)]
    signature = next(content for content in contents if isinstance(content, NoticeSigned))
    assert signed.status_code == 303
    assert preview.status_code == 409, "the task is done"
    assert portal.files.get(signature.content_digest).startswith(b"{")
    assert portal.case(VISITED).case.state is CaseState.DECIDED
    assert {type(content) for content in contents} >= {VisitReported, VisitConfirmed, DossierReviewed}
    assert {fact.staff_id for fact in facts(portal, VISITED)} == {None, "thu", "hai", "hanh", "quang"}


async def test_the_draft_is_a_pdf_that_opens_in_the_browser(portal: Portal) -> None:
    async with portal.browser("quang") as browser:
        response = await browser.get(preview_href(portal.task(LACKING, TaskKind.SIGN)))

    assert response.content.startswith(b"%PDF")
    assert response.headers["content-disposition"].startswith("inline")
    assert response.headers["cache-control"] == "no-store"


async def test_only_the_content_that_was_shown_is_signed(portal: Portal) -> None:
    href = form_href(portal.task(LACKING, TaskKind.SIGN))
    async with portal.browser("quang") as browser:
        response = await sent(browser, href, {"content_digest": "0" * 64})

    assert response.status_code == 409
    assert "đã thay đổi" in response.text
    assert not [fact for fact in facts(portal, LACKING) if isinstance(fact.content, NoticeSigned)]


async def test_a_double_click_is_one_message(portal: Portal) -> None:
    href = form_href(portal.task(MIXED, TaskKind.REVIEW))
    async with portal.browser("hanh") as browser:
        fields = hidden(await browser.get(href)) | {"agrees": "no", "remark": "Thiếu tài liệu"}
        first = await browser.post(href, data=fields)
        second = await browser.post(href, data=fields)

    assert first.headers["location"] == second.headers["location"]
    with reading(portal.engine) as session:
        messages = session.exec(select(MessageRow).where(MessageRow.source == "portal")).all()
    assert len(messages) == 1


async def test_a_form_of_an_older_assessment_is_refused(portal: Portal) -> None:
    href = form_href(portal.task(MIXED, TaskKind.REVIEW))
    async with portal.browser("hanh") as browser:
        fields = hidden(await browser.get(href)) | {"agrees": "yes", "seen_assessment": "1"}
        response = await browser.post(href, data=fields)

    assert response.status_code == 409
    assert "Hồ sơ đã thay đổi trong khi bạn làm việc" in response.text


async def test_what_was_written_stays_when_something_is_wrong(portal: Portal) -> None:
    async with portal.browser("hanh") as browser:
        href = form_href(portal.task(MIXED, TaskKind.REVIEW))
        nothing = await sent(browser, href, {"agrees": "", "remark": "Tôi đã đọc <hồ sơ>"})
        no_reason = await sent(browser, href, {"agrees": "no"})

    assert nothing.status_code == no_reason.status_code == 422
    assert "<title>Lỗi: Soát xét hồ sơ" in nothing.text
    assert '<a href="#agrees">Hãy chọn đồng ý hoặc không đồng ý.</a>' in nothing.text
    assert "Tôi đã đọc &lt;hồ sơ&gt;" in nothing.text
    assert '<a href="#remark">Hãy ghi lý do không đồng ý' in no_reason.text


async def test_an_answer_needs_its_reason_and_settles_the_question(portal: Portal) -> None:
    href = form_href(portal.task(TOO_OLD, TaskKind.ANSWER))
    async with portal.browser("thu") as browser:
        bare = await sent(browser, href, {"outcome": "not_met"})
        answered = await sent(browser, href, {"outcome": "not_met", "reason": "Không thuộc Phụ lục I."})
        page = await browser.get(f"/cases/{TOO_OLD}")

    assert bare.status_code == 422
    assert answered.status_code == 303
    assert "Không thuộc Phụ lục I." in page.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.jpg", b"<html><script>"),
        ("anh.svg", b"<svg/>"),
        ("anh.png", PNG[:40]),
        ("to.png", PNG + b"0" * (10 << 20)),
    ],
    ids=["html", "svg", "truncated", "over 10 MB"],
)
async def test_only_whole_photos_are_taken(portal: Portal, name: str, content: bytes) -> None:
    href = form_href(portal.task(VISITED, TaskKind.VISIT))
    async with portal.browser("thu") as browser:
        response = await sent(browser, href, SEEN, ("photos", (name, content, "image/png")))

    assert response.status_code == 422
    assert name in response.text


async def test_photos_are_not_asked_for_twice(portal: Portal) -> None:
    href = form_href(portal.task(VISITED, TaskKind.VISIT))
    async with portal.browser("thu") as browser:
        none = await sent(browser, href, SEEN)
        wrong = await sent(browser, href, SEEN | {"year_1": "20"}, PHOTO)
        right = await browser.post(href, data=hidden(wrong) | SEEN)

    assert "Hãy gửi ít nhất một ảnh nhãn máy" in none.text
    assert "Đã nhận 1 ảnh" in wrong.text
    assert right.status_code == 303
    assert len(portal.case(VISITED).documents) == 1


async def test_a_visit_is_rebooked_with_a_reason_by_those_who_go(portal: Portal) -> None:
    href = f"/cases/{VISITED}/visit-rebookings/1"
    async with portal.browser("khoa") as other, portal.browser("hai") as officer:
        stranger = await other.get(href)
        bare = await sent(officer, href, {"not_before": "2026-11-30"})
        moved = await sent(officer, href, {"reason": "Mưa lớn, cảng đóng cửa", "not_before": "2026-11-30"})

    assert stranger.status_code == 403
    assert bare.status_code == 422
    assert moved.status_code == 303
    assert [(visit.round, visit.state.value) for visit in portal.case(VISITED).visits] == [
        (2, "booked"),
        (1, "released"),
    ]


async def test_while_nobody_delivers_the_receipt_says_so(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.pages.forms.telling.PATIENCE_SECONDS", 0.05)
    portal.courier.is_down = True
    async with portal.browser("hanh") as browser:
        response = await sent(browser, form_href(portal.task(REVIEWED, TaskKind.REVIEW)), {"agrees": "yes"})
        waiting = await browser.get(response.headers["location"])
        portal.courier.assess(REVIEWED)
        done = await browser.get(response.headers["location"])

    assert "Soát xét: đang xử lý" in waiting.text
    assert "Soát xét: đã ghi nhận" in done.text


@pytest.mark.parametrize("staff_id", PEOPLE)
async def test_every_page_a_person_can_reach_works_and_has_nothing_inline(
    portal: Portal, staff_id: str
) -> None:
    seen, ahead = set(), ["/", "/cases", *(f"/cases/{n}" for n in (GREEN, VISITED, MIXED))]
    async with portal.browser(staff_id) as browser:
        while ahead:
            path = ahead.pop()
            if path in seen:
                continue
            seen.add(path)
            page = await browser.get(path)
            assert page.status_code in {200, 403}, path
            assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page.text), path
            assert page.headers["cache-control"] == "no-store"
            found = re.findall(r'href="(/[^"#]*)"', page.text) if path.count("/") < 4 else []
            ahead += [unescape(href) for href in found if not href.startswith("/static")]

    assert len(seen) > 5


async def test_a_hostile_name_stays_text(portal: Portal) -> None:
    evil = an_importer(name='<script>alert(1)</script>" onload="x')
    portal.declare(declaration_of("107234567899", evil))
    async with portal.browser("thu") as browser:
        pages = [await browser.get(path) for path in ("/", "/cases", "/cases/107234567899")]

    assert all("<script>alert" not in page.text and "&lt;script&gt;alert" in page.text for page in pages)


async def test_getting_changes_nothing(portal: Portal) -> None:
    before = _everything(portal)
    async with portal.browser("hanh") as browser:
        for path in ("/", "/cases", f"/cases/{MIXED}", form_href(portal.task(MIXED, TaskKind.REVIEW))):
            await browser.get(path)

    assert _everything(portal) == before


def _everything(portal: Portal) -> dict[str, list[str]]:
    with portal.engine.connect() as connection:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars().all()
        )
        return {
            name: [str(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
            for name in names
            if name != "sessions"
        }


async def test_a_visit_says_what_was_read_on_the_nameplate_or_why_nothing_was(portal: Portal) -> None:
    href = form_href(portal.task(VISITED, TaskKind.VISIT))
    silent = {"consistent_1": "yes", "visited_on": "2026-11-24"}
    async with portal.browser("thu") as browser:
        refused = await sent(browser, href, silent, PHOTO)
        taken = await browser.post(href, data=hidden(refused) | silent | {"remark_1": "Nhãn máy đã mờ."})

    assert refused.status_code == 422
    assert "hãy ghi năm hoặc số máy trên nhãn" in refused.text
    assert taken.status_code == 303
