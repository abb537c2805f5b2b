"""When is what has closed archived? On a schedule, by a short workflow of its own."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from audit import options
    from audit.activities import Archiving
    from audit.messages import Swept
    from workflows.options import RETRY


@workflow.defn
class ArchiveSweep:
    """Keeps closed histories, batch by batch, until none is left; started by the schedule."""

    @workflow.run
    async def run(self) -> Swept:
        """How many were kept."""
        archived = 0
        for _ in range(options.BATCHES):
            swept = await workflow.execute_activity_method(
                Archiving.archive_closed,
                start_to_close_timeout=options.BATCH_TIMEOUT,
                heartbeat_timeout=options.HEARTBEAT_TIMEOUT,
                retry_policy=RETRY,
            )
            archived += swept.archived
            if not swept.is_more:
                return Swept(archived=archived)
        return Swept(archived=archived, is_more=True)
