"""How does a browser carry its session? One cookie with a random id that nothing but the server reads."""

from starlette.requests import Request
from starlette.responses import Response

from portal.deps import portal_deps
from records.people.accounts import ABSOLUTE


def cookie_name(request: Request) -> str:
    """The `__Host-` prefix pins the cookie to this host; plain HTTP on the own machine cannot have it."""
    return "__Host-session" if portal_deps(request).secure_cookies else "session"


def session_id(request: Request) -> str | None:
    """The raw id, as the browser sent it."""
    return request.cookies.get(cookie_name(request))


def set_session(request: Request, response: Response, raw: str) -> None:
    """A new id after each sign-in."""
    response.set_cookie(
        cookie_name(request),
        raw,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        secure=portal_deps(request).secure_cookies,
        httponly=True,
        samesite="lax",
    )


def clear_session(request: Request, response: Response) -> None:
    """Signing out leaves nothing in the browser."""
    response.delete_cookie(
        cookie_name(request),
        path="/",
        secure=portal_deps(request).secure_cookies,
        httponly=True,
        samesite="lax",
    )
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
