"""Do both sides hold the same? The nightly comparisons: what differed, and what was done about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends
from starlette.responses import Response

from portal.pages.frame.desk import LINK_PATH, Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.refusal import PageRefusal
from portal.pages.frame.words import Line, Link, Tag, Tone, clock_vi, moment_vi
from portal.security.access import READERS, Allow
from records.engine import reading
from records.reconciling import differences
from records.tables import DifferenceRow, ReconciliationRow

router = APIRouter()
Reader = Annotated[Desk, Depends(Allow(*READERS))]

PATH = f"{LINK_PATH}/reconciliation"
SHOWN_RUNS = 60
SHOWN_DIFFERENCES = 500


@dataclass(frozen=True, slots=True)
class RunLine:
    """One comparison in the list."""

    run: Link
    state: Tag
    compared: int
    differing: int
    repaired: int
    problem: str


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """One difference: what each side holds, what was done, and how it stands."""

    case: Link
    kind: str
    ours: str
    theirs: str
    found: str
    repair: str
    state: Tag


@dataclass(frozen=True, slots=True)
class ReconciliationPage:
    """The open differences of every run, and the last runs."""

    heading: str
    back: Link
    tally: str
    open: tuple[DifferenceLine, ...]
    runs: tuple[RunLine, ...]


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run with what it was the first to find."""

    heading: str
    back: Link
    state: Tag
    lines: tuple[Line, ...]
    differences: tuple[DifferenceLine, ...]
    cut: str


@router.get(PATH)
def reconciliation(desk: Reader) -> Response:
    """Everybody of the two offices reads."""
    with reading(desk.deps.engine) as session:
        count = differences.open_count(session)
        page = ReconciliationPage(
            heading="Đối chiếu với hải quan",
            back=Link("Kết nối hải quan", LINK_PATH),
            tally=f"{count} điểm lệch chưa khắc phục." if count else "Hai bên không còn điểm lệch nào.",
            open=_lines(differences.newest_open(session, SHOWN_DIFFERENCES)),
            runs=tuple(_run(row) for row in differences.runs(session, SHOWN_RUNS)),
        )
    return desk.page("reconciliation.html", page, page.heading)


@router.get(f"{PATH}/{{run_id}}")
def run(desk: Reader, run_id: str) -> Response:
    """What one comparison found."""
    with reading(desk.deps.engine) as session:
        row = session.get(ReconciliationRow, run_id)
        found = differences.of_run(session, run_id, SHOWN_DIFFERENCES)
    if row is None:
        text = "Không có lần đối chiếu nào mang mã này."
        back = Link("Về các lần đối chiếu", PATH)
        raise PageRefusal("Không tìm thấy lần đối chiếu", text, HTTPStatus.NOT_FOUND, back)
    page = RunPage(
        heading=f"Đối chiếu lúc {moment_vi(row.started_at)}",
        back=Link("Các lần đối chiếu", PATH),
        state=_state(row),
        lines=_summary(row),
        differences=_lines(found),
        cut=f"Chỉ hiện {SHOWN_DIFFERENCES} điểm lệch đầu." if len(found) == SHOWN_DIFFERENCES else "",
    )
    return desk.page("reconciliation_run.html", page, page.heading)


def _run(row: ReconciliationRow) -> RunLine:
    return RunLine(
        run=Link(clock_vi(row.started_at), f"{PATH}/{quote(row.run_id)}"),
        state=_state(row),
        compared=row.compared_count,
        differing=row.difference_count,
        repaired=row.repaired_count,
        problem=row.problem or "",
    )


def _state(row: ReconciliationRow) -> Tag:
    if row.problem is not None:
        return Tag("Bị ngắt, sẽ thử lại", Tone.BAD)
    if row.ended_at is None:
        return Tag("Đang đối chiếu", Tone.INFO)
    if row.difference_count > row.repaired_count:
        return Tag("Xong, còn điểm lệch", Tone.WARN)
    return Tag("Đã khắc phục hết" if row.difference_count else "Khớp", Tone.GOOD)


def _summary(row: ReconciliationRow) -> tuple[Line, ...]:
    lines = [
        Line("Bắt đầu", moment_vi(row.started_at)),
        Line("Xong", moment_vi(row.ended_at)),
        Line("Số tờ khai đã so", str(row.compared_count)),
        Line("Số điểm lệch", str(row.difference_count), "kể cả điểm lệch còn lại từ những lần trước"),
        Line("Đã khắc phục", str(row.repaired_count)),
    ]
    if row.problem is not None:
        lines.append(Line("Vì sao bị ngắt", row.problem))
    return tuple(lines)


def _lines(rows: Iterable[DifferenceRow]) -> tuple[DifferenceLine, ...]:
    return tuple(
        DifferenceLine(
            case=Link(row.declaration_number, case_href(row.declaration_number)),
            kind=row.kind.label_vi,
            ours=row.ours_vi,
            theirs=row.theirs_vi,
            found=clock_vi(row.found_at),
            repair=row.repair_vi or "Chưa xử lý",
            state=Tag(f"Khớp lại {clock_vi(row.repaired_at)}", Tone.GOOD)
            if row.repaired_at
            else Tag("Còn lệch", Tone.BAD),
        )
        for row in rows
    )
