"""The portal over a register of its own."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.unit.portal.seed import Portal, fill, open_portal


@pytest.fixture
def empty_portal(sqlite_register: Engine, tmp_path: Path) -> Portal:
    return open_portal(sqlite_register, tmp_path)


@pytest.fixture
def portal(empty_portal: Portal) -> Portal:
    fill(empty_portal)
    return empty_portal
