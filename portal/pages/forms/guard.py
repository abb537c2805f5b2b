"""May this person do this task now? Asked before each form is shown and before it is accepted."""

from dataclasses import dataclass
from http import HTTPStatus

from sqlmodel import Session

from models.assessment import Assessment
from models.goods import Declaration
from models.ids import task_key
from models.vocabulary import Role, TaskKind, TaskState
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import FORM_ROLES, case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Line, Link, day_vi
from records.engine import reading
from records.tables import TaskRow
from records.views.case import CaseRecord, load_case


@dataclass(frozen=True, slots=True)
class Assignment:
    """A task that the person may do now, in its case as it stands."""

    task: TaskRow
    record: CaseRecord
    assessment: Assessment
    declaration: Declaration

    @property
    def case_link(self) -> Link:
        """Back to the case."""
        return Link("Về hồ sơ", case_href(self.task.case_number))

    def summary(self) -> tuple[Line, ...]:
        """What every form says at the top."""
        return (
            Line("Tờ khai", self.declaration.number, href=case_href(self.task.case_number)),
            Line("Doanh nghiệp", self.declaration.importer.name),
            Line("Việc", self.task.what_vi),
            Line("Hạn", day_vi(self.task.due_on)),
        )


def open_assignment(desk: Desk, case_number: str, kind: TaskKind, what: str) -> Assignment:
    """The task, or a refusal in full words: not found, done, another's role, four eyes, another's hands."""
    with reading(desk.deps.engine) as session:
        task = session.get(TaskRow, task_key(case_number, kind, what))
        record = load_case(session, case_number)
    if task is None or record is None or task.office is not desk.user.office:
        raise PageRefusal("Không tìm thấy việc", "Không có việc này ở cơ quan của bạn.", HTTPStatus.NOT_FOUND)
    if record.assessment is None or record.declaration is None:
        raise PageRefusal("Hồ sơ chưa có tờ khai", "Việc này chỉ làm được khi tờ khai đã đến.")
    _refuse_ended(task)
    _refuse_role(desk, task)
    refuse_barred(desk, record, FORM_ROLES[kind])
    _refuse_colleagues(desk, record, task)
    return Assignment(task, record, record.assessment, record.declaration)


def open_case(session: Session, case_number: str) -> CaseRecord:
    """The case, or the page that says that there is none."""
    record = load_case(session, case_number)
    if record is None:
        raise PageRefusal(
            "Không tìm thấy hồ sơ", f"Không có hồ sơ nào mang số {case_number}.", HTTPStatus.NOT_FOUND
        )
    return record


def refuse_stale(record: CaseRecord, seen_assessment: int) -> None:
    """What the person saw is no longer what the case says."""
    if seen_assessment != record.number:
        raise PageRefusal(
            "Hồ sơ đã thay đổi trong khi bạn làm việc",
            f"Bạn đã xem kết quả đánh giá lần {seen_assessment}; nay đã có lần {record.number}. "
            "Nội dung bạn gửi chưa được ghi nhận. Hãy xem lại hồ sơ rồi làm lại.",
            next_step=Link("Xem lại hồ sơ", case_href(record.case.case_number)),
        )


def refuse_barred(desk: Desk, record: CaseRecord, wanted: Role) -> None:
    """Nobody has two roles in one case (row T6)."""
    held = record.roles.get(desk.user.staff_id)
    if held is not None and held is not wanted:
        raise PageRefusal.four_eyes(held, wanted)


def _refuse_ended(task: TaskRow) -> None:
    if task.state is not TaskState.OPEN:
        reason = f" ({task.ended_reason})" if task.ended_reason else ""
        raise PageRefusal(
            f"Việc này: {task.state.label_vi.lower()}",
            f"{task.what_vi}{reason}. Không cần làm gì thêm.",
            next_step=Link("Xem hồ sơ", case_href(task.case_number)),
        )


def _refuse_role(desk: Desk, task: TaskRow) -> None:
    if task.role not in desk.user.roles:
        raise PageRefusal(
            "Việc này cần một vai trò khác",
            f"Việc này do {task.role.label_vi.lower()} làm. Vai trò của bạn hôm nay: "
            f"{desk.user.roles_vi.lower() or 'không có'}.",
            HTTPStatus.FORBIDDEN,
        )


def _refuse_colleagues(desk: Desk, record: CaseRecord, task: TaskRow) -> None:
    if task.assignee_id is not None and task.assignee_id != desk.user.staff_id:
        raise PageRefusal(
            "Việc đã có người nhận",
            f"{record.name(task.assignee_id)} đang giữ việc này. Nếu cần, đề nghị lãnh đạo phòng giao lại.",
        )
