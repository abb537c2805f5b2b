"""What may customs read? Results as they stand and as they were told, notices as issued, and the feed."""

import re
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from customs import wire
from customs.wire import FeedMessage, ResultMessage, json_bytes
from models.language import Said
from models.problems import ErrorCode
from models.vocabulary import ClientScope
from portal.api.answers import Refusal, header_refusal
from portal.api.deps import ApiDeps
from portal.api.receiving import Signed
from records import notices, outbox, results
from records.engine import reading

FEED_LIMIT = 200
NO_RESULT = Said(
    "Chưa có kết quả nào cho số tờ khai này.", "There is no result for this declaration number yet."
)
NOTHING_TOLD = Said(
    "Chưa có kết quả nào được lập để báo hải quan.", "No result has been made to be told to customs yet."
)
NO_NOTICE = Said("Không có văn bản đã ban hành mang số này.", "No notice with this number has been issued.")
_NUMBER = re.compile(r"\d{12}", re.ASCII)


def add_result_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One route a read."""
    readers = [Depends(Signed(deps, ClientScope.READ))]

    @router.get("/declarations/{number}", name="result", dependencies=readers)
    async def result(number: str) -> Response:
        message = await run_in_threadpool(newest_result, deps, number)
        return Response(json_bytes(message), media_type="application/json")

    @router.get("/declarations/{number}/dispositions/latest", name="latest", dependencies=readers)
    async def latest(number: str) -> Response:
        return Response(await run_in_threadpool(_latest, deps, number), media_type="application/json")

    @router.get("/declarations/{number}/notices/{notice_number:path}", name="notice", dependencies=readers)
    async def notice(number: str, notice_number: str) -> Response:
        if not notice_number.isprintable():
            raise Refusal(ErrorCode.NOT_FOUND)
        return await run_in_threadpool(_notice, deps, number, notice_number)

    @router.get("/dispositions", name="feed", dependencies=readers)
    async def feed(request: Request) -> Response:
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
        raise Refusal(ErrorCode.NOT_FOUND, detail=NO_RESULT)
    return ResultMessage(
        so_to_khai=number,
        so_ket_qua=stored.result_number,
        thoi_diem=deps.now(),
        ket_qua=wire.result(stored.declaration, stored.assessment, stored.notices),
    )


def _latest(deps: ApiDeps, number: str) -> bytes:
    """The newest result in the bytes in which it was told, or will be."""
    with reading(deps.engine) as session:
        told = outbox.latest(session, number) if is_number(number) else None
    if told is None:
        raise Refusal(ErrorCode.NOT_FOUND, detail=NOTHING_TOLD)
    return told[0].body or json_bytes(_message(told))


def _message(told: outbox.Told) -> ResultMessage:
    row, before = told
    if row.body is not None:
        return ResultMessage.model_validate_json(row.body)
    replaced = wire.Replaced(before.result_number, before.result) if before else None
    return wire.result_message(
        row.declaration_number, row.result_number, row.created_at, row.result, replaced
    )


def _notice(deps: ApiDeps, number: str, notice_number: str) -> Response:
    with reading(deps.engine) as session:
        row = notices.by_number(session, number, notice_number) if is_number(number) else None
    if row is None or row.pdf_digest is None:
        raise Refusal(ErrorCode.NOT_FOUND, detail=NO_NOTICE)
    name = quote(f"{notice_number.replace('/', '-')}.pdf")
    headers = {
        "content-disposition": f"inline; filename*=UTF-8''{name}",
        "etag": f'"{row.pdf_digest}"',
        "x-content-type-options": "nosniff",
    }
    return Response(deps.files.get(row.pdf_digest), media_type="application/pdf", headers=headers)


def _feed(deps: ApiDeps, after: int) -> FeedMessage:
    with reading(deps.engine) as session:
        page = outbox.feed(session, after, FEED_LIMIT)
    return FeedMessage(
        ban_tin=tuple(_message(told) for told in page),
        tiep_theo=(page[-1][0].outbox_id or after) if page else after,
    )


def _after(request: Request) -> int:
    text = request.query_params.get("after", "0")
    if not (text.isascii() and text.isdigit() and len(text) <= 15):
        raise header_refusal(
            ErrorCode.INVALID,
            "after",
            text,
            Said("after phải là số nguyên không âm", "after must be a whole number, not negative"),
            Said("Dùng tiep_theo của lần đọc trước", "Use tiep_theo of the read before"),
        )
    return int(text)
