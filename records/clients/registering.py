"""How does a sender come into the register, and how do its keys change? Rows are kept, never deleted.

A shared secret lies in the secrets folder under the id of its key, never in the database.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from models.exchange.keys import public_from, shared_secret
from models.vocabulary import ClientScope, KeyKind
from records.secrets import new_shared_secret, secret_path, write_secret
from records.tables import ClientKeyRow, ClientRow

EVERY_SCOPE = tuple(ClientScope)
PARTNER_RATE = 6000
"""Messages a minute of the customs system that an installation starts with."""

_CLIENT_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,59}", re.ASCII)


class RegistrationRefused(Exception):  # noqa: N818 - an answer to whoever gave the command
    """The register of senders cannot be changed in this way; the text says why."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key as registered; `secret` only for a shared one, to be handed to the sender once."""

    key_id: str
    secret: str | None = None


def add(
    session: Session,
    client_id: str,
    name_vi: str,
    scopes: Iterable[ClientScope],
    at: datetime,
    *,
    rate_per_minute: int = 600,
) -> ClientRow:
    """A new sender, who can send nothing until it is given a key."""
    if not _CLIENT_ID.fullmatch(client_id):
        raise RegistrationRefused("Mã bên gửi gồm 2–60 chữ thường, chữ số và dấu gạch nối.")
    if session.get(ClientRow, client_id) is not None:
        raise RegistrationRefused(f"Mã bên gửi {client_id} đã được đăng ký.")
    if rate_per_minute < 1:
        raise RegistrationRefused("Số thông điệp mỗi phút phải từ 1 trở lên.")
    row = ClientRow(
        client_id=client_id,
        name_vi=name_vi,
        scopes=[scope.value for scope in scopes],
        rate_per_minute=rate_per_minute,
        created_at=at,
    )
    session.add(row)
    session.flush()
    return row


def give_key(
    session: Session,
    folder: Path,
    client_id: str,
    at: datetime,
    *,
    public_key: str | None = None,
    secret: str | None = None,
    old_until: datetime | None = None,
) -> NewKey:
    """A key valid from now on: the sender's public key, else a shared secret (a new one unless given).

    With `old_until` the keys of the same kind that are valid now end at that instant; without it they stay.
    """
    if session.get(ClientRow, client_id, with_for_update=True) is None:
        raise RegistrationRefused(f"Chưa đăng ký bên gửi {client_id}.")
    kind = KeyKind.ED25519 if public_key else KeyKind.HMAC
    known = keys_of(session, client_id)
    if old_until is not None:
        _end(session, [key for key in known if key.kind is kind and _is_valid(key, at)], old_until, at)
    key_id = f"{client_id}.{len(known) + 1}"
    if public_key is None:
        secret = _kept(folder, key_id, secret or new_shared_secret())
    row = ClientKeyRow(key_id=key_id, client_id=client_id, kind=kind, valid_from=at)
    row.public_key = _readable(public_key) if public_key else None
    session.add(row)
    session.flush()
    return NewKey(key_id, secret)


def revoke(session: Session, key_id: str, at: datetime) -> None:
    """The key opens nothing from now on; the row stays and tells until when it did."""
    row = session.get(ClientKeyRow, key_id, with_for_update=True)
    if row is None:
        raise RegistrationRefused(f"Không có khóa {key_id}.")
    if _is_valid(row, at) or row.valid_from > at:
        _end(session, [row], at, at)


def take_up(session: Session, folder: Path, client_id: str, name_vi: str, secret: str, at: datetime) -> bool:
    """The customs system that the settings name, as the first sender; nothing when any is registered."""
    if session.exec(select(ClientRow)).first() is not None:
        return False
    add(session, client_id, name_vi, EVERY_SCOPE, at, rate_per_minute=PARTNER_RATE)
    give_key(session, folder, client_id, at, secret=secret)
    return True


def every(session: Session) -> list[ClientRow]:
    """Every sender, by id."""
    return list(session.exec(select(ClientRow).order_by(col(ClientRow.client_id))))


def keys_of(session: Session, client_id: str) -> list[ClientKeyRow]:
    """Every key that the sender ever had, the oldest first."""
    query = select(ClientKeyRow).where(ClientKeyRow.client_id == client_id)
    return list(session.exec(query.order_by(col(ClientKeyRow.valid_from), col(ClientKeyRow.key_id))))


def _end(session: Session, keys: Iterable[ClientKeyRow], until: datetime, at: datetime) -> None:
    for key in keys:
        key.valid_until = min(max(until, at), key.valid_until or until)
        session.add(key)


def _is_valid(key: ClientKeyRow, at: datetime) -> bool:
    return key.valid_from <= at and (key.valid_until is None or at < key.valid_until)


def _kept(folder: Path, key_id: str, secret: str) -> str:
    try:
        shared_secret(secret)
    except ValueError as error:
        raise RegistrationRefused("Khóa chung phải có dạng whsec_… (Base64).") from error
    write_secret(secret_path(folder, key_id), secret)
    return secret


def _readable(public_key: str) -> str:
    try:
        return public_from(public_key.strip())
    except ValueError as error:
        raise RegistrationRefused("Khóa công khai phải là Ed25519, dạng whpk_… hoặc PEM.") from error
