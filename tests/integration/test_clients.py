"""Rows I8 and O5: who may send, and with which key?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from activities.keys import partner_keys
from customs.keys import PartnerKeys
from models.exchange.keys import private_text, public_of
from models.vocabulary import ClientScope, KeyKind
from records import clients
from records.__main__ import main
from records.clients import RegistrationRefused, Registry
from records.engine import reading, writing
from records.secrets import make_secrets, read_secret, secret_path
from records.tables import ClientRow
from tests.integration.api_client import AT, CLIENT, OLD, SECRET
from tests.registers import a_migrated_register

OWN = private_text(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))


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
    engine = a_migrated_register(tmp_path / "other.db")
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


def test_a_key_says_of_which_kind_it_is(office: Office) -> None:
    with writing(office.register) as session:
        clients.give_key(session, office.folder, "bo-cong-thuong", AT)
        clients.give_key(session, office.folder, "bo-cong-thuong", AT, public_key=public_of(OWN))

    client = office.registry.find("bo-cong-thuong")

    assert client is not None
    assert client.keys_at(AT, KeyKind.ED25519) == (public_of(OWN),)
    assert len(client.keys_at(AT, KeyKind.HMAC)) == 1
    assert client.keys_at(AT - timedelta(seconds=1)) == ()
