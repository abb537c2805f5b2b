"""Rows X2, X5: may customs say later what became of a result, and read what it was last told?"""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import event

from customs import wire
from customs.signatures import sign, verify
from customs.wire import ResultMessage
from models.exchange.answers import SignedAnswer
from models.vocabulary import ClientScope, Disposition, OutboxState
from records import outbox
from records.engine import reading, writing
from records.tables import MessageRow
from tests.builders import NUMBER
from tests.integration.api_client import AT, SECRET, Api, a_client, an_api, assert_problem
from tests.integration.postbox import Post, a_post, a_result, silent
from tests.unit.customs.messages import as_bytes

OTHER_NUMBER = "107234567891"


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


@pytest.fixture
async def post(api: Api) -> AsyncIterator[Post]:
    """One result that customs has only received."""
    async with a_post(api.engine) as made:
        made.simulator.speak_soon = silent  # type: ignore[method-assign]
        made.put(Disposition.HELD)
        await made.deliver()
        made.mark(0, OutboxState.RECEIVED)
        yield made


async def say(
    api: Api, post: Post, word: str = "da_ap_dung", client: str = "", **members: str
) -> httpx.Response:
    (row, *_) = post.rows()
    told = {"ma_thong_diep": post.ids()[0], "ma_bam": row.body_digest, "trang_thai": word} | members
    body = as_bytes(told)
    headers = sign(body, "w-1", AT, SECRET) | {"x-client-id": client or "hai-quan-da-nang"}
    headers["content-type"] = "application/json"
    return await api.http.post("/api/v1/acknowledgements", content=body, headers=headers)


@pytest.mark.parametrize("word", ["da_ap_dung", "tu_choi"])
async def test_row_x2_a_later_word_is_noted_once_and_told_back(api: Api, post: Post, word: str) -> None:
    answers = [await say(api, post, word) for _ in range(3)]
    answers.append(await say(api, post, "da_nhan"))

    assert [answer.status_code for answer in answers] == [200] * 4
    assert [answer.json() for answer in answers] == [{"ma_thong_diep": post.ids()[0], "trang_thai": word}] * 4
    assert post.states() == [wire.STATES[word]]  # type: ignore[index]
    assert len(post.told()) == 2
    assert api.count(MessageRow) == 0


async def test_row_x2_the_signed_body_of_a_later_word_is_kept_and_can_be_verified(
    api: Api, post: Post
) -> None:
    await say(api, post, "tu_choi", ly_do="Tờ khai đã hủy")

    (row,) = post.rows()
    kept = SignedAnswer.model_validate_json((row.acknowledgement or "").splitlines()[-1])
    headers = {
        "webhook-id": kept.webhook_id,
        "webhook-timestamp": kept.timestamp,
        "webhook-signature": kept.signature,
    }
    assert verify(headers, kept.raw.encode(), AT, [SECRET]) == "w-1"
    assert row.last_error == "Tờ khai đã hủy"
    assert post.told()[-1] == "Hải quan từ chối bản kết quả số 1: Tờ khai đã hủy"


async def test_row_x2_a_word_on_other_bytes_is_409_and_on_an_unknown_message_404(
    api: Api, post: Post
) -> None:
    assert_problem(await say(api, post, ma_bam="0" * 64), 409, "digest_mismatch")
    assert_problem(await say(api, post, ma_thong_diep=f"{NUMBER}.7.0123456789ab"), 404, "not_found")

    assert post.states() == [OutboxState.RECEIVED]


async def test_row_x2_a_word_that_cannot_be_read_names_each_field(api: Api, post: Post) -> None:
    problem = assert_problem(await say(api, post, "xong", ma_bam="abc", mau="đỏ"), 422, "invalid")

    assert {fault["field"] for fault in problem["errors"]} == {"trang_thai", "ma_bam", "mau"}
    assert all(fault["reason_vi"] and fault["action_vi"] for fault in problem["errors"])


async def test_row_x2_only_a_sender_that_may_report_is_heard(api: Api, post: Post, tmp_path: Path) -> None:
    a_client(api.engine, tmp_path / "secrets", "doanh-nghiep", [ClientScope.FILE, ClientScope.READ])

    assert_problem(await say(api, post, client="doanh-nghiep"), 403, "forbidden_scope")

    assert post.states() == [OutboxState.RECEIVED]


async def test_row_x5_the_latest_is_what_was_told_byte_for_byte(api: Api, post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    await post.deliver()

    latest = await api.get(f"/declarations/{NUMBER}/dispositions/latest")

    assert latest.status_code == 200
    assert latest.content == post.rows()[1].body
    assert wire.body_digest(latest.content) == post.rows()[1].body_digest
    assert latest.json()["thay_the_so"] == 1
    assert [change["loai"] for change in latest.json()["thay_doi"]] == ["xu_ly"]


async def test_row_x5_the_latest_is_there_before_it_is_sent_and_is_sent_as_it_was_read(
    api: Api, post: Post
) -> None:
    post.put(Disposition.MAY_CLEAR)
    latest = await api.get(f"/declarations/{NUMBER}/dispositions/latest")

    await post.deliver()

    assert latest.content == post.rows()[1].body


async def test_row_x5_a_dropped_result_is_neither_the_latest_nor_in_the_feed(api: Api, post: Post) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.mark(1, OutboxState.DROPPED)

    latest = await api.get(f"/declarations/{NUMBER}/dispositions/latest")
    feed = await api.get("/dispositions?after=0")

    assert latest.json()["so_ket_qua"] == 1
    assert [one["so_ket_qua"] for one in feed.json()["ban_tin"]] == [1]


async def test_row_x5_there_is_no_latest_before_the_first(api: Api, post: Post) -> None:
    for number in (OTHER_NUMBER, "x", "%00"):
        assert_problem(await api.get(f"/declarations/{number}/dispositions/latest"), 404, "not_found")


async def test_row_x5_the_feed_tells_each_change_with_one_query_and_never_goes_back(
    api: Api, post: Post
) -> None:
    post.put(Disposition.MAY_CLEAR, Disposition.REFUSED)
    post.put(Disposition.HELD, number=OTHER_NUMBER)

    pages, after = [], 0
    while page := (await api.get(f"/dispositions?after={after}")).json():
        pages += page["ban_tin"]
        if page["tiep_theo"] == after:
            break
        after = page["tiep_theo"]

    told = [ResultMessage.model_validate_json(as_bytes(one)) for one in pages]
    assert [(one.so_to_khai, one.so_ket_qua, one.thay_the_so) for one in told] == [
        (NUMBER, 1, None),
        (NUMBER, 2, 1),
        (NUMBER, 3, 2),
        (OTHER_NUMBER, 1, None),
    ]
    assert all(one.thay_doi for one in told)


def test_row_x5_a_page_of_the_feed_is_one_statement(api: Api, register_statements: list[str]) -> None:
    with writing(api.engine) as session:
        for disposition in Disposition:
            outbox.put(session, NUMBER, a_result(disposition), AT)
    register_statements.clear()

    with reading(api.engine) as session:
        page = outbox.feed(session, 0, 200)
        pairs = [(row.number, before.number if before else None) for row, before in page]

    assert len(pairs) == len(Disposition)
    assert len([one for one in register_statements if one.startswith("SELECT")]) == 1


@pytest.fixture
def register_statements(api: Api) -> list[str]:
    seen: list[str] = []
    event.listen(api.engine, "before_cursor_execute", lambda *args: seen.append(args[2]))
    return seen
