"""What does a person see when a form is over its limit? The framework's two words become a page of ours."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from portal.pages.frame.errors import MACHINE_FACE, error_page


class TooLargePage:
    """The limit is counted below us, while the body streams; here only its answer gets our words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(MACHINE_FACE):
            await self.app(scope, receive, send)
            return
        is_replaced = False

        async def send_own_words(message: Message) -> None:
            nonlocal is_replaced
            if message["type"] == "http.response.start" and _is_bare(message):
                is_replaced = True
                response = error_page(Request(scope), HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "")
                await response(scope, receive, send)
            elif not is_replaced:
                await send(message)

        await self.app(scope, receive, send_own_words)


def _is_bare(message: Message) -> bool:
    headers: dict[bytes, bytes] = dict(message["headers"])
    is_too_large = bool(message["status"] == HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return is_too_large and headers.get(b"content-type", b"").startswith(b"text/plain")
