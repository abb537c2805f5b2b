"""What happens to a message from customs? Kept, read as a fact, handed to the door, answered at once."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from customs.wire import MAX_BODY_BYTES, ReceiptMessage, WireError, json_bytes, number_in, parse, shown
from intake.door import Conflict, FactRefused, Inbound, Receipt
from models.facts import Fact, PaperFiled
from models.language import Said
from models.papers import Paper
from models.problems import ADVICE, EXCHANGE, ErrorCode, FieldProblem, Problem
from models.vocabulary import ClientScope
from portal.api.answers import Refusal
from portal.api.attachments import Attachment, attachment_in, list_file
from portal.api.deps import PREFIX, ApiDeps
from portal.api.receiving import FILE_TYPE, Sent, Signed, check_key, expect_json, media_type
from portal.api.results import is_number, newest_result

MAX_WAIT_SECONDS = 5
FUTURE_TOLERANCE = timedelta(minutes=5)
_REFUSED_EN = {"Hồ sơ đã kết thúc.": "The case has ended."}
"""Why a case does not take a message of customs; what is refused to people is not said here."""

_CODES = {code.value: code for code in ErrorCode}
_WAIT = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,4})", re.ASCII)


def add_message_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One route a call."""
    declaring = Annotated[Sent, Depends(Signed(deps, ClientScope.DECLARE))]
    filing = Annotated[Sent, Depends(Signed(deps, ClientScope.FILE))]
    reporting = Annotated[Sent, Depends(Signed(deps, ClientScope.REPORT))]
    deciding = Annotated[Sent, Depends(Signed(deps, ClientScope.CUSTOMS))]

    @router.post("/declarations", name="declarations")
    async def declarations(request: Request, sent: declaring) -> Response:
        return await _take(deps, request, sent, "declarations", None)

    @router.post("/declarations/{number}/amendments", name="amendments")
    async def amendments(request: Request, number: str, sent: declaring) -> Response:
        return await _take(deps, request, sent, "amendments", number)

    @router.post("/declarations/{number}/withdrawal", name="withdrawal")
    async def withdrawal(request: Request, number: str, sent: declaring) -> Response:
        return await _take(deps, request, sent, "withdrawal", number)

    @router.post("/declarations/{number}/documents", name="documents")
    async def documents(request: Request, number: str, sent: filing) -> Response:
        return await _take(deps, request, sent, "documents", number)

    @router.post("/declarations/{number}/arrival", name="arrival")
    async def arrival(request: Request, number: str, sent: reporting) -> Response:
        return await _take(deps, request, sent, "arrival", number)

    @router.post("/declarations/{number}/storage", name="storage")
    async def storage(request: Request, number: str, sent: reporting) -> Response:
        return await _take(deps, request, sent, "storage", number)

    @router.post("/declarations/{number}/clearance", name="clearance")
    async def clearance(request: Request, number: str, sent: deciding) -> Response:
        return await _take(deps, request, sent, "clearance", number)


async def _take(deps: ApiDeps, request: Request, sent: Sent, call: str, number: str | None) -> Response:
    kind = media_type(request)
    has_file = call == "documents" and kind == FILE_TYPE
    try:
        check_key(request, sent)
        attachment = await _attachment(request, sent, kind, has_file=has_file)
        fact = await run_in_threadpool(_fact, deps, call, number, sent, attachment)
        receipt = await run_in_threadpool(_receive, deps, sent, fact, attachment)
    except (Refusal, WireError) as error:
        refusal = error if isinstance(error, Refusal) else Refusal.of(error)
        await run_in_threadpool(_reject, deps, sent, number, refusal.problem(request.url.path))
        raise refusal from error
    except Conflict as conflict:
        refusal = Refusal(_CODES[conflict.code])
        # kept under an id of its own, so that the same message is answered the same again
        beside = replace(sent, message_id=f"{sent.message_id}#409")
        await run_in_threadpool(_reject, deps, beside, number, refusal.problem(request.url.path))
        raise refusal from conflict
    return await _answer(deps, request, call, receipt)


async def _attachment(request: Request, sent: Sent, kind: str, *, has_file: bool) -> Attachment | None:
    if has_file:
        return await attachment_in(request, sent.body)
    expect_json(kind)
    return None


def _reject(deps: ApiDeps, sent: Sent, number: str | None, problem: Problem) -> None:
    """Keep what cannot be used, with the answer its sender gets."""
    inbound = Inbound(sent.client_id, sent.message_id, sent.body[:MAX_BODY_BYTES])
    known = number_in(sent.body) or (number if is_number(number) else None)
    deps.door.reject(inbound, known, problem.model_dump_json(exclude_none=True), sent.at)


