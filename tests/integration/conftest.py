"""Registers after a week of work, and an empty portal with somebody who is not signed in."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from tests.unit.portal.seed import Portal, open_portal
from tests.weeks import postgres_week, postgres_worked, sqlite_week, sqlite_worked, worked

__all__ = ["postgres_week", "postgres_worked", "sqlite_week", "sqlite_worked", "worked"]


@pytest.fixture
def portal(sqlite_register: Engine, tmp_path: Path) -> Portal:
    """A portal over a register without a case."""
    return open_portal(sqlite_register, tmp_path)


@pytest.fixture
async def reader(portal: Portal) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with portal.browser() as browser:
        yield browser
