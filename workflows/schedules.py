"""What is started again and again? Schedules of the server, made once and kept up to date."""

from dataclasses import dataclass
from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleUpdate,
)
from temporalio.service import RPCError, RPCStatusCode

from workflows import options
from workflows.reconciliation import WORKFLOW_ID, Reconciliation


@dataclass(frozen=True, slots=True)
class Recurring:
    """A workflow without input and when it starts; a run that still goes on is not started twice.

    What was due while the server was down is started afterwards, when it is not older than `catch_up`.
    """

    schedule_id: str
    workflow: type
    spec: ScheduleSpec
    run_timeout: timedelta
    catch_up: timedelta


NIGHTLY = Recurring(
    schedule_id=WORKFLOW_ID,
    workflow=Reconciliation,
    spec=ScheduleSpec(calendars=[ScheduleCalendarSpec(hour=[ScheduleRange(18)])]),
    run_timeout=options.RECONCILIATION_TIMEOUT,
    catch_up=options.RECONCILIATION_CATCH_UP,
)
"""18:00 UTC is 01:00 at UTC+07:00, when little arrives."""


async def keep_schedules(client: Client, task_queue: str, *recurring: Recurring) -> bool:
    """Make each schedule, or bring it up to today's definition; False when the server knows none."""
    try:
        for each in recurring:
            await _keep(client, each.schedule_id, _schedule(each, task_queue))
    except RPCError as error:
        if error.status is not RPCStatusCode.UNIMPLEMENTED:
            raise
        return False
    return True


async def _keep(client: Client, schedule_id: str, schedule: Schedule) -> None:
    try:
        await client.create_schedule(schedule_id, schedule)
    except ScheduleAlreadyRunningError:
        await client.get_schedule_handle(schedule_id).update(
            lambda known: ScheduleUpdate(_like(schedule, known.description.schedule))
        )


def _schedule(recurring: Recurring, task_queue: str) -> Schedule:
    return Schedule(
        action=ScheduleActionStartWorkflow(
            recurring.workflow.__name__,
            id=recurring.schedule_id,
            task_queue=task_queue,
            execution_timeout=recurring.run_timeout,
        ),
        spec=recurring.spec,
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=recurring.catch_up),
    )


def _like(schedule: Schedule, known: Schedule) -> Schedule:
    """Today's definition; paused or not stays as the operators left it."""
    schedule.state = known.state
    return schedule
