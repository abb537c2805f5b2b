"""How do sheets and entries on paper read, and what may the reader do about them?"""

from dataclasses import dataclass

from sqlmodel import Session

from models.vocabulary import Role
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import case_href
from portal.pages.frame.words import Link, Tag, Tone, moment_vi
from records.contingency import entries, sheets
from records.contingency.entries import Entry
from records.contingency.reconciling import open_sheets
from records.tables import ContingencySheetRow

PRINTERS = (Role.INSPECTOR, Role.SUPERVISOR, Role.CUSTOMS_OFFICER)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A sheet or an entry: what it says, whether it is confirmed; `contradiction` says both words."""

    title: Link
    text: str
    state: Tag
    contradiction: str = ""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """What the case has on paper, and the ways to more."""

    links: tuple[Link, ...]
    lines: tuple[PaperLine, ...]


def paper_card(session: Session, desk: Desk, case_number: str, declaration_number: str) -> PaperCard:
    """Of the whole declaration; its links only for whom they open."""
    lines = (
        *(sheet_line(row, case_number) for row in sheets.of_declaration(session, declaration_number)),
        *(entry_line(each, case_number) for each in entries.of_declaration(session, declaration_number)),
    )
    return PaperCard(_links(desk, case_number), lines)


def open_lines(session: Session) -> tuple[PaperLine, ...]:
    """What is not confirmed yet, over all declarations."""
    return (
        *(sheet_line(row, row.declaration_number) for row in open_sheets(session, SHOWN)),
        *(entry_line(each, each.row.declaration_number) for each in entries.open_entries(session, SHOWN)),
    )


def sheet_href(case_number: str) -> str:
    """Where sheets are made."""
    return f"{case_href(case_number)}/contingency"


def pdf_href(case_number: str, sheet_number: str) -> str:
    """The PDF of a sheet."""
    return f"{sheet_href(case_number)}/{sheet_number}.pdf"


def entry_href(case_number: str) -> str:
    """Where customs' word on paper is entered."""
    return f"{case_href(case_number)}/customs-words"


def sheet_line(row: ContingencySheetRow, case_number: str) -> PaperLine:
    """A sheet with its PDF."""
    at = f", bản kết quả số {row.result_number}, lập lúc {moment_vi(row.printed_at)}"
    state = (
        Tag("Đã đối chiếu", Tone.GOOD) if row.reconciled_at else Tag("Phiếu giấy, chưa đối chiếu", Tone.WARN)
    )
    title = Link(f"{row.sheet_number} (PDF)", pdf_href(case_number, row.sheet_number))
    return PaperLine(title, f"Tờ khai {row.declaration_number}{at}", state)


def entry_line(entry: Entry, case_number: str) -> PaperLine:
    """An entry beside what customs' own system says."""
    row = entry.row
    said = "; ".join(f"dòng {number}: {word.label_vi.lower()}" for number, word in entry.outcomes.items())
    sheet = f", theo phiếu {row.sheet_number}" if row.sheet_number else ""
    title = Link(f"Tờ khai {row.declaration_number}: {row.paper_reference}", case_href(case_number))
    text = f"Giấy ghi {said}{sheet}; nhập lúc {moment_vi(row.entered_at)}"
    own = "; ".join(
        f"dòng {word.item_number}: {word.outcome.label_vi.lower()} lúc {moment_vi(word.occurred_at)}"
        for word in entry.contradictions
    )
    told = f"Hệ thống hải quan báo khác: {own}. Kết quả xảy ra sau được dùng; hãy hỏi lại hải quan."
    return PaperLine(title, text, _state(entry), told if own else "")


def _state(entry: Entry) -> Tag:
    if entry.refused_reason is not None:
        return Tag("Không được ghi nhận", Tone.BAD)
    if entry.contradictions:
        return Tag("Mâu thuẫn với tin của hải quan", Tone.BAD)
    if entry.row.reconciled_at:
        return Tag("Nhập từ giấy, đã đối chiếu", Tone.GOOD)
    return Tag("Nhập từ giấy, chưa đối chiếu", Tone.WARN)


def _links(desk: Desk, case_number: str) -> tuple[Link, ...]:
    roles = desk.user.roles
    if Role.AUDITOR in roles or not roles.intersection(PRINTERS):
        return ()
    sheet = Link("Lập phiếu dự phòng", sheet_href(case_number))
    entry = Link("Nhập kết quả hải quan từ giấy", entry_href(case_number))
    return (sheet, entry) if Role.CUSTOMS_OFFICER in roles else (sheet,)
