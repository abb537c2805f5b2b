"""How does a person come in and go out? Sign in, sign out, the own password."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from starlette.requests import Request
from starlette.responses import Response

from portal.deps import portal_deps
from portal.pages.frame.desk import Desk
from portal.pages.frame.sent import Sent, read_sent
from portal.pages.frame.shell import frame, show
from portal.pages.frame.words import FieldError
from portal.security.access import Everyone, SignedIn
from portal.security.cookies import clear_session, session_id, set_session
from records.engine import reading, writing
from records.people import accounts
from records.tables import AccountRow

MIN_LENGTH = 12
MAX_LENGTH = 200
NOT_RIGHT_VI = (
    "Tên đăng nhập hoặc mật khẩu không đúng. Sau 5 lần sai, tài khoản tạm khóa 15 phút; "
    "hãy đợi rồi thử lại hoặc liên hệ quản trị."
)

router = APIRouter()
Form = Annotated[Sent, Depends(read_sent)]
Person = Annotated[Desk, Depends(SignedIn())]


@dataclass(frozen=True, slots=True)
class SignInPage:
    """The way in; `next_path` is where the person wanted to go."""

    username: str = ""
    next_path: str = "/"
    errors: tuple[FieldError, ...] = ()


@dataclass(frozen=True, slots=True)
class PasswordPage:
    """The own password; `is_first` while the one-time password has to be replaced."""

    is_first: bool
    username: str
    min_length: int = MIN_LENGTH
    errors: tuple[FieldError, ...] = ()


@router.get("/sign-in", dependencies=[Depends(Everyone())])
def sign_in_page(request: Request, next: str = "/") -> Response:  # noqa: A002 - the query's name
    """The form."""
    return _sign_in(request, SignInPage(next_path=local_path(next)))


@router.post("/sign-in", dependencies=[Depends(Everyone())])
def sign_in(request: Request, sent: Form) -> Response:
    """One answer for every failure, in the same time, whoever asks."""
    deps, now = portal_deps(request), portal_deps(request).now()
    username, next_path = sent.text("username"), local_path(sent.text("next"))
    with writing(deps.engine) as session:
        password_hash = accounts.begin_attempt(session, username, now)
    if not accounts.is_password(sent.fields.get("password", "")[:MAX_LENGTH], password_hash):
        errors = (FieldError("username", NOT_RIGHT_VI),)
        return _sign_in(request, SignInPage(username, next_path, errors), HTTPStatus.UNPROCESSABLE_ENTITY)
    old = session_id(request)
    with writing(deps.engine) as session:
        if old:
            accounts.close_session(session, old)
        raw = accounts.open_session(session, username, now)
    response = RedirectResponse(next_path, HTTPStatus.SEE_OTHER)
    set_session(request, response, raw)
    return response


@router.post("/sign-out")
def sign_out(request: Request, desk: Person) -> Response:
    """The session ends on the server too."""
    with writing(desk.deps.engine) as session:
        accounts.close_session(session, desk.session_id)
    response = RedirectResponse("/sign-in", HTTPStatus.SEE_OTHER)
    clear_session(request, response)
    return response


@router.get("/password")
def password_page(desk: Person) -> Response:
    """The form."""
    return _password(desk, ())


@router.post("/password")
def change_password(request: Request, desk: Person, sent: Form) -> Response:
    """A new password signs out every other browser and gives this one a new session."""
    current, new = sent.fields.get("current", ""), sent.fields.get("new", "")
    errors = _password_errors(desk, current, new, sent.fields.get("again", ""))
    if errors:
        return _password(desk, errors)
    password_hash = accounts.hash_password(new)
    with writing(desk.deps.engine) as session:
        accounts.change_password(session, desk.user.username, password_hash)
        raw = accounts.open_session(session, desk.user.username, desk.now)
    response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    set_session(request, response, raw)
    return response


def local_path(path: str) -> str:
    """Only a path of this portal: never another host."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def _sign_in(request: Request, page: SignInPage, status: int = HTTPStatus.OK) -> Response:
    title = "Lỗi: Đăng nhập" if page.errors else "Đăng nhập"
    return show("sign_in.html", frame(portal_deps(request).office, title), page, status)


def _password(desk: Desk, errors: tuple[FieldError, ...]) -> Response:
    page = PasswordPage(is_first=desk.user.must_change, username=desk.user.username, errors=errors)
    title = "Lỗi: Đổi mật khẩu" if errors else "Đổi mật khẩu"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return desk.page("password.html", page, title, status)


def _password_errors(desk: Desk, current: str, new: str, again: str) -> tuple[FieldError, ...]:
    with reading(desk.deps.engine) as session:
        password_hash = session.get_one(AccountRow, desk.user.username).password_hash
    if not accounts.is_password(current[:MAX_LENGTH], password_hash):
        return (FieldError("current", "Mật khẩu hiện tại không đúng."),)
    if not MIN_LENGTH <= len(new) <= MAX_LENGTH:
        return (FieldError("new", f"Mật khẩu mới phải có từ {MIN_LENGTH} đến {MAX_LENGTH} ký tự."),)
    if new == current:
        return (FieldError("new", "Mật khẩu mới phải khác mật khẩu hiện tại."),)
    if new != again:
        return (FieldError("again", "Hai lần nhập mật khẩu mới không giống nhau."),)
    return ()
