"""Rows I8 and O5: who may send, with which key, and what each may ask."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import APIRouter, Depends
from sqlalchemy import Engine

from activities.keys import partner_keys
from customs.keys import PartnerKeys
from customs.signatures import read_target, sign
from customs.wire import parse
from intake.door import Inbound
from models.exchange.keys import PUBLIC, private_text, public_of
from models.vocabulary import ClientScope, KeyKind
from portal.api.access import Public, accesses, require_scopes
from portal.api.receiving import Signed
from records import clients, inbox
from records.__main__ import main
from records.clients import RegistrationRefused, Registry
from records.engine import open_engine, reading, writing
from records.migrate import upgrade
from records.secrets import make_secrets, read_secret, secret_path
from records.tables import CaseRow, ClientKeyRow, ClientRow, FactRow
from tests.engine import running_engine
from tests.integration.api_client import AT, CLIENT, OLD, SECRET, Api, a_client, an_api, assert_problem
from tests.unit.customs.messages import NUMBER, a_message, as_bytes

OWN = private_text(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
OTHER_NUMBER = "107234567899"
SCOPES = {
    ClientScope.DECLARE: {"declarations", "amendments", "withdrawal"},
    ClientScope.FILE: {"documents"},
    ClientScope.REPORT: {"arrival", "storage"},
    ClientScope.CUSTOMS: {"clearance"},
}


@dataclass
class Clock:
    at: datetime = AT

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Office:
    """A register of senders with its secrets folder, its clock, and what a process sees of it."""

    register: Engine
    folder: Path
    clock: Clock
    registry: Registry

    def keys(self) -> tuple[str, ...]:
        client = self.registry.find("bo-cong-thuong")
        return client.keys_at(self.clock()) if client else ()


@pytest.fixture
def office(register: Engine, tmp_path: Path) -> Office:
    clock = Clock()
    with writing(register) as session:
        clients.add(session, "bo-cong-thuong", "Bộ Công Thương", (ClientScope.READ,), AT)
    return Office(register, tmp_path / "secrets", clock, Registry(register, tmp_path / "secrets", clock))


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[Api]:
    async with an_api(tmp_path) as built:
        yield built


def register_beside(api: Api, client_id: str, *scopes: ClientScope, secret: str = SECRET) -> None:
    """Another sender of the running machine face."""
    a_client(api.engine, api.secrets, client_id, scopes, (secret,))


def test_a_shared_secret_lies_in_a_closed_file_and_never_in_the_register(office: Office) -> None:
    with writing(office.register) as session:
        key = clients.give_key(session, office.folder, "bo-cong-thuong", AT)

    with reading(office.register) as session:
        (row,) = clients.keys_of(session, "bo-cong-thuong")
    path = secret_path(office.folder, key.key_id)
    assert row.public_key is None
    assert key.secret == read_secret(path)
    assert path.stat().st_mode & 0o077 == path.parent.stat().st_mode & 0o077 == 0
    assert office.keys() == (key.secret,)


def test_two_keys_are_valid_during_a_rotation_and_then_one(office: Office) -> None:
    with writing(office.register) as session:
        old = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
    office.clock.go_on(days=30)
    until = office.clock() + timedelta(days=7)
    with writing(office.register) as session:
        new = clients.give_key(session, office.folder, "bo-cong-thuong", office.clock(), old_until=until)

    assert office.keys() == (new.secret, old.secret)
    office.clock.go_on(days=7)
    assert office.keys() == (new.secret,)


def test_a_change_is_seen_within_five_seconds_without_a_restart(office: Office) -> None:
    with writing(office.register) as session:
        key = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
    assert office.keys() == (key.secret,)
    with writing(office.register) as session:
        clients.revoke(session, key.key_id, AT)

    office.clock.go_on(seconds=5)

    assert office.keys() == ()
    with reading(office.register) as session:
        assert [row.valid_until for row in clients.keys_of(session, "bo-cong-thuong")] == [AT]


def test_one_lost_file_shuts_out_one_key_only(office: Office) -> None:
    with writing(office.register) as session:
        lost = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
        kept = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
    secret_path(office.folder, lost.key_id).unlink()

    assert office.keys() == (kept.secret,)


@pytest.mark.parametrize("damaged", [b"", b"\xff\xfe", b"whsec_x"])
def test_one_damaged_file_shuts_out_one_key_only(office: Office, damaged: bytes) -> None:
    with writing(office.register) as session:
        lost = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
        kept = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
    secret_path(office.folder, lost.key_id).write_bytes(damaged)

    assert office.keys() == (kept.secret,)


def test_a_scope_that_a_later_release_knows_shuts_nobody_out(office: Office) -> None:
    with writing(office.register) as session:
        session.get_one(ClientRow, "bo-cong-thuong").scopes = ["read", "fly"]

    found = Registry(office.register, office.folder, office.clock).find("bo-cong-thuong")
    assert found is not None
    assert found.scopes == {ClientScope.READ}


def test_a_sender_that_cannot_be_registered_is_told_why(office: Office) -> None:
    with writing(office.register) as session:
        for client_id in ("bo-cong-thuong", "A b", ""):
            with pytest.raises(RegistrationRefused, match="Mã bên gửi"):
                clients.add(session, client_id, "x", (), AT)
        with pytest.raises(RegistrationRefused, match="Chưa đăng ký"):
            clients.give_key(session, office.folder, "ai-do", AT)
        with pytest.raises(RegistrationRefused, match="Ed25519"):
            clients.give_key(session, office.folder, "bo-cong-thuong", AT, public_key="whpk_AAAA")
        with pytest.raises(RegistrationRefused, match="Không có khóa"):
            clients.revoke(session, "khong-co", AT)


def test_customs_is_registered_once_with_the_secret_it_has(office: Office, tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'other.db'}")
    upgrade(engine)
    with writing(engine) as session:
        first = clients.take_up(session, office.folder, CLIENT, "Hải quan", SECRET, AT)
        again = clients.take_up(session, office.folder, CLIENT, "Hải quan", OLD, AT)

    customs = Registry(engine, office.folder, Clock()).find(CLIENT)
    assert (first, again) == (True, False)
    assert customs is not None
    assert customs.keys_at(AT) == (SECRET,)
    assert customs.scopes == set(ClientScope)


def test_we_sign_with_every_shared_secret_and_our_own_key(office: Office) -> None:
    make_secrets(office.folder)
    own = read_secret(office.folder / "engine-ed25519")
    with writing(office.register) as session:
        one = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
        two = clients.give_key(session, office.folder, "bo-cong-thuong", AT)
        clients.give_key(session, office.folder, "bo-cong-thuong", AT, public_key=public_of(OWN))
    assert one.secret
    assert two.secret

    keys = partner_keys(office.register, office.folder, "bo-cong-thuong", office.clock)()

    believed = (public_of(OWN), two.secret, one.secret)
    assert keys == PartnerKeys(signing=(two.secret, one.secret, own), believed=believed)


@pytest.fixture
def settings_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "data"


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    monkeypatch.setattr("sys.argv", ["records", *words])
    main()


def test_the_commands_register_rotate_revoke_and_list(
    settings_of: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    (tmp_path / "public").write_text(public_of(OWN), "utf-8")
    run(monkeypatch, "migrate")
    run(monkeypatch, "migrate")
    run(monkeypatch, "client", "add", "thue", "Cơ quan thuế", "--scope", "read", "--rate", "60")
    run(monkeypatch, "client", "key", "thue")
    run(monkeypatch, "client", "key", "thue", "--ed25519", str(tmp_path / "public"))
    run(monkeypatch, "client", "key", CLIENT, "--old-until", "2099-01-31")
    run(monkeypatch, "client", "revoke", "thue.1")
    secrets = {
        path.name: path.read_text("utf-8") for path in (settings_of / "secrets").rglob("*") if path.is_file()
    }
    capsys.readouterr()

    run(monkeypatch, "client", "list")

    told = capsys.readouterr().out
    assert "thue: Cơ quan thuế; read; 60/phút" in told
    assert "đến 2099-01-31T17:00:00+00:00" in told
    assert told.count("chưa định ngày hết") == 2
    assert not any(secret in told for secret in secrets.values())
    assert secrets["customs"] == secrets[f"{CLIENT}.1"] != secrets[f"{CLIENT}.2"]
    assert secrets["engine-ed25519"].startswith("whsk_")
    with pytest.raises(SystemExit, match="đã được đăng ký"):
        run(monkeypatch, "client", "add", "thue", "Cơ quan thuế", "--scope", "read")


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


def test_a_key_says_of_which_kind_it_is(office: Office) -> None:
    with writing(office.register) as session:
        clients.give_key(session, office.folder, "bo-cong-thuong", AT)
        clients.give_key(session, office.folder, "bo-cong-thuong", AT, public_key=public_of(OWN))

    client = office.registry.find("bo-cong-thuong")

    assert client is not None
    assert client.keys_at(AT, KeyKind.ED25519) == (public_of(OWN),)
    assert len(client.keys_at(AT, KeyKind.HMAC)) == 1
    assert client.keys_at(AT - timedelta(seconds=1)) == ()
