"""Row D3: does a new result say what changed, whatever it is?"""

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs import wire
from customs.wire.result import ItemOut, PartOut, TimeOutOut
from models.notice import IssuedNotice
from models.vocabulary import Disposition, NoticeKind, NoticeState, Party
from rules.rulebook import assess
from tests.builders import a_case_file, a_declaration, a_machine

CASE = a_case_file(
    a_declaration(items=(a_machine(year_of_manufacture=2000), a_machine(item_number=2))), papers=()
)
ASSESSMENT = assess(CASE, date(2026, 3, 16))
NOTICES = tuple(
    IssuedNotice(
        key=f"k{n}", kind=kind, revision=1, notice_number=f"0{n}/TB-SKHCN",
        signed_on=date(2026, 3, 17), state=NoticeState.ISSUED, item_numbers=(n,),
    )
    for n, kind in enumerate((NoticeKind.REJECTION, NoticeKind.SUPPLEMENT), 1)
)  # fmt: skip
RESULT = wire.result(CASE.declaration, ASSESSMENT, NOTICES)
MEMBERS: dict[str, Any] = json.loads(wire.result_json(RESULT))
OTHER_WORDS = {
    "xu_ly": "khong_duoc_nhap_khau", "trang_thai": "tu_choi", "ket_qua": "dat", "loai": "tai_xuat",
    "ben": "to_chuc_giam_dinh", "che_do": "chat_luong_san_pham",
}  # fmt: skip


