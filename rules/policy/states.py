"""Where does the case stand, for pages and for the single window?"""

from models.assessment import ItemAssessment, Obligation, ProposedTask
from models.vocabulary import (
    CaseState,
    CustomsOutcome,
    Disposition,
    NoticeKind,
    ObligationKind,
    Party,
    ResultState,
    TaskKind,
)
from rules.policy.judged_case import JudgedCase

WAITING_FOR = (
    (TaskKind.ANSWER, CaseState.AWAITING_ANSWER),
    (TaskKind.VISIT, CaseState.AWAITING_VISIT),
    (TaskKind.CONFIRM_VISIT, CaseState.AWAITING_VISIT),
    (TaskKind.REVIEW, CaseState.AWAITING_REVIEW),
)
OPINIONS = (NoticeKind.APPROVAL, NoticeKind.REJECTION, NoticeKind.FORM_3)


AFTER_REFUSAL = (ObligationKind.REEXPORT, ObligationKind.REMEDY)
NO_SUPPLEMENT = (*AFTER_REFUSAL, ObligationKind.INSPECT_AFTER_INSTALLATION)
"""What the importer owes without anything lacking in the dossier now."""


def case_state(
    known: JudgedCase,
    obligations: tuple[Obligation, ...],
    tasks: tuple[ProposedTask, ...],
    *,
    is_closed: bool,
) -> CaseState:
    """The one word under which a case is listed: what it waits for first."""
    if known.is_withdrawn:
        return CaseState.WITHDRAWN
    if is_closed:
        return CaseState.CLOSED
    if known.case_file.declaration is None:
        return CaseState.AWAITING_DECLARATION
    if known.is_spoken:
        is_going_back = any(_is_after_refusal(known, one) for one in obligations)
        return CaseState.AWAITING_REEXPORT if is_going_back else CaseState.OBLIGATIONS_LEFT
    return _waiting(tasks) or _owing(obligations) or CaseState.DECIDED


def _is_after_refusal(known: JudgedCase, owed: Obligation) -> bool:
    """A remedy owed for goods that customs cleared is an obligation like others."""
    words = known.words_on(owed.item_number)
    is_in = words.units(CustomsOutcome.CLEARED) > 0 and not words.units(CustomsOutcome.REFUSED)
    return owed.kind in AFTER_REFUSAL and not is_in


def _waiting(tasks: tuple[ProposedTask, ...]) -> CaseState | None:
    kinds = {task.kind for task in tasks}
    state = next((state for kind, state in WAITING_FOR if kind in kinds), None)
    if state is None and any(task.notice_kind in OPINIONS for task in tasks):
        return CaseState.AWAITING_SIGNATURE
    return state


def _owing(obligations: tuple[Obligation, ...]) -> CaseState | None:
    if any(one.party is Party.IMPORTER and one.kind not in AFTER_REFUSAL for one in obligations):
        return CaseState.AWAITING_PAPERS
    if any(one.party is Party.CITY_CUSTOMS for one in obligations):
        return CaseState.AWAITING_ARRIVAL
    return None


def result_state(items: tuple[ItemAssessment, ...], obligations: tuple[Obligation, ...]) -> ResultState:
    """Trạng thái of Nghị định 336/2026/NĐ-CP, Điều 19.2, for the declaration as a whole."""
    told = {item.disposition for item in items}
    if told and told <= {Disposition.MAY_CLEAR, Disposition.NOT_OURS}:
        return ResultState.ACCEPTED
    if told and not told & {Disposition.HELD, Disposition.STORAGE_ALLOWED}:
        return ResultState.REFUSED
    if any(one.party is Party.IMPORTER and one.kind not in NO_SUPPLEMENT for one in obligations):
        return ResultState.SUPPLEMENT_REQUESTED
    return ResultState.IN_PROGRESS
