"""Which calls does the machine face answer?"""

import json

from fastapi import APIRouter, Request, Response

from models.problems import ErrorCode
from portal.api.answers import ProblemRoute, Refusal
from portal.api.authority import add_authority_routes
from portal.api.deps import PREFIX, ApiDeps
from portal.api.description import description
from portal.api.drafts import add_draft_routes
from portal.api.messages import add_message_routes
from portal.api.results import add_result_routes


def api_router(deps: ApiDeps) -> APIRouter:
    """Every call of `/api/v1`; what is none of them is a problem too."""
    router = APIRouter(prefix=PREFIX, route_class=ProblemRoute, include_in_schema=False)
    add_message_routes(router, deps)
    add_result_routes(router, deps)
    add_draft_routes(router, deps)
    add_authority_routes(router, deps)
    if deps.openapi_enabled:
        document = json.dumps(description(), ensure_ascii=False).encode()

        @router.get("/openapi.json", name="openapi")
        async def openapi() -> Response:
            return Response(document, media_type="application/json")

    @router.api_route("/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], name="unknown")
    async def unknown(request: Request) -> Response:
        raise Refusal(ErrorCode.NOT_FOUND, detail=f"Không có lệnh {request.method} tại đường dẫn này.")

    return router
