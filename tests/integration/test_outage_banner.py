"""Row X8: does everybody see that customs does not answer, and which alarms stand?"""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.vocabulary import OutboxState
from records.engine import writing
from records.tables import OutboxRow
from records.watching import alarms, link
from tests.integration.counted import statements
from tests.integration.stuck_letters import stuck
from tests.unit.portal.seed import GREEN, MIXED, PEOPLE, Portal


@pytest.fixture
def portal(worked: Engine, tmp_path: Path) -> Portal:
    return stuck(worked, tmp_path)


def go_down(portal: Portal, seconds: int = 31) -> None:
    with writing(portal.engine) as session:
        link.heard(session, portal.clock.now - timedelta(seconds=seconds), "Hải quan trả lời HTTP 503")


async def test_row_x8_within_a_minute_every_page_of_everybody_tells_of_the_outage(portal: Portal) -> None:
    pages = ("/", "/cases", f"/cases/{GREEN}", "/customs", f"/cases/{GREEN}/law")
    go_down(portal)
    for staff_id in PEOPLE:
        async with portal.browser(staff_id) as browser:
            for path in pages:
                page = (await browser.get(path)).text
                assert 'class="outage" role="status"' in page
                assert "Mất kết nối với hệ thống hải quan từ 09:04 ngày 25/11/2026; còn " in page
                assert "lâu nhất từ 09:05 ngày 17/11/2026; hồ sơ vẫn tiếp nhận" in page


async def test_row_x8_one_failed_call_is_no_outage_and_an_answer_ends_it(portal: Portal) -> None:
    go_down(portal, seconds=29)
    async with portal.browser("thu") as browser, portal.browser() as stranger:
        short = (await browser.get("/")).text
        portal.clock.now += timedelta(seconds=10)
        long = (await browser.get("/")).text
        public = (await stranger.get("/rulebook")).text
        with writing(portal.engine) as session:
            link.heard(session, portal.clock.now, None)
        over = (await browser.get("/")).text

    told = ['class="outage"' in page for page in (short, long, public, over)]
    assert told == [False, True, False, False]


async def test_row_x8_the_banner_and_the_count_cost_one_statement_a_page(portal: Portal) -> None:
    go_down(portal)
    async with portal.browser("tam") as browser:
        for path in ("/", "/cases", f"/cases/{GREEN}"):
            with statements(portal.engine) as sent:
                await browser.get(path)
            about_the_link = [one for one in sent if re.search(r"FROM (partners|outbox|alarms)", one)]

            assert len(about_the_link) == 1, path


async def test_supervisors_see_in_the_menu_how_many_alarms_stand(portal: Portal) -> None:
    with writing(portal.engine) as session:
        alarms.look(session, portal.clock.now)
        count = len(alarms.open_alarms(session))
    async with portal.browser("tam") as supervisor, portal.browser("thu") as inspector:
        counted = (await supervisor.get("/")).text
        plain = (await inspector.get("/")).text

    words = "cảnh báo đang mở"
    assert f'<span class="count">{count}<span class="hidden"> {words}' in counted
    assert words not in plain


async def test_alarms_are_listed_by_kind_and_kept_as_history(portal: Portal) -> None:
    with writing(portal.engine) as session:
        alarms.look(session, portal.clock.now)
        for row in session.exec(select(OutboxRow).where(OutboxRow.declaration_number == MIXED)).all():
            row.state = OutboxState.ACKNOWLEDGED
        session.flush()
        alarms.look(session, portal.clock.now)
    async with portal.browser("thu") as inspector:
        late = (await inspector.get("/customs?kind=no_acknowledgement")).text
        dead = (await inspector.get("/customs?kind=dead_letter")).text
        over = (await inspector.get("/customs?kind=dead_letter&list=history")).text

    assert "chưa gửi được" in late
    assert "ngừng gửi" not in late
    assert "Không có cảnh báo nào." in dead
    assert "ngừng gửi" in over
