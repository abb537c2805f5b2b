"""How does a fault that the types found read to the sender: which field, what, why, and what next?"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from customs.wire.strict_json import MAX_FAULTS, shown
from customs.wire.types import NOT_LISTED, PATTERNS, TOLD
from models.goods import MAX_ITEMS
from models.language import Said
from models.problems import FieldProblem


class Broken(NamedTuple):
    """A rule of the published schema: its keyword with the bound, why the value breaks it, the next step."""

    rule: str
    reason: Said
    action: Said


_CORRECT = Said("Sửa giá trị của trường rồi gửi lại", "Correct the value of the field and send it again")
_NO_OBJECT = Broken(
    "type=object", Said("Giá trị phải là một đối tượng { }", "The value must be an object { }"), _CORRECT
)
_UNKNOWN = Broken("schema", Said("Giá trị không đúng quy cách", "The value is not as specified"), _CORRECT)
BROKEN: dict[str, Broken] = {
    "missing": Broken(
        "required",
        Said("Thiếu trường bắt buộc", "A required field is missing"),
        Said("Bổ sung trường này", "Add the field"),
    ),
    "extra_forbidden": Broken(
        "additionalProperties=false",
        Said("Trường không có trong bộ chỉ tiêu", "The field is not in the data set"),
        Said("Bỏ trường này hoặc sửa lại tên", "Leave the field out or correct its name"),
    ),
    "string_type": Broken(
        "type=string",
        Said("Giá trị phải là chuỗi ký tự", "The value must be text"),
        Said("Đặt giá trị trong dấu nháy", "Put the value in quotes"),
    ),
    "string_too_short": Broken(
        "minLength={min_length}",
        Said("Giá trị không được để trống", "The value must not be empty"),
        Said("Điền giá trị hoặc bỏ hẳn trường nếu không có", "Fill it in, or leave the field out"),
    ),
    "string_too_long": Broken(
        "maxLength={max_length}",
        Said("Giá trị dài quá {max_length} ký tự", "The value is longer than {max_length} characters"),
        Said("Rút gọn giá trị", "Shorten the value"),
    ),
    "string_pattern_mismatch": Broken(
        "pattern={pattern}", Said("Giá trị phải {wanted_vi}", "The value must {wanted_en}"), _CORRECT
    ),
    "int_type": Broken(
        "type=integer",
        Said(
            "Giá trị phải là số nguyên, không đặt trong dấu nháy",
            "The value must be a whole number, not in quotes",
        ),
        _CORRECT,
    ),
    "literal_error": Broken("enum", NOT_LISTED, _CORRECT),
    "bool_type": Broken(
        "type=boolean", Said("Giá trị phải là true hoặc false", "The value must be true or false"), _CORRECT
    ),
    "greater_than_equal": Broken(
        "minimum={ge}", Said("Giá trị phải từ {ge} trở lên", "The value must be at least {ge}"), _CORRECT
    ),
    "less_than_equal": Broken(
        "maximum={le}", Said("Giá trị không được quá {le}", "The value must be at most {le}"), _CORRECT
    ),
    "too_short": Broken(
        "minItems={min_length}",
        Said(
            "Danh sách phải có ít nhất {min_length} phần tử",
            "The list must have at least {min_length} elements",
        ),
        Said("Bổ sung phần tử", "Add elements"),
    ),
    "too_long": Broken(
        "maxItems={max_length}",
        Said(
            "Danh sách không được quá {max_length} phần tử",
            "The list must have at most {max_length} elements",
        ),
        Said("Bớt phần tử", "Take elements out"),
    ),
    "tuple_type": Broken(
        "type=array", Said("Giá trị phải là một danh sách [ ]", "The value must be a list [ ]"), _CORRECT
    ),
    "model_type": _NO_OBJECT,
    "model_attributes_type": _NO_OBJECT,
    "union_tag_not_found": Broken(
        "required",
        Said("Thiếu loai cho biết loại giấy tờ", "loai, which tells the kind of paper, is missing"),
        Said("Bổ sung loai", "Add loai"),
    ),
    "union_tag_invalid": Broken(
        "enum",
        Said("Loại giấy tờ không có trong danh mục", "The kind of paper is not in the list"),
        Said("Chọn một trong: {expected_tags}", "Choose one of: {expected_tags}"),
    ),
}
"""What each kind of fault of the types means to the sender."""


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
        path = shown(path_number)
        reason = Said(
            f"Số tờ khai khác với số {path} trong đường dẫn", f"The number is not {path}, the one in the path"
        )
        action = Said(
            "Gửi tới đúng đường dẫn của tờ khai", "Send it to the path of the declaration it speaks of"
        )
        faults.append(_fault("so_to_khai", number, Broken("number_of_path", reason, action)))
    items, lines = _objects(raw.get("hang_hoa")), _objects(raw.get("day_chuyen"))
    if len(items) > MAX_ITEMS:
        reason = Said(
            f"Tờ khai có {len(items)} dòng hàng, tối đa là {MAX_ITEMS}",
            f"The declaration has {len(items)} items, at most {MAX_ITEMS} are allowed",
        )
        action = Said("Tách thành nhiều tờ khai", "Split it into several declarations")
        faults.append(_fault("hang_hoa", len(items), Broken(f"maxItems={MAX_ITEMS}", reason, action)))
    faults += _repeated(items, "hang_hoa", "so_thu_tu")
    faults += _repeated(lines, "day_chuyen", "ma_day_chuyen")
    words = [word for word in _objects(raw.get("ket_qua")) if word.get("so_luong") is None]
    faults += _repeated(words, "ket_qua", "so_thu_tu")
    return faults + _lost_lines(items, {str(line.get("ma_day_chuyen")) for line in lines})


def _of_type(detail: ErrorDetails, raw: Mapping[str, Any]) -> FieldProblem:
    context = dict(detail.get("ctx", {}))
    field = _path(detail["loc"], raw)
    value = None if detail["type"] in ("missing", "union_tag_not_found") else detail["input"]
    if detail["type"] == TOLD:
        return _fault(field, value, Broken(context["rule"], context["reason"], context["action"]))
    if detail["type"] == "string_pattern_mismatch":
        wanted = PATTERNS[str(context["pattern"])]
        context |= {"wanted_vi": wanted.vi, "wanted_en": wanted.en}
    rule, reason, action = BROKEN.get(detail["type"], _UNKNOWN)
    filled = Broken(_filled(rule, context), _both(reason, context), _both(action, context))
    return _fault(field, value, filled)


def _both(said: Said, context: Mapping[str, Any]) -> Said:
    return Said(_filled(said.vi, context), _filled(said.en, context))


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
    action = Said("Đánh số lại, mỗi số một lần", "Number them again, each number once")
    return [
        _fault(
            f"{where}.{name}",
            value,
            Broken(
                "unique", Said(f"Giá trị xuất hiện {count} lần", f"The value stands {count} times"), action
            ),
        )
        for value, count in Counter(values).items()
        if count > 1
    ]


def _lost_lines(items: list[dict[str, Any]], known: set[str]) -> list[FieldProblem]:
    lost = Broken(
        "line_of_declaration",
        Said("Mã dây chuyền không có trong day_chuyen", "The line code is not in day_chuyen"),
        Said(
            "Khai dây chuyền trong day_chuyen hoặc bỏ mã này",
            "Declare the line in day_chuyen or leave the code out",
        ),
    )
    return [
        _fault(f"hang_hoa[{index}].ma_day_chuyen", item["ma_day_chuyen"], lost)
        for index, item in enumerate(items)
        if item.get("ma_day_chuyen") is not None and str(item["ma_day_chuyen"]) not in known
    ]


def _fault(field: str, value: object, broken: Broken) -> FieldProblem:
    return FieldProblem.of(field, shown(value), *broken)
