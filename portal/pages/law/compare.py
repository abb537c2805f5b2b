"""What changed from one rulebook to another, and what from one day to another?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from models.base import Digest
from portal.deps import portal_deps
from portal.pages.frame.words import Choice, FieldError, Link, day_vi, moment_vi
from portal.pages.law.public import public_page, public_router, today
from portal.pages.law.rows import ValueRow, rule_link, value_row
from records import rulebooks
from records.engine import reading
from rules.catalogue import Catalogue, EntryChange, RuleEntry, ValueEntry, catalogue, differences

SHOWN_DIGITS = 12
NOT_KEPT_VI = (
    "Hệ thống không lưu bộ quy tắc mang mã này. Hãy chọn một bộ quy tắc trong danh sách, hoặc kiểm tra lại "
    "mã ghi trong kết quả đánh giá (64 chữ số thập lục phân)."
)
ONLY_ONE_VI = (
    "Hệ thống mới lưu một bộ quy tắc: {}. Khi một phiên bản khác được dùng để đánh giá hồ sơ, hai bộ so sánh "
    "được với nhau tại đây. Hai ngày thì so sánh được ngay."
)
NOT_A_DAY_VI = "Ngày không đọc được. Hãy nhập theo dạng năm-tháng-ngày, ví dụ 2026-07-01."
Text = Annotated[str, Query(max_length=100)]
router = public_router()


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """What changed in a rule, in words and in values."""

    rule: Link
    what: str
    before: tuple[ValueRow, ...]
    after: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer: what is held against what, and every change."""

    title: str
    found: str
    before_title: str
    after_title: str
    changes: tuple[ChangeCard, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The two questions, and the answer to the one that was asked."""

    only: str
    befores: tuple[Choice, ...]
    afters: tuple[Choice, ...]
    day: str
    other: str
    errors: tuple[FieldError, ...]
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A rulebook that can be chosen."""

    digest: Digest
    text: str
    read: Callable[[], Catalogue]


@router.get("/rulebook/compare")
def compare(
    request: Request, before: Text = "", after: Text = "", day: Text = "", other: Text = ""
) -> Response:
    """Two rulebooks, or two days under the rulebook of this code."""
    kept = _kept(request)
    errors: list[FieldError] = []
    comparison = None
    if before or after:
        comparison = _rulebooks(request, kept, before, after, errors)
    elif day or other:
        comparison = _days(day, other, errors)
    current = catalogue().digest
    page = ComparePage(
        only="" if len(kept) > 1 or before or after else ONLY_ONE_VI.format(kept[0].text),
        befores=_choices(kept, before or kept[-1].digest),
        afters=_choices(kept, after or current),
        day=day,
        other=other,
        errors=tuple(errors),
        comparison=comparison,
    )
    title = "Lỗi: So sánh" if errors else "So sánh"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return public_page(request, "rulebook_compare.html", page, title, status)


def _kept(request: Request) -> list[Kept]:
    """The rulebook of this code first, whether kept already or not; then the others, newest first."""
    current = catalogue()
    with reading(portal_deps(request).engine) as session:
        rows = rulebooks.every(session)
    others = [
        Kept(
            row.digest,
            f"{row.version} ({row.digest[:SHOWN_DIGITS]}), dùng từ {moment_vi(row.kept_at)}",
            lambda content=row.content: Catalogue.model_validate_json(content),  # type: ignore[misc]
        )
        for row in rows
        if row.digest != current.digest
    ]
    text = f"{current.version} ({current.digest[:SHOWN_DIGITS]}), hiện hành"
    return [Kept(current.digest, text, lambda: current), *others]


def _choices(kept: list[Kept], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(one.digest, one.text, one.digest == chosen) for one in kept)


def _rulebooks(
    request: Request, kept: list[Kept], before: str, after: str, errors: list[FieldError]
) -> Comparison | None:
    found = {one.digest: one for one in kept}
    errors += [
        FieldError(field, NOT_KEPT_VI)
        for field, digest in (("before", before), ("after", after))
        if digest not in found
    ]
    if errors:
        return None
    old, new = found[before].read(), found[after].read()
    names = {rule.name: rule for rule in (*old.rules, *new.rules)}
    changes = differences(old, new)
    return Comparison(
        title=f"Bộ quy tắc {old.version} và {new.version}",
        found=f"{len(changes)} quy tắc thay đổi"
        if changes
        else "Hai bộ quy tắc có cùng các quy tắc và giá trị.",
        before_title="Không còn",
        after_title="Mới",
        changes=tuple(_card(change, names[change.rule], today(request)) for change in changes),
    )


def _days(day: str, other: str, errors: list[FieldError]) -> Comparison | None:
    first, second = _day("day", day, errors), _day("other", other, errors)
    if first is None or second is None:
        return None
    held = catalogue()
    changes = [(rule, change) for rule in held.rules if (change := between_days(rule, first, second))]
    counted = f"{len(changes)} quy tắc có giá trị khác nhau giữa hai ngày"
    return Comparison(
        title=f"Ngày {day_vi(first)} và ngày {day_vi(second)}",
        found=counted if changes else "Mọi giá trị có hiệu lực ngày này cũng có hiệu lực ngày kia.",
        before_title=f"Chỉ có hiệu lực ngày {day_vi(first)}",
        after_title=f"Chỉ có hiệu lực ngày {day_vi(second)}",
        changes=tuple(_card(change, rule, second) for rule, change in changes),
    )


def between_days(rule: RuleEntry, first: date, second: date) -> EntryChange | None:
    """The values of a rule that are in force on one of two days only; None when there are none."""
    before = tuple(one for one in rule.values if _holds(one, first) and not _holds(one, second))
    after = tuple(one for one in rule.values if _holds(one, second) and not _holds(one, first))
    if not before and not after:
        return None
    what = "Giá trị được thay" if before and after else "Bắt đầu có giá trị" if after else "Hết giá trị"
    return EntryChange(rule=rule.name, before=before, after=after, what_vi=what)


def _holds(value: ValueEntry, day: date) -> bool:
    return value.valid_from <= day and (value.valid_until is None or day < value.valid_until)


def _day(field: str, text: str, errors: list[FieldError]) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        errors.append(FieldError(field, NOT_A_DAY_VI))
        return None


def _card(change: EntryChange, rule: RuleEntry, day: date) -> ChangeCard:
    return ChangeCard(
        rule=rule_link(rule),
        what=change.what_vi,
        before=tuple(value_row(value, day) for value in change.before),
        after=tuple(value_row(value, day) for value in change.after),
    )
