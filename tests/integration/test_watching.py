"""Row X8: is it seen when customs does not answer, whatever else is down?"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine

from activities.watching import Watching
from records.engine import open_engine, reading, writing
from records.migrate import upgrade
from records.tables import (
    PartnerRow,
)
from records.watching import link

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


def test_a_partner_that_stays_silent_is_down_since_the_first_silence(register: Engine) -> None:
    for seconds, error in ((0, None), (15, "HTTP 503"), (30, "ConnectError")):
        with writing(register) as session:
            link.heard(session, NOW + timedelta(seconds=seconds), error)
    with reading(register) as session:
        silent = link.link_state(session)
    with writing(register) as session:
        link.heard(session, NOW + timedelta(seconds=45), None)
    with reading(register) as session:
        well = link.link_state(session)

    assert (silent.answered_at, silent.down_since) == (NOW, NOW + timedelta(seconds=15))
    assert silent.last_error == "ConnectError"
    assert (well.answered_at, well.down_since, well.last_error) == (NOW + timedelta(seconds=45), None, None)


class Health(BaseHTTPRequestHandler):
    """Customs' health, as good as the test says."""

    status = 200

    def do_GET(self) -> None:
        self.send_response(type(self).status if self.path == "/v1/health" else 404)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Be quiet."""


@pytest.fixture
def customs_url() -> Iterator[str]:
    Health.status = 200
    with ThreadingHTTPServer(("127.0.0.1", 0), Health) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1/"
        server.shutdown()


def test_row_x8_the_watch_asks_customs_and_raises_what_it_sees(register: Engine, customs_url: str) -> None:
    at = NOW
    watching = Watching(register, customs_url, lambda: at)
    seen = []
    for status, seconds in ((200, 0), (503, 15), (503, 30), (503, 46), (200, 60)):
        Health.status, at = status, NOW + timedelta(seconds=seconds)
        watching.beat()
        with reading(register) as session:
            state = link.link_state(session)
        seen.append((state.is_down(at), state.alarm_count, state.last_error))

    assert seen == [
        (False, 0, None),
        (False, 0, "Hải quan trả lời HTTP 503"),
        (False, 0, "Hải quan trả lời HTTP 503"),
        (True, 1, "Hải quan trả lời HTTP 503"),
        (False, 0, None),
    ]


def test_nobody_listening_is_down_too(sqlite_register: Engine) -> None:
    Watching(sqlite_register, "http://127.0.0.1:9", lambda: NOW).beat()

    with reading(sqlite_register) as session:
        state = link.link_state(session)
    assert state.down_since == NOW
    assert state.last_error == "Không kết nối được hải quan: ConnectError"


async def test_the_watch_outlives_a_register_that_does_not_answer(
    tmp_path: Path, customs_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'register.db'}")
    async with Watching(engine, customs_url, lambda: NOW).running(every_seconds=0.02):
        for _ in range(400):
            await asyncio.sleep(0.05)
            failures = caplog.text.count("will be looked at again")
            if failures > 1:
                break
        await asyncio.to_thread(upgrade, engine)
        for _ in range(400):
            await asyncio.sleep(0.05)
            with reading(engine) as session:
                if session.get(PartnerRow, "customs"):
                    break

    with reading(engine) as session:
        assert session.get_one(PartnerRow, "customs").answered_at == NOW
    assert failures > 1
    engine.dispose()
