"""Rows X3, D3: when does a result get a number of its own, and what does it say of the one before?"""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Engine

from customs import wire
from models.vocabulary import Disposition, OutboxState
from records import outbox
from records.engine import reading
from tests.builders import NUMBER
from tests.integration.postbox import Post, a_post, a_result

PENDING, RECEIVED, APPLIED = OutboxState.PENDING, OutboxState.RECEIVED, OutboxState.ACKNOWLEDGED
REFUSED, DROPPED, DEAD = OutboxState.REFUSED, OutboxState.DROPPED, OutboxState.DEAD


@pytest.fixture
async def post(register: Engine) -> AsyncIterator[Post]:
    async with a_post(register) as made:
        yield made


async def test_row_d3_an_equal_result_makes_no_new_number(post: Post) -> None:
    numbers = [post.put_result(a_result(Disposition.HELD)) for _ in range(3)]
    numbers += [post.put_result(a_result(Disposition.MAY_CLEAR)) for _ in range(2)]

    assert numbers == [1, 1, 1, 2, 2]
    assert [row.result_number for row in post.rows()] == [1, 2]


@pytest.mark.parametrize(
    ("state", "count"), [(DROPPED, 2), (DEAD, 2), (REFUSED, 2), (PENDING, 1), (RECEIVED, 1), (APPLIED, 1)]
)
async def test_row_x3_a_result_is_renewed_when_the_newest_did_not_reach_customs(
    post: Post, state: OutboxState, count: int
) -> None:
    post.put(Disposition.MAY_CLEAR)
    post.mark(0, state)

    number = post.renew(a_result(Disposition.MAY_CLEAR))
    put_again = post.put_result(a_result(Disposition.MAY_CLEAR))

    assert (number, put_again, len(post.rows())) == (count, count, count)
    assert len(set(post.ids())) == count


async def test_row_d3_each_result_says_which_told_one_it_replaces_and_what_changed(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    post.mark(1, DROPPED)
    post.put(Disposition.REFUSED)
    post.mark(2, DEAD)
    post.renew(a_result(Disposition.REFUSED))
    for _ in range(2):
        await post.deliver()

    sent = [wire.ResultMessage.model_validate_json(row.body) for row in post.rows() if row.body]
    assert [(one.so_ket_qua, one.thay_the_so) for one in sent] == [(1, None), (4, 1)]
    assert [[change.loai for change in one.thay_doi] for one in sent] == [["lan_dau"], ["xu_ly"]]
    with reading(post.register) as session:
        replaced = [(row.number, before and before.number) for row, before in outbox.feed(session, 0, 10)]
        newest = outbox.latest(session, NUMBER)
    assert replaced == [(1, None), (3, 1), (4, 1)]
    assert newest
    assert newest[0].number == 4


async def test_row_d3_a_result_like_the_one_that_customs_holds_says_so(post: Post) -> None:
    post.put(Disposition.HELD, Disposition.MAY_CLEAR)
    await post.deliver()
    post.mark(1, REFUSED)
    post.put(Disposition.HELD)

    await post.deliver()

    assert post.known.newest
    newest = wire.ResultMessage.model_validate_json(post.known.newest)
    assert (newest.so_ket_qua, newest.thay_the_so) == (3, 1)
    assert [change.loai for change in newest.thay_doi] == ["lap_lai"]
