"""Who asks, with what, and at which moment? What every page of a signed-in person begins with."""

from dataclasses import dataclass
from datetime import date, datetime

from fastapi.responses import HTMLResponse

from models.days import vietnamese_day
from models.vocabulary import Office, Role
from portal.deps import PortalDeps
from portal.pages.frame.shell import NavItem, Shell, show

NAV = (("Việc cần làm", "/"), ("Hồ sơ", "/cases"))


@dataclass(frozen=True, slots=True)
class User:
    """The person behind the session, with the roles held today."""

    staff_id: str
    username: str
    name: str
    title: str
    office: Office
    roles: frozenset[Role]
    must_change: bool

    @property
    def offices(self) -> tuple[Office, ...]:
        """Whose tasks the person sees: the own office's; an auditor sees both (row T1)."""
        return tuple(Office) if Role.AUDITOR in self.roles else (self.office,)

    @property
    def is_supervisor(self) -> bool:
        """May the person hand tasks of the own office to others?"""
        return Role.SUPERVISOR in self.roles and Role.AUDITOR not in self.roles

    @property
    def roles_vi(self) -> str:
        """The roles held today, in the order of the vocabulary."""
        return ", ".join(role.label_vi for role in Role if role in self.roles)


@dataclass(frozen=True, slots=True)
class Desk:
    """One request of a signed-in person."""

    deps: PortalDeps
    user: User
    now: datetime
    path: str
    session_id: str

    @property
    def today(self) -> date:
        """The Vietnamese day of the request."""
        return vietnamese_day(self.now)

    def page(self, template: str, page: object, title: str, status: int = 200) -> HTMLResponse:
        """The page inside the person's frame."""
        office = self.deps.office
        shell = Shell(
            title=title,
            parent_office=office.parent_office,
            office_name=office.office_name,
            user_name=self.user.name,
            user_line=f"{self.user.roles_vi or 'Chưa có vai trò'} – {self.office_name}",
            nav=tuple(NavItem(text, href, self._is_at(href)) for text, href in NAV),
        )
        return show(template, shell, page, status)

    @property
    def office_name(self) -> str:
        """The person's office, by its name of today."""
        office = self.deps.office
        return office.office_name if self.user.office is Office.DOST else office.customs_office_name

    def _is_at(self, href: str) -> bool:
        return self.path == href or (href != "/" and self.path.startswith(href))
