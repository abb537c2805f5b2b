"""A door for tests: the worker as it is, killed by SIGKILL at a named point of delivery, and started again.

`python -m tests.e2e.crashing_worker <file>`: each point kills a worker of its own `TIMES` times, a line of
the file each; the worker after them lives until it is told to stop. The points wrap what a delivery calls;
the code of the worker knows nothing of them.
"""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from temporalio.common import RetryPolicy

import customs.client
import worker
from activities.delivering import Delivering
from customs.client import CustomsClient
from records import outbox
from workflows import hosting, options

POINTS: dict[str, tuple[Any, str]] = {
    "leased, not committed": (outbox, "lease"),
    "leased and committed, nothing sent": (Delivering, "_lease"),
    "taken by customs, answer unread": (customs.client, "_read"),
    "answer read and verified, not recorded": (CustomsClient, "send"),
    "answer recorded, not committed": (outbox, "answered"),
    "answer committed, Temporal not told": (Delivering, "_keep"),
    "failure recorded, not committed": (outbox, "failed"),
    "failure committed, Temporal not told": (Delivering, "_fail"),
}
TIMES = 3
AT_ONCE = 4


def main(kills: Path) -> None:
    """A child a kill; nothing that has threads is made before the forks."""
    options.DELIVERY_TIMEOUT = timedelta(seconds=2)
    options.DELIVERY_RETRY = RetryPolicy(initial_interval=timedelta(seconds=0.3), maximum_attempts=0)
    hosting.THREADS = AT_ONCE
    for point in [point for point in POINTS for _ in range(TIMES)]:
        _, status = os.waitpid(_fork(point, kills), 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(f"the worker that was to die at '{point}' ended by itself")
    last = _fork(None, kills)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(last, signal.SIGTERM))
    os.waitpid(last, 0)


def _fork(point: str | None, kills: Path) -> int:
    if child := os.fork():
        return child
    os.setpgid(0, os.getppid())
    if point:
        owner, name = POINTS[point]
        setattr(owner, name, _dying(getattr(owner, name), point, kills))
    asyncio.run(worker.main())
    os._exit(0)


def _dying(call: Callable[..., Any], point: str, kills: Path) -> Callable[..., Any]:
    """The call, and death right after it; a second thread that comes there waits for the same death."""
    once = threading.Lock()

    def dies(*args: Any, **named: Any) -> Any:
        result = call(*args, **named)
        if result is None and point.startswith("leased"):
            return result
        once.acquire()  # never given back
        with kills.open("a") as file:
            file.write(f"{point}\n")
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("dead")

    return dies


if __name__ == "__main__":
    main(Path(sys.argv[1]))
