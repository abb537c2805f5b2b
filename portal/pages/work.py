"""What has to be done today, and by whom? The work list of an office."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from models.vocabulary import Role, TaskKind
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, form_href, with_query
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, Link, Tag, day_vi, due_tag, short_vi
from portal.security.access import ACTORS, READERS, Allow
from records import tasks
from records.engine import reading, writing
from records.tables import CaseRoleRow, StaffRow, TaskRow
from records.views.work import Holder, Work, WorkCounts, WorkQuery, counts, work

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]
Actor = Annotated[Desk, Depends(Allow(*ACTORS, Role.SUPERVISOR))]
Form = Annotated[Sent, Depends(read_sent)]
AGREED_VI = "hạn do hai cơ quan thỏa thuận"


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the four lists, with how many it holds."""

    text: str
    count: int
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A task in the list, with what the reader may do about it."""

    key: str
    what: str
    detail: str
    case: Link
    importer: str
    due: str
    due_tag: Tag | None
    due_ground: str
    holder: str
    office: str
    form: Link | None
    can_claim: bool
    can_release: bool
    assign: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class WorkPage:
    """The tasks of the reader's offices."""

    heading: str
    tabs: tuple[Tab, ...]
    kinds: tuple[Choice, ...]
    list_value: str
    clear: Link | None
    lines: tuple[WorkLine, ...]
    back: str


@router.get("/")
def work_list(desk: Reader, list: str = "", kind: str = "") -> Response:  # noqa: A002 - the query's name
    """Filters stand in the address, so that a view can be sent to a colleague."""
    query = _query(desk, list, kind)
    with reading(desk.deps.engine) as session:
        rows = work(session, query)
        held = counts(session, query, desk.today)
    page = WorkPage(
        heading="Việc cần làm",
        tabs=_tabs(list, kind, held),
        kinds=tuple(Choice(each.value, each.label_vi, each.value == kind) for each in TaskKind),
        list_value=list,
        clear=Link("Bỏ lọc", with_query("/", list=list)) if kind else None,
        lines=tuple(_line(desk, row) for row in rows),
        back=with_query("/", list=list, kind=kind),
    )
    return desk.page("work.html", page, page.heading)


@router.post("/task-claims")
def claim(desk: Actor, sent: Form) -> Response:
    """Two at once: one holds the task, the other is told who (row T2)."""
    sent.only({"task", "back"})
    task = _own_task(desk, sent.text("task"))
    with writing(desk.deps.engine) as session:
        _refuse_barred(session.get(CaseRoleRow, (task.case_number, desk.user.staff_id)), task)
        holder_id = tasks.claim(session, task.key, desk.user.staff_id, desk.now)
        holder = session.get(StaffRow, holder_id) if holder_id else None
    if holder_id is None:
        raise PageRefusal("Việc này không còn mở", "Việc đã xong hoặc không còn cần nữa.")
    if holder_id != desk.user.staff_id:
        name = holder.name if holder else holder_id
        raise PageRefusal("Việc đã có người nhận", f"{name} đã nhận việc này trước bạn một lúc.")
    return RedirectResponse(form_href(task), HTTPStatus.SEE_OTHER)


@router.post("/task-releases")
def release(desk: Actor, sent: Form) -> Response:
    """Only the holder gives back."""
    sent.only({"task", "back"})
    task = _own_task(desk, sent.text("task"))
    with writing(desk.deps.engine) as session:
        is_released = tasks.release(session, task.key, desk.user.staff_id, desk.now)
    if not is_released:
        raise PageRefusal("Không trả lại được", "Bạn không giữ việc này, hoặc việc đã kết thúc.")
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


def _own_task(desk: Desk, key: str) -> TaskRow:
    with reading(desk.deps.engine) as session:
        task = session.get(TaskRow, key)
    if task is None or task.office not in desk.user.offices:
        raise PageRefusal("Không tìm thấy việc", "Không có việc này ở cơ quan của bạn.", HTTPStatus.NOT_FOUND)
    return task


def _refuse_barred(held: CaseRoleRow | None, task: TaskRow) -> None:
    if held is not None and held.role is not task.role:
        raise PageRefusal.four_eyes(held.role, task.role)


def _query(desk: Desk, list_value: str, kind: str) -> WorkQuery:
    return WorkQuery(
        offices=desk.user.offices,
        reader_id=desk.user.staff_id,
        holder=Holder(list_value) if list_value in {"mine", "unclaimed"} else Holder.ANYONE,
        overdue_on=desk.today if list_value == "overdue" else None,
        kind=next((each for each in TaskKind if each.value == kind), None),
    )


def _tabs(current: str, kind: str, held: WorkCounts) -> tuple[Tab, ...]:
    lists = (
        ("", "Tất cả", held.anyone),
        ("mine", "Của tôi", held.mine),
        ("unclaimed", "Chưa ai nhận", held.nobody),
        ("overdue", "Quá hạn", held.overdue),
    )
    return tuple(
        Tab(text, count, with_query("/", list=value, kind=kind), value == current)
        for value, text, count in lists
    )


def _due_ground(desk: Desk, task: TaskRow) -> str:
    """Who set the day that has passed; what is in time needs no reason."""
    is_overdue = task.due_on is not None and task.due_on < desk.today
    return (task.ground_vi or AGREED_VI) if is_overdue else ""


def _line(desk: Desk, row: Work) -> WorkLine:
    task, user = row.task, desk.user
    is_mine = task.assignee_id == user.staff_id
    is_barred = row.reader_role is not None and row.reader_role is not task.role
    may_do = task.role in user.roles and Role.AUDITOR not in user.roles and not is_barred
    form = Link("Làm việc này", form_href(task))
    return WorkLine(
        key=task.key,
        what=task.kind.label_vi,
        detail=short_vi(task.what_vi),
        case=Link(task.declaration_number, case_href(task.case_number)),
        importer=row.importer_name or "Chưa có tờ khai",
        due=day_vi(task.due_on) if task.due_on else "Không ấn định",
        due_tag=due_tag(task.due_on, desk.today),
        due_ground=_due_ground(desk, task),
        holder="Bạn" if is_mine else (row.holder_name or ""),
        office=task.role.label_vi,
        form=form if is_mine and may_do else None,
        can_claim=may_do and task.assignee_id is None,
        can_release=is_mine,
        assign=Link("Giao việc", with_query("/task-assignments", task=task.key))
        if user.is_supervisor
        else None,
        note=f"Bốn mắt: bạn đã là {row.reader_role.label_vi.lower()} của hồ sơ này"
        if is_barred and row.reader_role
        else "",
    )
