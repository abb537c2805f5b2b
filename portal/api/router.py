"""Which calls does the machine face answer?"""

import json
from functools import cache

from fastapi import APIRouter, Depends, Request, Response

from models.language import Said
from models.problems import ErrorCode
from portal.api.access import Public, require_scopes
from portal.api.acknowledgements import add_acknowledgement_routes
from portal.api.answers import ProblemRoute, Refusal
from portal.api.authority import add_authority_routes
from portal.api.comparing import add_comparing_routes
from portal.api.deps import PREFIX, ApiDeps
from portal.api.description import description
from portal.api.drafts import add_draft_routes
from portal.api.keys import add_key_routes
from portal.api.messages import add_message_routes
from portal.api.results import add_result_routes
from portal.api.versions import add_version_routes


def api_router(deps: ApiDeps) -> APIRouter:
    """Every call of `/api/v1`; what is none of them is a problem too."""
    router = APIRouter(prefix=PREFIX, route_class=ProblemRoute, include_in_schema=False)
    add_message_routes(router, deps)
    add_result_routes(router, deps)
    add_version_routes(router, deps)
    add_acknowledgement_routes(router, deps)
    add_draft_routes(router, deps)
    add_authority_routes(router, deps)
    add_key_routes(router, deps)
    add_comparing_routes(router, deps)
    if deps.openapi_enabled:

        @router.get("/openapi.json", name="openapi", dependencies=[Depends(Public())])
        async def openapi() -> Response:
            return Response(_document(), media_type="application/json")

    methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    @router.api_route("/{rest:path}", methods=methods, name="unknown", dependencies=[Depends(Public())])
    async def unknown(request: Request) -> Response:
        text = Said(
            f"Không có lệnh {request.method} tại đường dẫn này.",
            f"There is no call {request.method} at this path.",
        )
        raise Refusal(ErrorCode.NOT_FOUND, detail=text)

    require_scopes(router)
    return router


@cache
def _document() -> bytes:
    """The same for every router, and a tenth of a second of work."""
    return json.dumps(description(), ensure_ascii=False).encode()
