"""Is the portal alive, and can it keep what it is sent? Asked by machines; the answer tells nothing else.

Temporal is not asked: while it is down, messages and forms are taken, kept and delivered later.
"""

from http import HTTPStatus

from fastapi import APIRouter, Depends
from sqlalchemy import false, update
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from portal.deps import portal_deps
from portal.security.access import Everyone
from records.engine import writing
from records.tables import StaffRow

router = APIRouter(dependencies=[Depends(Everyone())])
WRITES_NOTHING = update(StaffRow).where(false()).values(is_active=False)
"""Refused all the same by a register that is locked, read-only, full of connections or without its tables."""


@router.get("/livez")
async def alive() -> PlainTextResponse:
    """The process answers."""
    return PlainTextResponse("ok")


@router.get("/readyz")
def ready(request: Request) -> PlainTextResponse:
    """The register can be written."""
    try:
        with writing(portal_deps(request).engine) as session:
            session.execute(WRITES_NOTHING)
    except SQLAlchemyError:
        return PlainTextResponse("register", HTTPStatus.SERVICE_UNAVAILABLE)
    return PlainTextResponse("ok")
