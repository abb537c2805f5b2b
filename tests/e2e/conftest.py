"""One engine of processes for each file of tests."""

from collections.abc import Iterator

import pytest

from tests.e2e.engine_processes import EngineProcesses, start_engine
from tests.e2e.traffic import fifty


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcesses]:
    running = start_engine(tmp_path_factory.mktemp("engine"), fifty())
    yield running
    running.stop()
