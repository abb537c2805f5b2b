"""Rows I1, I2: is every message of customs kept, answered once, and every fault told as a problem?"""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from customs.wire.examples import EXAMPLES
from models.vocabulary import MessageState
from records.tables import CaseRow, FactRow
from tests.integration.api_client import AT, OLD, Api, ScriptedDoor, an_api, assert_problem
from tests.unit.customs.messages import NUMBER, a_message, an_item, as_bytes


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


@pytest.mark.parametrize("call", EXAMPLES)
async def test_i1_every_example_is_taken_with_a_receipt(api: Api, call: str) -> None:
    response = await api.post(call, as_bytes(EXAMPLES[call]))

    assert response.status_code == 202
    assert response.json()["so_to_khai"] == NUMBER
    assert response.json()["ma_thong_diep"] == "m-1"
    assert response.headers["location"] == f"/api/v1/declarations/{NUMBER}"
    assert [row.state for row in api.messages()] == [MessageState.PENDING]
    assert (api.count(FactRow), api.count(CaseRow)) == (1, 1)


async def test_i2_the_same_message_gets_the_same_receipt(api: Api) -> None:
    body = as_bytes(a_message())

    answers = [await api.post("declarations", body) for _ in range(3)]
    answers += await asyncio.gather(*(api.post("declarations", body) for _ in range(5)))

    assert {answer.content for answer in answers} == {answers[0].content}
    assert {answer.status_code for answer in answers} == {202}
    assert (len(api.messages()), api.count(FactRow), api.count(CaseRow)) == (1, 1, 1)


async def test_i2_the_same_number_with_other_content_is_409(api: Api) -> None:
    await api.post("declarations", as_bytes(a_message()))

    for _ in range(2):
        response = await api.post("declarations", as_bytes(a_message(ma_loai_hinh="A11")), "m-2")
        problem = assert_problem(response, 409, "declaration_exists")

    assert "amendments" in problem["detail"]
    assert api.count(FactRow) == 1
    assert [row.state for row in api.messages()][:2] == [MessageState.PENDING, MessageState.REJECTED]


async def test_i2_the_same_id_with_other_content_is_409(api: Api) -> None:
    await api.post("arrival", as_bytes(a_message("arrival")))

    response = await api.post("arrival", as_bytes(a_message("arrival", dia_diem_de_hang="Kho khác")))

    assert_problem(response, 409, "message_id_reused")
    assert api.count(FactRow) == 1


async def test_a_bad_declaration_is_kept_as_rejected_and_opens_no_case(api: Api) -> None:
    bad = a_message(mau_sac="xanh", hang_hoa=[an_item(ma_hs="8458")])

    response = await api.post("declarations", as_bytes(bad))

    problem = assert_problem(response, 422, "invalid")
    assert {(fault["field"], fault["value"]) for fault in problem["errors"]} == {
        ("mau_sac", "xanh"),
        ("hang_hoa[0].ma_hs", "8458"),
    }
    assert all(fault["reason_vi"] and fault["action_vi"] for fault in problem["errors"])
    (row,) = api.messages()
    assert (row.state, row.declaration_number) == (MessageState.REJECTED, NUMBER)
    assert json.loads(row.problem or "")["code"] == "invalid"
    assert (api.count(FactRow), api.count(CaseRow)) == (0, 0)


@pytest.mark.parametrize("body", [b"\xff\xfe", b"{", b'{"so_to_khai": "1", "so_to_khai": "1"}'])
async def test_what_is_no_json_is_kept_as_rejected(api: Api, body: bytes) -> None:
    assert_problem(await api.post("declarations", body), 400, "malformed")

    assert [row.state for row in api.messages()] == [MessageState.REJECTED]
    assert api.messages()[0].body == body


async def test_a_body_over_the_limit_is_refused_while_it_is_read(api: Api) -> None:
    body = as_bytes(a_message(so_van_don="v" * (1 << 20)))

    assert_problem(await api.post("declarations", body), 413, "too_large")

    assert [row.state for row in api.messages()] == [MessageState.REJECTED]
    assert api.count(CaseRow) == 0


async def test_a_stranger_opens_nothing_and_uses_up_no_id(api: Api) -> None:
    body = as_bytes(a_message())

    for stranger in (
        await api.post("declarations", body, secret="whsec_d3Jvbmc="),
        await api.post("declarations", body, at=AT - timedelta(seconds=301)),
        await api.post("declarations", body, x_client_id="ai-do"),
    ):
        assert_problem(stranger, 401, "unauthenticated")

    assert {row.source for row in api.messages()} == {"unverified"}
    assert api.count(CaseRow) == 0
    assert (await api.post("declarations", body)).status_code == 202


async def test_the_old_secret_is_valid_during_a_rotation(api: Api) -> None:
    assert (await api.post("declarations", as_bytes(a_message()), secret=OLD)).status_code == 202


async def test_an_idempotency_key_is_the_message_id(api: Api) -> None:
    body = as_bytes(a_message())

    assert_problem(await api.post("declarations", body, idempotency_key="other"), 400, "key_mismatch")
    assert (await api.post("declarations", body, "m-2", idempotency_key="m-2")).status_code == 202


async def test_another_media_type_is_refused(api: Api) -> None:
    response = await api.post("declarations", as_bytes(a_message()), content_type="text/xml")

    assert_problem(response, 415, "unsupported_media_type")


async def test_the_path_has_to_name_the_declaration_of_the_body(api: Api) -> None:
    response = await api.post("arrival", as_bytes(a_message("arrival")), number="999999999999")

    assert assert_problem(response, 422, "invalid")["errors"][0]["field"] == "so_to_khai"


async def test_a_message_from_the_future_is_refused(api: Api) -> None:
    later = (AT + timedelta(hours=1)).isoformat()

    response = await api.post("arrival", as_bytes(a_message("arrival", thoi_diem=later)))

    assert assert_problem(response, 422, "invalid")["errors"][0]["field"] == "thoi_diem"


async def test_whoever_waits_in_vain_gets_the_receipt(api: Api) -> None:
    response = await api.post("declarations", as_bytes(a_message()), prefer="wait=5")

    assert response.status_code == 202
    assert "preference-applied" not in response.headers


async def test_row_i8_why_an_ended_case_takes_nothing_more_is_told_in_english_too(api: Api) -> None:
    assert isinstance(api.door, ScriptedDoor)
    api.door.refused = "Hồ sơ đã kết thúc."

    response = await api.post("arrival", as_bytes(a_message("arrival")), prefer="wait=2")

    problem = assert_problem(response, 409, "fact_refused")
    assert problem["detail"].startswith("Hồ sơ đã kết thúc.")
    assert problem["detail_en"].startswith("The case has ended.")


async def test_a_refused_fact_is_told_with_its_reason(api: Api) -> None:
    assert isinstance(api.door, ScriptedDoor)
    api.door.refused = "Tờ khai đã bị hủy."

    response = await api.post("arrival", as_bytes(a_message("arrival")), prefer="respond-async, wait=2")

    assert "Tờ khai đã bị hủy." in assert_problem(response, 409, "fact_refused")["detail"]
