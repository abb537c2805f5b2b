"""What has changed between two results of a declaration? Told with every number: none rises silently.

Results are compared member by member as they stand on the wire; a member that a later release adds is told of
too, under the name it has there.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, Literal

from customs.wire.result import ResultOut
from customs.wire.translated import WireModel
from customs.wire.types import ItemNumber
from customs.wire.words import DISPOSITION, RESULT_STATE

ListWord = Literal["ly_do", "nghia_vu", "thong_bao", "het_thoi_han"]
ChangeWord = Literal["lan_dau", "lap_lai", "trang_thai", "rut", "hang_hoa", "xu_ly", ListWord, "khac"]
Members = dict[str, Any]
_Pair = tuple[Members | None, Members | None]

LONGEST = 160
"""Of a text that is quoted; the whole stands in the result."""

_FIRST = "Bản kết quả đầu tiên của tờ khai"
_AGAIN = "Lập lại bản kết quả; nội dung không đổi"

_KEYS: dict[str, tuple[str, ...]] = {
    "hang_hoa": ("so_thu_tu",),
    "ly_do": ("che_do", "quy_tac"),
    "nghia_vu": ("loai", "ben", "so_thu_tu"),
    "thong_bao": ("so",),
    "het_thoi_han": ("ben", "so_thu_tu", "noi_dung"),
}
"""What makes one entry of a list the same entry in the next result."""

_SUBJECTS = {
    "hang_hoa": "dòng hàng",
    "ly_do": "lý do",
    "nghia_vu": "nghĩa vụ",
    "thong_bao": "văn bản",
    "het_thoi_han": "thời hạn đã quá",
}

_LABELS = {
    "ben": "bên thực hiện",
    "can_cu": "căn cứ pháp lý",
    "can_tham_tra_phap_ly": "dấu cần thẩm tra pháp lý",
    "che_do": "chế độ quản lý",
    "con_thieu": "phần còn thiếu",
    "han": "thời hạn",
    "ket_qua": "kết quả",
    "khac_phuc": "cách khắc phục",
    "loai": "loại",
    "ma_hs": "mã HS",
    "ngay_ky": "ngày ký",
    "noi_dung": "nội dung",
    "noi_dung_tieng_anh": "nội dung tiếng Anh",
    "quy_tac": "quy tắc",
    "so_thu_tu_hang": "các dòng hàng",
    "tam_tinh": "dấu tạm tính",
    "ten_hang": "tên hàng",
    "thay_the": "văn bản bị thay thế",
    "trang_thai": "trạng thái",
}


class ChangeOut(WireModel):
    """One change: of what, at which item, in a sentence; before and after where they are short."""

    loai: ChangeWord
    so_thu_tu: ItemNumber | None = None
    noi_dung: str
    truoc: str | None = None
    sau: str | None = None


def changes(before: ResultOut | None, after: ResultOut) -> tuple[ChangeOut, ...]:
    """What a reader of the result before has to know; never empty, and the same at every call."""
    if before is None:
        return (ChangeOut(loai="lan_dau", noi_dung=_FIRST),)
    return tuple(_of_result(_members(before), _members(after))) or (
        ChangeOut(loai="lap_lai", noi_dung=_AGAIN),
    )


def _members(result: ResultOut) -> Members:
    members: Members = result.model_dump(mode="json", exclude_none=True)
    return members


def _of_result(was: Members, now: Members) -> Iterator[ChangeOut]:
    for member in _changed(was, now):
        old, new = was.get(member), now.get(member)
        match member:
            case "trang_thai":
                said = f"Trạng thái đổi từ “{_state(old)}” sang “{_state(new)}”"
                yield ChangeOut(loai="trang_thai", noi_dung=said, truoc=_short(old), sau=_short(new))
            case "da_rut":
                yield ChangeOut(loai="rut", noi_dung="Tờ khai đã hủy" if new else "Tờ khai không còn bị hủy")
            case "hang_hoa":
                yield from _of_items(old or [], new or [])
            case "nghia_vu" | "thong_bao" | "het_thoi_han":
                yield from _of_list(member, old or [], new or [])
            case _:
                said = f"Thay đổi {_label(member)}"
                yield ChangeOut(loai="khac", noi_dung=said, truoc=_short(old), sau=_short(new))


def _of_items(old: list[Members], new: list[Members]) -> Iterator[ChangeOut]:
    pairs = list(_pairs("hang_hoa", old, new))
    for was, now in pairs:
        if was and now:
            yield from _of_item(was["so_thu_tu"], was, now)
        else:
            one = was or now or {}
            said = (
                f"{'Không còn' if was else 'Thêm'} dòng hàng {one['so_thu_tu']}{_named(one.get('ten_hang'))}"
            )
            yield ChangeOut(loai="hang_hoa", so_thu_tu=one["so_thu_tu"], noi_dung=said)
    if not pairs:
        yield _reordered("hang_hoa", None)


def _of_item(number: int, was: Members, now: Members) -> Iterator[ChangeOut]:
    for member in _changed(was, now):
        old, new = was.get(member), now.get(member)
        match member:
            case "xu_ly":
                said = f"Dòng hàng {number}: xử lý đổi từ “{_disposition(old)}” sang “{_disposition(new)}”"
                yield ChangeOut(loai="xu_ly", so_thu_tu=number, noi_dung=said, truoc=old, sau=new)
            case "ly_do":
                yield from _of_list("ly_do", old or [], new or [], number)
            case "phan":
                said = f"Dòng hàng {number}: {_parts(new)}; trước đó {_parts(old)}"
                yield ChangeOut(loai="xu_ly", so_thu_tu=number, noi_dung=said)
            case _:
                said = f"Dòng hàng {number}: thay đổi {_label(member)}"
                yield ChangeOut(
                    loai="hang_hoa", so_thu_tu=number, noi_dung=said, truoc=_short(old), sau=_short(new)
                )


def _of_list(
    kind: ListWord,
    old: list[Members],
    new: list[Members],
    number: int | None = None,
) -> Iterator[ChangeOut]:
    at = f"Dòng hàng {number}: " if number else ""
    pairs = list(_pairs(kind, old, new))
    for was, now in pairs:
        one = now or was or {}
        item = number or one.get("so_thu_tu")
        named = f"{_SUBJECTS[kind]}{_named(one['so'] if kind == 'thong_bao' else one['noi_dung'])}"
        if was and now:
            differing = _changed(was, now)
            labels = ", ".join(map(_label, differing))
            truoc, sau = _alone(was, now, differing)
            yield ChangeOut(
                loai=kind, so_thu_tu=item, noi_dung=f"{at}Đổi {labels} của {named}", truoc=truoc, sau=sau
            )
        else:
            verb = "Không còn" if was else "Thêm"
            yield ChangeOut(loai=kind, so_thu_tu=item, noi_dung=f"{at}{verb} {named}")
    if not pairs:
        yield _reordered(kind, number)


def _pairs(kind: str, old: list[Members], new: list[Members]) -> Iterator[_Pair]:
    """The entries that differ: both for a changed one, one alone for what came or went."""
    were, are = _by_key(kind, old), _by_key(kind, new)
    for key in dict.fromkeys((*were, *are)):
        for one in tuple(were[key]):
            if one in are[key]:
                were[key].remove(one)
                are[key].remove(one)
        yield from zip_longest(were[key], are[key])


def _by_key(kind: str, entries: Iterable[Members]) -> defaultdict[tuple[Any, ...], list[Members]]:
    found: defaultdict[tuple[Any, ...], list[Members]] = defaultdict(list)
    for one in entries:
        found[tuple(one.get(name) for name in _KEYS[kind])].append(one)
    return found


def _reordered(kind: Literal["hang_hoa", ListWord], number: int | None) -> ChangeOut:
    at = f"Dòng hàng {number}: xếp" if number else "Xếp"
    return ChangeOut(loai=kind, so_thu_tu=number, noi_dung=f"{at} lại thứ tự các {_SUBJECTS[kind]}")


def _changed(was: Members, now: Members) -> list[str]:
    return [name for name in dict.fromkeys((*was, *now)) if was.get(name) != now.get(name)]


def _alone(was: Members, now: Members, differing: list[str]) -> tuple[str | None, str | None]:
    """Before and after, when one member tells the whole change."""
    if len(differing) != 1:
        return None, None
    return _short(was.get(differing[0])), _short(now.get(differing[0]))


def _short(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= LONGEST else None


def _named(text: str | None) -> str:
    if not text:
        return ""
    return f" “{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”"


def _label(member: str) -> str:
    return _LABELS.get(member, member)


def _state(word: Any) -> str:
    return str(RESULT_STATE.ours[word].label_vi)


def _parts(parts: list[Members] | None) -> str:
    if not parts:
        return "cả dòng chung một kết quả"
    return ", ".join(f"{part['so_luong']} “{_disposition(part['xu_ly'])}”" for part in parts)


def _disposition(word: Any) -> str:
    return str(DISPOSITION.ours[word].label_vi)
