"""Registers for tests: migrated once in a process, then copied, and not synced to the disk.

What is committed stays when a process dies; only a machine that loses power could lose it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, create_engine, event, text

from records.engine import open_engine
from records.migrate import upgrade

NUMBERS = count(1)


def open_unsynced(url: str) -> Engine:
    engine = open_engine(url)
    event.listen(engine, "connect", _do_not_sync)
    return engine


def a_migrated_register(path: Path) -> Engine:
    """A register without a row, at the newest migration."""
    path.write_bytes(_migrated())
    return open_unsynced(f"sqlite:///{path}")


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        engine = open_unsynced(f"sqlite:///{path}")
        upgrade(engine)
        engine.dispose()
        return path.read_bytes()


def _do_not_sync(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def administer(url: str, statement: str) -> None:
    """A statement to the PostgreSQL server itself."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def database_at(url: str, name: str) -> str:
    """The same server, another database; the socket folder stands in the query."""
    head, _, query = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


@contextmanager
def a_postgres_copy(url: str, template: str) -> Iterator[Engine]:
    """A database of its own, as the template is; nobody may be connected to that."""
    name = f"register_{os.getpid()}_{next(NUMBERS)}"
    administer(url, f"CREATE DATABASE {name} TEMPLATE {template}")
    engine = open_engine(database_at(url, name))
    yield engine
    engine.dispose()
    administer(url, f"DROP DATABASE {name} WITH (FORCE)")
