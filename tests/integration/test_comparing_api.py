"""Rows X4, N10: what customs reads of us for its own comparison, and how it asks for a result again."""

import hashlib
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import select

from customs import wire
from customs.signatures import sign
from customs.wire.comparing import DigestsMessage
from models.exchange.comparison import NO_MESSAGES
from models.vocabulary import ClientScope, EventKind, FactKind, MessageState, OutboxState
from records import events
from records.engine import reading, writing
from records.inbox import raw
from records.reconciling.held import END, held, last_of_page
from records.tables import MessageRow, OutboxRow
from tests.integration.api_client import AT, CLIENT, SECRET, Api, a_client, an_api, assert_problem

FIRST, SECOND, THIRD = "107000000001", "107000000002", "107000000003"
BODY = b'{"so_to_khai":"107000000001"}'


def a_row(number: str, result_number: int = 1, **changes: Any) -> OutboxRow:
    fields: dict[str, Any] = {
        "declaration_number": number,
        "number": result_number,
        "result_number": result_number,
        "result": "{}",
        "result_digest": "0" * 64,
        "created_at": AT - timedelta(days=1),
        "state": OutboxState.ACKNOWLEDGED,
        "body_digest": wire.body_digest(f"{number}/{result_number}".encode()),
    }
    return OutboxRow(**(fields | changes))


def a_message(number: str, message_id: str, *, source: str = CLIENT, **changes: object) -> MessageRow:
    row = raw(source, message_id, b"{}", AT - timedelta(days=1))
    row.declaration_number, row.kind, row.state = number, FactKind.PAPER, MessageState.DELIVERED
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def put(engine: Engine, *rows: OutboxRow | MessageRow) -> None:
    with writing(engine) as session:
        session.add_all(rows)


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as made:
        yield made


async def read(api: Api, query: str = "") -> DigestsMessage:
    response = await api.get(f"/dispositions/digests{query}")
    assert response.status_code == 200, response.text
    return DigestsMessage.model_validate_json(response.content)


async def test_row_n10_a_digest_says_the_newest_result_and_the_messages_that_we_took(api: Api) -> None:
    put(
        api.engine,
        a_row(FIRST),
        a_row(FIRST, 2),
        a_row(FIRST, 3, state=OutboxState.DROPPED),
        a_message(FIRST, "m-2"),
        a_message(FIRST, "m-1", state=MessageState.REFUSED),
        a_message(FIRST, "m-0", state=MessageState.REJECTED, kind=None),
        a_message(FIRST, "m-3", source="dai-ly-hai-quan"),
    )

    (row,) = (await read(api)).ban_doi_chieu

    assert (row.so_to_khai, row.so_ket_qua, row.so_thong_diep) == (FIRST, 2, 2)
    assert row.ma_bam == wire.body_digest(f"{FIRST}/2".encode())
    assert row.ma_bam_thong_diep == hashlib.sha256(b"m-1\nm-2").hexdigest()


async def test_row_n10_a_result_of_an_earlier_release_has_the_digest_that_was_acknowledged(api: Api) -> None:
    acknowledgement = json.dumps({"body_digest": "a" * 64, "raw": "{}"})
    put(api.engine, a_row(FIRST, body_digest=None, acknowledgement=acknowledgement))
    put(api.engine, a_row(SECOND, body_digest=None, state=OutboxState.PENDING))

    first, second = (await read(api)).ban_doi_chieu

    assert (first.ma_bam, first.so_thong_diep, first.ma_bam_thong_diep) == ("a" * 64, 0, NO_MESSAGES)
    assert (second.so_ket_qua, second.ma_bam) == (1, None)


async def test_row_n10_pages_follow_the_declaration_numbers_and_leave_nothing_out(api: Api) -> None:
    put(api.engine, a_row(THIRD), a_message(FIRST, "m-1"), a_row(SECOND), a_message(SECOND, "m-2"))

    first = await read(api, "?limit=2")
    second = await read(api, f"?limit=2&after={first.tiep_theo}")

    assert [row.so_to_khai for row in first.ban_doi_chieu] == [FIRST, SECOND]
    assert first.tiep_theo == SECOND
    assert [row.so_to_khai for row in second.ban_doi_chieu] == [THIRD]
    assert second.tiep_theo is None


