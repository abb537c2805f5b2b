"""What does a draft ask? A declaration with what was filed and told of it; all faults are told at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from customs.wire import WireError, as_sent, facts_of, parse_message, read_object, shown
from customs.wire.drafts import items_that_are_not
from customs.wire.faults import BROKEN
from customs.wire.messages import DeclarationMessage
from customs.wire.papers import PaperIn
from customs.wire.strict_json import MAX_FAULTS
from customs.wire.types import Day
from models.facts import Fact
from models.language import Said
from models.problems import EXCHANGE, ErrorCode, FieldProblem
from portal.authority_question import repeated

MAX_PARTS = 500
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
    if not faults:
        faults += items_that_are_not(raw["to_khai"], parts["giay_to"], parts["bao_quan"])
    if faults:
        raise WireError(ErrorCode.INVALID, tuple(faults[:MAX_FAULTS]))
    return facts_of(raw["to_khai"], parts["giay_to"], arrivals=parts["hang_den"], storages=parts["bao_quan"])


def days_in(query: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> AskedDays:
    """The days of the query; raises WireError when one is no day, is told twice, or is none that we know."""
    faults = [*repeated(pairs)]
    faults += [
        _fault(
            name,
            query[name],
            "known_parameter",
            Said("Không có tham số này", "There is no such parameter"),
            _only(DAYS),
        )
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
            broken = (context["rule"], context["reason"], context["action"])
            faults.append(_fault(name, query[name], *broken))
    if faults:
        raise WireError(ErrorCode.INVALID, tuple(faults))
    return AskedDays(days.get("as_of"), days.get("law_day"))


def _beside(raw: Mapping[str, Any]) -> Iterator[FieldProblem]:
    for name in raw:
        if name != "to_khai" and name not in PARTS:
            rule, reason, _ = BROKEN["extra_forbidden"]
            yield _fault(name, raw[name], rule, reason, _only(("to_khai", *PARTS)))


def _of_declaration(declaration: Any) -> list[FieldProblem]:
    if not isinstance(declaration, dict):
        kind = "missing" if declaration is None else "model_type"
        action = Said("Đặt nội dung tờ khai vào to_khai", "Put the content of the declaration in to_khai")
        return [_fault("to_khai", declaration, BROKEN[kind].rule, BROKEN[kind].reason, action)]
    return [_moved(each, "to_khai", each.field) for each in _faults("declarations", declaration)]


def _objects(raw: Mapping[str, Any], name: str, faults: list[FieldProblem]) -> list[dict[str, Any]]:
    value = raw.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        text = Said("Giá trị phải là một danh sách đối tượng", "The value must be a list of objects")
        action = Said("Đặt các đối tượng trong dấu [ ]", "Put the objects in [ ]")
        faults.append(_fault(name, value, "type=array", text, action))
        return []
    if len(value) > MAX_PARTS:
        text = Said(
            f"Danh sách không được quá {MAX_PARTS} phần tử",
            f"The list must have at most {MAX_PARTS} elements",
        )
        faults.append(_fault(name, len(value), f"maxItems={MAX_PARTS}", text, BROKEN["too_long"].action))
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
        text = Said("Số tờ khai khác với số trong to_khai", "The number is not the one in to_khai")
        action = Said("Mỗi bản nháp chỉ nói về một tờ khai", "Let a draft speak of one declaration")
        return [_fault(f"{place}.so_to_khai", number, "number_of_draft", text, action)]
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
    return ()


def _moved(fault: FieldProblem, place: str, field: str) -> FieldProblem:
    return fault.model_copy(update={"field": ".".join(each for each in (place, field) if each)[:200]})


def _only(names: Iterable[str]) -> Said:
    allowed = ", ".join(names)
    return Said(f"Chỉ dùng: {allowed}", f"Use only: {allowed}")


def _fault(field: str, value: object, rule: str, reason: Said, action: Said) -> FieldProblem:
    return FieldProblem.of(str(shown(field))[:200], shown(value), rule, reason, action, ground=EXCHANGE)
