"""Row X4: what people of both offices see of the nightly comparison."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.vocabulary import DifferenceKind
from records.engine import writing
from records.tables import DifferenceRow, ReconciliationRow
from tests.unit.portal.seed import GREEN, LACKING, MIXED, Portal, portal_over

RUN, BROKEN = "20261124-010000", "20261123-010000"


@pytest.fixture
def portal(sqlite_worked: Engine, tmp_path: Path) -> Portal:
    made = portal_over(sqlite_worked, tmp_path)
    plant(made)
    return made


def plant(portal: Portal) -> None:
    """A run that found two differences and repaired one, after one that broke off."""
    at = portal.clock.now - timedelta(hours=9)
    with writing(portal.engine) as session:
        session.add_all(
            [
                ReconciliationRow(
                    run_id=BROKEN, started_at=at - timedelta(days=1), problem="Hải quan trả lời HTTP 503"
                ),
                ReconciliationRow(
                    run_id=RUN,
                    started_at=at,
                    ended_at=at + timedelta(minutes=3),
                    compared_count=1204,
                    difference_count=2,
                    repaired_count=1,
                ),
                a_difference(GREEN, DifferenceKind.THEY_LACK, at, at + timedelta(minutes=1)),
                a_difference(MIXED, DifferenceKind.THEY_ARE_AHEAD, at, None),
            ]
        )


def a_difference(
    number: str, kind: DifferenceKind, at: datetime, repaired_at: datetime | None
) -> DifferenceRow:
    return DifferenceRow(
        run_id=RUN,
        declaration_number=number,
        kind=kind,
        ours_vi="Bản kết quả số 2, mã băm 9f2c51d0aa31…, trạng thái: hải quan đã áp dụng",
        theirs_vi="Không có bản kết quả nào",
        found_at=at,
        repair_vi="Hệ thống tự gửi lại bản kết quả số 2."
        if repaired_at
        else "Cần người xử lý: hỏi hải quan.",
        repaired_at=repaired_at,
    )


@pytest.mark.parametrize("role", ["binh", "hai", "thu"])
async def test_row_x4_everybody_sees_what_is_open_and_how_the_runs_ended(portal: Portal, role: str) -> None:
    async with portal.browser(role) as browser:
        page = (await browser.get("/customs/reconciliation")).text

    assert "1 điểm lệch chưa khắc phục." in page
    assert MIXED in page
    assert GREEN not in page
    assert "Xong, còn điểm lệch" in page
    assert "Bị ngắt" in page
    assert "Hải quan trả lời HTTP 503" in page


async def test_row_x4_a_run_shows_each_difference_with_both_sides(portal: Portal) -> None:
    async with portal.browser("binh") as browser:
        page = (await browser.get(f"/customs/reconciliation/{RUN}")).text

    assert "1204" in page
    assert GREEN in page
    assert MIXED in page
    assert LACKING not in page
    assert DifferenceKind.THEY_ARE_AHEAD.label_vi in page
    assert "Không có bản kết quả nào" in page
    assert "Cần người xử lý" in page


async def test_row_x4_a_run_that_never_was_is_said_so(portal: Portal) -> None:
    async with portal.browser("binh") as browser:
        answer = await browser.get("/customs/reconciliation/20200101-010000")

    assert answer.status_code == 404
    assert "Không có lần đối chiếu nào mang mã này." in answer.text
