"""Which versions of a declaration hold, and what did each amendment change?"""

from fastapi import APIRouter, Depends, Response
from starlette.concurrency import run_in_threadpool

from customs.wire import json_bytes
from customs.wire.declaration import DeclarationIn
from customs.wire.versions import VersionOut, VersionsMessage, field_change
from models.language import Said
from models.problems import ErrorCode
from models.vocabulary import ClientScope
from portal.api.answers import Refusal
from portal.api.deps import ApiDeps
from portal.api.receiving import Signed
from portal.api.results import is_number
from records import versions
from records.engine import reading


def add_version_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One route."""

    @router.get(
        "/declarations/{number}/versions",
        name="versions",
        dependencies=[Depends(Signed(deps, ClientScope.READ))],
    )
    async def of_declaration(number: str) -> Response:
        message = await run_in_threadpool(all_versions, deps, number)
        return Response(json_bytes(message), media_type="application/json")


def all_versions(deps: ApiDeps, number: str) -> VersionsMessage:
    """Every version that was taken; Refusal while there is none."""
    with reading(deps.engine) as session:
        found = versions.of_declaration(session, number) if is_number(number) else ()
    if not found:
        text = Said("Chưa nhận được tờ khai mang số này.", "No declaration with this number has come yet.")
        raise Refusal(ErrorCode.NOT_FOUND, detail=text)
    return VersionsMessage(
        so_to_khai=number,
        phien_ban=tuple(_version(one) for one in found),
        lan_sua_doi_con_thieu=versions.missing(found),
    )


def _version(one: versions.Version) -> VersionOut:
    return VersionOut(
        lan_sua_doi=one.amendment_number,
        so_thong_diep=one.message_id,
        thoi_diem=one.occurred_at,
        thoi_diem_tiep_nhan=one.received_at,
        to_khai=DeclarationIn.from_domain(one.declaration),
        thay_doi=tuple(field_change(each) for each in one.changes),
        tac_dong=one.effects_vi,
    )
