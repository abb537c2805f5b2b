"""The whole engine as processes, as the demo starts them: on free ports, in a folder, each to be killed."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import Engine

from customs.simulator import Simulator
from demo.__main__ import _environment, _start, now
from demo.installation import install
from demo.processes import Supervisor, listens
from demo.sample import Sample
from records.engine import open_engine
from settings import Settings

T = TypeVar("T")
Process = Literal["temporal", "customs", "portal", "worker"]
HAS_A_PORT: tuple[Process, ...] = ("temporal", "customs", "portal")


@dataclass(frozen=True, slots=True)
class EngineProcesses:
    """Temporal, customs' simulator, portal and worker; the register as they see it."""

    settings: Settings
    ports: dict[str, int]
    supervisor: Supervisor
    passwords: dict[str, str]
    register: Engine

    @property
    def portal_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['portal']}"

    @property
    def customs_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['customs']}"

    def customs(self) -> Simulator:
        """A voice of customs in the test's own process, to send with; the simulator's process answers."""
        return Simulator(self.portal_url, self.settings.customs_secret)

    def kill(self, name: Process) -> list[str]:
        """kill -9, at once; gives the command to start it again with."""
        process = self.supervisor.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        command = process.args
        assert isinstance(command, list)
        return [str(word) for word in command]

    def start(self, name: Process, command: list[str]) -> None:
        """Start it again and wait until it listens; the worker has no port."""
        is_ready = listens(self.ports[name]) if name in HAS_A_PORT else lambda: True
        self.supervisor.start(name, command, is_ready)

    def stop(self) -> None:
        for name in ("worker", "portal", "customs", "temporal"):
            if name in self.supervisor.running:
                self.kill(name)
        self.register.dispose()


def start_engine(folder: Path, samples: tuple[Sample, ...] = ()) -> EngineProcesses:
    """Install and start everything; `samples` tell the simulator how customs acts."""
    settings = Settings(data_dir=folder, database_url="", document_store=None)
    register = open_engine(settings.register_url)
    passwords = install(register, folder, now())
    (folder / "secrets" / "draw-seed").write_text("")  # nobody is drawn by lot: a test chooses its road
    ports = _free_ports("temporal", "temporal-ui", "portal", "customs")
    supervisor = Supervisor(folder / "logs", _environment(settings, ports))
    engine = EngineProcesses(settings, ports, supervisor, passwords, register)
    try:
        _start(settings, supervisor, ports, samples)
    except BaseException:
        engine.stop()
        raise
    return engine


def wait_until(what: str, is_reached: Callable[[], T | None], seconds: float = 60.0) -> T:
    """Look until it is there; AssertionError with `what` when it is not there in time."""
    give_up_at = time.monotonic() + seconds
    while time.monotonic() < give_up_at:
        if found := is_reached():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not in {seconds:.0f} s: {what}")


def in_a_thread(work: Coroutine[Any, Any, T]) -> T:
    """Run it to its end beside a loop that may be running here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _free_ports(*names: str) -> dict[str, int]:
    """Held until all are known, so that no port is given twice."""
    with ExitStack() as held:
        probes = {name: held.enter_context(socket.socket()) for name in names}
        for probe in probes.values():
            probe.bind(("127.0.0.1", 0))
        return {name: int(probe.getsockname()[1]) for name, probe in probes.items()}
