"""The register and the folder of a portal after a week of work: made once on each database, then copied."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from records.engine import open_engine
from tests.registers import a_postgres_copy, administer, database_at, open_unsynced
from tests.unit.portal.seed import fill, open_portal


@pytest.fixture(scope="session")
def sqlite_week(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("week")
    shutil.copy(sqlite_template, folder / "register.db")
    _work(open_unsynced(f"sqlite:///{folder / 'register.db'}"), folder)
    return folder


@pytest.fixture
def sqlite_worked(sqlite_week: Path, tmp_path: Path) -> Iterator[Engine]:
    """The SQLite register of the week; its documents lie in `tmp_path`."""
    shutil.copytree(sqlite_week, tmp_path, dirs_exist_ok=True)
    engine = open_unsynced(f"sqlite:///{tmp_path / 'register.db'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_week(
    postgres_server: Callable[[], str], postgres_template: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    url, name, folder = postgres_server(), f"week_{os.getpid()}", tmp_path_factory.mktemp("week")
    administer(url, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
    _work(open_engine(database_at(url, name)), folder)
    return name, folder


@pytest.fixture
def postgres_worked(postgres_url: str, postgres_week: tuple[str, Path], tmp_path: Path) -> Iterator[Engine]:
    """The PostgreSQL register of the week; its documents lie in `tmp_path`."""
    name, folder = postgres_week
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    with a_postgres_copy(postgres_url, name) as engine:
        yield engine


@pytest.fixture(params=["sqlite", "postgresql"])
def worked(request: pytest.FixtureRequest) -> Engine:
    """The register of the week on both databases, one after the other."""
    name = "sqlite_worked" if request.param == "sqlite" else "postgres_worked"
    engine: Engine = request.getfixturevalue(name)
    return engine


def _work(engine: Engine, folder: Path) -> None:
    fill(open_portal(engine, folder))
    engine.dispose()
