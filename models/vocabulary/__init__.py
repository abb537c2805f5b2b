"""Which closed sets of words does the engine use, and how does each read in Vietnamese?"""

from models.vocabulary.case import (
    FINAL_OUTCOMES,
    CaseState,
    Consequence,
    CustomsOutcome,
    Disposition,
    EventKind,
    FactKind,
    ObligationKind,
    Outcome,
    ResultState,
    ReviewLane,
)
from models.vocabulary.goods import Conclusion, Condition, Exclusion, Purpose, StandardKind, TechnologyStatus
from models.vocabulary.offices import Office, Party, Role, Skill
from models.vocabulary.word import Word
from models.vocabulary.work import (
    FactState,
    MessageState,
    NoticeKind,
    NoticeState,
    OutboxState,
    TaskKind,
    TaskState,
    VisitState,
)

__all__ = [
    "FINAL_OUTCOMES",
    "CaseState",
    "Conclusion",
    "Condition",
    "Consequence",
    "CustomsOutcome",
    "Disposition",
    "EventKind",
    "Exclusion",
    "FactKind",
    "FactState",
    "MessageState",
    "NoticeKind",
    "NoticeState",
    "ObligationKind",
    "Office",
    "OutboxState",
    "Outcome",
    "Party",
    "Purpose",
    "ResultState",
    "ReviewLane",
    "Role",
    "Skill",
    "StandardKind",
    "TaskKind",
    "TaskState",
    "TechnologyStatus",
    "VisitState",
    "Word",
]
