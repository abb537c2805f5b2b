"""Which facts would these messages of customs become, were they sent? Nothing is kept.

A file holds a declaration, alone or as `to_khai`, and beside it what was filed and told of it:
`giay_to` (papers, or whole messages with one), `hang_den` (arrivals), `bao_quan` (storages).
Or it is a sample: `steps`, each with `call` and `body`; what people do is no message and left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from customs.wire.messages import MESSAGES
from customs.wire.parsing import parse
from customs.wire.relative import as_sent, days_resolved
from customs.wire.strict_json import WireError, read_object, shown
from models.days import vietnamese_day
from models.facts import Fact
from models.ids import seal
from models.language import Said
from models.problems import EXCHANGE, ErrorCode, FieldProblem

Body = Mapping[str, Any]
"""A message in wire words, as JSON values."""
NAMED_BY = {"giay_to": "so_thu_tu_hang", "bao_quan": "so_thu_tu_hang"}
"""What may stand beside the declaration and names items, and where."""
_BESIDE = ("giay_to", "hang_den", "bao_quan")


def draft_facts(file: bytes, now: datetime) -> tuple[Fact, ...]:
    """The facts of a file, its relative days as of now; raises WireError with all faults of a message."""
    raw = days_resolved(read_object(file), vietnamese_day(now))
    if "steps" in raw:
        return facts_of_steps(_objects(raw, "steps"), now)
    papers, arrivals, storages = (_objects(raw, name) for name in _BESIDE)
    declaration = {name: value for name, value in raw.items() if name not in (*_BESIDE, "to_khai")}
    if "to_khai" in raw:
        declaration |= _objects({"to_khai": [raw["to_khai"]]}, "to_khai")[0]
    return facts_of(declaration, papers, arrivals=arrivals, storages=storages, now=now)


def facts_of(
    declaration: Body,
    papers: Sequence[Body] = (),
    *,
    arrivals: Sequence[Body] = (),
    storages: Sequence[Body] = (),
    now: datetime | None = None,
) -> tuple[Fact, ...]:
    """The facts of one declaration with what was filed and told of it.

    A paper, an arrival, a storage without number and instant came with the declaration.
    """
    head = {name: declaration[name] for name in ("so_to_khai", "thoi_diem") if name in declaration}
    whole = [paper if "giay_to" in paper else {"giay_to": dict(paper)} for paper in papers]
    beside = (("documents", whole), ("arrival", arrivals), ("storage", storages))
    told = [(call, {**head, **body}) for call, bodies in beside for body in bodies]
    facts = _facts([("declarations", dict(declaration)), *told], now)
    stray = items_that_are_not(declaration, papers, storages)
    if stray:
        raise WireError(ErrorCode.INVALID, stray)
    return facts


def facts_of_steps(steps: Iterable[Body], now: datetime | None = None) -> tuple[Fact, ...]:
    """The facts of those steps of a sample that customs sends, in order."""
    sent = [
        (position, str(step["call"]), _object(step, "body"))
        for position, step in enumerate(steps)
        if str(step.get("call")) in MESSAGES
    ]
    if not sent:
        reason = Said("Không có bước nào là thông điệp của hải quan", "No step is a message of customs")
        action = Said("Thêm bước declarations", "Add a step declarations")
        fault = FieldProblem.of("steps", None, "min_items=1", reason, action, ground=EXCHANGE)
        raise WireError(ErrorCode.INVALID, (fault,))
    facts = _facts([(call, body) for _, call, body in sent], now)
    stray = items_that_no_step_has([(position, body) for position, _, body in sent])
    if stray:
        raise WireError(ErrorCode.INVALID, stray)
    return facts


def _facts(messages: Sequence[tuple[str, dict[str, Any]]], now: datetime | None) -> tuple[Fact, ...]:
    """Parsed as intake parses them, all under the number of the first; a repeat is one fact.

    What is sent now is sent a second after the message before it, so that the order stays.
    """
    number: str | None = None
    facts: dict[str, Fact] = {}
    for position, (call, body) in enumerate(messages):
        at = now + timedelta(seconds=position) if now else None
        fact = parse(call, as_sent(body, at), number)
        number = fact.declaration_number
        facts.setdefault(seal(fact).digest, fact)
    return tuple(facts.values())


def _object(raw: Body, name: str) -> dict[str, Any]:
    """An object of the file, empty when it is not there."""
    value = raw.get(name) or {}
    if isinstance(value, dict):
        return value
    raise _no_objects(name)


def _objects(raw: Body, name: str) -> list[Body]:
    """A list of objects of the file, empty when it is not there."""
    value = raw.get(name, [])
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return value
    raise _no_objects(name)


def _no_objects(name: str) -> WireError:
    reason = Said("Giá trị phải gồm các đối tượng { }", "The value must consist of objects { }")
    action = Said("Đặt các trường của mỗi đối tượng trong dấu { }", "Put the fields of each object in { }")
    fault = FieldProblem.of(name, None, "type=array", reason, action, ground=EXCHANGE)
    return WireError(ErrorCode.INVALID, (fault,))


def items_that_are_not(
    declaration: Body, papers: Sequence[Body], storages: Sequence[Body]
) -> tuple[FieldProblem, ...]:
    """Items of papers and storages, without fault of their own, that the declaration does not have.

    In traffic it is no fault: the amendment that brings the item may still be on its way.
    """
    known = _items_of(declaration)
    beside = {
        "giay_to": [paper.get("giay_to", paper) for paper in papers],
        "bao_quan": storages,
    }
    return tuple(
        _no_item(f"{name}[{index}].{NAMED_BY[name]}", number)
        for name, bodies in beside.items()
        for index, body in enumerate(bodies)
        for number in body.get(NAMED_BY[name], ())
        if number not in known
    )


def items_that_no_step_has(steps: Sequence[tuple[int, Body]]) -> tuple[FieldProblem, ...]:
    """The same in the steps of a sample, each with its place; an amendment may bring or take an item."""
    known = {number for _, body in steps for number in _items_of(body)}
    return tuple(
        _no_item(f"steps[{position}].body.{field}", number)
        for position, body in steps
        for field, number in _named_in(body)
        if number not in known
    )


def _items_of(declaration: Body) -> frozenset[int]:
    return frozenset(item["so_thu_tu"] for item in declaration.get("hang_hoa", ()))


def _named_in(body: Body) -> Iterator[tuple[str, int]]:
    paper: Body = body.get("giay_to", {})
    places: tuple[tuple[str, Iterable[int]], ...] = (
        ("giay_to.so_thu_tu_hang", paper.get("so_thu_tu_hang", ())),
        ("so_thu_tu_hang", body.get("so_thu_tu_hang", ())),
        ("ket_qua.so_thu_tu", (word["so_thu_tu"] for word in body.get("ket_qua", ()))),
    )
    for field, numbers in places:
        for number in numbers:
            yield field, number


def _no_item(field: str, number: int) -> FieldProblem:
    return FieldProblem.of(
        field,
        str(shown(number)),
        "item_of_draft",
        Said("Tờ khai không có dòng hàng này", "The declaration has no such item"),
        Said(
            "Sửa số thứ tự theo hang_hoa, hoặc thêm dòng hàng",
            "Correct the number after hang_hoa, or add the item",
        ),
    )
