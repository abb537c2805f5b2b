"""How do several processes run as one: started in order, watched, stopped in reverse?"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

STOP_SECONDS = 25
START_SECONDS = 60


class ProcessDiedError(Exception):
    """A process ended that should have gone on."""


@dataclass
class Supervisor:
    """Child processes by name, each with a log file."""

    log_folder: Path
    environment: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, command: list[str], is_ready: Callable[[], bool]) -> None:
        """Start a process and wait until it answers; ProcessDiedError when it ends or never answers."""
        self.log_folder.mkdir(parents=True, exist_ok=True)
        with (self.log_folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )
        give_up_at = time.monotonic() + START_SECONDS
        while not is_ready():
            self.watch()
            if time.monotonic() > give_up_at:
                raise ProcessDiedError(self._complaint(name, "không trả lời"))
            time.sleep(0.1)

    def watch(self) -> None:
        """Raise when one has died."""
        for name, process in self.running.items():
            if (code := process.poll()) is not None:
                raise ProcessDiedError(self._complaint(name, f"đã dừng với mã {code}"))

    def stop(self) -> None:
        """Ask each to finish, the newest first; what does not is killed."""
        for process in reversed(self.running.values()):
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.running.clear()

    def _complaint(self, name: str, what: str) -> str:
        lines = (self.log_folder / f"{name}.log").read_text("utf-8", "replace").splitlines()[-15:]
        return "\n".join([f"Tiến trình {name} {what}. Dòng cuối của {self.log_folder / name}.log:", *lines])


def port_near(preferred: int) -> int:
    """The preferred port of this machine when it is free, else any free one."""
    for port in (preferred, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise AssertionError("no free port")


def listens(port: int) -> Callable[[], bool]:
    """Does something accept connections at the port?"""

    def is_ready() -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", port)) == 0

    return is_ready
