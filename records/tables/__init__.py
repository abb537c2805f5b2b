"""Which tables hold the register? One metadata for both databases; migrations are made from it."""

from records.tables.cases import AssessmentRow, CaseRow, EventRow, FactRow, MachineRow, ObligationRow, TaskRow
from records.tables.certificates import CertificateRow, CertificateUseRow
from records.tables.clients import ClientKeyRow, ClientRow
from records.tables.contingency import ContingencyEntryRow, ContingencySheetRow
from records.tables.mail import DocumentRow, MessageRow, OutboxRepairRow, OutboxRow
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
from records.tables.watching import AlarmRow, DifferenceRow, PartnerRow, ReconciliationRow

__all__ = [
    "AccountRow",
    "AlarmRow",
    "AssessmentRow",
    "BodyRow",
    "BookingRow",
    "CalendarRow",
    "CaseRoleRow",
    "CaseRow",
    "CertificateRow",
    "CertificateUseRow",
    "ClientKeyRow",
    "ClientRow",
    "ContingencyEntryRow",
    "ContingencySheetRow",
    "DifferenceRow",
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
    "OutboxRepairRow",
    "OutboxRow",
    "PartnerRow",
    "PolicyRow",
    "QualityResultRow",
    "ReconciliationRow",
    "ReferenceVersionRow",
    "RulebookRow",
    "SessionRow",
    "StaffRoleRow",
    "StaffRow",
    "TaskRow",
    "VisitRow",
]