@pytest.mark.parametrize(
    ("query", "field_name"),
    [("?after=1070", "after"), ("?limit=0", "limit"), ("?limit=1001", "limit"), ("?limit=x", "limit")],
)
async def test_row_n10_a_page_that_cannot_be_given_is_refused_with_its_reason(
    api: Api, query: str, field_name: str
) -> None:
    problem = assert_problem(await api.get(f"/dispositions/digests{query}"), 422, "invalid")

    assert [error["field"] for error in problem["errors"]] == [field_name]


async def test_row_n10_digests_are_for_those_who_may_read(api: Api, tmp_path: Path) -> None:
    a_client(api.engine, tmp_path / "secrets", "doanh-nghiep", (ClientScope.FILE,), (SECRET,))

    response = await api.get("/dispositions/digests", client="doanh-nghiep")

    assert_problem(response, 403, "forbidden_scope")


async def test_row_x4_customs_asks_for_a_result_again_whatever_became_of_it(api: Api) -> None:
    put(api.engine, a_row(FIRST), a_row(FIRST, 2, state=OutboxState.REFUSED, refusals=3))

    response = await ask(api, BODY)

    assert response == {
        "ma_thong_diep": "ask-1",
        "ma_bam": wire.body_digest(BODY),
        "trang_thai": "da_nhan",
    }
    with reading(api.engine) as session:
        rows = {row.number: row for row in session.exec(select(OutboxRow))}
        story = events.of_declaration(session, FIRST)
    assert rows[1].state is OutboxState.ACKNOWLEDGED
    assert (rows[2].state, rows[2].alive_since, rows[2].refusals) == (OutboxState.PENDING, AT, 0)
    assert [(event.kind, event.actor) for event in story] == [(EventKind.OUTBOX, CLIENT)]
    assert "hải quan đề nghị" in story[0].text_vi


async def test_row_x4_asking_twice_sends_once(api: Api) -> None:
    put(api.engine, a_row(FIRST))

    await ask(api, BODY)
    await ask(api, BODY)

    with reading(api.engine) as session:
        assert len(events.of_declaration(session, FIRST)) == 1


async def test_row_x4_of_an_unknown_declaration_there_is_nothing_to_send_again(api: Api) -> None:
    response = await post(api, BODY)

    assert_problem(response, 404, "not_found")


async def test_row_x4_a_request_that_is_none_names_its_fields(api: Api) -> None:
    problem = assert_problem(await post(api, b'{"so_to_khai":"1"}'), 422, "invalid")

    assert [error["field"] for error in problem["errors"]] == ["so_to_khai"]


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", ""])
async def test_row_x4_a_request_that_is_not_said_to_be_json_is_refused_like_any_other(
    api: Api, kind: str
) -> None:
    put(api.engine, a_row(FIRST))

    problem = assert_problem(await post(api, BODY, kind), 415, "unsupported_media_type")

    assert [error["field"] for error in problem["errors"]] == ["Content-Type"]
    with reading(api.engine) as session:
        assert session.exec(select(OutboxRow.state)).one() is OutboxState.ACKNOWLEDGED


async def test_row_n10_what_has_no_value_is_left_out(api: Api) -> None:
    put(api.engine, a_row(FIRST, body_digest=None, state=OutboxState.PENDING))

    page = (await api.get("/dispositions/digests")).json()

    assert page.keys() == {"ban_doi_chieu"}
    assert "ma_bam" not in page["ban_doi_chieu"][0]


def test_row_x4_pages_are_the_same_on_both_databases(register: Engine) -> None:
    numbers = [f"1070000{n:05d}" for n in range(30)]
    put(register, *(a_row(number) for number in numbers[::2]))
    put(register, *(a_message(number, number) for number in numbers[::3]))
    expected = sorted({*numbers[::2], *numbers[::3]})

    seen: list[str] = []
    after = ""
    with reading(register) as session:
        while after != END:
            last = last_of_page(session, CLIENT, after, 7)
            seen += sorted(held(session, CLIENT, after, last or END))
            after = last or END

    assert seen == expected


async def post(api: Api, body: bytes, kind: str = "application/json") -> httpx.Response:
    headers = sign(body, "ask-1", AT, SECRET) | {"x-client-id": CLIENT, "content-type": kind}
    return await api.http.post("/api/v1/resend-requests", content=body, headers=headers)


async def ask(api: Api, body: bytes) -> object:
    response = await post(api, body)
    assert response.status_code == 200, response.text
    return response.json()
