"""Row X3: are results that did not arrive seen, read and repaired?"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from customs import wire
from models.vocabulary import OutboxState, RepairAct
from records import outbox, results
from records.engine import reading, writing
from records.tables import OutboxRow
from records.watching import repairs
from records.watching.repairs import RepairRefused
from tests.integration.stuck_letters import WHY, act, asked, decide, letters, stories, stuck
from tests.unit.portal.seed import LACKING, MIXED, PEOPLE, Portal


@pytest.fixture
def portal(worked: Engine, tmp_path: Path) -> Portal:
    return stuck(worked, tmp_path)


async def test_row_x3_the_list_names_each_letter_with_its_state_attempts_and_error(portal: Portal) -> None:
    async with portal.browser("binh") as auditor:
        page = (await auditor.get("/customs")).text

    dead = letters(portal)[0]
    assert f'href="/customs/letters/{dead.outbox_id}"' in page
    assert "Quá hạn gửi" in page
    assert "Hải quan không nhận" in page
    assert "7 lần" in page
    assert "Hải quan từ chối: sai mã HS" in page


async def test_row_x3_a_letter_reads_as_customs_gets_it_with_its_trace(portal: Portal) -> None:
    row = letters(portal)[1]
    async with portal.browser("hai") as officer:
        page = (await officer.get(f"/customs/letters/{row.outbox_id}")).text

    assert "Hải quan nhận được gì" in page
    assert "Máy ép phun nhựa 350 tấn đã qua sử dụng" in page
    assert "&#34;so_ket_qua&#34;: 2" in page
    assert "Bản kết quả đầu tiên của tờ khai" in page
    assert "Lần gửi thứ 7: Hải quan từ chối: sai mã HS" in page


@pytest.mark.parametrize("staff_id", PEOPLE)
async def test_row_x3_everybody_reads_and_only_supervisors_and_officers_act(
    portal: Portal, staff_id: str
) -> None:
    row = letters(portal)[0]
    async with portal.browser(staff_id) as browser:
        page = await browser.get(f"/customs/letters/{row.outbox_id}")
        done = await act(browser, row, "resend")

    may_act = staff_id in {"tam", "hai", "son"}
    assert page.status_code == 200
    assert ("Thực hiện" in page.text) is may_act
    assert done.status_code == (303 if may_act else 403)


async def test_row_x3_a_dead_letter_is_sent_again_by_one_person_with_a_reason(portal: Portal) -> None:
    row = letters(portal)[0]
    async with portal.browser("tam") as supervisor:
        silent = await act(supervisor, row, "resend", "vì")
        done = await act(supervisor, row, "resend")

    (revived, _) = letters(portal)
    assert silent.status_code == 422
    assert 'href="#reason"' in silent.text
    assert done.headers["location"] == f"/customs/letters/{row.outbox_id}"
    assert (revived.state, revived.alive_since) == (OutboxState.PENDING, portal.clock.now)
    assert portal.courier.resent == [MIXED]
    assert stories(portal)[-1] == f"tam: Cho gửi lại bản kết quả số 1. Lý do: {WHY}"
    assert asked(portal).act is RepairAct.RESEND


async def test_row_x3_while_nobody_carries_it_a_revived_letter_waits_for_the_sweep(portal: Portal) -> None:
    row = letters(portal)[0]
    async with portal.browser("tam") as supervisor:
        await act(supervisor, row, "resend")

    with writing(portal.engine) as session:
        at_once = repairs.waiting(session, portal.clock.now + timedelta(seconds=9))
        later = repairs.waiting(session, portal.clock.now + timedelta(seconds=11))
        session.get_one(OutboxRow, row.outbox_id).last_attempt_at = portal.clock.now + timedelta(seconds=12)
        session.flush()
        tried = repairs.waiting(session, portal.clock.now + timedelta(seconds=60))

    assert (at_once, later, tried) == ([], [MIXED], [])


async def test_row_x3_a_letter_made_anew_that_nobody_carries_waits_for_the_sweep(portal: Portal) -> None:
    row = letters(portal)[1]
    async with portal.browser("hai") as officer:
        await act(officer, row, "renew")

    with reading(portal.engine) as session:
        later = repairs.waiting(session, portal.clock.now + timedelta(seconds=11))

    assert later == [MIXED]


async def test_row_x3_the_sweep_leaves_a_declaration_alone_whose_older_letter_is_tried(
    portal: Portal,
) -> None:
    older, newer = letters(portal)
    with writing(portal.engine) as session:
        kept = session.get_one(OutboxRow, older.outbox_id)
        kept.state = OutboxState.PENDING
        repairs.resend(session, newer.outbox_id or 0, "tam", WHY, portal.clock.now)
        later = portal.clock.now + timedelta(seconds=11)
        untried = repairs.waiting(session, later)
        kept.last_attempt_at = later
        session.flush()
        tried = repairs.waiting(session, later)
        kept.state = OutboxState.DEAD
        session.flush()
        free = repairs.waiting(session, later)

    assert (untried, tried, free) == ([MIXED], [], [MIXED])


async def test_row_x3_of_two_results_made_at_once_the_one_made_by_hand_gives_way(
    postgres_worked: Engine, tmp_path: Path
) -> None:
    portal = stuck(postgres_worked, tmp_path)
    row = letters(portal)[1]
    with reading(portal.engine) as session:
        stored = results.newest(session, MIXED)
    assert stored is not None
    withdrawn = stored.assessment.model_copy(update={"is_withdrawn": True})
    async with portal.browser("hai") as officer:
        with writing(portal.engine) as session:
            outbox.put(session, MIXED, wire.result(stored.declaration, withdrawn, ()), portal.clock.now)
            asked_for = asyncio.create_task(act(officer, row, "renew"))
            done, _ = await asyncio.wait([asked_for], timeout=1)
        answer = await asked_for

    assert done == set()
    assert answer.status_code == 422
    assert "Hãy tải lại trang" in answer.text
    assert [each.number for each in letters(portal)] == [1, 2, 3]


async def test_row_x3_a_refused_letter_is_made_anew_from_the_newest_assessment(portal: Portal) -> None:
    row = letters(portal)[1]
    async with portal.browser("hai") as officer:
        done = await act(officer, row, "renew")
        again = await act(officer, row, "renew")

    (_, refused, renewed) = letters(portal)
    assert done.status_code == 303
    assert refused.state is OutboxState.REFUSED
    assert (renewed.state, renewed.result_number) == (OutboxState.PENDING, 3)
    assert renewed.result_digest == refused.result_digest
    assert portal.courier.resent == [MIXED]
    assert again.status_code == 422
    assert "Kết luận mới nhất đã nằm trong bản thứ 3" in again.text


async def test_row_x3_dropping_takes_a_second_person(portal: Portal) -> None:
    row = letters(portal)[0]
    async with portal.browser("tam") as first, portal.browser("hai") as second:
        await act(first, row, "drop")
        waiting = letters(portal)[0].state
        repeated = await act(first, row, "drop")
        own = await decide(first, asked(portal), "confirm")
        nothing = await decide(second, asked(portal), "")
        done = await decide(second, asked(portal), "confirm")
        again = await decide(second, asked(portal), "confirm")

    assert waiting is OutboxState.DEAD
    assert "đang chờ người thứ hai" in repeated.text
    assert (own.status_code, nothing.status_code, done.status_code, again.status_code) == (422, 422, 303, 422)
    assert "Người đề nghị không tự xác nhận" in own.text
    assert "đã có người quyết định" in again.text
    assert letters(portal)[0].state is OutboxState.DROPPED
    assert portal.courier.resent == [MIXED]
    assert (asked(portal).asked_by, asked(portal).confirmed_by) == ("tam", "hai")
    assert stories(portal)[-2:] == [
        f"tam: Đề nghị hủy gửi bản kết quả số 1. Lý do: {WHY}",
        "hai: Xác nhận hủy gửi bản kết quả số 1",
    ]
    assert letters(portal)[1].state is OutboxState.REFUSED


async def test_row_x3_a_request_to_drop_can_be_declined_and_asked_again(portal: Portal) -> None:
    row = letters(portal)[0]
    async with portal.browser("tam") as first, portal.browser("son") as second:
        await act(first, row, "drop")
        done = await decide(second, asked(portal), "decline")
        again = await act(first, row, "drop")

    assert (done.status_code, again.status_code) == (303, 303)
    assert portal.courier.resent == []
    assert letters(portal)[0].state is OutboxState.DEAD


async def test_row_x3_the_auditor_neither_asks_nor_confirms(portal: Portal) -> None:
    row = letters(portal)[0]
    async with portal.browser("tam") as first, portal.browser("binh") as auditor:
        await act(first, row, "drop")
        page = await auditor.get(f"/customs/letters/{row.outbox_id}")
        done = await decide(auditor, asked(portal), "confirm")

    assert "Xác nhận hủy gửi" not in page.text
    assert done.status_code == 403
    assert letters(portal)[0].state is OutboxState.DEAD


def test_row_x3_of_two_confirmations_at_once_one_counts(portal: Portal) -> None:
    row = letters(portal)[0]
    assert row.outbox_id is not None
    with writing(portal.engine) as session:
        repairs.ask_to_drop(session, row.outbox_id, "tam", WHY, portal.clock.now)
    repair_id = asked(portal).repair_id
    assert repair_id is not None

    def confirm(staff_id: str) -> str:
        try:
            with writing(portal.engine) as session:
                repairs.confirm_drop(session, repair_id, staff_id, portal.clock.now)
        except RepairRefused as refusal:
            return refusal.reason_vi
        return "done"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(confirm, ("hai", "son")))

    assert answers == sorted([repairs.DECIDED_VI, "done"])
    assert sum("Xác nhận hủy gửi" in story for story in stories(portal)) == 1


@pytest.mark.parametrize(
    ("state", "minutes", "able"),
    [
        (OutboxState.DEAD, 0, {"resend", "renew", "drop"}),
        (OutboxState.REFUSED, 0, {"resend", "renew", "drop"}),
        (OutboxState.PENDING, 11, {"resend", "renew", "drop"}),
        (OutboxState.PENDING, 9, set()),
        (OutboxState.RECEIVED, 11, {"resend", "renew"}),
        (OutboxState.ACKNOWLEDGED, 11, set()),
        (OutboxState.DROPPED, 11, set()),
    ],
)
async def test_row_x3_only_what_is_stuck_is_repaired(
    portal: Portal, state: OutboxState, minutes: int, able: set[str]
) -> None:
    row = letters(portal)[1]
    with writing(portal.engine) as session:
        kept = session.get_one(OutboxRow, row.outbox_id)
        kept.state, kept.created_at = state, portal.clock.now - timedelta(minutes=minutes)
    async with portal.browser("tam") as supervisor:
        page = (await supervisor.get(f"/customs/letters/{row.outbox_id}")).text
        dropped = await act(supervisor, row, "drop")

    assert {each.value for each in RepairAct if f'value="{each.value}"' in page} == able
    assert dropped.status_code == (303 if "drop" in able else 422)


async def test_row_x5_an_older_letter_is_not_sent_again_after_a_newer_one_was_applied(portal: Portal) -> None:
    row, newer = letters(portal)
    with writing(portal.engine) as session:
        session.get_one(OutboxRow, newer.outbox_id).state = OutboxState.ACKNOWLEDGED
    async with portal.browser("tam") as supervisor:
        listed = await supervisor.get("/customs")
        refused = await act(supervisor, row, "resend")

    assert "Hải quan đã áp dụng bản mới hơn" in listed.text
    assert refused.status_code == 422
    assert "đã áp dụng một bản kết quả mới hơn" in refused.text


async def test_a_letter_that_is_on_its_way_is_not_dropped_meanwhile(portal: Portal) -> None:
    row = letters(portal, LACKING)[0]
    async with portal.browser("tam") as first, portal.browser("hai") as second:
        await act(first, row, "drop")
        with writing(portal.engine) as session:
            session.get_one(OutboxRow, row.outbox_id).leased_until = portal.clock.now + timedelta(seconds=9)
        refused = await decide(second, asked(portal), "confirm")

    assert refused.status_code == 422
    assert letters(portal, LACKING)[0].state is OutboxState.PENDING


async def test_what_is_not_there_says_so(portal: Portal) -> None:
    async with portal.browser("tam") as supervisor:
        letter = await supervisor.get("/customs/letters/9999")
        drop = await supervisor.post("/customs/letter-drops/9999", data={"decision": "confirm"})
        alarm = await supervisor.post("/customs/alarms/9999", data={"reason": WHY})

    assert (letter.status_code, drop.status_code, alarm.status_code) == (404, 404, 422)
