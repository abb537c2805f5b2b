"""Which days have passed without what was due, and where does the law set each of them (rows D12, N11)?

A time-out is said in words of its own and decides nothing: it is no finding, it is in no basis of a
signature, and no disposition looks at it. What follows is that people are told; the goods stay in place.
"""

from datetime import date

from models.assessment import NoticeProposal, Obligation, ProposedTask, TimeOut
from models.law import Citation, in_force
from models.vocabulary import InspectionResult, Office, Party
from rules.law.quality.decree_37_2026 import INCOMPLETE_NOTICE_WORKING_DAYS, PASS_NOTICE_WORKING_DAYS

AGREED_VI = "hạn do hai cơ quan thỏa thuận"
PARTY_OF = {Office.DOST: Party.DOST, Office.CITY_CUSTOMS: Party.CITY_CUSTOMS}
_DAYS_OF = {
    InspectionResult.CONFORMS: PASS_NOTICE_WORKING_DAYS,
    InspectionResult.INCOMPLETE: INCOMPLETE_NOTICE_WORKING_DAYS,
}
"""The results for which the decree gives the office a day (`rules.quality_dossier.result_due_on`)."""


def time_outs_of(
    obligations: tuple[Obligation, ...], tasks: tuple[ProposedTask, ...], as_of: date
) -> tuple[TimeOut, ...]:
    """What is owed or to be done and whose last day in time has passed, in the order given."""
    return (
        *(_of_obligation(one, one.due_on, as_of) for one in obligations if one.due_on and one.due_on < as_of),
        *(_of_task(task, task.due_on, as_of) for task in tasks if task.due_on and task.due_on < as_of),
    )


def task_ground(proposal: NoticeProposal) -> Citation | None:
    """Where the law sets the day of the notice; None where it sets none."""
    if proposal.due_on is None or proposal.inspection_result not in _DAYS_OF:
        return None
    value = in_force(_DAYS_OF[proposal.inspection_result], proposal.due_on)
    return value.citation if value else None


def _of_obligation(one: Obligation, due_on: date, as_of: date) -> TimeOut:
    return TimeOut(
        party=one.party,
        obligation=one.kind,
        item_number=one.item_number,
        what_vi=one.what_vi,
        due_on=due_on,
        days_over=(as_of - due_on).days,
        citation=one.citation,
        reason_vi=None if one.citation else AGREED_VI,
    )


def _of_task(task: ProposedTask, due_on: date, as_of: date) -> TimeOut:
    return TimeOut(
        party=PARTY_OF[task.office],
        task=task.kind,
        item_number=task.item_number,
        what_vi=task.what_vi,
        due_on=due_on,
        days_over=(as_of - due_on).days,
        citation=task.citation,
        reason_vi=None if task.citation else AGREED_VI,
    )