def _fact(deps: ApiDeps, call: str, number: str | None, sent: Sent, attachment: Attachment | None) -> Fact:
    fact = parse(call, attachment.message if attachment else sent.body, number)
    if fact.occurred_at > sent.at + FUTURE_TOLERANCE:
        when = fact.occurred_at.isoformat()
        raise _invalid(
            "thoi_diem",
            when,
            f"notAfter=now+{FUTURE_TOLERANCE.seconds}s",
            Said("Thời điểm ở tương lai", "The instant lies in the future"),
            Said("Kiểm tra đồng hồ máy gửi", "Check the clock of the sending machine"),
        )
    if isinstance(fact.content, PaperFiled):
        return _with_file(deps, fact, fact.content.paper, attachment)
    return fact


def _with_file(deps: ApiDeps, fact: Fact, paper: Paper, attachment: Attachment | None) -> Fact:
    stated = paper.file_digest
    if attachment is not None and stated in (None, attachment.digest):
        filed = PaperFiled(paper=paper.model_copy(update={"file_digest": attachment.digest}))
        return fact.model_copy(update={"content": filed})
    if attachment is not None:
        rule = "digest_of_file"
        reason = Said("Mã băm khác với tệp gửi kèm", "The digest is not that of the file sent with it")
        action = Said("Tính lại SHA-256 của tệp", "Compute the SHA-256 of the file again")
    elif stated is not None and not _is_kept(deps, stated):
        rule = "file_known"
        reason = Said("Chưa có tệp nào mang mã băm này", "No file with this digest has come yet")
        action = Said("Gửi tệp kèm theo (multipart)", "Send the file with the paper (multipart)")
    else:
        return fact
    raise _invalid("giay_to.ma_bam_tep", stated, rule, reason, action)


def _receive(deps: ApiDeps, sent: Sent, fact: Fact, attachment: Attachment | None) -> Receipt:
    if attachment is None:
        inbound = Inbound(sent.client_id, sent.message_id, sent.body)
        return deps.door.receive(inbound, fact, received_at=sent.at)
    deps.files.put(attachment.data)  # before the fact that names it; unnamed bytes do no harm
    inbound = Inbound(sent.client_id, sent.message_id, attachment.raw())
    receipt = deps.door.receive(inbound, fact, received_at=sent.at)
    list_file(deps, fact.declaration_number, attachment, sent.client_id, sent.at)
    return receipt


async def _answer(deps: ApiDeps, request: Request, call: str, receipt: Receipt) -> Response:
    number = receipt.declaration_number
    location = {"location": f"{PREFIX}/declarations/{number}"}
    seconds = _wait_seconds(request)
    if seconds:
        try:
            outcome = await deps.door.outcome(receipt, seconds)
        except FactRefused as refused:
            raise Refusal(ErrorCode.FACT_REFUSED, detail=_why(refused)) from refused
        if outcome is not None:
            result = await run_in_threadpool(newest_result, deps, number)
            applied = {"preference-applied": f"wait={seconds}"}
            status = 201 if call == "declarations" else 200
            return _json(json_bytes(result), status, location | applied)
    message = ReceiptMessage(
        ma_thong_diep=receipt.message_id,
        so_to_khai=number,
        ma_su_kien=receipt.fact_id,
        thoi_diem_tiep_nhan=receipt.received_at,
    )
    return _json(json_bytes(message), 202, location)


def _wait_seconds(request: Request) -> int:
    match = _WAIT.search(request.headers.get("prefer", ""))
    return min(int(match[1]), MAX_WAIT_SECONDS) if match else 0


def _is_kept(deps: ApiDeps, digest: str) -> bool:
    try:
        return bool(deps.files.get(digest))
    except (FileNotFoundError, ValueError):
        return False


def _why(refused: FactRefused) -> Said:
    return Said(refused.reason_vi, _REFUSED_EN.get(refused.reason_vi, ADVICE[ErrorCode.FACT_REFUSED].fact.en))


def _invalid(field: str, value: str | None, rule: str, reason: Said, action: Said) -> Refusal:
    fault = FieldProblem.of(field, shown(value), rule, reason, action, ground=EXCHANGE)
    return Refusal(ErrorCode.INVALID, errors=(fault,))


def _json(body: bytes, status: int, headers: dict[str, str]) -> Response:
    return Response(body, status_code=status, headers=headers, media_type="application/json")
