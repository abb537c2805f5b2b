"""When may the next act of a case come? Once its workflow has taken in the results of all its activities.

The same interceptor sits in every worker that is compared, so its price is on both sides.
"""

from temporalio import client, worker, workflow
from temporalio.worker import (
    StartActivityInput,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
    WorkflowOutboundInterceptor,
)
from temporalio.workflow import ActivityHandle

with workflow.unsafe.imports_passed_through():
    from bench.processes.pipe import tell


class _Outbound(WorkflowOutboundInterceptor):
    def start_activity(self, input: StartActivityInput) -> ActivityHandle[object]:  # noqa: A002 - the library's name
        handle: ActivityHandle[object] = self.next.start_activity(input)
        handle.add_done_callback(lambda _: _told())
        return handle


class _Inbound(WorkflowInboundInterceptor):
    def init(self, outbound: WorkflowOutboundInterceptor) -> None:
        super().init(_Outbound(outbound))


class Telling(client.Interceptor, worker.Interceptor):
    """Given to the client; a worker built on that client takes it over."""

    def workflow_interceptor_class(
        self,
        input: WorkflowInterceptorClassInput,  # noqa: A002 - the library's name
    ) -> type[WorkflowInboundInterceptor] | None:
        """Tells of every activity result that a workflow has taken in."""
        del input
        return _Inbound


def _told() -> None:
    if not workflow.unsafe.is_replaying():
        with workflow.unsafe.sandbox_unrestricted():
            tell(workflow.info().workflow_id)
