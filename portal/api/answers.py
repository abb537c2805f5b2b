"""How does every refusal leave: as problem+json in two languages, whatever went wrong?"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from customs.wire import WireError, shown
from models.language import Said
from models.problems import EXCHANGE, ErrorCode, FieldProblem, Problem, problem

PROBLEM_TYPE = "application/problem+json"
UNREAD = (ErrorCode.TOO_LARGE, ErrorCode.TOO_SLOW)
_log = logging.getLogger(__name__)


class Refusal(Exception):  # noqa: N818  # a refusal is the normal work of a border
    """A request that is not served, and why."""

    def __init__(
        self,
        code: ErrorCode,
        *,
        detail: Said | None = None,
        errors: tuple[FieldProblem, ...] = (),
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.errors = errors
        self.retry_after = retry_after

    @classmethod
    def of(cls, error: WireError) -> "Refusal":
        """The refusal of a message that says nothing we can use."""
        return cls(error.code, errors=error.errors)

    def problem(self, path: str, *, is_message: bool = True) -> Problem:
        """As the sender reads it; of a read, as who asked."""
        return problem(
            self.code, detail=self.detail, instance=path, errors=self.errors, is_message=is_message
        )


def header_refusal(code: ErrorCode, header: str, value: str | None, reason: Said, action: Said) -> Refusal:
    """A refusal whose cause is a header or a query member."""
    fault = FieldProblem.of(header, shown(value or None), code.value, reason, action, ground=EXCHANGE)
    return Refusal(code, detail=Said(f"{reason.vi}.", f"{reason.en}."), errors=(fault,))


def problem_response(problem: Problem, retry_after: int | None = None) -> Response:
    """A problem on its way out; with the seconds after which to come back, where that helps.

    A connection on which a body was not read to its end is closed (RFC 9110, 15.5.9 and 15.5.14).
    """
    headers = {} if retry_after is None else {"retry-after": str(retry_after)}
    if problem.code in UNREAD:
        headers["connection"] = "close"
    body = problem.model_dump_json(exclude_none=True)
    return Response(body, status_code=problem.status, headers=headers, media_type=PROBLEM_TYPE)


class ProblemRoute(APIRoute):
    """A route whose every failure is a problem."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        """The handler, with its refusals turned into answers."""
        serve = super().get_route_handler()

        async def answer(request: Request) -> Any:
            path, is_message = request.url.path, request.method == "POST"
            try:
                return await serve(request)
            except Refusal as refusal:
                return problem_response(refusal.problem(path, is_message=is_message), refusal.retry_after)
            except Exception:  # noqa: BLE001  # a stack trace is for the log, never for a partner
                _log.exception("request failed: %s %s", request.method, request.url.path)
                return problem_response(problem(ErrorCode.INTERNAL, instance=path, is_message=is_message))

        return answer
