"""Row N11: the report of all time-outs is empty, or every line of it is explained."""

import csv
import io
from datetime import date, timedelta

from sqlmodel import select

from models.vocabulary import CustomsOutcome, Party
from portal.pages.timeouts import AGREED_VI, HEADS
from records.engine import reading, writing
from records.tables import ObligationRow, TaskRow
from records.views.timeouts import Overdue, overdue
from tests.unit.portal.seed import Portal
from tests.unit.portal.test_versions_page import customs_says, page, refuse


def rows(portal: Portal) -> tuple[Overdue, ...]:
    with reading(portal.engine) as session:
        return overdue(session, portal.clock.now.date())


async def test_row_n11_the_report_is_empty_when_nothing_is_late(empty_portal: Portal) -> None:
    assert "Không có việc nào quá hạn." in await page(empty_portal, "/timeouts", "tam")


async def test_row_n11_every_line_says_who_owed_what_under_which_law_and_what_followed(
    empty_portal: Portal,
) -> None:
    refuse(empty_portal)
    customs_says(empty_portal, CustomsOutcome.REFUSED, 60)
    said = await page(empty_portal, "/timeouts", "binh")
    owed = next(row for row in rows(empty_portal) if row.party is Party.IMPORTER)

    assert owed.ended_at is None
    assert owed.days_over(empty_portal.clock.now.date()) == 30
    assert "Tái xuất hoặc tiêu hủy" in said
    assert str(owed.ground_vi) in said
    assert "30 ngày" in said
    assert "hết hạn không phải là kết quả kiểm tra" in said


async def test_row_n11_what_ended_late_stays_in_the_report_with_its_reason(empty_portal: Portal) -> None:
    refuse(empty_portal)
    customs_says(empty_portal, CustomsOutcome.REFUSED, 60)
    customs_says(empty_portal, CustomsOutcome.REEXPORTED, 1)
    said = await page(empty_portal, "/timeouts?party=importer", "tam")

    assert "kết thúc sau hạn" in said
    assert "Không còn là nghĩa vụ sau lần đánh giá ấy" in said
    assert "Tái xuất hoặc tiêu hủy" not in await page(empty_portal, "/timeouts?state=open", "tam")


async def test_row_d12_a_task_of_our_office_out_of_time_shows_who_set_the_day(portal: Portal) -> None:
    portal.clock.now += timedelta(days=14)
    late = [row for row in rows(portal) if row.party is Party.DOST]
    work = await page(portal, "/?list=overdue", "tam")

    assert late
    assert all(row.ground_vi is None for row in late)
    assert "hạn do hai cơ quan thỏa thuận" in work
    assert AGREED_VI in await page(portal, "/timeouts", "tam")


async def test_row_d12_a_legal_day_of_a_task_is_shown_with_its_article(portal: Portal) -> None:
    with writing(portal.engine) as session:
        for task in session.exec(select(TaskRow)):
            task.ground_vi, task.due_on = "điểm b khoản 1 Điều 83", date(2026, 11, 2)

    assert "điểm b khoản 1 Điều 83" in await page(portal, "/?list=overdue", "tam")
    assert "điểm b khoản 1 Điều 83" in await page(portal, "/timeouts", "tam")


async def test_row_n11_the_table_comes_as_csv_that_no_spreadsheet_runs(portal: Portal) -> None:
    with writing(portal.engine) as session:
        for row in session.exec(select(ObligationRow)):
            row.due_on, row.what_vi = date(2026, 11, 2), "=1+1"
    async with portal.browser("tam") as browser:
        response = await browser.get("/timeouts/csv")
    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert response.headers["content-disposition"] == 'attachment; filename="qua-han.csv"'
    assert tuple(table[0]) == HEADS
    assert len(table) - 1 == len(rows(portal)) > 0
    assert "'=1+1" in {line[4] for line in table[1:]}


async def test_an_evening_in_time_is_no_time_out(portal: Portal) -> None:
    """16:59 UTC is still the last day in Viet Nam; 17:00 UTC is the day after."""
    with writing(portal.engine) as session:
        row = session.exec(select(ObligationRow)).first()
        assert row is not None
        row.due_on, row.is_open = date(2026, 11, 2), False
        row.closed_at = portal.clock.now.replace(month=11, day=2, hour=23, minute=59)
        key, at = row.key, row.closed_at
    before = len(rows(portal))
    with writing(portal.engine) as session:
        session.get_one(ObligationRow, key).closed_at = at + timedelta(minutes=1)

    assert len(rows(portal)) == before + 1


async def test_only_those_who_oversee_have_it_in_their_menu(portal: Portal) -> None:
    found = {}
    for staff_id in ("tam", "binh", "thu"):
        async with portal.browser(staff_id) as browser:
            found[staff_id] = 'href="/timeouts"' in (await browser.get("/cases")).text

    assert found == {"tam": True, "binh": True, "thu": False}
