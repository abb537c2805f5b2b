"""Cùng hồ sơ, luật của ngày khác: what would the law of that day have said, and which text made it so?"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from models.law import Citation
from models.vocabulary import Consequence, Outcome
from portal.pages.case.law_view import StoredCase, changes_on, stored_case, turning_days
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, law_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import FieldError, Link, Tag, answer_tag, day_vi, disposition_tag, lane_tag
from portal.security.access import READERS, Allow
from records.engine import reading
from rules.comparing import NOT_ASKED_VI, ItemChange, RuleChange
from rules.rulebook import QUESTIONS
from rules.timeline import FIRST_DAY, LAST_DAY

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]

FORMATS = ("%Y-%m-%d", "%d/%m/%Y")
FEW = 3
NOT_ASKED = Tag(NOT_ASKED_VI)
NOT_A_DAY_VI = "“{day}” không phải là một ngày. Hãy chọn ngày trong lịch, ví dụ 01/07/2026."
UNKNOWN_DAY_VI = "Hệ thống chỉ biết luật từ {first} đến {last}. Hãy chọn một ngày trong khoảng ấy."


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule that answers otherwise, with both texts."""

    question: str
    before: Tag
    after: Tag
    ground_before: str
    ground_after: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item that fares otherwise; aside, what answers the same on another ground or with another mark."""

    number: int
    title: str
    disposition_before: Tag
    disposition_after: Tag
    lane_before: Tag
    lane_after: Tag
    rules: tuple[RuleLine, ...]
    aside: tuple[RuleLine, ...]
    aside_label: str


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A day on which the answer turns, in a few words."""

    link: Link
    is_chosen: bool
    text: str


@dataclass(frozen=True, slots=True)
class LawDayPage:
    """The day asked for, what turns on it, and the days on which anything turns."""

    case: Link
    stored: str
    other_rulebook: str
    errors: tuple[FieldError, ...]
    day: str
    heading: str
    items: tuple[ItemLine, ...]
    turns: tuple[TurnLine, ...]


@router.get("/cases/{case_number}/law")
def law_day(desk: Reader, case_number: str, day: Annotated[str, Query(max_length=40)] = "") -> Response:
    """The day stands in the address, so that it can be sent to a colleague."""
    with reading(desk.deps.engine) as session:
        stored = stored_case(open_case(session, case_number))
    if stored is None:
        text = "Hồ sơ chưa có kết quả đánh giá nên chưa có gì để so sánh. Hãy xem lại khi tờ khai đã đến."
        raise PageRefusal("Chưa có kết quả đánh giá", text, HTTPStatus.NOT_FOUND)
    chosen, errors = _read(day.strip())
    page = _page(stored, chosen, day.strip(), errors)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    title = "Lỗi: Luật của ngày khác" if errors else "Luật của ngày khác"
    return desk.page("case_law.html", page, f"{title} – hồ sơ {case_number}", int(status))


def _read(text: str) -> tuple[date | None, tuple[FieldError, ...]]:
    """As the browser's calendar sends it, or as people write it."""
    if not text:
        return None, ()
    for each in FORMATS:
        with suppress(ValueError):
            day = datetime.strptime(text, each).date()  # noqa: DTZ007 - a day has no zone
            if FIRST_DAY <= day <= LAST_DAY:
                return day, ()
            problem = UNKNOWN_DAY_VI.format(first=day_vi(FIRST_DAY), last=day_vi(LAST_DAY))
            return None, (FieldError("day", problem),)
    return None, (FieldError("day", NOT_A_DAY_VI.format(day=text)),)


def _page(case: StoredCase, day: date | None, typed: str, errors: tuple[FieldError, ...]) -> LawDayPage:
    titles = {item.item_number: item.description for item in case.file.items}
    changes = changes_on(case, day) if day else ()
    return LawDayPage(
        case=Link(f"Hồ sơ {case.case_number}", case_href(case.case_number)),
        stored=f"Kết quả đánh giá lần {case.number}, xét hạn tại ngày {day_vi(case.assessment.as_of)}",
        other_rulebook=_other_rulebook(case),
        errors=errors,
        day=day.isoformat() if day else typed,
        heading=_heading(day, changes) if day else "",
        items=tuple(_item(change, titles.get(change.item_number, "")) for change in changes),
        turns=tuple(
            TurnLine(
                link=Link(day_vi(turn.day), law_href(case.case_number, turn.day)),
                is_chosen=turn.day == day,
                text=_turn_vi(turn.changes),
            )
            for turn in turning_days(case)
        ),
    )


