"""What does a person see when something does not work? One page for every error, with a way on."""

import logging
import secrets
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.problems import ErrorCode, problem
from portal.deps import portal_deps
from portal.pages.frame.desk import Desk
from portal.pages.frame.links import with_query
from portal.pages.frame.refusal import HOME, PageRefusal, RefusalPage
from portal.pages.frame.shell import frame, show
from portal.security.access import PasswordChangeNeeded, SignInNeeded
from portal.security.headers import set_headers

MACHINE_FACE = "/api/"
LOG = logging.getLogger(__name__)
CODES = {
    HTTPStatus.NOT_FOUND: ErrorCode.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: ErrorCode.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ErrorCode.TOO_LARGE,
}
"""What the machine face is told where none of its own routes answered; its problems are of one shape."""
TITLES = {
    HTTPStatus.BAD_REQUEST: "Yêu cầu không đúng",
    HTTPStatus.FORBIDDEN: "Bạn không được làm việc này",
    HTTPStatus.NOT_FOUND: "Không tìm thấy trang",
    HTTPStatus.METHOD_NOT_ALLOWED: "Trang này không nhận yêu cầu như vậy",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Nội dung gửi lên quá lớn",
}
TEXTS = {
    HTTPStatus.NOT_FOUND: "Địa chỉ có thể đã gõ sai hoặc đã cũ. Hãy kiểm tra lại, "
    "hoặc tìm trong danh sách hồ sơ.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Hãy mở lại trang và dùng các nút trên trang.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Mỗi ảnh tối đa 10 MB, mỗi lần gửi tối đa 20 ảnh và 120 MB. "
    "Hãy quay lại và gửi ít hơn.",
}
BROKEN_VI = "Hệ thống gặp lỗi và đã ghi lại. Hãy thử lại; nếu vẫn lỗi, báo mã sau cho quản trị."


def handle_errors(app: FastAPI) -> None:
    """Register the answers; the machine face has its own for what it raises itself."""
    app.add_exception_handler(SignInNeeded, _sign_in)
    app.add_exception_handler(PasswordChangeNeeded, _change_password)
    app.add_exception_handler(PageRefusal, _refusal)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _bad_address)
    app.add_exception_handler(Exception, _broken)


def _sign_in(request: Request, _error: Exception) -> Response:
    next_path = request.url.path if request.method == "GET" and request.url.path != "/" else None
    return RedirectResponse(with_query("/sign-in", next=next_path), HTTPStatus.SEE_OTHER)


def _change_password(_request: Request, _error: Exception) -> Response:
    return RedirectResponse("/password", HTTPStatus.SEE_OTHER)


def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, PageRefusal)
    return _page(request, error.page, error.status)


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    response = error_page(request, status, error.detail if error.detail != status.phrase else "")
    response.headers.update(error.headers or {})
    return response


def error_page(request: Request, status: HTTPStatus, own_words: str) -> Response:
    """What the status means to a person; `own_words` where no general words exist."""
    title = TITLES.get(status, "Không thực hiện được")
    text = TEXTS.get(status) or own_words or "Hãy mở lại trang và thử lại."
    return _page(request, RefusalPage(title, text, HOME), status)


def _bad_address(request: Request, _error: Exception) -> Response:
    text = "Địa chỉ hoặc bộ lọc không đúng. Hãy mở lại trang từ danh sách."
    return _page(request, RefusalPage(TITLES[HTTPStatus.BAD_REQUEST], text, HOME), HTTPStatus.BAD_REQUEST)


def _broken(request: Request, error: Exception) -> Response:
    """Outside the other middleware, so the headers are set here."""
    reference = secrets.token_hex(4)
    LOG.error("page failed, reference %s, path %s", reference, request.url.path, exc_info=error)
    page = RefusalPage("Hệ thống gặp lỗi", BROKEN_VI, HOME, reference)
    response = _page(request, page, HTTPStatus.INTERNAL_SERVER_ERROR)
    set_headers(response.headers, request.url.path, https_only=portal_deps(request).secure_cookies)
    return response


def _page(request: Request, page: RefusalPage, status: HTTPStatus) -> Response:
    if request.url.path.startswith(MACHINE_FACE):
        told = problem(CODES.get(status, ErrorCode.INTERNAL), instance=request.url.path)
        content = told.model_dump(mode="json", exclude_none=True) | {"status": int(status)}
        return JSONResponse(content, int(status), media_type="application/problem+json")
    desk: Desk | None = getattr(request.state, "desk", None)
    if desk is not None:
        return desk.page("refusal.html", page, page.title, int(status))
    return show("refusal.html", frame(portal_deps(request).office, page.title), page, int(status))
