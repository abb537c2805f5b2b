"""What does the engine say of this declaration, why, and what is to be done?"""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.assessment import Assessment
from models.goods import Declaration
from models.vocabulary import FactKind, TaskState
from portal.pages.case.case_page import CasePage
from portal.pages.case.case_rows import (
    document_line,
    event_line,
    fact_line,
    notice_line,
    obligation_line,
    task_line,
    visit_line,
)
from portal.pages.case.findings import item_cards
from portal.pages.contingency.shown import PaperCard, paper_card
from portal.pages.forms.guard import open_case
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, law_href, versions_href
from portal.pages.frame.words import Line, Link, Tag, day_vi, lane_tag, moment_vi, state_tag, text_vi
from portal.security.access import READERS, Allow
from records.engine import reading
from records.views.case import CaseRecord

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]
LATEST = 12
"""So many events of the story are shown at once; the earlier ones are folded."""


@router.get("/cases/{case_number}")
def case(desk: Reader, case_number: str) -> Response:
    """The newest assessment of the case, and everything around it."""
    with reading(desk.deps.engine) as session:
        record = open_case(session, case_number)
        paper = paper_card(session, desk, case_number, record.case.declaration_number)
    return desk.page("case.html", case_page(desk, record, paper), f"Hồ sơ {case_number}")


def case_page(desk: Desk, record: CaseRecord, paper: PaperCard) -> CasePage:
    """The page of the case for the reader."""
    assessment, row = record.assessment, record.case
    tasks = tuple(task_line(desk, record, each) for each in record.tasks if each.state is TaskState.OPEN)
    ended = tuple(task_line(desk, record, each) for each in record.tasks if each.state is not TaskState.OPEN)
    story = tuple(event_line(record, each) for each in record.events)
    return CasePage(
        declaration_number=row.case_number,
        importer=row.importer_name or "Chưa nhận được tờ khai",
        tags=_tags(record, assessment),
        lane_text=assessment.lane.label_vi if assessment else "",
        lane_source=_lane_source(record),
        assessed=_assessed(record, assessment),
        summary=_summary(record, record.declaration) if record.declaration else (),
        actions=tuple(task for task in tasks if task.form),
        items=item_cards(record, assessment) if assessment else (),
        obligations=tuple(obligation_line(desk, each) for each in record.obligations if each.is_open),
        settled=tuple(obligation_line(desk, each) for each in record.obligations if not each.is_open),
        tasks=tasks,
        ended=ended,
        visits=tuple(visit_line(desk, record, each) for each in record.visits),
        notices=tuple(notice_line(each) for each in record.notices),
        documents=tuple(document_line(record, each) for each in record.documents),
        facts=tuple(fact_line(record, each) for each in record.facts),
        latest=story[:LATEST],
        earlier=story[LATEST:],
        law=Link("So sánh với luật của ngày khác", law_href(row.case_number)) if assessment else None,
        neighbors=_neighbors(record),
        versions=_versions(record),
        paper=paper,
    )


def _neighbors(record: CaseRecord) -> tuple[Link, ...]:
    """The case that this one follows, and the one that follows it."""
    texts = {record.case.sequence - 1: "Hồ sơ trước", record.case.sequence + 1: "Hồ sơ tiếp theo"}
    return tuple(
        Link(f"{texts[case.sequence]}: {case.case_number}", case_href(case.case_number))
        for case in record.cases
        if case.sequence in texts
    )


def _versions(record: CaseRecord) -> Link | None:
    """What amendments have changed; a declaration that was never amended has nothing to compare."""
    count = len(record.file.of_kind(FactKind.AMENDMENT))
    text = f"Các phiên bản tờ khai ({count} lần sửa đổi)"
    return Link(text, versions_href(record.case.case_number)) if count else None


def _tags(record: CaseRecord, assessment: Assessment | None) -> tuple[Tag, ...]:
    state = state_tag(record.case.state)
    if assessment is None:
        return (state,)
    return (
        state,
        lane_tag(assessment.lane),
        Tag(f"Báo hải quan: {assessment.result_state.label_vi.lower()}"),
    )


def _lane_source(record: CaseRecord) -> str:
    policy = record.file.policy
    return (
        f"{policy.title_vi}, phiên bản {policy.version}. "
        "Phân luồng là thỏa thuận của hai cơ quan, không phải luật."
    )


def _assessed(record: CaseRecord, assessment: Assessment | None) -> str:
    if record.assessed is None or assessment is None:
        return "Chưa có kết quả đánh giá."
    return (
        f"Đánh giá lần {record.assessed.number} lúc {moment_vi(record.assessed.assessed_at)}, "
        f"xét hạn tại ngày {day_vi(assessment.as_of)}, bộ quy tắc {assessment.rulebook_version}."
    )


def _summary(record: CaseRecord, declaration: Declaration) -> tuple[Line, ...]:
    importer = declaration.importer
    arrived = record.file.arrived_on
    expected = declaration.expected_on
    return (
        Line("Doanh nghiệp nhập khẩu", importer.name, f"Mã số thuế {importer.tax_code}"),
        Line("Địa chỉ", text_vi(importer.address)),
        Line("Ngày đăng ký", day_vi(declaration.registered_on)),
        Line("Hải quan cửa khẩu", declaration.customs_office, f"Loại hình {declaration.procedure_code}"),
        Line("Nước xuất khẩu", text_vi(declaration.exporting_country)),
        Line("Vận đơn", text_vi(declaration.bill_of_lading)),
        Line("Hóa đơn", text_vi(declaration.invoice_number)),
        Line("Cửa khẩu nhập", text_vi(declaration.border_gate)),
        Line(
            "Hàng đến cửa khẩu",
            day_vi(arrived),
            "" if arrived or not expected else f"Dự kiến {day_vi(expected)}",
        ),
        Line("Nơi để hàng", text_vi(record.file.place)),
    )
