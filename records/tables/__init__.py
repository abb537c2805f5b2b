"""Which tables hold the register? One metadata for both databases; migrations are made from it."""

from records.tables.cases import AssessmentRow, CaseRow, EventRow, FactRow, MachineRow, ObligationRow, TaskRow
from records.tables.mail import DocumentRow, MessageRow, OutboxRow
from records.tables.notices import NoticeCounterRow, NoticeRow
from records.tables.people import AccountRow, CaseRoleRow, LeaveRow, SessionRow, StaffRoleRow, StaffRow
from records.tables.quality import QualityResultRow
from records.tables.reference import (
    BodyRow,
    CalendarRow,
    DiscardedTypeRow,
    ImporterHistoryRow,
    PolicyRow,
    ReferenceVersionRow,
)
from records.tables.rulebooks import RulebookRow
from records.tables.visits import BookingRow, VisitRow

__all__ = [
    "AccountRow",
    "AssessmentRow",
    "BodyRow",
    "BookingRow",
    "CalendarRow",
    "CaseRoleRow",
    "CaseRow",
    "DiscardedTypeRow",
    "DocumentRow",
    "EventRow",
    "FactRow",
    "ImporterHistoryRow",
    "LeaveRow",
    "MachineRow",
    "MessageRow",
    "NoticeCounterRow",
    "NoticeRow",
    "ObligationRow",
    "OutboxRow",
    "PolicyRow",
    "QualityResultRow",
    "ReferenceVersionRow",
    "RulebookRow",
    "SessionRow",
    "StaffRoleRow",
    "StaffRow",
    "TaskRow",
    "VisitRow",
]
