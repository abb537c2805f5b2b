"""What is the portal made of? The factory that puts pages, guards and the machine face together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from portal import health
from portal.deps import OfficeProfile, PortalDeps
from portal.pages import assigning, signing_in, timeouts, work
from portal.pages.case import case_list, cases, files, form_1, law_day, receipts, versions, ways
from portal.pages.contingency import CONTINGENCY
from portal.pages.customs import CUSTOMS
from portal.pages.forms import answer, confirm, rebook, review, sign, visit
from portal.pages.frame.errors import handle_errors
from portal.pages.frame.too_large import TooLargePage
from portal.pages.law import LAW
from portal.security.access import Partner, require_permissions
from portal.security.headers import SecurityHeaders

__all__ = ["OfficeProfile", "PortalDeps", "create_app"]

STATIC = Path(__file__).parent / "static"
MAX_FORM_BYTES = 1024 * 1024
PAGES = (
    signing_in, work, assigning, timeouts, case_list, cases, files, receipts, law_day, ways, versions, form_1,
)  # fmt: skip
FORMS = (review, answer, visit, confirm, rebook, sign)


def create_app(deps: PortalDeps) -> FastAPI:
    """The portal over one register, one door and one document store; no route without a permission."""
    app = FastAPI(title="Cổng nghiệp vụ", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.deps = deps
    app.add_middleware(TooLargePage)
    app.add_middleware(SecurityHeaders, https_only=deps.secure_cookies)
    handle_errors(app)
    app.include_router(health.router)
    app.include_router(_pages(), max_body_size=MAX_FORM_BYTES)
    if deps.api is not None:
        app.include_router(deps.api, dependencies=[Depends(Partner())])
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    require_permissions(app)
    return app


def _pages() -> APIRouter:
    router = APIRouter()
    for module in (*PAGES, *FORMS, *LAW, *CUSTOMS, *CONTINGENCY):
        router.include_router(module.router)
    return router


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the portal runs, what it receives is delivered."""
    deps: PortalDeps = app.state.deps
    async with deps.door.delivering():
        yield
