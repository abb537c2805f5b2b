"""Row N10: in what do two sides differ, and is the answer the same whichever way it is counted?"""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.exchange.comparison import RESULT_KINDS, Side, compare, messages_digest, side_vi
from models.vocabulary import DifferenceKind, OutboxState

NUMBER = "107000000001"
A, B = "a" * 64, "b" * 64
IDS = some.sets(some.text("abc123", min_size=1, max_size=4), max_size=4)


def a_side(result_number: int = 1, digest: str | None = A, messages: tuple[str, ...] = ("m-1",)) -> Side:
    return Side(
        result_number=result_number,
        body_digest=digest,
        message_count=len(messages),
        messages_digest=messages_digest(messages),
    )


SIDES = some.builds(
    lambda number, digest, ids: a_side(number, digest if number else None, tuple(ids)),
    some.integers(0, 3),
    some.sampled_from([A, B]),
    IDS,
)


def kinds(ours: Side | None, theirs: Side | None) -> list[DifferenceKind]:
    return [found.kind for found in compare(NUMBER, ours, theirs)]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (a_side(), a_side(), []),
        (a_side(), a_side(0, None), [DifferenceKind.THEY_LACK]),
        (a_side(), None, [DifferenceKind.THEY_LACK, DifferenceKind.THEY_LACK_MESSAGES]),
        (a_side(2), a_side(1, B), [DifferenceKind.THEY_ARE_BEHIND]),
        (a_side(1), a_side(2, B), [DifferenceKind.THEY_ARE_AHEAD]),
        (a_side(1, A), a_side(1, B), [DifferenceKind.OTHER_CONTENT]),
        (a_side(1, None), a_side(1, B), [DifferenceKind.OTHER_CONTENT]),
        (a_side(messages=()), a_side(), [DifferenceKind.WE_LACK_MESSAGES]),
        (a_side(messages=("x",)), a_side(), [DifferenceKind.WE_LACK_MESSAGES]),
        (a_side(messages=("m-1", "x")), a_side(), [DifferenceKind.THEY_LACK_MESSAGES]),
        (None, a_side(), [DifferenceKind.UNKNOWN_TO_US]),
        (None, a_side(0, None), [DifferenceKind.UNKNOWN_TO_US]),
    ],
)
def test_row_n10_each_difference_has_its_kind(
    ours: Side | None, theirs: Side | None, expected: list[DifferenceKind]
) -> None:
    assert kinds(ours, theirs) == expected


@given(SIDES, SIDES)
def test_row_n10_two_sides_are_equal_or_differ_once_in_results_and_once_in_messages(
    ours: Side, theirs: Side
) -> None:
    found = compare(NUMBER, ours, theirs)

    assert (found == ()) == (ours == theirs)
    assert len({one.kind in RESULT_KINDS for one in found}) == len(found)
    assert all(side_vi(one, one.ours) and side_vi(one, one.theirs) for one in found)


@given(IDS)
def test_row_n10_the_digest_of_messages_is_that_of_the_sorted_ids(ids: set[str]) -> None:
    expected = hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()

    assert messages_digest(list(ids) * 2) == expected


def test_row_x4_what_a_side_holds_is_said_in_words() -> None:
    ours = a_side(2).model_copy(update={"state": OutboxState.DEAD})
    (found,) = compare(NUMBER, ours, a_side(0, None))

    assert side_vi(found, found.ours) == ("Bản kết quả số 2, mã băm aaaaaaaaaaaa…, trạng thái: quá hạn gửi")
    assert side_vi(found, found.theirs) == "Không có bản kết quả nào"
