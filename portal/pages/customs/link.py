"""Is the link to customs well? Its state, the alarms that stand, the results that did not arrive."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from models.vocabulary import AlarmKind, OutboxState, Role
from portal.pages.contingency.shown import PaperLine, open_lines
from portal.pages.frame.desk import LINK_PATH, Desk
from portal.pages.frame.links import case_href, with_query
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, FieldError, Line, Link, Tag, Tone, clock_vi, moment_vi
from portal.security.access import READERS, Allow
from records.engine import reading, writing
from records.tables import AlarmRow, ReconciliationRow
from records.watching import alarms
from records.watching.alarms import ENDED_BY_A_PERSON, AlarmRefused
from records.watching.letters import Letter, letters
from records.watching.link import LinkState, last_reconciliation, link_state
from records.watching.repairs import ENOUGH_WORDS, MOST_LETTERS, TOO_LONG_VI, TOO_SHORT_VI

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]
Supervisor = Annotated[Desk, Depends(Allow(Role.SUPERVISOR))]
Form = Annotated[Sent, Depends(read_sent)]

SHOWN = 100
STALE_SECONDS = 120
STATE_TONES = {
    OutboxState.PENDING: Tone.WARN,
    OutboxState.RECEIVED: Tone.INFO,
    OutboxState.ACKNOWLEDGED: Tone.GOOD,
    OutboxState.REFUSED: Tone.BAD,
    OutboxState.DEAD: Tone.BAD,
    OutboxState.DROPPED: Tone.CALM,
}


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """An alarm; `seen_at` is where a supervisor says that it was seen to."""

    alarm_id: int
    kind: str
    text: str
    since: str
    ended: str
    case: Link | None
    seen_at: str
    field: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A result that did not arrive in time."""

    letter: Link
    case: Link
    made: str
    state: Tag
    attempts: str
    last_error: str
    note: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """Everything about the link, the alarms of the kind that was asked for."""

    state: Tag
    lines: tuple[Line, ...]
    reconciliation: str
    kinds: tuple[Choice, ...]
    is_history: bool
    lists: tuple[Link, ...]
    alarms: tuple[AlarmLine, ...]
    cut: str
    letters: tuple[LetterLine, ...]
    papers: tuple[PaperLine, ...]
    errors: tuple[FieldError, ...] = ()


@router.get(LINK_PATH)
def link_page(desk: Reader, kind: str = "", list: str = "") -> Response:  # noqa: A002 - the query's name
    """Filters stand in the address."""
    return _page(desk, kind, is_history=list == "history")


@router.post("/customs/alarms/{alarm_id}")
def mark_seen(desk: Supervisor, alarm_id: int, sent: Form) -> Response:
    """What happened stays so; a supervisor says what was done about it, and the alarm ends."""
    reason = sent.only({"reason"}).text("reason")
    field = _field(alarm_id)
    if not ENOUGH_WORDS <= len(reason) <= MOST_LETTERS:
        text = TOO_LONG_VI if len(reason) > MOST_LETTERS else TOO_SHORT_VI
        return _page(desk, errors=(FieldError(field, text),))
    try:
        with writing(desk.deps.engine) as session:
            alarms.seen(session, alarm_id, desk.user.staff_id, reason, desk.now)
    except AlarmRefused as refusal:
        return _page(desk, errors=(FieldError("alarms", refusal.reason_vi),))
    return RedirectResponse(LINK_PATH, HTTPStatus.SEE_OTHER)


def letter_href(outbox_id: int | None) -> str:
    """One result for customs."""
    return f"/customs/letters/{outbox_id}"


def state_tag(state: OutboxState) -> Tag:
    """Where a result stands."""
    return Tag(state.label_vi, STATE_TONES[state])


