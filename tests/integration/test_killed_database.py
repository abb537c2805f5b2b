"""The server that the tests themselves stand on: killed, it is told of and runs again with what it held."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.postgres import PostgresServer
from tests.registers import administer


def test_a_killed_server_is_told_of_and_runs_again_with_what_it_held(tmp_path: Path) -> None:
    server = PostgresServer(tmp_path / "postgres")
    administer(server.url(), "CREATE TABLE kept (number int)")
    administer(server.url(), "INSERT INTO kept VALUES (7)")
    assert server.process is not None
    server.process.kill()
    server.process.wait()

    with pytest.warns(UserWarning, match="ended with -9"):
        url = server.url()
    engine = create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT number FROM kept")) == 7
    engine.dispose()
    server.stop()
