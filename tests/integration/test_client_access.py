"""Row I8: what may each sender ask, and does its signature open that and nothing else?"""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import APIRouter, Depends
from sqlalchemy import Engine

from customs.signatures import read_target, sign
from customs.wire import parse
from intake.door import Inbound
from models.exchange.keys import PUBLIC, private_text, public_of
from models.vocabulary import ClientScope
from portal.api.access import Public, accesses, require_scopes
from portal.api.receiving import Signed
from records import clients, inbox
from records.engine import reading, writing
from records.tables import CaseRow, ClientKeyRow, FactRow
from tests.engine import running_engine
from tests.integration.api_client import AT, CLIENT, SECRET, Api, a_client, an_api, assert_problem
from tests.unit.customs.messages import NUMBER, a_message, as_bytes

OWN = private_text(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_NUMBER = "107234567899"
SCOPES = {
    ClientScope.DECLARE: {"declarations", "amendments", "withdrawal"},
    ClientScope.FILE: {"documents"},
    ClientScope.REPORT: {"arrival", "storage"},
    ClientScope.CUSTOMS: {"clearance"},
}


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


def register_beside(api: Api, client_id: str, *scopes: ClientScope, secret: str = SECRET) -> None:
    """Another sender of the running machine face."""
    a_client(api.engine, api.secrets, client_id, scopes, (secret,))


@pytest.mark.parametrize("held", ClientScope)
async def test_row_i8_a_call_outside_the_scope_is_403_with_the_next_step(api: Api, held: ClientScope) -> None:
    register_beside(api, "ben-khac", held)

    for scope, calls in SCOPES.items():
        for call in sorted(calls):
            body = as_bytes(a_message(call))
            response = await api.post(call, body, f"m-{call}", x_client_id="ben-khac")
            if scope is held:
                assert response.status_code in (202, 409), call
            else:
                assert scope.label_vi in assert_problem(response, 403, "forbidden_scope")["detail"]
    read = await api.get(f"/declarations/{NUMBER}", client="ben-khac")
    assert read.status_code == (404 if held is ClientScope.READ else 403)


def test_every_route_states_its_scope_in_one_place(api: Api) -> None:
    found = dict(accesses(api.router))

    for scope, calls in SCOPES.items():
        for call in calls:
            path = "/declarations" if call == "declarations" else f"/declarations/{{number}}/{call}"
            assert found[f"POST /api/v1{path}"] is scope
    assert found["POST /api/v1/draft-decisions"] is ClientScope.DRAFT
    assert found["GET /api/v1/declarations/{number}"] is ClientScope.READ
    public = {name.removeprefix("GET /api/v1") for name, access in found.items() if access is Public}
    assert {"/keys", "/authority", "/openapi.json"} == {name for name in public if "rest" not in name}


def test_a_route_without_a_scope_does_not_start(api: Api) -> None:
    router = APIRouter()
    router.add_api_route("/open", lambda: None, methods=["GET"])

    with pytest.raises(RuntimeError, match="GET /open"):
        require_scopes(router)


def test_a_route_that_states_its_scope_starts(api: Api) -> None:
    router = APIRouter()
    signed = Depends(Signed(api.deps, ClientScope.READ))
    router.add_api_route("/closed", lambda: None, methods=["GET"], dependencies=[signed])

    require_scopes(router)

    assert dict(accesses(router)) == {"GET /closed": ClientScope.READ}


async def test_a_sender_may_sign_with_a_key_of_its_own(api: Api) -> None:
    register_beside(api, "ben-khac", *ClientScope)
    with writing(api.engine) as session:
        clients.give_key(session, api.secrets, "ben-khac", AT, public_key=public_of(OWN))

    taken = await api.post("declarations", as_bytes(a_message()), secret=OWN, x_client_id="ben-khac")
    read = await api.get(f"/declarations/{NUMBER}", OWN, "ben-khac")
    stranger = await api.post("declarations", as_bytes(a_message()), "m-2", secret=OWN)

    assert (taken.status_code, read.status_code) == (202, 404)
    assert_problem(stranger, 401, "unauthenticated")


async def test_a_key_of_one_sender_opens_nothing_of_another(api: Api) -> None:
    register_beside(api, "ben-khac", *ClientScope, secret="whsec_" + "B" * 40)

    response = await api.post("declarations", as_bytes(a_message()), x_client_id="ben-khac")

    assert_problem(response, 401, "unauthenticated")


async def test_a_signature_for_one_read_opens_no_other(api: Api) -> None:
    path = f"/api/v1/declarations/{NUMBER}"
    headers = sign(read_target("GET", path), "r-1", AT, SECRET) | {"x-client-id": CLIENT}

    assert (await api.http.get(path, headers=headers)).status_code == 404
    for other in (
        f"/api/v1/declarations/{OTHER_NUMBER}",
        "/api/v1/dispositions",
        f"{path}?x=1",
        f"{path}/versions",
    ):
        assert_problem(await api.http.get(other, headers=headers), 401, "unauthenticated")


@pytest.mark.parametrize("seconds", [301, -301])
async def test_a_read_is_refused_after_300_seconds(api: Api, seconds: int) -> None:
    path = f"/api/v1/declarations/{NUMBER}"
    signed = sign(read_target("GET", path), "r-1", AT - timedelta(seconds=seconds), SECRET)

    response = await api.http.get(path, headers=signed | {"x-client-id": CLIENT})

    assert assert_problem(response, 401, "unauthenticated")["errors"][0]["field"] == "webhook-timestamp"


async def test_a_signature_over_an_empty_body_is_no_signature_of_a_read(api: Api) -> None:
    headers = sign(b"", "r-1", AT, SECRET) | {"x-client-id": CLIENT}

    assert_problem(await api.http.get("/api/v1/dispositions", headers=headers), 401, "unauthenticated")


async def test_a_replayed_message_gets_its_receipt_and_other_content_409(api: Api) -> None:
    body = as_bytes(a_message("arrival"))
    first = await api.post("arrival", body)

    replayed = await api.post("arrival", body)
    other = await api.post("arrival", as_bytes(a_message("arrival", dia_diem_de_hang="Kho khác")))

    assert first.content == replayed.content
    assert_problem(other, 409, "message_id_reused")
    assert api.count(FactRow) == 1


async def test_two_senders_may_use_the_same_message_id(api: Api) -> None:
    register_beside(api, "ben-khac", *ClientScope)
    arrived = as_bytes(a_message("arrival"))

    declared = await api.post("declarations", as_bytes(a_message()), "m-1")
    told = await api.post("arrival", arrived, "m-1", x_client_id="ben-khac")

    assert (declared.status_code, told.status_code) == (202, 202)
    assert [(row.source, row.message_id) for row in api.messages()] == [(CLIENT, "m-1"), ("ben-khac", "m-1")]
    assert api.count(FactRow) == 2
    with writing(api.engine) as session:
        later = AT + timedelta(minutes=1)
        leased = [inbox.claim(session, key, later) for key in inbox.overdue(session, later)]
    assert {each.update_id for each in leased if each} == {f"{CLIENT}/m-1", "ben-khac/m-1"}


async def test_the_case_takes_both_messages_of_the_same_id(sqlite_register: Engine, tmp_path: Path) -> None:
    async with running_engine(sqlite_register, tmp_path) as engine:
        for source, call in ((CLIENT, "declarations"), ("ben-khac", "arrival")):
            body = as_bytes(a_message(call))
            fact = parse(call, body, NUMBER)
            receipt = engine.door.receive(Inbound(source, "m-1", body), fact, received_at=await engine.now())
            assert await engine.door.outcome(receipt, 20.0) is not None, call

    with reading(sqlite_register) as session:
        assert session.get_one(CaseRow, NUMBER).assessment_number >= 2


async def test_our_public_key_is_open_to_everybody(api: Api) -> None:
    response = await api.http.get("/api/v1/keys")

    (key,) = response.json()["khoa"]
    assert key["loai"] == "ed25519"
    assert key["khoa_cong_khai"].startswith(PUBLIC)


async def test_a_receipt_costs_no_query_for_the_sender(api: Api) -> None:
    await api.post("declarations", as_bytes(a_message()))
    with writing(api.engine) as session:
        for row in clients.keys_of(session, CLIENT):
            session.delete(session.get_one(ClientKeyRow, row.key_id))

    answers = await asyncio.gather(*(api.post("declarations", as_bytes(a_message())) for _ in range(5)))

    assert [answer.status_code for answer in answers] == [202] * 5  # known from seconds ago