def a_result(members: dict[str, Any]) -> wire.ResultOut:
    return wire.ResultOut.model_validate_json(json.dumps(members))


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every value within a result, however deep."""
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in pairs:
        yield from places(inner, (*path, name))


def altered(path: tuple[str | int, ...]) -> dict[str, Any] | None:
    """The result with another value at the place, if the types allow one."""
    members = copy.deepcopy(MEMBERS)
    holder: Any = members
    for name in path[:-1]:
        holder = holder[name]
    value = holder[path[-1]]
    match value:
        case bool():
            holder[path[-1]] = not value
        case int():
            holder[path[-1]] = value + 40
        case str() if path[-1] in ("han", "ngay_ky"):
            holder[path[-1]] = "2031-01-01"
        case str():
            holder[path[-1]] = value + " khác"
            if not _is_valid(members):
                holder[path[-1]] = OTHER_WORDS.get(str(path[-1]), value)
        case _:
            del holder[path[-1]]
    return members if members != MEMBERS and _is_valid(members) else None


def _is_valid(members: dict[str, Any]) -> bool:
    try:
        a_result(members)
    except ValueError:
        return False
    return True


ALTERED = {path: members for path in places(MEMBERS) if (members := altered(path)) is not None}


@pytest.mark.parametrize("path", ALTERED, ids=lambda path: ".".join(map(str, path)))
def test_row_d3_a_change_of_any_member_is_told_both_ways(path: tuple[str | int, ...]) -> None:
    other = a_result(ALTERED[path])

    for before, after in ((RESULT, other), (other, RESULT)):
        told = wire.changes(before, after)
        assert told
        assert "lap_lai" not in {change.loai for change in told}
        assert told == wire.changes(before, after)
        assert all(change.noi_dung for change in told)


def test_row_d3_hardly_a_member_escapes_the_test_before() -> None:
    names = {[name for name in path if isinstance(name, str)][-1] for path in ALTERED}

    assert {"trang_thai", "da_rut", "xu_ly", "ma_hs", "ten_hang", "ket_qua", "noi_dung", "vi_tri"} <= names
    assert {"trich_dan", "tam_tinh", "can_tham_tra_phap_ly", "so", "ngay_ky", "so_thu_tu_hang"} <= names
    assert len(ALTERED) > 100


def test_row_d3_the_first_result_and_a_repeated_one_say_so() -> None:
    (first,), (again,) = wire.changes(None, RESULT), wire.changes(RESULT, RESULT)

    assert (first.loai, again.loai) == ("lan_dau", "lap_lai")


def test_row_d3_a_disposition_is_told_with_the_words_before_and_after() -> None:
    items = tuple(one.model_copy(update={"disposition": Disposition.MAY_CLEAR}) for one in ASSESSMENT.items)
    after = wire.result(CASE.declaration, ASSESSMENT.model_copy(update={"items": items}), NOTICES)

    told = [change for change in wire.changes(RESULT, after) if change.loai == "xu_ly"]

    assert [(one.so_thu_tu, one.truoc, one.sau) for one in told] == [
        (1, "cho_xu_ly", "co_the_thong_quan"),
        (2, "cho_xu_ly", "co_the_thong_quan"),
    ]
    assert told[0].noi_dung == "Dòng hàng 1: xử lý đổi từ “Chờ xử lý” sang “Có thể thông quan”"


def test_row_d3_notices_and_obligations_come_and_go_by_name() -> None:
    bare = RESULT.model_copy(update={"thong_bao": RESULT.thong_bao[:1], "nghia_vu": ()})

    added = wire.changes(bare, RESULT)
    gone = wire.changes(RESULT, bare)

    assert "Thêm văn bản “02/TB-SKHCN”" in {change.noi_dung for change in added}
    assert "Không còn văn bản “02/TB-SKHCN”" in {change.noi_dung for change in gone}
    assert {change.loai for change in added} == {"thong_bao", "nghia_vu"}
    assert len(added) == len(gone) == 1 + len(RESULT.nghia_vu)


def test_row_d3_a_revoked_notice_is_told_with_its_states() -> None:
    revoked = RESULT.thong_bao[0].model_copy(update={"trang_thai": NoticeState.REVOKED})
    after = RESULT.model_copy(update={"thong_bao": (revoked, *RESULT.thong_bao[1:])})

    (told,) = wire.changes(RESULT, after)

    assert told.noi_dung == "Đổi trạng thái của văn bản “01/TB-SKHCN”"
    assert (told.truoc, told.sau) == tuple(
        json.loads(one.model_dump_json())["trang_thai"] for one in (RESULT.thong_bao[0], revoked)
    )


def test_row_d3_the_parts_of_an_item_are_told_in_numbers() -> None:
    part = PartOut(so_luong=3, xu_ly=Disposition.MAY_CLEAR)
    item = RESULT.hang_hoa[0].model_copy(update={"phan": (part,)})
    parted = RESULT.model_copy(update={"hang_hoa": (item, RESULT.hang_hoa[1])})

    (came,), (went,) = wire.changes(RESULT, parted), wire.changes(parted, RESULT)

    assert came.loai == went.loai == "xu_ly"
    assert came.noi_dung == "Dòng hàng 1: 3 “Có thể thông quan”; trước đó cả dòng chung một kết quả"
    assert went.noi_dung == "Dòng hàng 1: cả dòng chung một kết quả; trước đó 3 “Có thể thông quan”"


def test_row_d3_a_day_that_has_passed_is_told() -> None:
    passed = TimeOutOut(ben=Party.IMPORTER, noi_dung="Chưa nộp chứng thư", han=date(2026, 4, 1))
    late = RESULT.model_copy(update={"het_thoi_han": (passed,)})

    (told,) = wire.changes(RESULT, late)

    assert (told.loai, told.noi_dung) == ("het_thoi_han", "Thêm thời hạn đã quá “Chưa nộp chứng thư”")


def test_row_d3_a_new_item_is_told_and_so_is_another_order() -> None:
    shorter = RESULT.model_copy(update={"hang_hoa": RESULT.hang_hoa[:1]})
    turned = RESULT.model_copy(update={"hang_hoa": RESULT.hang_hoa[::-1]})

    (added,), (order,) = wire.changes(shorter, RESULT), wire.changes(RESULT, turned)

    assert (added.loai, added.so_thu_tu) == ("hang_hoa", 2)
    assert added.noi_dung.startswith("Thêm dòng hàng 2 “")
    assert order.noi_dung == "Xếp lại thứ tự các dòng hàng"


class LaterItem(ItemOut):
    """An item of a later release."""

    so_luong_duoc_thong_quan: str | None = None


class LaterResult(wire.ResultOut):
    """A result of a later release."""

    hang_hoa: tuple[LaterItem, ...]
    ghi_chu: str | None = None


def test_row_d3_a_member_that_a_later_release_adds_is_told_under_its_name() -> None:
    items = tuple(LaterItem(**dict(item)) for item in RESULT.hang_hoa)
    before = LaterResult(**(dict(RESULT) | {"hang_hoa": items}))
    more = items[0].model_copy(update={"so_luong_duoc_thong_quan": "3"})
    after = before.model_copy(update={"hang_hoa": (more, *items[1:]), "ghi_chu": "mới"})

    told = wire.changes(before, after)

    assert {(one.loai, one.so_thu_tu, one.noi_dung, one.truoc, one.sau) for one in told} == {
        ("hang_hoa", 1, "Dòng hàng 1: thay đổi so_luong_duoc_thong_quan", None, "3"),
        ("khac", None, "Thay đổi ghi_chu", None, "mới"),
    }


@given(st.sampled_from(sorted(ALTERED, key=str)), st.sampled_from(sorted(ALTERED, key=str)))
def test_row_d3_between_two_results_something_is_told_unless_they_are_equal(
    one: tuple[str | int, ...], other: tuple[str | int, ...]
) -> None:
    before, after = a_result(ALTERED[one]), a_result(ALTERED[other])

    kinds = {change.loai for change in wire.changes(before, after)}

    assert (kinds == {"lap_lai"}) == (before == after)
