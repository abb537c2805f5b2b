"""What did one real case do, event by event? The score that stand-ins and the bare floor play after it."""

from collections.abc import Iterable
from typing import Any, Literal

from temporalio.api.common.v1 import Payloads
from temporalio.api.history.v1 import HistoryEvent

from models.base import Record

FINISHED = "workflow_execution_completed_event_attributes"
BOUNDARY = ("workflow_execution_update_accepted_event_attributes", FINISHED)


class Step(Record):
    """One event that a workflow caused or waited for. Sizes are bytes of payload."""

    kind: Literal["update", "start", "await", "timer", "cancel"]
    index: int = 0
    """Which activity or timer, in order of starting; of an update, how many came with it."""
    name: str = ""
    size: int = 0
    answer_size: int = 0
    seconds: float = 0.0


class Recording(Record):
    """A case as its history tells it; texts are the JSON of its payloads."""

    road: str
    opened: str
    offers: tuple[str, ...]
    steps: tuple[Step, ...]
    answers: dict[str, tuple[str, ...]]
    """What each activity answered, in order."""
    receipt_size: int
    closing_size: int

    @property
    def results_after(self) -> tuple[int, ...]:
        """How many activity results there are in all before each next offer; the last one: before the end."""
        counts: list[int] = []
        for step in self.steps:
            if step.kind == "update":
                counts.append(counts[-1] if counts else 0)
            elif step.kind == "await":
                counts[-1] += 1
        return tuple(counts)


class _Reader:
    """Goes once through the events of a history."""

    def __init__(self) -> None:
        self.opened = ""
        self.offers: list[str] = []
        self.steps: list[Step] = []
        self.answers: dict[str, list[str]] = {}
        self.started: dict[int, tuple[int, str]] = {}
        self.timers: dict[str, int] = {}
        self.receipt_size = 0
        self.closing_size = 0

    def read(self, event: HistoryEvent) -> None:
        name = event.WhichOneof("attributes") or ""
        reader = getattr(self, "_" + name.removesuffix("_event_attributes"), None)
        if reader is not None:
            reader(event.event_id, getattr(event, name))

    def _workflow_execution_started(self, _id: int, event: Any) -> None:
        self.opened = _text(event.input)

    def _workflow_execution_update_accepted(self, _id: int, event: Any) -> None:
        self.offers.append(_text(event.accepted_request.input.args))
        self.steps.append(Step(kind="update", index=len(self.offers)))

    def _workflow_execution_update_completed(self, _id: int, event: Any) -> None:
        self.receipt_size = len(_text(event.outcome.success))

    def _activity_task_scheduled(self, event_id: int, event: Any) -> None:
        name, size = event.activity_type.name, len(_text(event.input))
        self.started[event_id] = (len(self.started), name)
        self.steps.append(Step(kind="start", index=self.started[event_id][0], name=name, size=size))

    def _activity_task_completed(self, _id: int, event: Any) -> None:
        index, name = self.started[event.scheduled_event_id]
        answer = _text(event.result)
        self.answers.setdefault(name, []).append(answer)
        at = next(n for n, step in enumerate(self.steps) if (step.kind, step.index) == ("start", index))
        self.steps[at] = self.steps[at].model_copy(update={"answer_size": len(answer)})
        self.steps.append(Step(kind="await", index=index))

    def _timer_started(self, _id: int, event: Any) -> None:
        self.timers[event.timer_id] = len(self.timers)
        seconds = event.start_to_fire_timeout.seconds
        self.steps.append(Step(kind="timer", index=self.timers[event.timer_id], seconds=seconds))

    def _timer_canceled(self, _id: int, event: Any) -> None:
        self.steps.append(Step(kind="cancel", index=self.timers[event.timer_id]))

    def _workflow_execution_completed(self, _id: int, event: Any) -> None:
        self.closing_size = len(_text(event.result))


def read_history(road: str, events: Iterable[HistoryEvent]) -> Recording:
    """The recording of a closed case."""
    reader = _Reader()
    for event in events:
        reader.read(event)
    return Recording(
        road=road,
        opened=reader.opened,
        offers=tuple(reader.offers),
        steps=tuple(reader.steps),
        answers={name: tuple(answers) for name, answers in reader.answers.items()},
        receipt_size=reader.receipt_size,
        closing_size=reader.closing_size,
    )


def event_names(events: Iterable[HistoryEvent]) -> list[str]:
    """The kinds of the events, in order."""
    return [(event.WhichOneof("attributes") or "").removesuffix("_event_attributes") for event in events]


def _text(payloads: Payloads) -> str:
    return payloads.payloads[0].data.decode() if payloads.payloads else ""
