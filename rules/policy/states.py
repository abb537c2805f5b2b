"""Where does the case stand, for pages and for the single window?"""

from models.assessment import ItemAssessment, Obligation, ProposedTask
from models.vocabulary import CaseState, Disposition, NoticeKind, ObligationKind, Party, ResultState, TaskKind
from rules.policy.judged_case import JudgedCase

WAITING_FOR = (
    (TaskKind.ANSWER, CaseState.AWAITING_ANSWER),
    (TaskKind.VISIT, CaseState.AWAITING_VISIT),
    (TaskKind.CONFIRM_VISIT, CaseState.AWAITING_VISIT),
    (TaskKind.REVIEW, CaseState.AWAITING_REVIEW),
)
OPINIONS = (NoticeKind.APPROVAL, NoticeKind.REJECTION)


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
    owed = {obligation.kind for obligation in obligations}
    if known.is_spoken:
        is_reexport = ObligationKind.REEXPORT in owed
        return CaseState.AWAITING_REEXPORT if is_reexport else CaseState.OBLIGATIONS_LEFT
    return _waiting(tasks) or _owing(obligations) or CaseState.DECIDED


def _waiting(tasks: tuple[ProposedTask, ...]) -> CaseState | None:
    kinds = {task.kind for task in tasks}
    state = next((state for kind, state in WAITING_FOR if kind in kinds), None)
    if state is None and any(task.notice_kind in OPINIONS for task in tasks):
        return CaseState.AWAITING_SIGNATURE
    return state


def _owing(obligations: tuple[Obligation, ...]) -> CaseState | None:
    if any(one.party is Party.IMPORTER and one.kind is not ObligationKind.REEXPORT for one in obligations):
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
    if any(one.party is Party.IMPORTER and one.kind is not ObligationKind.REEXPORT for one in obligations):
        return ResultState.SUPPLEMENT_REQUESTED
    return ResultState.IN_PROGRESS
