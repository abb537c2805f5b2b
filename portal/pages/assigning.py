"""Who should do this task? A supervisor hands it to a person of the own office."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from sqlmodel import Session
from starlette.responses import Response

from models.vocabulary import Role, TaskState
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.words import Choice, FieldError, Link, day_vi
from portal.security.access import Allow
from records import tasks
from records.engine import reading, writing
from records.people.staff import holders
from records.tables import CaseRoleRow, StaffRow, TaskRow

router = APIRouter()
Supervisor = Annotated[Desk, Depends(Allow(Role.SUPERVISOR))]
Form = Annotated[Sent, Depends(read_sent)]


@dataclass(frozen=True, slots=True)
class AssignPage:
    """The task, who holds it, and who could."""

    key: str
    what: str
    detail: str
    case: Link
    due: str
    holder: str
    people: tuple[Choice, ...]
    errors: tuple[FieldError, ...] = ()


@router.get("/task-assignments")
def assign_page(desk: Supervisor, task: str) -> Response:
    """The people who hold the role today and have no other role in the case."""
    with reading(desk.deps.engine) as session:
        return _page(session, desk, _own_task(session, desk, task), ())


@router.post("/task-assignments")
def assign(desk: Supervisor, sent: Form) -> Response:
    """The task moves, whoever held it; the timeline says so."""
    sent.only({"task", "staff"})
    with writing(desk.deps.engine) as session:
        task = _own_task(session, desk, sent.text("task"))
        able = {choice.value for choice in _people(session, desk, task)}
        if sent.text("staff") not in able:
            return _page(session, desk, task, (FieldError("staff", "Hãy chọn người nhận việc."),))
        tasks.reassign(session, task.key, sent.text("staff"), desk.user.staff_id, desk.now)
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


def _own_task(session: Session, desk: Desk, key: str) -> TaskRow:
    task = session.get(TaskRow, key)
    if task is None or task.office is not desk.user.office:
        raise PageRefusal("Không tìm thấy việc", "Không có việc này ở cơ quan của bạn.", HTTPStatus.NOT_FOUND)
    if task.state is not TaskState.OPEN:
        raise PageRefusal("Việc này không còn mở", "Việc đã xong hoặc không còn cần nữa.")
    return task


def _people(session: Session, desk: Desk, task: TaskRow) -> tuple[Choice, ...]:
    able = holders(session, task.office, task.role, desk.today)
    return tuple(
        Choice(person.staff_id, person.name, person.staff_id == task.assignee_id, person.title)
        for person in able
        if not _is_barred(session, person, task)
    )


def _is_barred(session: Session, person: StaffRow, task: TaskRow) -> bool:
    held = session.get(CaseRoleRow, (task.case_number, person.staff_id))
    return held is not None and held.role is not task.role


def _page(session: Session, desk: Desk, task: TaskRow, errors: tuple[FieldError, ...]) -> Response:
    holder = session.get(StaffRow, task.assignee_id) if task.assignee_id else None
    page = AssignPage(
        key=task.key,
        what=task.kind.label_vi,
        detail=task.what_vi,
        case=Link(task.declaration_number, case_href(task.case_number)),
        due=day_vi(task.due_on),
        holder=holder.name if holder else "Chưa ai nhận",
        people=_people(session, desk, task),
        errors=errors,
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return desk.page("assign.html", page, "Lỗi: Giao việc" if errors else "Giao việc", status)
