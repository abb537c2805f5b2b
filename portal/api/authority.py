"""Who is in charge of these goods? A public call of the machine face: the law is nobody's secret."""

from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from customs.wire import json_bytes
from customs.wire.words import CONDITION, PURPOSE
from models.days import vietnamese_day
from models.problems import ErrorCode
from portal import authority_question as asking
from portal.api.access import Public
from portal.api.answers import Refusal
from portal.api.authority_answer import authority_message
from portal.api.deps import ApiDeps

_TEXT = {"type": "string"}
_NUMBER = {"type": "number", "minimum": 0}
_YES_NO = {"type": "boolean"}
PARAMETERS: dict[str, tuple[str, dict[str, Any]]] = {
    asking.HS: ("Mã HS, 4, 6 hoặc 8 chữ số", {"type": "string", "pattern": "^([0-9]{4}|[0-9]{6}|[0-9]{8})$"}),
    asking.CONDITION_NAME: ("Tình trạng hàng", {"type": "string", "enum": list(CONDITION.ours)}),
    asking.PURPOSE_NAME: ("Mục đích nhập khẩu", {"type": "string", "enum": list(PURPOSE.ours)}),
    asking.DAY: ("Ngày áp dụng luật; mặc định hôm nay", {"type": "string", "format": "date"}),
    asking.GATE: ("Cửa khẩu, để ghi lại trong câu trả lời", _TEXT),
    asking.PHASES: ("Số pha", {"type": "integer", "enum": [1, 3]}),
    asking.VOLTAGE: ("Điện áp, V", _NUMBER),
    asking.CURRENT: ("Dòng điện, A", _NUMBER),
    asking.POWER: ("Công suất, W", _NUMBER),
    asking.BATTERY: ("Chỉ dùng pin, ắc quy, điện một chiều", _YES_NO),
    asking.HOUSEHOLD: ("Dùng trong gia đình và tương tự", _YES_NO),
    asking.RADIO: ("Có thu phát vô tuyến", _YES_NO),
}
"""Each name of the query, for the description."""


def add_authority_routes(router: APIRouter, deps: ApiDeps) -> None:
    """One call: the public question."""

    @router.get("/authority", name="authority", dependencies=[Depends(Public())])
    async def authority(request: Request) -> Response:
        query = request.query_params
        strange = (*asking.repeated(query.multi_items()), *asking.strangers(query))
        question = asking.read(query, vietnamese_day(deps.now()))
        if isinstance(question, tuple):
            raise Refusal(ErrorCode.INVALID, errors=(*strange, *question))
        if strange:
            raise Refusal(ErrorCode.INVALID, errors=strange)
        answer = await run_in_threadpool(question.answer)
        return Response(json_bytes(authority_message(question, answer)), media_type="application/json")
