"""When is the archive swept? Every hour, whoever runs the worker."""

from temporalio.client import ScheduleIntervalSpec, ScheduleSpec

from audit import options
from audit.workflows import ArchiveSweep
from workflows.schedules import Recurring

SWEEP = Recurring(
    schedule_id="archive-sweep",
    workflow=ArchiveSweep,
    spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=options.SWEEP_EVERY)]),
    run_timeout=options.SWEEP_TIMEOUT,
    catch_up=options.CATCH_UP,
)
