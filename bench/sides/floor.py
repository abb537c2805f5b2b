"""What does the same list of events cost with nothing in it? The bare floor of row A.

Same number and order of updates, activities and timers, payloads of the same length through the same
converter, the same kind of worker; the activities are empty and the workflow knows nothing of a procedure.
"""

import asyncio
from datetime import timedelta
from typing import Any

from temporalio import activity, workflow

from bench.sides.recording import Recording

TIMEOUT = timedelta(seconds=8)
SCORES: dict[str, Recording] = {}
"""By road; filled by the worker process before it polls. The floor always runs unsandboxed."""


def padded(head: str, size: int) -> str:
    """A text that takes about so many bytes as a payload, quotes included."""
    return f"{head}|".ljust(max(0, size - 2), "x")


@workflow.defn
class Floor:
    """Follows the score of a road."""

    def __init__(self) -> None:
        self._taken = 0
        self._receipt = ""

    @workflow.run
    async def run(self, opened: str) -> str:
        """From the first update to the end."""
        score = SCORES[opened.partition("|")[0]]
        self._receipt = padded("", score.receipt_size)
        activities: list[Any] = []
        timers: list[asyncio.TimerHandle] = []
        for step in score.steps:
            if step.kind == "update":
                await workflow.wait_condition(lambda count=step.index: self._taken >= count)  # type: ignore[misc]
            elif step.kind == "start":
                text = padded(str(step.answer_size), step.size)
                activities.append(workflow.start_activity(step.name, text, start_to_close_timeout=TIMEOUT))
            elif step.kind == "await":
                await activities[step.index]
            elif step.kind == "timer":
                timers.append(asyncio.get_running_loop().call_later(step.seconds, _nothing))
            else:
                timers[step.index].cancel()
        return padded("", score.closing_size)

    @workflow.update
    def accept(self, offered: str) -> str:
        """Counts it."""
        del offered
        self._taken += 1
        return self._receipt


@activity.defn(name="assess")
def assess(text: str) -> str:
    """Nothing."""
    return padded("", int(text.partition("|")[0]))


@activity.defn(name="issue_notice")
def issue_notice(text: str) -> str:
    """Nothing."""
    return padded("", int(text.partition("|")[0]))


@activity.defn(name="deliver")
def deliver(text: str) -> str:
    """Nothing."""
    return padded("", int(text.partition("|")[0]))


def _nothing() -> None:
    """The timer's end, which never comes."""
