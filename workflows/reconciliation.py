"""Do both sides hold the same of every declaration? Compared each night, repaired, and looked at again."""

from temporalio import workflow
from temporalio.exceptions import ActivityError

with workflow.unsafe.imports_passed_through():
    from activities.reconciling import Reconciling
    from models.days import VIETNAM
    from models.exchange.comparison import Comparison, LookAgain, Reconciled, Repairing
    from workflows import options

WORKFLOW_ID = "reconciliation"


@workflow.defn
class Reconciliation:
    """One comparison; started by the schedule of the night, or by a person at any time."""

    @workflow.run
    async def run(self, begun: Comparison | None = None) -> Reconciled:
        """Page after page, then the repairs. It breaks off when customs does not answer all night."""
        comparison = begun or _begin()
        try:
            comparison = await self._compare(comparison)
            await self._repair(comparison.run_id)
        except ActivityError:
            return await self._conclude(comparison, is_complete=False)
        return await self._conclude(comparison, is_complete=True)

    async def _compare(self, comparison: Comparison) -> Comparison:
        while not comparison.is_complete:
            comparison = await workflow.execute_activity_method(
                Reconciling.compare_page,
                comparison.model_copy(update={"at": workflow.now()}),
                start_to_close_timeout=options.PAGE_TIMEOUT,
                schedule_to_close_timeout=options.NIGHT,
                retry_policy=options.NIGHTLY_RETRY,
            )
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(comparison)
        return comparison

    async def _repair(self, run_id: str) -> None:
        """What was set going is compared again a few times; what stays open is seen by the next run."""
        under_way = await self._repair_all(run_id)
        for pause in options.LOOKS:
            if not under_way:
                return
            await workflow.sleep(pause)
            under_way = await workflow.execute_activity_method(
                Reconciling.look_again,
                LookAgain(run_id=run_id, at=workflow.now()),
                start_to_close_timeout=options.REPAIR_TIMEOUT,
                heartbeat_timeout=options.HEARTBEAT_TIMEOUT,
                schedule_to_close_timeout=options.NIGHT,
                retry_policy=options.NIGHTLY_RETRY,
            )

    async def _repair_all(self, run_id: str) -> int:
        last: int | None = 0
        under_way = 0
        while last is not None:
            repaired = await workflow.execute_activity_method(
                Reconciling.repair_batch,
                Repairing(run_id=run_id, at=workflow.now(), after=last),
                start_to_close_timeout=options.REPAIR_TIMEOUT,
                heartbeat_timeout=options.HEARTBEAT_TIMEOUT,
                schedule_to_close_timeout=options.NIGHT,
                retry_policy=options.NIGHTLY_RETRY,
            )
            last, under_way = repaired.last, under_way + repaired.under_way
        return under_way

    async def _conclude(self, comparison: Comparison, *, is_complete: bool) -> Reconciled:
        return await workflow.execute_activity_method(
            Reconciling.conclude,
            comparison.model_copy(update={"at": workflow.now(), "is_complete": is_complete}),
            start_to_close_timeout=options.ASSESSMENT_TIMEOUT,
            retry_policy=options.RETRY,
        )


def _begin() -> Comparison:
    now = workflow.now()
    return Comparison(run_id=f"{now.astimezone(VIETNAM):%Y%m%d-%H%M%S}", started_at=now, at=now)
