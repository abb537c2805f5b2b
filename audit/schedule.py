"""How is the sweep started again and again? By a schedule of the server, made once and kept up to date."""

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleUpdate,
)
from temporalio.service import RPCError, RPCStatusCode

from audit import options
from audit.workflows import ArchiveSweep

SCHEDULE_ID = "archive-sweep"


async def ensure_schedule(client: Client, task_queue: str) -> bool:
    """Make the schedule, or bring it up to today's definition; False when the server knows no schedules."""
    schedule = Schedule(
        action=ScheduleActionStartWorkflow(
            ArchiveSweep.run,
            id=SCHEDULE_ID,
            task_queue=task_queue,
            execution_timeout=options.SWEEP_TIMEOUT,
        ),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=options.SWEEP_EVERY)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=options.CATCH_UP),
    )
    try:
        await client.create_schedule(SCHEDULE_ID, schedule)
    except ScheduleAlreadyRunningError:
        await client.get_schedule_handle(SCHEDULE_ID).update(
            lambda known: ScheduleUpdate(_like(schedule, known.description.schedule))
        )
    except RPCError as error:
        if error.status is not RPCStatusCode.UNIMPLEMENTED:
            raise
        return False
    return True


def _like(schedule: Schedule, known: Schedule) -> Schedule:
    """Today's definition; paused or not stays as the operators left it."""
    schedule.state = known.state
    return schedule
