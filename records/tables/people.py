"""Staff of both offices, what they may do, their accounts, and who acts in which case."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.vocabulary import Office, Role
from records.tables.columns import instant, word, words_list


class StaffRow(SQLModel, table=True):
    """A person of one office, under an id that never changes."""

    __tablename__ = "staff"

    staff_id: str = Field(primary_key=True)
    name: str
    title: str
    office: Office = word(Office)
    skills: list[str] = words_list()
    places: list[str] = words_list()
    is_active: bool = True


class StaffRoleRow(SQLModel, table=True):
    """A role held from a day until another (excluded)."""

    __tablename__ = "staff_roles"

    staff_id: str = Field(primary_key=True, foreign_key="staff.staff_id")
    role: Role = word(Role, primary_key=True)
    valid_from: date = Field(primary_key=True)
    valid_until: date | None = None


class LeaveRow(SQLModel, table=True):
    """A day on which a person is away."""

    __tablename__ = "leave_days"

    staff_id: str = Field(primary_key=True, foreign_key="staff.staff_id")
    day: date = Field(primary_key=True)
    reason: str = ""


class AccountRow(SQLModel, table=True):
    """How a person signs in; the first password is used once and changed."""

    __tablename__ = "accounts"

    username: str = Field(primary_key=True)
    staff_id: str = Field(foreign_key="staff.staff_id", index=True)
    password_hash: str
    must_change: bool = True
    is_disabled: bool = False
    failed_count: int = 0
    locked_until: datetime | None = instant(default=None)


class SessionRow(SQLModel, table=True):
    """A signed-in browser; only the digest of its random id is kept."""

    __tablename__ = "sessions"

    id_digest: str = Field(primary_key=True)
    username: str = Field(foreign_key="accounts.username", index=True)
    created_at: datetime = instant()
    seen_at: datetime = instant()


class CaseRoleRow(SQLModel, table=True):
    """Who acts in a case as what. One role a person and case: nobody signs what they inspected (row T6)."""

    __tablename__ = "case_roles"

    case_number: str = Field(primary_key=True)
    staff_id: str = Field(primary_key=True)
    role: Role = word(Role)
    fact_id: str
