"""What may customs read? The newest result, the notices as issued, and the feed for reconciliation."""

import re
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from customs import wire
from customs.wire import FeedMessage, ResultMessage, json_bytes
from models.problems import ErrorCode
from portal.api.answers import Refusal, header_refusal
from portal.api.deps import ApiDeps
from portal.api.receiving import authenticate
from records import notices, results
from records.engine import reading

FEED_LIMIT = 200
_NUMBER = re.compile(r"\d{12}", re.ASCII)


def add_result_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One route a read."""

    @router.get("/declarations/{number}", name="result")
    async def result(request: Request, number: str) -> Response:
        authenticate(deps, request, b"", deps.now())
        message = await run_in_threadpool(newest_result, deps, number)
        return Response(json_bytes(message), media_type="application/json")

    @router.get("/declarations/{number}/notices/{notice_number:path}", name="notice")
    async def notice(request: Request, number: str, notice_number: str) -> Response:
        authenticate(deps, request, b"", deps.now())
        if not notice_number.isprintable():
            raise Refusal(ErrorCode.NOT_FOUND)
        return await run_in_threadpool(_notice, deps, number, notice_number)

    @router.get("/dispositions", name="feed")
    async def feed(request: Request) -> Response:
        authenticate(deps, request, b"", deps.now())
        message = await run_in_threadpool(_feed, deps, _after(request))
        return Response(json_bytes(message), media_type="application/json")


def is_number(text: str | None) -> bool:
    """Is it a declaration number? Nothing else is ever looked up."""
    return text is not None and _NUMBER.fullmatch(text) is not None


def newest_result(deps: ApiDeps, number: str) -> ResultMessage:
    """The result of a declaration as it stands now; its instant is that of the answer."""
    with reading(deps.engine) as session:
        stored = results.newest(session, number) if is_number(number) else None
    if stored is None:
        raise Refusal(ErrorCode.NOT_FOUND, detail="Chưa có kết quả nào cho số tờ khai này.")
    return ResultMessage(
        so_to_khai=number,
        so_ket_qua=stored.result_number,
        thoi_diem=deps.now(),
        ket_qua=wire.result(stored.declaration, stored.assessment, stored.notices),
    )


def _notice(deps: ApiDeps, number: str, notice_number: str) -> Response:
    with reading(deps.engine) as session:
        row = notices.by_number(session, number, notice_number) if is_number(number) else None
    if row is None or row.pdf_digest is None:
        raise Refusal(ErrorCode.NOT_FOUND, detail="Không có văn bản đã ban hành mang số này.")
    name = quote(f"{notice_number.replace('/', '-')}.pdf")
    headers = {
        "content-disposition": f"inline; filename*=UTF-8''{name}",
        "etag": f'"{row.pdf_digest}"',
        "x-content-type-options": "nosniff",
    }
    return Response(deps.files.get(row.pdf_digest), media_type="application/pdf", headers=headers)


def _feed(deps: ApiDeps, after: int) -> FeedMessage:
    with reading(deps.engine) as session:
        rows = results.feed(session, after, FEED_LIMIT)
    return FeedMessage(
        ban_tin=tuple(
            wire.result_message(row.declaration_number, row.result_number, row.created_at, row.result)
            for row in rows
        ),
        tiep_theo=(rows[-1].outbox_id or after) if rows else after,
    )


def _after(request: Request) -> int:
    text = request.query_params.get("after", "0")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise header_refusal(
            ErrorCode.INVALID,
            "after",
            text,
            "after phải là số nguyên không âm",
            "Dùng tiep_theo của lần đọc trước",
        )
    return int(text)
