"""The portal over a register of its own."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.unit.portal.seed import Portal, open_portal, portal_over
from tests.weeks import sqlite_week, sqlite_worked

__all__ = ["sqlite_week", "sqlite_worked"]


@pytest.fixture
def empty_portal(sqlite_register: Engine, tmp_path: Path) -> Portal:
    return open_portal(sqlite_register, tmp_path)


@pytest.fixture
def portal(sqlite_worked: Engine, tmp_path: Path) -> Portal:
    return portal_over(sqlite_worked, tmp_path)
