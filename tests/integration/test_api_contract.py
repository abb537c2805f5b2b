"""Row I1: is every call as the published description says, and every example of it taken by the real face?"""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Engine

from customs.signatures import sign, verify
from customs.simulator import Simulator, serving
from intake.door import Door
from models.vocabulary import OutboxState
from portal.api import api_router
from portal.api.access import Public, accesses
from portal.api.deps import PREFIX
from portal.api.description.calls import JSON, Call
from portal.api.description.inbound import CALLS
from portal.api.description.outbound import CUSTOMS
from records import outbox
from tests.engine import SECRET as CUSTOMS_SECRET
from tests.integration.described import DOCUMENT, faults, misfits
from tests.integration.known_face import NUMBER, Face, a_face, api_deps, declared, now

LAST = ("withdrawal",)
"""After it there is nothing left to say of the declaration."""


@pytest.fixture
async def face(sqlite_register: Engine, tmp_path: Path) -> AsyncIterator[Face]:
    async with a_face(sqlite_register, tmp_path) as running:
        await declared(running)
        yield running


def examples() -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Every example of the description: where, its schema, and the example itself."""
    places = [*DOCUMENT["paths"].values(), *DOCUMENT["webhooks"].values()]
    for operation in (each for place in places for each in place.values()):
        contents = [operation.get("requestBody", {}), *operation["responses"].values()]
        for content in (body for each in contents for body in each.get("content", {}).values()):
            for example in content.get("examples", {}).values():
                yield operation["operationId"], content["schema"], example["value"]


def path_of(call: Call) -> str:
    """The path of a call as its examples fill it in."""
    path = call.path
    for given in call.given:
        if given.where == "path":
            path = path.replace(f"{{{given.name}}}", given.example)
    asked = {
        each.name: each.example for each in call.given if each.where == "query" and each.example is not None
    }
    return f"{path}?{httpx.QueryParams(asked)}" if asked else path


def body_of(call: Call, face: Face) -> bytes:
    """The example of a call; an acknowledgement names a message that was really sent."""
    example = call.example
    if call.name == "acknowledgements":
        row = face.engine.outbox(NUMBER)[0]
        example = example | {"ma_thong_diep": outbox.message_id(row), "ma_bam": row.body_digest}
    return json.dumps(example, ensure_ascii=False).encode()


async def test_row_i1_every_call_is_answered_as_described(face: Face) -> None:
    wrong: dict[str, Any] = {}
    statuses: dict[str, int] = {}
    for call in sorted(CALLS, key=lambda each: each.name in LAST):
        path = path_of(call)
        answer = await (
            face.post(path, body_of(call, face), f"e-{call.name}") if call.body else face.get(path)
        )
        operation = DOCUMENT["paths"][PREFIX + call.path][call.method]
        media_type = answer.headers["content-type"].split(";")[0]
        found = misfits(operation, answer.status_code, media_type, _json(answer))
        statuses[call.name] = answer.status_code
        if found or answer.status_code >= 400:
            wrong[call.name] = (answer.status_code, found, answer.text[:500])

    assert wrong == {}
    assert set(statuses) == {call.name for call in CALLS}


async def test_row_i1_a_result_that_was_only_received_becomes_applied_by_a_later_word(face: Face) -> None:
    """The three answers of customs: the late one goes to /acknowledgements."""
    call = next(each for each in CALLS if each.name == "acknowledgements")

    answer = await face.post(call.path, body_of(call, face), "late-word")

    assert answer.status_code == 200
    assert answer.json()["trang_thai"] == "da_ap_dung"
    assert face.engine.outbox(NUMBER)[0].state is OutboxState.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("schema", "example"),
    [
        pytest.param(schema, example, id=f"{name}-{index}")
        for index, (name, schema, example) in enumerate(examples())
    ],
)
def test_row_i1_every_example_is_valid_under_its_schema(schema: dict[str, Any], example: Any) -> None:
    assert faults(schema, example) == []


def test_row_i1_the_description_names_the_routes_of_the_face_with_their_scopes(
    sqlite_register: Engine, tmp_path: Path
) -> None:
    door = Door(sqlite_register, None, now)
    routes = dict(accesses(api_router(api_deps(sqlite_register, tmp_path, door))))

    described = {f"{call.method.upper()} {PREFIX}{call.path}": call.scope or Public for call in CALLS}
    served = {name.replace(":path}", "}"): access for name, access in routes.items() if "{rest" not in name}

    assert described == served


def test_row_i1_operation_ids_are_one_to_a_call_and_each_body_has_an_example() -> None:
    names = [call.name for call in (*CALLS, *CUSTOMS)]
    bodies = [call for call in (*CALLS, *CUSTOMS) if call.body is not None]
    answers = [
        (call.name, status)
        for call in (*CALLS, *CUSTOMS)
        for status, answer in call.answers.items()
        if answer.model is not None and answer.example is None
    ]

    assert len(set(names)) == len(names)
    assert all(call.example is not None for call in bodies)
    assert answers == []


def test_every_signed_call_tells_of_every_refusal_of_the_door() -> None:
    for call in CALLS:
        if call.is_signed:
            responses = DOCUMENT["paths"][PREFIX + call.path][call.method]["responses"]
            assert {"401", "403", "429", "500"} <= set(responses), call.name
            assert responses["429"]["headers"]["Retry-After"]["required"]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/a%0Ab"), ("TRACE", "/declarations"), ("PUT", "/keys")]
)
async def test_what_is_no_call_of_the_face_is_a_problem_of_the_same_shape(
    face: Face, method: str, path: str
) -> None:
    answer = await face.http.request(method, PREFIX + path)

    assert answer.status_code in (404, 405)
    assert answer.headers["content-type"] == "application/problem+json"
    assert faults({"$ref": "Problem"}, answer.json()) == []
    assert answer.json()["status"] == answer.status_code


async def test_row_i1_the_simulator_answers_as_the_face_of_customs_is_described() -> None:
    simulator = Simulator("http://127.0.0.1:9", CUSTOMS_SECRET)
    wrong: dict[str, Any] = {}
    async with serving(simulator) as url, httpx.AsyncClient(base_url=url) as http:
        for call in CUSTOMS:
            answer = await _ask_customs(http, call)
            operation = DOCUMENT["webhooks"][call.name][call.method]
            media_type = answer.headers.get("content-type", "").split(";")[0]
            found = misfits(operation, answer.status_code, media_type, _json(answer))
            if call.answers[200].model is not None:
                assert verify(answer.headers, answer.content, now(), [CUSTOMS_SECRET])
            if found or answer.status_code != 200:
                wrong[call.name] = (answer.status_code, found, answer.text[:300])

    assert wrong == {}


async def _ask_customs(http: httpx.AsyncClient, call: Call) -> httpx.Response:
    path = path_of(call)
    body = json.dumps(call.example, ensure_ascii=False).encode() if call.body else b""
    payload = body or f"{call.method.upper()} {path}".encode()
    headers = sign(payload, f"e-{call.name}", now(), CUSTOMS_SECRET) | {"content-type": JSON}
    return await http.request(call.method.upper(), path, content=body, headers=headers)


def _json(answer: httpx.Response) -> Any:
    return answer.json() if "json" in answer.headers.get("content-type", "") else None
