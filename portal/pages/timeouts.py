"""What ran out of time, who owed it, under which law, and what came of it? Empty, or explained (row N11)."""

import csv
import io
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from models.vocabulary import Party, Role
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href, with_query
from portal.pages.frame.words import Choice, Link, Tag, Tone, day_vi, moment_vi
from portal.security.access import Allow
from records.engine import reading
from records.views.timeouts import Overdue, overdue

router = APIRouter()
Overseer = Annotated[Desk, Depends(Allow(Role.SUPERVISOR, Role.AUDITOR))]

AGREED_VI = "Hạn do hai cơ quan thỏa thuận (quy chế phối hợp), không phải thời hạn của luật"
OPEN_VI = "Chưa xong. Xử lý của hàng giữ nguyên: hết hạn không phải là kết quả kiểm tra."
HEADS = (
    "Bên có việc", "Hồ sơ", "Doanh nghiệp", "Dòng hàng", "Việc", "Hạn", "Số ngày quá hạn", "Căn cứ", "Sau đó",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""With one of these a spreadsheet would read a cell as a formula."""


@dataclass(frozen=True, slots=True)
class TimeOutLine:
    """One day that passed without what was due."""

    case: Link
    importer: str
    what: str
    item: str
    due: str
    over: Tag
    ground: str
    after: str


@dataclass(frozen=True, slots=True)
class TimeOutGroup:
    """All of one party."""

    party: str
    lines: tuple[TimeOutLine, ...]


@dataclass(frozen=True, slots=True)
class TimeOutsPage:
    """Every time-out by party; the filters stand in the address."""

    found: str
    parties: tuple[Choice, ...]
    is_open_only: bool
    is_filtered: bool
    groups: tuple[TimeOutGroup, ...]
    csv: Link


@router.get("/timeouts")
def timeouts(desk: Overseer, party: str = "", state: str = "") -> Response:
    """By party, open ones first."""
    rows = _rows(desk, party, state)
    ended = sum(row.ended_at is not None for row in rows)
    page = TimeOutsPage(
        found=f"{len(rows)} việc đã quá hạn: {len(rows) - ended} chưa xong, {ended} kết thúc sau hạn.",
        parties=tuple(Choice(one.value, one.label_vi, one.value == party) for one in Party),
        is_open_only=state == "open",
        is_filtered=bool(party or state),
        groups=tuple(
            TimeOutGroup(one.label_vi, lines)
            for one in Party
            if (lines := tuple(_line(desk, row) for row in rows if row.party is one))
        ),
        csv=Link("Tải bảng này (CSV)", with_query("/timeouts/csv", party=party, state=state)),
    )
    return desk.page("timeouts.html", page, "Quá hạn")


@router.get("/timeouts/csv")
def timeouts_csv(desk: Overseer, party: str = "", state: str = "") -> Response:
    """The same rows for a spreadsheet; the mark at its beginning tells that it is UTF-8."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(HEADS)
    for row in _rows(desk, party, state):
        table.writerow([_safe(cell) for cell in _cells(desk, row)])
    headers = {"content-disposition": 'attachment; filename="qua-han.csv"'}
    body = f"\ufeff{text.getvalue()}"
    return Response(body, media_type="text/csv; charset=utf-8", headers=headers)


def _rows(desk: Desk, party: str, state: str) -> tuple[Overdue, ...]:
    with reading(desk.deps.engine) as session:
        rows = overdue(session, desk.today)
    return tuple(
        row
        for row in rows
        if (not party or row.party.value == party) and (state != "open" or row.ended_at is None)
    )


def _line(desk: Desk, row: Overdue) -> TimeOutLine:
    return TimeOutLine(
        case=Link(row.case_number, case_href(row.case_number)),
        importer=row.importer_name or "Chưa có tờ khai",
        what=row.what_vi,
        item=f"Dòng {row.item_number}" if row.item_number else "",
        due=day_vi(row.due_on),
        over=Tag(f"{row.days_over(desk.today)} ngày", Tone.CALM if row.ended_at else Tone.BAD),
        ground=row.ground_vi or AGREED_VI,
        after=_after(row),
    )


def _after(row: Overdue) -> str:
    return f"Kết thúc {moment_vi(row.ended_at)}. {row.ended_vi}." if row.ended_at else OPEN_VI


def _cells(desk: Desk, row: Overdue) -> tuple[str, ...]:
    line = _line(desk, row)
    return (
        row.party.label_vi,
        row.case_number,
        line.importer,
        str(row.item_number or ""),
        row.what_vi,
        row.due_on.isoformat(),
        str(row.days_over(desk.today)),
        line.ground,
        line.after,
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
