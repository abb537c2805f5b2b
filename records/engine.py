"""How does the engine reach its database, SQLite by default or PostgreSQL by setting?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlmodel import Session

SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=60000", "foreign_keys=ON")
"""SQLite serves waiting writers in no order: of two hundred at once on a busy machine one may wait long."""
NOT_READY = (OperationalError, ProgrammingError)
"""What a register answers that is not there, or not migrated."""
NOT_READY_VI = "Sổ của hệ thống chưa sẵn sàng."


def open_engine(url: str) -> Engine:
    """An engine on the database at the URL (`sqlite:///…` or `postgresql+psycopg://…`)."""
    if url.startswith("postgresql"):
        return create_engine(url, pool_size=20, max_overflow=20, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"check_same_thread": False}, pool_size=20, max_overflow=20)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # our own BEGIN, below
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its lock at once: a read that turns into a write is refused whatever the timeout."""
    read_only = connection.get_execution_options().get("read_only")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """One transaction: committed at the end, rolled back on an exception."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that only reads, beside any writer."""
    with engine.connect().execution_options(read_only=True) as connection, Session(connection) as session:
        yield session
