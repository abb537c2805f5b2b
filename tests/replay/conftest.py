"""The engine on a real server with a register that has people, in a folder that is a data folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.engine import RunningEngine, running_engine
from tests.replay.registers import staffed_register


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[RunningEngine]:
    """On the time-skipping server, which cannot list workflows."""
    register = staffed_register(tmp_path)
    async with running_engine(register, tmp_path) as running:
        yield running
    register.dispose()


@pytest.fixture
async def dev_engine(tmp_path: Path) -> AsyncIterator[RunningEngine]:
    """On the dev server, which can list workflows and run schedules."""
    register = staffed_register(tmp_path)
    async with running_engine(register, tmp_path, time_skipping=False) as running:
        yield running
    register.dispose()
