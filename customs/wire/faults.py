"""How does a fault that the types found read to the sender: which field, what, why, and what next?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from customs.wire.strict_json import shown
from customs.wire.types import PATTERNS_VI
from models.goods import MAX_ITEMS
from models.problems import FieldProblem

MAX_FAULTS = 100
_CORRECT = "Sửa giá trị của trường rồi gửi lại"
_REASONS: dict[str, tuple[str, str]] = {
    "missing": ("Thiếu trường bắt buộc", "Bổ sung trường này"),
    "extra_forbidden": ("Trường không có trong bộ chỉ tiêu", "Bỏ trường này hoặc sửa lại tên"),
    "string_type": ("Giá trị phải là chuỗi ký tự", "Đặt giá trị trong dấu nháy"),
    "string_too_short": ("Giá trị không được để trống", "Điền giá trị hoặc bỏ hẳn trường nếu không có"),
    "string_too_long": ("Giá trị dài quá {max_length} ký tự", "Rút gọn giá trị"),
    "int_type": ("Giá trị phải là số nguyên, không đặt trong dấu nháy", _CORRECT),
    "int_parsing_size": ("Số quá lớn", _CORRECT),
    "literal_error": ("Giá trị không thuộc danh mục", _CORRECT),
    "bool_type": ("Giá trị phải là true hoặc false", _CORRECT),
    "greater_than_equal": ("Giá trị phải từ {ge} trở lên", _CORRECT),
    "less_than_equal": ("Giá trị không được quá {le}", _CORRECT),
    "too_short": ("Danh sách phải có ít nhất {min_length} phần tử", "Bổ sung phần tử"),
    "too_long": ("Danh sách không được quá {max_length} phần tử", "Bớt phần tử"),
    "tuple_type": ("Giá trị phải là một danh sách [ ]", _CORRECT),
    "model_type": ("Giá trị phải là một đối tượng { }", _CORRECT),
    "model_attributes_type": ("Giá trị phải là một đối tượng { }", _CORRECT),
    "union_tag_not_found": ("Thiếu loai cho biết loại giấy tờ", "Bổ sung loai"),
    "union_tag_invalid": ("Loại giấy tờ không có trong danh mục", "Chọn một trong: {expected_tags}"),
    "json_invalid": ("Chuỗi ký tự chứa mã Unicode không hợp lệ", "Mã hóa lại chuỗi ký tự bằng UTF-8"),
}
_UNKNOWN = ("Giá trị không đúng quy cách", _CORRECT)


def of_types(error: ValidationError, raw: Mapping[str, Any]) -> list[FieldProblem]:
    """Every fault that the types found, in order; a list is not short because its rows are at fault."""
    details = error.errors(include_url=False)
    told = [detail for detail in details if not (detail["type"] == "too_short" and detail["input"])]
    return [_of_type(detail, raw) for detail in told[:MAX_FAULTS]]


def beside_types(raw: Mapping[str, Any], path_number: str | None) -> list[FieldProblem]:
    """What no single type can see: path against body, one row too many, the same number twice, lost lines."""
    faults = []
    number = raw.get("so_to_khai")
    if path_number is not None and number is not None and number != path_number:
        reason = f"Số tờ khai khác với số {shown(path_number)} trong đường dẫn"
        faults.append(_fault("so_to_khai", number, reason, "Gửi tới đúng đường dẫn của tờ khai"))
    items, lines = _objects(raw.get("hang_hoa")), _objects(raw.get("day_chuyen"))
    if len(items) > MAX_ITEMS:
        reason = f"Tờ khai có {len(items)} dòng hàng, tối đa là {MAX_ITEMS}"
        faults.append(_fault("hang_hoa", len(items), reason, "Tách thành nhiều tờ khai"))
    faults += _repeated(items, "hang_hoa", "so_thu_tu")
    faults += _repeated(lines, "day_chuyen", "ma_day_chuyen")
    faults += _repeated(_objects(raw.get("ket_qua")), "ket_qua", "so_thu_tu")
    return faults + _lost_lines(items, {str(line.get("ma_day_chuyen")) for line in lines})


def _of_type(detail: ErrorDetails, raw: Mapping[str, Any]) -> FieldProblem:
    context = detail.get("ctx", {})
    field = _path(detail["loc"], raw)
    value = None if detail["type"] in ("missing", "union_tag_not_found") else detail["input"]
    if "reason_vi" in context:
        return _fault(field, value, str(context["reason_vi"]), str(context["action_vi"]))
    if detail["type"] == "string_pattern_mismatch":
        rule = PATTERNS_VI[str(context["pattern"])]
        return _fault(field, value, f"Giá trị phải {rule}", _CORRECT)
    reason, action = _REASONS.get(detail["type"], _UNKNOWN)
    if detail["type"] == "json_invalid":
        return _fault(field, None, reason, action)
    return _fault(field, value, _filled(reason, context), _filled(action, context))


def _filled(sentence: str, context: Mapping[str, Any]) -> str:
    for name, value in context.items():
        sentence = sentence.replace("{" + name + "}", str(value).replace("'", ""))
    return sentence


def _path(loc: tuple[int | str, ...], raw: Any) -> str:
    """`hang_hoa[0].ma_hs`: the tag of a paper, which is no member, is left out."""
    path = ""
    for index, part in enumerate(loc):
        is_last = index == len(loc) - 1
        if isinstance(part, int):
            path += f"[{part}]"
            raw = raw[part] if isinstance(raw, list) and part < len(raw) else None
        elif is_last or (isinstance(raw, dict) and part in raw):
            path += f".{part}" if path else str(shown(part))
            raw = raw.get(part) if isinstance(raw, dict) else None
    return path[:200]


def _objects(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _repeated(objects: Iterable[dict[str, Any]], where: str, name: str) -> list[FieldProblem]:
    values = [each[name] for each in objects if isinstance(each.get(name), int | str)]
    counts = Counter(values)
    return [
        _fault(f"{where}.{name}", value, f"Giá trị xuất hiện {count} lần", "Đánh số lại, mỗi số một lần")
        for value, count in counts.items()
        if count > 1
    ]


def _lost_lines(items: list[dict[str, Any]], known: set[str]) -> list[FieldProblem]:
    return [
        _fault(
            f"hang_hoa[{index}].ma_day_chuyen",
            item["ma_day_chuyen"],
            "Mã dây chuyền không có trong day_chuyen",
            "Khai dây chuyền trong day_chuyen hoặc bỏ mã này",
        )
        for index, item in enumerate(items)
        if item.get("ma_day_chuyen") is not None and str(item["ma_day_chuyen"]) not in known
    ]


def _fault(field: str, value: object, reason_vi: str, action_vi: str) -> FieldProblem:
    return FieldProblem(field=field, value=shown(value), reason_vi=reason_vi, action_vi=action_vi)
