"""What do we hold of each declaration, for customs' own nightly comparison, and what is sent to it again?"""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams

from customs.wire import AcknowledgementMessage, WireError, body_digest, json_bytes
from customs.wire.comparing import MAX_DIGESTS, DigestOut, DigestsMessage, ResendRequest
from customs.wire.parsing import parse_as
from models.goods import DeclarationNumber
from models.language import Said
from models.problems import ErrorCode
from models.vocabulary import ClientScope
from portal.api.answers import Refusal, header_refusal
from portal.api.deps import ApiDeps
from portal.api.receiving import Sent, Signed, check_key, expect_json, media_type
from portal.api.results import NO_RESULT, is_number
from records.engine import reading, writing
from records.reconciling.again import say_again
from records.reconciling.held import END, held, last_of_page

ASKED_VI = "hải quan đề nghị khi đối chiếu"


def add_comparing_routes(router: APIRouter, deps: ApiDeps) -> None:
    """Our side of the comparison, and sending again."""
    reader = Depends(Signed(deps, ClientScope.READ))
    customs = Depends(Signed(deps, ClientScope.CUSTOMS))

    @router.get("/dispositions/digests", name="digests")
    async def digests(request: Request, sent: Annotated[Sent, reader]) -> Response:
        after, limit = _page_asked(request.query_params)
        message = await run_in_threadpool(_digests, deps, sent.client_id, after, limit)
        return Response(json_bytes(message), media_type="application/json")

    @router.post("/resend-requests", name="resend-requests")
    async def resend_requests(request: Request, sent: Annotated[Sent, customs]) -> Response:
        check_key(request, sent)
        expect_json(media_type(request))
        try:
            number = parse_as(ResendRequest, sent.body).so_to_khai
        except WireError as error:
            raise Refusal.of(error) from error
        await run_in_threadpool(_say_again, deps, number, sent)
        message = AcknowledgementMessage(
            ma_thong_diep=sent.message_id, ma_bam=body_digest(sent.body), trang_thai="da_nhan"
        )
        return Response(json_bytes(message), media_type="application/json")


def _digests(deps: ApiDeps, client_id: str, after: DeclarationNumber, limit: int) -> DigestsMessage:
    with reading(deps.engine) as session:
        last = last_of_page(session, client_id, after, limit)
        ours = held(session, client_id, after, last or END)
    return DigestsMessage(
        ban_doi_chieu=tuple(DigestOut.of(number, one.side) for number, one in sorted(ours.items())),
        tiep_theo=last,
    )


def _say_again(deps: ApiDeps, number: DeclarationNumber, sent: Sent) -> None:
    with writing(deps.engine) as session:
        row = say_again(session, number, deps.now(), ASKED_VI, asked_by=sent.client_id)
    if row is None:
        raise Refusal(ErrorCode.NOT_FOUND, detail=NO_RESULT)
    deps.door.resend(number)


def _page_asked(query: QueryParams) -> tuple[DeclarationNumber, int]:
    after, limit = query.get("after", ""), query.get("limit", str(MAX_DIGESTS))
    if after and not is_number(after):
        raise header_refusal(
            ErrorCode.INVALID,
            "after",
            after,
            Said(
                "after phải là số tờ khai gồm đúng 12 chữ số",
                "after must be a declaration number with exactly 12 digits",
            ),
            Said(
                "Dùng tiep_theo của trang trước, hoặc bỏ after để đọc từ đầu",
                "Use tiep_theo of the page before, or leave after out to read from the start",
            ),
        )
    if not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:9]) <= MAX_DIGESTS):
        raise header_refusal(
            ErrorCode.INVALID,
            "limit",
            limit,
            Said(
                f"limit phải là số nguyên từ 1 đến {MAX_DIGESTS}",
                f"limit must be a whole number from 1 to {MAX_DIGESTS}",
            ),
            Said(
                f"Đặt limit từ 1 đến {MAX_DIGESTS}, hoặc bỏ limit",
                f"Set limit from 1 to {MAX_DIGESTS}, or leave it out",
            ),
        )
    return after, int(limit)
