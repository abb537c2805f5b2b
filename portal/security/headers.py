"""What may a browser do with our answer? Headers on every response, errors included."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
FILE_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
OWN_PDF_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
ONE_YEAR = "max-age=31536000; includeSubDomains"

HEADERS = {
    "content-security-policy": PAGE_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
STATIC_CACHE = "public, max-age=3600"


class SecurityHeaders:
    """Sets each header that the answer has not set stricter itself; only static files may be kept."""

    def __init__(self, app: ASGIApp, *, https_only: bool) -> None:
        self.app = app
        self.https_only = https_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                set_headers(MutableHeaders(scope=message), scope["path"], https_only=self.https_only)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def set_headers(headers: MutableHeaders, path: str, *, https_only: bool) -> None:
    """Add what is missing."""
    if path.startswith("/static/"):
        headers.setdefault("cache-control", STATIC_CACHE)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if https_only:
        headers.setdefault("strict-transport-security", ONE_YEAR)
