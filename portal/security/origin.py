"""Did this request come from our own page? Asked of every unsafe method where a cookie counts.

The rule of Go's CrossOriginProtection, but a request without either header is refused too: a browser sends
one, and a script that posts our forms can send `Origin`.
"""

from urllib.parse import urlsplit

from starlette.requests import Request

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_from_our_page(request: Request) -> bool:
    """Fetch metadata when the browser sends it, else the origin against the host."""
    if request.method in SAFE_METHODS:
        return True
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")
