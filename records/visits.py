"""Which visit is booked, who may visit, and which half-days are taken?"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, delete, select

from models.days import vietnamese_day
from models.ids import CaseNumber
from models.visits import HalfDay, VisitBooking, Visitor
from models.vocabulary import Role, Skill, VisitState
from records.change import Change
from records.tables import BookingRow, LeaveRow, StaffRoleRow, StaffRow, VisitRow

VISITING = (Role.INSPECTOR, Role.CUSTOMS_OFFICER)


def booked(session: Session, case_number: CaseNumber) -> VisitBooking | None:
    """The booking that stands, of the newest round."""
    query = (
        select(VisitRow)
        .where(VisitRow.case_number == case_number, VisitRow.state == VisitState.BOOKED)
        .order_by(col(VisitRow.round).desc())
    )
    row = session.exec(query).first()
    return booking_of(row) if row else None


def booking_of(row: VisitRow) -> VisitBooking:
    """The row as the other packages know it."""
    return VisitBooking(
        round=row.round,
        half_day=HalfDay(day=row.day, part=row.part),
        place=row.place,
        skill=Skill(row.skill),
        inspector_id=row.inspector_id,
        customs_officer_id=row.customs_officer_id,
        reason_vi=row.reason_vi,
    )


def roster(session: Session, at: datetime, case_number: CaseNumber) -> tuple[Visitor, ...]:
    """Everybody who may visit from this day on; the case's own booking does not count as taken."""
    today = vietnamese_day(at)
    roles = session.exec(select(StaffRoleRow).where(col(StaffRoleRow.role).in_(VISITING))).all()
    held = {row.staff_id: row.role for row in roles if _is_held(row, today)}
    leave = _by_staff(session.exec(select(LeaveRow).where(LeaveRow.day >= today)).all())
    taken = defaultdict[str, list[str]](list)
    for row in session.exec(select(BookingRow).where(BookingRow.half_day >= today.isoformat())):
        if row.case_number != case_number:
            taken[row.staff_id].append(row.half_day)
    query = (
        select(StaffRow)
        .where(col(StaffRow.staff_id).in_(held), StaffRow.is_active)
        .order_by(StaffRow.staff_id)
    )
    return tuple(
        Visitor(
            staff_id=staff.staff_id,
            name=staff.name,
            office=staff.office,
            role=held[staff.staff_id],
            skills=tuple(Skill(skill) for skill in staff.skills),
            places=tuple(staff.places),
            leave_days=tuple(leave[staff.staff_id]),
            taken=tuple(taken[staff.staff_id]),
        )
        for staff in session.exec(query)
    )


def keep_booking(session: Session, change: Change) -> bool:
    """Hold exactly the booking of the change: free what is no longer due; True when a new visit was booked.

    A half-day that another case has just taken breaks a unique index: IntegrityError, and the caller
    decides anew.
    """
    number = change.case.case_number
    standing = select(VisitRow).where(VisitRow.case_number == number, VisitRow.state == VisitState.BOOKED)
    for row in session.exec(standing).all():
        if change.booking is not None and booking_of(row) == change.booking:
            return False
        state = VisitState.DONE if change.was_visited(row.round) else VisitState.RELEASED
        release(session, row, state, change.reason_vi)
    if change.booking is None:
        return False
    session.flush()
    _book(session, number, change.booking, change.at)
    return True


def release(session: Session, row: VisitRow, state: VisitState, reason: str) -> None:
    """End a visit: it was done, or it is no longer due; its half-days are free again."""
    row.state = state
    row.ended_reason = reason
    session.add(row)
    session.exec(
        delete(BookingRow).where(
            col(BookingRow.case_number) == row.case_number, col(BookingRow.round) == row.round
        )
    )


def _book(session: Session, case_number: CaseNumber, booking: VisitBooking, at: datetime) -> None:
    session.merge(
        VisitRow(
            case_number=case_number,
            round=booking.round,
            day=booking.half_day.day,
            part=booking.half_day.part,
            place=booking.place,
            skill=booking.skill,
            inspector_id=booking.inspector_id,
            customs_officer_id=booking.customs_officer_id,
            reason_vi=booking.reason_vi,
            booked_at=at,
        )
    )
    for staff_id in (booking.inspector_id, booking.customs_officer_id):
        session.add(
            BookingRow(
                case_number=case_number,
                round=booking.round,
                staff_id=staff_id,
                half_day=booking.half_day.code,
            )
        )


def _is_held(row: StaffRoleRow, day: date) -> bool:
    return row.valid_from <= day and (row.valid_until is None or day < row.valid_until)


def _by_staff(rows: Sequence[LeaveRow]) -> defaultdict[str, list[date]]:
    days = defaultdict[str, list[date]](list)
    for row in rows:
        days[row.staff_id].append(row.day)
    return days
