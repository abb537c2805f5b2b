"""What does a draft ask? A declaration with what was filed and told of it; all faults are told at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from customs.wire import WireError, as_sent, facts_of, parse_message, read_object, shown
from customs.wire.messages import DeclarationMessage
from customs.wire.papers import PaperIn
from customs.wire.types import Day
from models.facts import Fact
from models.problems import ErrorCode, FieldProblem

MAX_PARTS = 500
MAX_FAULTS = 100
HEAD = ("so_to_khai", "thoi_diem")
PARTS = {"giay_to": "documents", "hang_den": "arrival", "bao_quan": "storage"}
"""What may stand beside the declaration, and the call that would bring it."""
DAYS = ("as_of", "law_day")
_DAY: TypeAdapter[date] = TypeAdapter(Day)


class DraftRequest(BaseModel):
    """A draft as it is sent; parts without number and instant came with the declaration."""

    model_config = ConfigDict(extra="forbid")

    to_khai: DeclarationMessage
    giay_to: tuple[PaperIn, ...] = Field(default=(), max_length=MAX_PARTS)
    hang_den: tuple[dict[str, Any], ...] = Field(default=(), max_length=MAX_PARTS)
    bao_quan: tuple[dict[str, Any], ...] = Field(default=(), max_length=MAX_PARTS)


@dataclass(frozen=True, slots=True)
class AskedDays:
    """The day that decides what is overdue, and the day whose law applies; None is "as usual"."""

    as_of: date | None
    law_day: date | None


def facts_in(body: bytes) -> tuple[Fact, ...]:
    """The facts of a draft; raises WireError with the faults of every part of it."""
    raw = read_object(body)
    faults = [*_beside(raw), *_of_declaration(raw.get("to_khai"))]
    parts = {name: _objects(raw, name, faults) for name in PARTS}
    head = _head(raw.get("to_khai"))
    for name, bodies in parts.items():
        for index, part in enumerate(bodies):
            faults += _of_part(name, index, head, part)
    if faults:
        raise WireError(ErrorCode.INVALID, tuple(faults[:MAX_FAULTS]))
    return facts_of(raw["to_khai"], parts["giay_to"], arrivals=parts["hang_den"], storages=parts["bao_quan"])


def days_in(query: Mapping[str, str]) -> AskedDays:
    """The days of the query; raises WireError when one is no day, or is none that we know."""
    faults = [
        _fault(name, query[name], "Không có tham số này", f"Chỉ dùng: {', '.join(DAYS)}")
        for name in query
        if name not in DAYS
    ]
    days: dict[str, date] = {}
    for name in DAYS:
        try:
            if name in query:
                days[name] = _DAY.validate_python(query[name])
        except ValidationError as error:
            context = error.errors(include_url=False)[0]["ctx"]
            faults.append(_fault(name, query[name], str(context["reason_vi"]), str(context["action_vi"])))
    if faults:
        raise WireError(ErrorCode.INVALID, tuple(faults))
    return AskedDays(days.get("as_of"), days.get("law_day"))


def _beside(raw: Mapping[str, Any]) -> Iterator[FieldProblem]:
    for name in raw:
        if name != "to_khai" and name not in PARTS:
            allowed = ", ".join(["to_khai", *PARTS])
            yield _fault(name, raw[name], "Trường không có trong bộ chỉ tiêu", f"Chỉ dùng: {allowed}")


def _of_declaration(declaration: Any) -> list[FieldProblem]:
    if not isinstance(declaration, dict):
        text = "Thiếu tờ khai" if declaration is None else "Giá trị phải là một đối tượng { }"
        return [_fault("to_khai", declaration, text, "Đặt nội dung tờ khai vào to_khai")]
    return [_moved(each, "to_khai", each.field) for each in _faults("declarations", declaration)]


def _objects(raw: Mapping[str, Any], name: str, faults: list[FieldProblem]) -> list[dict[str, Any]]:
    value = raw.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        text = "Giá trị phải là một danh sách đối tượng"
        faults.append(_fault(name, value, text, "Đặt các đối tượng trong dấu [ ]"))
        return []
    if len(value) > MAX_PARTS:
        text = f"Danh sách không được quá {MAX_PARTS} phần tử"
        faults.append(_fault(name, len(value), text, "Bớt phần tử"))
        return []
    return value


def _head(declaration: Any) -> dict[str, Any]:
    """Number and instant of the declaration, for parts that state none of their own."""
    known = declaration if isinstance(declaration, dict) else {}
    return {name: known[name] for name in HEAD if name in known}


def _of_part(name: str, index: int, head: dict[str, Any], part: dict[str, Any]) -> list[FieldProblem]:
    """Faults of the declaration's own number and instant are told at the declaration."""
    is_bare = name == "giay_to" and "giay_to" not in part
    place = f"{name}[{index}]"
    number = part.get("so_to_khai", head.get("so_to_khai"))
    if number != head.get("so_to_khai"):
        text = "Số tờ khai khác với số trong to_khai"
        return [_fault(f"{place}.so_to_khai", number, text, "Mỗi bản nháp chỉ nói về một tờ khai")]
    found = _faults(PARTS[name], {**head, **({"giay_to": part} if is_bare else part)})
    return [
        _moved(each, place, each.field.removeprefix("giay_to.") if is_bare else each.field)
        for each in found
        if each.field in part or each.field not in HEAD
    ]


def _faults(call: str, body: dict[str, Any]) -> tuple[FieldProblem, ...]:
    try:
        parse_message(call, as_sent(body, None))
    except WireError as error:
        return error.errors
    except UnicodeEncodeError:
        text = "Chuỗi ký tự chứa mã Unicode không hợp lệ"
        return (_fault("", None, text, "Mã hóa lại chuỗi ký tự bằng UTF-8"),)
    return ()


def _moved(fault: FieldProblem, place: str, field: str) -> FieldProblem:
    return fault.model_copy(update={"field": ".".join(each for each in (place, field) if each)[:200]})


def _fault(field: str, value: object, reason_vi: str, action_vi: str) -> FieldProblem:
    return FieldProblem(
        field=str(shown(field))[:200], value=shown(value), reason_vi=reason_vi, action_vi=action_vi
    )
