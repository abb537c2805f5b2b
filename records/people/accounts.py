"""Who may sign in, with which password, and in which browser?

Only digests are kept: argon2id of the password, SHA-256 of the session's random id.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import Session, col, delete

from records.tables import AccountRow, SessionRow

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
TOUCHED_EVERY = timedelta(minutes=1)
MAX_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
ONE_TIME_BYTES = 12

_HASHER = PasswordHash((Argon2Hasher(),))
_NOBODY = _HASHER.hash(secrets.token_urlsafe(ONE_TIME_BYTES))


def create_account(session: Session, staff_id: str, username: str) -> str:
    """A new account; returns the one-time password, which is shown once and changed at first sign-in."""
    password = secrets.token_urlsafe(ONE_TIME_BYTES)
    row = AccountRow(username=username, staff_id=staff_id, password_hash=hash_password(password))
    session.add(row)
    return password


def hash_password(password: str) -> str:
    """Argon2id; a quarter of a second and 64 MiB, so never inside a transaction."""
    return _HASHER.hash(password)


def is_password(password: str, password_hash: str | None) -> bool:
    """Takes the same time whether there is such an account or not."""
    matches = _HASHER.verify(password, password_hash or _NOBODY)
    return matches and password_hash is not None


def begin_attempt(session: Session, username: str, at: datetime) -> str | None:
    """Counts an attempt before it is made; the hash to try, or None: unknown, disabled, tried too often."""
    row = session.get(AccountRow, username, with_for_update=True)
    if row is None or row.is_disabled:
        return None
    if row.locked_until is not None:
        if at < row.locked_until:
            return None
        row.locked_until, row.failed_count = None, 0
    row.failed_count += 1
    if row.failed_count >= MAX_FAILURES:
        row.locked_until = at + LOCKED_FOR
    session.add(row)
    return row.password_hash


def open_session(session: Session, username: str, at: datetime) -> str:
    """After a right password: forgets the failures and returns the browser's new random id."""
    row = session.get_one(AccountRow, username)
    row.failed_count, row.locked_until = 0, None
    raw = secrets.token_urlsafe(32)
    session.add_all((row, SessionRow(id_digest=_digest(raw), username=username, created_at=at, seen_at=at)))
    return raw


def find_session(session: Session, raw: str, at: datetime) -> AccountRow | None:
    """The account signed in under this id; None when unknown, idle too long, too old or disabled."""
    row = session.get(SessionRow, _digest(raw))
    if row is None or at - row.seen_at > IDLE or at - row.created_at > ABSOLUTE:
        return None
    account = session.get(AccountRow, row.username)
    return None if account is None or account.is_disabled else account


def needs_touch(session: Session, raw: str, at: datetime) -> bool:
    """Has the session been idle long enough to write that it is not?"""
    row = session.get(SessionRow, _digest(raw))
    return row is not None and at - row.seen_at >= TOUCHED_EVERY


def touch_session(session: Session, raw: str, at: datetime) -> None:
    """The person is still there."""
    row = session.get(SessionRow, _digest(raw))
    if row is not None:
        row.seen_at = at
        session.add(row)


def close_session(session: Session, raw: str) -> None:
    """Signing out ends the session here, not only in the browser."""
    session.execute(delete(SessionRow).where(col(SessionRow.id_digest) == _digest(raw)))


def close_all_sessions(session: Session, username: str) -> None:
    """Every browser of the account is signed out."""
    session.execute(delete(SessionRow).where(col(SessionRow.username) == username))


def change_password(session: Session, username: str, password_hash: str) -> None:
    """The person's own password from now on; every browser has to sign in again."""
    row = session.get_one(AccountRow, username)
    row.password_hash, row.must_change = password_hash, False
    session.add(row)
    close_all_sessions(session, username)


def disable(session: Session, username: str) -> None:
    """The account stays for the record but opens nothing."""
    row = session.get_one(AccountRow, username)
    row.is_disabled = True
    session.add(row)
    close_all_sessions(session, username)


def _digest(raw: str) -> str:
    return hashlib.sha256(raw.encode()).hexdigest()
