"""Who may ask for this? Every route names its permission; what names none is refused at start."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Mount

from models.days import vietnamese_day
from models.vocabulary import Role
from portal.deps import PortalDeps, portal_deps
from portal.pages.frame.desk import Desk, User
from portal.security.cookies import session_id
from portal.security.origin import SAFE_METHODS, is_from_our_page
from records.engine import reading, writing
from records.people import accounts, staff
from records.tables import StaffRow

READERS = (
    Role.INSPECTOR,
    Role.REVIEWER,
    Role.SIGNATORY,
    Role.CUSTOMS_OFFICER,
    Role.SUPERVISOR,
    Role.AUDITOR,
)
ACTORS = (Role.INSPECTOR, Role.REVIEWER, Role.SIGNATORY, Role.CUSTOMS_OFFICER)
CROSS_SITE_VI = "Yêu cầu này không được gửi từ trang của hệ thống nên không được thực hiện."
NOT_YOURS_VI = "Vai trò của bạn hôm nay không được dùng chức năng này."
READ_ONLY_VI = "Kiểm toán viên chỉ xem, không thay đổi hồ sơ."


class SignInNeeded(Exception):  # noqa: N818 - a turn of the road, not an error
    """Nobody is signed in under this cookie, or not any more."""


class PasswordChangeNeeded(Exception):  # noqa: N818 - a turn of the road, not an error
    """The one-time password has opened the door once; first comes an own one."""


class Permission:
    """What every route carries; `roles_vi` is how the table of routes names it."""

    roles: tuple[Role, ...] = ()


class Everyone(Permission):
    """Open to a browser that is not signed in: signing in, and the way out."""

    def __call__(self, request: Request) -> None:
        _refuse_other_sites(request)


class SignedIn(Permission):
    """Open to every account, also before its first password is changed: signing out, the own password."""

    def __call__(self, request: Request) -> Desk:
        _refuse_other_sites(request)
        return _desk(request)


class Allow(Permission):
    """Open to the roles named, held on the day; an auditor reads and never writes."""

    def __init__(self, *roles: Role) -> None:
        self.roles = roles

    def __call__(self, request: Request) -> Desk:
        _refuse_other_sites(request)
        desk = _desk(request)
        if desk.user.must_change:
            raise PasswordChangeNeeded
        if not desk.user.roles.intersection(self.roles):
            raise HTTPException(HTTPStatus.FORBIDDEN, NOT_YOURS_VI)
        if request.method not in SAFE_METHODS and Role.AUDITOR in desk.user.roles:
            raise HTTPException(HTTPStatus.FORBIDDEN, READ_ONLY_VI)
        return desk


class Partner(Permission):
    """Open to customs' machines; the router for customs checks the signature of each message itself."""

    def __call__(self) -> None:
        """Nothing to ask here."""


def require_permissions(app: FastAPI) -> None:
    """Deny by default: an app with a route that names no permission does not start."""
    nameless = [str(path) for path, permission in permissions(app) if permission is None]
    if nameless:
        raise RuntimeError(f"routes without a permission: {', '.join(nameless)}")


def permissions(app: FastAPI) -> Iterable[tuple[str, Permission | None]]:
    """Each route with its permission; the stylesheet and script are open files and no route."""
    for context in iter_route_contexts(app.routes):
        if not isinstance(context.original_route, Mount):
            yield f"{'/'.join(sorted(context.methods or ()))} {context.path}", _permission(context)


def _permission(context: RouteContext) -> Permission | None:
    dependencies: Iterable[Any] = getattr(getattr(context, "dependant", None), "dependencies", ())
    calls = (dependency.call for dependency in dependencies)
    return next((call for call in calls if isinstance(call, Permission)), None)


def _refuse_other_sites(request: Request) -> None:
    if not is_from_our_page(request):
        raise HTTPException(HTTPStatus.FORBIDDEN, CROSS_SITE_VI)


def _desk(request: Request) -> Desk:
    deps = portal_deps(request)
    raw = session_id(request)
    now = deps.now()
    user = _user(deps, raw) if raw else None
    if raw is None or user is None:
        raise SignInNeeded
    desk = Desk(deps=deps, user=user, now=now, path=request.url.path, session_id=raw)
    request.state.desk = desk
    return desk


def _user(deps: PortalDeps, raw: str) -> User | None:
    now = deps.now()
    with reading(deps.engine) as session:
        account = accounts.find_session(session, raw, now)
        person = session.get(StaffRow, account.staff_id) if account else None
        if account is None or person is None or not person.is_active:
            return None
        user = User(
            staff_id=person.staff_id,
            username=account.username,
            name=person.name,
            title=person.title,
            office=person.office,
            roles=staff.roles_on(session, person.staff_id, vietnamese_day(now)),
            must_change=account.must_change,
        )
        is_stale = accounts.needs_touch(session, raw, now)
    if is_stale:
        with writing(deps.engine) as session:
            accounts.touch_session(session, raw, now)
    return user