def _page(
    desk: Desk, kind: str = "", *, is_history: bool = False, errors: tuple[FieldError, ...] = ()
) -> Response:
    wanted = next((each for each in AlarmKind if each.value == kind), None)
    with reading(desk.deps.engine) as session:
        link = link_state(session)
        found = (
            alarms.ended_alarms(session, wanted, SHOWN)
            if is_history
            else alarms.open_alarms(session, wanted, SHOWN)
        )
        page = LinkPage(
            state=_state(link, desk.now),
            lines=_lines(link),
            reconciliation=_reconciliation(last_reconciliation(session)),
            kinds=tuple(Choice(each.value, each.label_vi, each is wanted) for each in AlarmKind),
            is_history=is_history,
            lists=(
                Link("Đang mở", with_query(LINK_PATH, kind=kind)),
                Link("Đã kết thúc", with_query(LINK_PATH, kind=kind, list="history")),
            ),
            alarms=tuple(_alarm(desk, row) for row in found),
            cut=f"Chỉ hiện {SHOWN} cảnh báo; lọc theo loại để xem các cảnh báo khác."
            if len(found) == SHOWN
            else "",
            letters=tuple(_letter(one) for one in letters(session, desk.now)),
            papers=open_lines(session),
            errors=errors,
        )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    title = "Kết nối hải quan"
    return desk.page("customs_link.html", page, f"Lỗi: {title}" if errors else title, status)


def _state(link: LinkState, now: datetime) -> Tag:
    if link.asked_at is None or (now - link.asked_at).total_seconds() > STALE_SECONDS:
        return Tag("Chưa rõ: chưa hỏi được hải quan trong 2 phút qua", Tone.WARN)
    if link.down_since is not None:
        return Tag("Mất kết nối", Tone.BAD)
    return Tag("Đang kết nối", Tone.GOOD)


def _lines(link: LinkState) -> tuple[Line, ...]:
    lines = [
        Line("Hỏi gần nhất", moment_vi(link.asked_at)),
        Line("Trả lời gần nhất", moment_vi(link.answered_at)),
        Line("Bản kết quả chờ gửi", str(link.waiting_count)),
        Line("Bản chờ lâu nhất, lập lúc", moment_vi(link.oldest_at)),
    ]
    if link.down_since is not None:
        lines[1:1] = [Line("Mất kết nối từ", moment_vi(link.down_since), link.last_error or "")]
    return tuple(lines)


def _reconciliation(row: ReconciliationRow | None) -> str:
    if row is None:
        return "Chưa có lần đối chiếu nào."
    if row.ended_at is None:
        return f"Lần đối chiếu bắt đầu lúc {moment_vi(row.started_at)} chưa xong. {row.problem or ''}".strip()
    return (
        f"Xong lúc {moment_vi(row.ended_at)}: đối chiếu {row.compared_count} tờ khai, "
        f"lệch {row.difference_count}, đã khắc phục {row.repaired_count}."
    )


def _alarm(desk: Desk, row: AlarmRow) -> AlarmLine:
    assert row.alarm_id is not None
    may_end = desk.user.is_supervisor and row.kind in ENDED_BY_A_PERSON and row.ended_at is None
    number = row.declaration_number
    seen = f", {row.seen_by}: {row.seen_reason}" if row.seen_by else ""
    return AlarmLine(
        alarm_id=row.alarm_id,
        kind=row.kind.label_vi,
        text=row.text_vi,
        since=clock_vi(row.since),
        ended=f"{clock_vi(row.ended_at)}{seen}" if row.ended_at else "",
        case=Link(number, case_href(number)) if number else None,
        seen_at=f"/customs/alarms/{row.alarm_id}" if may_end else "",
        field=_field(row.alarm_id),
    )


def _field(alarm_id: int) -> str:
    return f"reason-{alarm_id}"


def _letter(letter: Letter) -> LetterLine:
    row = letter.row
    return LetterLine(
        letter=Link(f"Bản kết quả số {row.result_number}", letter_href(row.outbox_id)),
        case=Link(row.declaration_number, case_href(row.declaration_number)),
        made=clock_vi(row.created_at),
        state=state_tag(row.state),
        attempts=f"{row.attempt_count} lần",
        last_error=row.last_error or "",
        note="Hải quan đã áp dụng bản mới hơn" if letter.is_overtaken else "",
    )
