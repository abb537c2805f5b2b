"""Who asks, with what, and at which moment? What every page of a signed-in person begins with."""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from fastapi.responses import HTMLResponse
from sqlalchemy.exc import SQLAlchemyError

from models.days import vietnamese_day
from models.vocabulary import Office, Role
from portal.deps import PortalDeps
from portal.pages.frame.shell import Banner, NavItem, Shell, show
from portal.pages.frame.words import moment_vi
from records.engine import reading
from records.watching.link import LinkState, link_state

LOG = logging.getLogger(__name__)

LINK_PATH = "/customs"
NAV = (("Việc cần làm", "/"), ("Hồ sơ", "/cases"), ("Kết nối hải quan", LINK_PATH))
OVERSIGHT = (("Quá hạn", "/timeouts"),)


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
    def oversees(self) -> bool:
        """Does the person look after what others have to do in time?"""
        return bool(self.roles & {Role.SUPERVISOR, Role.AUDITOR})

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
        link = self._link()
        shell = Shell(
            title=title,
            parent_office=office.parent_office,
            office_name=office.office_name,
            user_name=self.user.name,
            user_line=f"{self.user.roles_vi or 'Chưa có vai trò'} – {self.office_name}",
            nav=tuple(
                NavItem(text, href, self._is_at(href), self._count(link) if href == LINK_PATH else 0)
                for text, href in (*NAV, *(OVERSIGHT if self.user.oversees else ()))
            ),
            banner=down_banner(link) if link and link.is_down(self.now) else None,
        )
        return show(template, shell, page, status)

    @property
    def office_name(self) -> str:
        """The person's office, by its name of today."""
        office = self.deps.office
        return office.office_name if self.user.office is Office.DOST else office.customs_office_name

    def _link(self) -> LinkState | None:
        """One statement a page; what cannot be read is not shown, and the page is."""
        try:
            with reading(self.deps.engine) as session:
                return link_state(session)
        except SQLAlchemyError:
            LOG.exception("the state of the link to customs could not be read")
            return None

    def _count(self, link: LinkState | None) -> int:
        return link.alarm_count if link and self.user.is_supervisor else 0

    def _is_at(self, href: str) -> bool:
        return self.path == href or (href != "/" and self.path.startswith(href))


def down_banner(link: LinkState) -> Banner:
    """What an outage means for the reader's work: cases are still taken in, results leave by themselves."""
    oldest = f", lâu nhất từ {moment_vi(link.oldest_at)}" if link.oldest_at else ""
    text = (
        f"Mất kết nối với hệ thống hải quan từ {moment_vi(link.down_since)}; "
        f"còn {link.waiting_count} bản kết quả chờ gửi{oldest}; "
        "hồ sơ vẫn tiếp nhận, kết quả sẽ tự gửi khi nối lại."
    )
    return Banner(text, LINK_PATH, "Xem kết nối hải quan")
