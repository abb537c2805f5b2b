"""Who sees which tasks, and who gets one that two want?"""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from models.vocabulary import EventKind, Office, Role, TaskKind
from records import tasks
from records.engine import reading, writing
from records.tables import EventRow, TaskRow
from records.views.work import Holder, WorkQuery, work
from tests.unit.portal.seed import LACKING, MIXED, NOW, PEOPLE, TOO_OLD, VISITED, Portal


def customs_task(portal: Portal) -> TaskRow:
    with writing(portal.engine) as session:
        row = TaskRow(
            key=f"{VISITED}/confirm_visit/1",
            case_number=VISITED,
            declaration_number=VISITED,
            kind=TaskKind.CONFIRM_VISIT,
            office=Office.CITY_CUSTOMS,
            role=Role.CUSTOMS_OFFICER,
            what_vi="Xác nhận biên bản của hải quan",
            opened_at=NOW,
        )
        session.add(row)
    return row


@pytest.mark.parametrize("staff_id", PEOPLE)
@pytest.mark.parametrize("list_name", ["", "mine", "unclaimed", "overdue"])
async def test_row_t1_every_queue_shows_only_tasks_of_the_own_office(
    portal: Portal, staff_id: str, list_name: str
) -> None:
    customs_task(portal)
    _, _, office, roles = PEOPLE[staff_id]
    async with portal.browser(staff_id) as browser:
        page = (await browser.get("/", params={"list": list_name})).text

    sees_both = Role.AUDITOR in roles
    if not sees_both and office is Office.DOST:
        assert "Xác nhận biên bản của hải quan" not in page
    if not sees_both and office is Office.CITY_CUSTOMS:
        assert "Soát xét hồ sơ và kết luận" not in page
    if list_name == "" and (sees_both or office is Office.CITY_CUSTOMS):
        assert "Xác nhận biên bản của hải quan" in page


@pytest.mark.parametrize("staff_id", ["hai", "son"])
async def test_row_t1_a_task_of_the_other_office_cannot_be_claimed(portal: Portal, staff_id: str) -> None:
    async with portal.browser(staff_id) as browser:
        response = await browser.post("/task-claims", data={"task": portal.task(MIXED, TaskKind.REVIEW).key})

    assert response.status_code == 404


def test_row_t2_of_many_who_claim_at_once_one_wins(portal: Portal) -> None:
    key = portal.task(MIXED, TaskKind.REVIEW).key

    def claim(number: int) -> str | None:
        with writing(portal.engine) as session:
            return tasks.claim(session, key, f"nguoi-{number}", NOW)

    with ThreadPoolExecutor(8) as pool:
        holders = set(pool.map(claim, range(16)))

    assert len(holders) == 1, "all are told the same holder"
    story = [event.text_vi for event in portal.case(MIXED).events if event.kind is EventKind.TASK]
    assert sum(text.startswith("Nhận việc") for text in story) == 1


async def test_row_t2_the_one_who_comes_second_is_told_who(portal: Portal) -> None:
    key = portal.task(MIXED, TaskKind.REVIEW).key
    async with portal.browser("hanh") as hanh, portal.browser("khoa") as khoa:
        won = await hanh.post("/task-claims", data={"task": key})
        lost = await khoa.post("/task-claims", data={"task": key})
        given_back = await khoa.post("/task-releases", data={"task": key})

    assert won.headers["location"].startswith(f"/cases/{MIXED}/reviews/")
    assert lost.status_code == 409
    assert "Phan Thị Hạnh đã nhận việc này" in lost.text
    assert given_back.status_code == 409, "only the holder gives back"


async def test_a_released_task_is_free_again(portal: Portal) -> None:
    key = portal.task(MIXED, TaskKind.REVIEW).key
    async with portal.browser("hanh") as browser:
        await browser.post("/task-claims", data={"task": key})
        await browser.post("/task-releases", data={"task": key})

    assert portal.task(MIXED, TaskKind.REVIEW).assignee_id is None


async def test_a_supervisor_hands_a_task_to_a_person_with_the_role(portal: Portal) -> None:
    key = portal.task(MIXED, TaskKind.REVIEW).key
    async with portal.browser("tam") as browser:
        page = await browser.get("/task-assignments", params={"task": key})
        wrong = await browser.post("/task-assignments", data={"task": key, "staff": "thu"})
        right = await browser.post("/task-assignments", data={"task": key, "staff": "hanh"})

    assert "Phan Thị Hạnh" in page.text
    assert "Nguyễn Thị Minh Thư" not in page.text
    assert wrong.status_code == 422
    assert right.status_code == 303
    assert portal.task(MIXED, TaskKind.REVIEW).assignee_id == "hanh"


async def test_a_supervisor_of_the_other_office_cannot(portal: Portal) -> None:
    key = portal.task(MIXED, TaskKind.REVIEW).key
    async with portal.browser("son") as browser:
        response = await browser.post("/task-assignments", data={"task": key, "staff": "hai"})

    assert response.status_code == 404


def test_the_most_pressing_task_comes_first_and_filters_narrow(portal: Portal) -> None:
    with reading(portal.engine) as session:
        everything = work(session, WorkQuery((Office.DOST,), "thu"))
        mine = work(session, WorkQuery((Office.DOST,), "thu", holder=Holder.MINE))
        late = work(session, WorkQuery((Office.DOST,), "thu", overdue_on=(NOW + timedelta(days=60)).date()))
        signs = work(session, WorkQuery((Office.DOST,), "thu", kind=TaskKind.SIGN))

    days = [row.task.due_on for row in everything if row.task.due_on]
    assert days == sorted(days)
    assert {row.task.assignee_id for row in mine} == {"thu"}
    assert len(late) == len(everything)
    assert {row.task.kind for row in signs} == {TaskKind.SIGN}


@pytest.mark.parametrize("text", ["hoa khanh", "HÒA KHÁNH", "co khi", LACKING, "0400123456"])
async def test_a_case_is_found_without_diacritics(portal: Portal, text: str) -> None:
    async with portal.browser("hanh") as browser:
        page = (await browser.get("/cases", params={"q": text})).text

    assert LACKING in page
    assert VISITED not in page


async def test_signs_of_a_pattern_are_searched_as_they_are(portal: Portal) -> None:
    async with portal.browser("hanh") as browser:
        page = (await browser.get("/cases", params={"q": "%"})).text

    assert "0 hồ sơ" in page
    assert TOO_OLD not in page


async def test_the_latest_events_are_open_and_the_earlier_ones_folded_none_lost(portal: Portal) -> None:
    with writing(portal.engine) as session:
        for number in range(30):
            row = EventRow(
                declaration_number=MIXED,
                case_number=MIXED,
                at=NOW + timedelta(minutes=number),
                kind=EventKind.TASK,
                actor="lan",
                text_vi=f"Bước thứ {number:02}",
            )
            session.add(row)

    async with portal.browser("tam") as browser:
        page = (await browser.get(f"/cases/{MIXED}")).text

    latest, earlier = page[page.index('id="story-title"') :].split("Trước đó (")
    assert "Bước thứ 29" in latest
    assert "Bước thứ 00" not in latest
    assert all(f"Bước thứ {number:02}" in latest + earlier for number in range(30))
