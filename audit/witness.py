"""Does replayed code produce again what the history says it produced?

The Replayer compares kind, order and name of commands and throws the rest away. This interceptor keeps what
the code would send again: inputs of activities, answers to updates, the result; all held against the events.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory
from temporalio.worker import (
    ExecuteWorkflowInput,
    HandleUpdateInput,
    Interceptor,
    StartActivityInput,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
    WorkflowOutboundInterceptor,
)

from models.conversion import DATA_CONVERTER

Produced = dict[str, list[tuple[bytes, ...]]]
"""Payload bytes by kind, in the order in which they were produced."""

ACTIVITY, UPDATE, RESULT = "dữ liệu vào của hoạt động", "trả lời cập nhật", "kết quả"


class Witness(Interceptor):
    """Sees what each replayed run produces."""

    def __init__(self) -> None:
        self._seen: dict[str, Produced] = {}

    def workflow_interceptor_class(
        self,
        input: WorkflowInterceptorClassInput,  # noqa: A002 - the SDK's name
    ) -> type[WorkflowInboundInterceptor]:
        """A class of its own, since the SDK makes the instances."""
        del input
        return type("_Seeing", (_Inbound,), {"seen": self._seen})

    def difference(self, history: WorkflowHistory) -> str | None:
        """What a completed history holds otherwise than the code produced it; None when all is the same."""
        produced = self._seen.pop(history.run_id, {})
        if not history.events[-1].HasField("workflow_execution_completed_event_attributes"):
            return None
        recorded = _recorded(history.events)
        for kind in (ACTIVITY, UPDATE, RESULT):
            before, now = recorded.get(kind, []), produced.get(kind, [])
            if len(before) != len(now):
                return f"{kind}: lịch sử có {len(before)}, phát lại có {len(now)}"
            for number, (old, new) in enumerate(zip(before, now, strict=True), 1):
                if not _same(old, new):
                    return f"{kind} thứ {number} khác với lịch sử"
        return None


class _Inbound(WorkflowInboundInterceptor):
    seen: dict[str, Produced]

    def init(self, outbound: WorkflowOutboundInterceptor) -> None:
        self._produced: Produced = defaultdict(list)
        super().init(_Outbound(outbound, self))

    def note(self, kind: str, values: Sequence[Any]) -> None:
        self.seen[workflow.info().run_id] = self._produced
        payloads = DATA_CONVERTER.payload_converter.to_payloads(values)
        self._produced[kind].append(tuple(payload.data for payload in payloads))

    async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002 - the SDK's name
        result = await super().execute_workflow(input)
        self.note(RESULT, [result])
        return result

    async def handle_update_handler(self, input: HandleUpdateInput) -> Any:  # noqa: A002 - the SDK's name
        answer = await super().handle_update_handler(input)
        self.note(UPDATE, [answer])
        return answer


class _Outbound(WorkflowOutboundInterceptor):
    def __init__(self, next: WorkflowOutboundInterceptor, seeing: _Inbound) -> None:  # noqa: A002 - the SDK's
        super().__init__(next)
        self._seeing = seeing

    def start_activity(
        self,
        input: StartActivityInput,  # noqa: A002 - the SDK's name
    ) -> workflow.ActivityHandle[Any]:
        self._seeing.note(ACTIVITY, input.args)
        return super().start_activity(input)


def _recorded(events: Sequence[HistoryEvent]) -> Produced:
    recorded: Produced = defaultdict(list)
    for event in events:
        match event.WhichOneof("attributes"):
            case "activity_task_scheduled_event_attributes":
                kind = ACTIVITY
                payloads = event.activity_task_scheduled_event_attributes.input.payloads
            case "workflow_execution_update_completed_event_attributes":
                outcome = event.workflow_execution_update_completed_event_attributes.outcome
                if not outcome.HasField("success"):
                    continue
                kind, payloads = UPDATE, outcome.success.payloads
            case "workflow_execution_completed_event_attributes":
                kind = RESULT
                payloads = event.workflow_execution_completed_event_attributes.result.payloads
            case _:
                continue
        recorded[kind].append(_bytes(payloads))
    return recorded


def _bytes(payloads: Sequence[Payload]) -> tuple[bytes, ...]:
    return tuple(payload.data for payload in payloads)


def _same(old: tuple[bytes, ...], new: tuple[bytes, ...]) -> bool:
    """Equal bytes, or all that was recorded with equal values: fields are added with defaults."""
    if old == new:
        return True
    try:
        return len(old) == len(new) and all(
            _covers(json.loads(after), json.loads(before)) for before, after in zip(old, new, strict=True)
        )
    except ValueError:
        return False


def _covers(new: Any, old: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key in new and _covers(new[key], value) for key, value in old.items())
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_covers(*pair) for pair in zip(new, old, strict=True))
    return bool(new == old)
