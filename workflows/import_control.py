"""How does a case travel from its first message to its close?

The loop of the procedure: assess what is known, act on the verdict, wait for news or for the next due day.
Law, text and lists are activity results; the workflow holds ids, numbers and the last verdict.
"""

import asyncio
from datetime import datetime

from temporalio import workflow
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from activities.assessing import Assessing
    from activities.delivering import Delivering
    from activities.issuing import Issuing
    from models.days import ONE_DAY, start_of_day, vietnamese_day
    from models.facts import ROLE_OF, FactId
    from models.messages import (
        Accepted,
        AcceptFact,
        AssessCase,
        CaseClosed,
        DeliverNext,
        IssueNotice,
        OpenCase,
        Verdict,
    )
    from workflows import options


@workflow.defn
class ImportControl:
    """One case of one declaration; id `import-control/<declaration number>`."""

    @workflow.init
    def __init__(self, opened: OpenCase) -> None:
        self._case = opened
        self._facts: list[FactId] = list(opened.inherited)
        self._assessed = -1
        self._verdict = Verdict(assessment_number=0)
        self._issued: list[str] = []
        self._outbox_number = 0
        self._settled_number = 0

    @workflow.run
    async def run(self, _opened: OpenCase) -> CaseClosed:
        """The life of the case."""
        courier = asyncio.create_task(self._deliver_outbox())
        await workflow.wait_condition(lambda: bool(self._facts))
        while not self._is_over():
            known = len(self._facts)
            if known > self._assessed or self._is_due(workflow.now()):
                self._verdict = await self._assess(known)
                self._assessed = known
                await self._act_on(self._verdict)
            await self._news_since(known)
        courier.cancel()
        await workflow.wait_condition(workflow.all_handlers_finished)
        return CaseClosed(
            case_number=self._case.case_number,
            assessment_number=self._verdict.assessment_number,
            fact_count=len(self._facts),
        )

    @workflow.update
    def accept(self, offered: AcceptFact) -> Accepted:
        """Take a fact; the loop assesses it."""
        if offered.fact_id not in self._facts:
            self._facts.append(offered.fact_id)
        return Accepted(fact_id=offered.fact_id, position=self._facts.index(offered.fact_id))

    @accept.validator
    def _may_accept(self, offered: AcceptFact) -> None:
        """A person acts on what they saw, and nobody acts in two roles."""
        role = ROLE_OF.get(offered.kind)
        if role is None or offered.fact_id in self._facts:
            return
        if self._assessed < len(self._facts):
            raise _refusal("busy", "Hồ sơ đang xử lý, mời thử lại.")
        if offered.seen_assessment != self._verdict.assessment_number:
            raise _refusal("stale", "Hồ sơ đã thay đổi sau khi bạn mở trang. Mời tải lại và xem lại.")
        if any(held.staff_id == offered.staff_id and held.role is not role for held in self._verdict.roles):
            raise _refusal("four_eyes", "Bốn mắt: bạn đã giữ vai trò khác trong hồ sơ này.")

    async def _assess(self, known: int) -> Verdict:
        verdict = await workflow.execute_activity_method(
            Assessing.assess,
            AssessCase(
                case_number=self._case.case_number,
                declaration_number=self._case.declaration_number,
                fact_ids=tuple(self._facts[:known]),
                assessment_number=self._verdict.assessment_number + 1,
                at=workflow.now(),
            ),
            start_to_close_timeout=options.ASSESSMENT_TIMEOUT,
            retry_policy=options.RETRY,
        )
        self._outbox_number = max(self._outbox_number, verdict.outbox_number)
        return verdict

    async def _act_on(self, verdict: Verdict) -> None:
        for order in verdict.orders:
            if order.key in self._issued:
                continue
            issued = await workflow.execute_activity_method(
                Issuing.issue_notice,
                IssueNotice(
                    case_number=self._case.case_number,
                    declaration_number=self._case.declaration_number,
                    order=order,
                    at=workflow.now(),
                ),
                start_to_close_timeout=options.ISSUE_TIMEOUT,
                retry_policy=options.RETRY,
            )
            self._issued.append(order.key)
            self._outbox_number = max(self._outbox_number, issued.outbox_number)

    async def _deliver_outbox(self) -> None:
        while True:
            await workflow.wait_condition(lambda: self._outbox_number > self._settled_number)
            delivered = await workflow.execute_activity_method(
                Delivering.deliver,
                DeliverNext(declaration_number=self._case.declaration_number, at=workflow.now()),
                start_to_close_timeout=options.DELIVERY_TIMEOUT,
                retry_policy=options.DELIVERY_RETRY,
            )
            self._settled_number = delivered.settled_number

    async def _news_since(self, known: int) -> None:
        """Wait for a fact, for the day after the next due day, or for the end.

        There is always a timer: a task that ends without a command is replayed together with the update that
        follows it, whose validator would then see the case as it was before (docs/adr/0011).
        """
        due_on = self._verdict.next_due_on
        timeout = start_of_day(due_on + ONE_DAY) - workflow.now() if due_on else options.LOOK_AGAIN
        try:
            await workflow.wait_condition(
                lambda: len(self._facts) > known or self._is_over(), timeout=timeout
            )
        except TimeoutError:
            return

    def _is_due(self, now: datetime) -> bool:
        due_on = self._verdict.next_due_on
        return due_on is not None and vietnamese_day(now) > due_on

    def _is_over(self) -> bool:
        return (
            self._verdict.is_closed
            and self._assessed == len(self._facts)
            and self._settled_number >= self._outbox_number
        )


def _refusal(kind: str, message_vi: str) -> ApplicationError:
    return ApplicationError(message_vi, type=kind, non_retryable=True)
