"""Is customs there, and which alarms stand? Asked all the time, beside the work and never in its way."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import httpx
from sqlalchemy import Engine

from records.contingency.reconciling import reconcile
from records.engine import reading, writing
from records.watching import alarms, link

log = logging.getLogger(__name__)

EVERY_SECONDS = 15.0
"""With the 30 s after which silence counts as an outage, a page says so within a minute (row X8)."""

TIMEOUT_SECONDS = 3.0


class Watching:
    """The register, customs' address and one kept connection to it; any number of workers may watch."""

    def __init__(
        self, engine: Engine, customs_url: str, now: Callable[[], datetime], http: httpx.Client | None = None
    ) -> None:
        self._engine = engine
        self._url = customs_url.rstrip("/") + "/health"
        self._now = now
        self._http = http or httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False)

    @asynccontextmanager
    async def running(self, every_seconds: float = EVERY_SECONDS) -> AsyncIterator[None]:
        """While inside, customs is asked and alarms are looked at again and again."""
        task = asyncio.create_task(self._watch(every_seconds))
        try:
            yield
        finally:
            task.cancel()
            self._http.close()

    def beat(self) -> None:
        """Ask customs, keep what it said, raise and end alarms; a register at rest is only read."""
        error = self._ask()
        with writing(self._engine) as session:
            link.heard(session, self._now(), error)
            reconcile(session, self._now())
        with reading(self._engine) as session:
            is_news = bool(alarms.news(session, self._now()))
        if is_news:
            with writing(self._engine) as session:
                alarms.look(session, self._now())

    async def _watch(self, every_seconds: float) -> None:
        while True:
            try:
                await asyncio.to_thread(self.beat)
            except Exception:  # a register that does not answer stops neither the watch nor the worker
                log.exception("the link to customs could not be watched and will be looked at again")
            await asyncio.sleep(every_seconds)

    def _ask(self) -> str | None:
        """Why customs cannot be said to be well; None when it is."""
        try:
            response = self._http.get(self._url)
        except httpx.HTTPError as error:
            return f"Không kết nối được hải quan: {type(error).__name__}"
        return None if response.is_success else f"Hải quan trả lời HTTP {response.status_code}"
