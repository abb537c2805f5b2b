"""Real registers for tests: SQLite files and PostgreSQL databases, migrated once and copied."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import certifi
import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from records.engine import open_engine, writing
from records.migrate import upgrade
from records.reference import put_policy
from rules.policy.default import DEFAULT_POLICY
from tests.postgres import PostgresServer
from tests.registers import (
    a_migrated_register,
    a_postgres_copy,
    administer,
    database_at,
    open_unsynced,
)

settings.register_profile(
    "house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")
"""The same examples in every run, and none fails because the machine is busy."""


def pytest_collection_finish() -> None:
    """Eight thousand tests stay to the end of the run: the collector need not look through them each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def one_authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test speaks TLS, and reading every authority of the world takes each HTTP client 30 ms."""
    path = tmp_path_factory.mktemp("authority") / "one.pem"
    certificate, end, _ = Path(certifi.where()).read_text("utf-8").partition("-----END CERTIFICATE-----")
    path.write_text(f"{certificate}{end}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(path))
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "register.db"
    _give_policy(a_migrated_register(path))
    return path


@pytest.fixture
def sqlite_register(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """A migrated SQLite register of its own."""
    path = tmp_path / "register.db"
    shutil.copy(sqlite_template, path)
    engine = open_unsynced(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[], str]]:
    """Says where PostgreSQL listens: what PG_TEST_URL names, else a server of our own, alive when asked.

    Not under the folder of pytest: each run that begins takes that folder from every other user, and a server
    that runs as one of them dies at its next checkpoint.
    """
    if url := os.environ.get("PG_TEST_URL"):
        yield lambda: url
        return
    with TemporaryDirectory(prefix="postgres-") as folder:
        server = PostgresServer(Path(folder, "data"))
        yield server.url
        server.stop()


@pytest.fixture
def postgres_url(postgres_server: Callable[[], str]) -> str:
    """A PostgreSQL server that runs when the test begins."""
    return postgres_server()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Callable[[], str]) -> str:
    url, name = postgres_server(), f"register_template_{os.getpid()}"
    administer(url, f"CREATE DATABASE {name}")
    engine = open_engine(database_at(url, name))
    upgrade(engine)
    _give_policy(engine)
    return name


@pytest.fixture
def postgres_register(postgres_url: str, postgres_template: str) -> Iterator[Engine]:
    """A migrated PostgreSQL register of its own."""
    with a_postgres_copy(postgres_url, postgres_template) as engine:
        yield engine


@pytest.fixture(params=["sqlite", "postgresql"])
def register(request: pytest.FixtureRequest) -> Engine:
    """The register on both databases, one after the other."""
    name = "sqlite_register" if request.param == "sqlite" else "postgres_register"
    engine: Engine = request.getfixturevalue(name)
    return engine


def _give_policy(engine: Engine) -> None:
    with writing(engine) as session:
        put_policy(session, DEFAULT_POLICY)
    engine.dispose()