def _heading(day: date, changes: tuple[ItemChange, ...]) -> str:
    if not changes:
        return f"Luật ngày {day_vi(day)}: không có gì thay đổi so với kết quả đã lưu."
    said = f"Luật ngày {day_vi(day)}: {len(changes)} dòng hàng khác với kết quả đã lưu."
    is_same = all(each.disposition_before is each.disposition_after for each in changes)
    return f"{said} Kết luận giữ nguyên." if is_same else said


def _other_rulebook(case: StoredCase) -> str:
    """A difference may come from the rulebook as well; then the reader is told."""
    if case.assessment.rulebook_digest == case.rulebook:
        return ""
    return (
        f"Kết quả đã lưu được lập theo bộ quy tắc {case.assessment.rulebook_version}, khác bộ quy tắc đang "
        "dùng để tính thử; khác biệt dưới đây có thể do cả bộ quy tắc lẫn ngày áp dụng luật."
    )


def _item(change: ItemChange, title: str) -> ItemLine:
    turned = tuple(_rule(each) for each in change.rules if each.before_vi != each.after_vi)
    aside = tuple(_rule(each) for each in change.rules if each.before_vi == each.after_vi)
    return ItemLine(
        number=change.item_number,
        title=title,
        disposition_before=disposition_tag(change.disposition_before),
        disposition_after=disposition_tag(change.disposition_after),
        lane_before=lane_tag(change.lane_before),
        lane_after=lane_tag(change.lane_after),
        rules=turned,
        aside=aside,
        aside_label=f"{len(aside)} tiêu chí trả lời như cũ, chỉ đổi căn cứ hoặc dấu cần thẩm tra pháp lý",
    )


def _rule(change: RuleChange) -> RuleLine:
    return RuleLine(
        question=QUESTIONS.get(change.rule, change.rule),
        before=_tag(change.before, change.consequence_before),
        after=_tag(change.after, change.consequence_after),
        ground_before=_ground(change.cited_before, is_marked=change.was_marked),
        ground_after=_ground(change.cited_after, is_marked=change.is_marked),
        sentence=change.sentence_vi if change.after else "",
    )


def _tag(outcome: Outcome | None, consequence: Consequence | None) -> Tag:
    return answer_tag(outcome, consequence) if outcome and consequence else NOT_ASKED


def _ground(citation: Citation | None, *, is_marked: bool) -> str:
    if citation is None:
        return "không có quy định áp dụng"
    return f"{citation.place_vi} (cần thẩm tra pháp lý)" if is_marked else citation.place_vi


def _turn_vi(changes: tuple[ItemChange, ...]) -> str:
    """Which items, and to what, else how many rules; and which texts did it."""
    turned = [each for each in changes if each.disposition_before is not each.disposition_after]
    rules = [rule for each in changes for rule in each.rules]
    texts = _texts_vi(rules)
    if turned:
        first = "; ".join(
            f"dòng {each.item_number}: {each.disposition_after.label_vi.lower()}" for each in turned[:FEW]
        )
        more = f" và {len(turned) - FEW} dòng khác" if len(turned) > FEW else ""
        return f"{first}{more}{texts}"
    names = {rule.rule for rule in rules}
    if texts or any(rule.before_vi != rule.after_vi for rule in rules):
        return f"{len(names)} tiêu chí đổi căn cứ hoặc kết quả{texts}"
    return f"{len(names)} tiêu chí chỉ đổi dấu cần thẩm tra pháp lý"


def _texts_vi(rules: list[RuleChange]) -> str:
    """The texts that stand in the place of others, or of nothing; or those that ended."""
    turned = [rule for rule in rules if rule.cited_before != rule.cited_after]
    came = [rule.cited_after for rule in turned if rule.cited_after]
    cited = came or [rule.cited_before for rule in turned if rule.cited_before]
    names = dict.fromkeys(each.instrument.short_vi for each in cited)
    return f" ({', '.join(names)})" if names else ""
