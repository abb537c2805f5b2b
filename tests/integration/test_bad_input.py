"""Row I1: bad input is answered in two languages with field, value, reason, next step, and opens no case."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from models.vocabulary import MessageState
from records.tables import CaseRow, FactRow
from tests.integration.api_client import Api, an_api, assert_problem
from tests.integration.bad_messages import ALL, Bad, declaring
from tests.unit.customs.messages import NUMBER, a_message, an_item, as_bytes


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


async def refused(api: Api, bad: Bad) -> dict[str, Any]:
    response = await api.post(bad.call, bad.body, **bad.headers)
    return assert_problem(response, bad.status, bad.code)


@pytest.mark.parametrize("bad", ALL, ids=str)
async def test_row_i1_the_sender_is_told_field_value_reason_and_next_step(api: Api, bad: Bad) -> None:
    problem = await refused(api, bad)

    faults = problem.get("errors", [])
    assert {(fault["field"], fault.get("value")) for fault in faults} >= set(bad.told)
    assert all(is_vietnamese(fault["reason_vi"]) and is_vietnamese(fault["action_vi"]) for fault in faults)
    assert all(fault["reason_en"] and fault["action_en"] and fault["ground_en"] for fault in faults)
    assert all(fault["rule"] for fault in faults)
    assert is_vietnamese(problem["title"])
    assert is_vietnamese(problem["detail"])
    assert problem["instance"].startswith("/api/v1/declarations")


@pytest.mark.parametrize("bad", ALL, ids=str)
async def test_row_i1_what_cannot_be_used_is_kept_as_rejected_and_opens_no_case(api: Api, bad: Bad) -> None:
    problem = await refused(api, bad)

    (kept,) = api.messages()
    assert kept.state is MessageState.REJECTED
    assert json.loads(kept.problem or "")["code"] == problem["code"]
    assert bad.body.startswith(kept.body)
    assert len(kept.body) >= min(len(bad.body), 64 * 1024)
    assert (api.count(FactRow), api.count(CaseRow)) == (0, 0)


@pytest.mark.parametrize("bad", ALL, ids=str)
async def test_row_i1_after_a_refusal_the_right_message_is_taken(api: Api, bad: Bad) -> None:
    await refused(api, bad)

    response = await api.post("declarations", as_bytes(a_message()), "m-corrected")

    assert response.status_code == 202
    assert api.count(CaseRow) == 1


async def test_row_i6_fifty_items_are_taken_and_fifty_one_are_not(api: Api) -> None:
    fifty = [an_item(so_thu_tu=n) for n in range(1, 51)]

    too_many = await api.post("declarations", declaring(hang_hoa=[*fifty, an_item(so_thu_tu=51)]), "m-0")
    taken = await api.post("declarations", declaring(hang_hoa=fifty), "m-1")

    problem = assert_problem(too_many, 422, "invalid")
    assert "51 dòng hàng, tối đa là 50" in str(problem["errors"])
    assert taken.status_code == 202


async def test_every_fault_of_a_message_is_told_at_once(api: Api) -> None:
    body = declaring(mau_sac="xanh", ngay_dang_ky="2026-13-01", hang_hoa=[an_item(ma_hs="1", so_luong=0)])

    problem = assert_problem(await api.post("declarations", body), 422, "invalid")

    fields = {fault["field"] for fault in problem["errors"]}
    assert fields == {"mau_sac", "ngay_dang_ky", "hang_hoa[0].ma_hs", "hang_hoa[0].so_luong"}


async def test_a_bad_message_under_an_open_case_leaves_the_case_as_it_was(api: Api) -> None:
    await api.post("declarations", as_bytes(a_message()))

    response = await api.post("arrival", as_bytes(a_message("arrival", la="x")), "m-2")

    assert_problem(response, 422, "invalid")
    assert [row.state for row in api.messages()] == [MessageState.PENDING, MessageState.REJECTED]
    assert {row.declaration_number for row in api.messages()} == {NUMBER}
    assert api.count(FactRow) == 1


async def test_a_body_that_lies_about_its_length_is_cut_off(api: Api) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield b"x" * 65_536

    response = await api.http.post("/api/v1/declarations", content=endless())

    assert_problem(response, 413, "too_large")
    (kept,) = api.messages()
    assert len(kept.body) == 64 * 1024


def is_vietnamese(text: str) -> bool:
    """Says something, with the letters that only Vietnamese has."""
    return len(text) > 5 and not text.isascii()
