"""Who works in the two offices, and what may each do on a day?"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from models.vocabulary import Office, Role
from records.tables import LeaveRow, StaffRoleRow, StaffRow


def add_staff(
    session: Session,
    staff_id: str,
    name: str,
    title: str,
    office: Office,
    *,
    skills: Iterable[str] = (),
    places: Iterable[str] = (),
) -> StaffRow:
    """A new person, without role and without account."""
    row = StaffRow(
        staff_id=staff_id, name=name, title=title, office=office, skills=list(skills), places=list(places)
    )
    session.add(row)
    session.flush()
    return row


def give_role(
    session: Session, staff_id: str, role: Role, valid_from: date, valid_until: date | None = None
) -> None:
    """The role is held from the day until the other (excluded)."""
    session.add(StaffRoleRow(staff_id=staff_id, role=role, valid_from=valid_from, valid_until=valid_until))


def leave(session: Session, staff_id: str, days: Iterable[date], reason: str = "") -> None:
    """The person is away on these days; no visit is booked for them."""
    for day in days:
        session.merge(LeaveRow(staff_id=staff_id, day=day, reason=reason))


def roles_on(session: Session, staff_id: str, day: date) -> frozenset[Role]:
    """The roles that the person holds on the day."""
    held = select(StaffRoleRow).where(StaffRoleRow.staff_id == staff_id, *_in_force(day))
    return frozenset(row.role for row in session.exec(held))


def holders(session: Session, office: Office, role: Role, day: date) -> tuple[StaffRow, ...]:
    """Who of the office holds the role on the day, by name."""
    query = (
        select(StaffRow)
        .join(StaffRoleRow, col(StaffRoleRow.staff_id) == col(StaffRow.staff_id))
        .where(StaffRow.office == office, StaffRow.is_active, StaffRoleRow.role == role, *_in_force(day))
        .order_by(col(StaffRow.name), col(StaffRow.staff_id))
    )
    return tuple(session.exec(query))


def _in_force(day: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(StaffRoleRow.valid_from) <= day,
        or_(col(StaffRoleRow.valid_until).is_(None), col(StaffRoleRow.valid_until) > day),
    )
