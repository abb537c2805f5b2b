"""Does an approval of the time before the decision still govern the goods (Điều 16.1, 16.3)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import ImportPermission
from models.vocabulary import Consequence, Regime
from rules.arising import with_any
from rules.checks.days import Days
from rules.evidence import last_filed
from rules.ground import ground_on
from rules.law.machinery.decision_18_2019 import OLD_APPROVALS_GO_ON
from rules.permission import TRANSITION_RULE, ask_of_old_approval, is_old_approval
from rules.rule import Rule


def check_transition(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises when such an approval is filed; the answer refuses nothing, the later checks follow it."""
    permission = last_filed(case_file, item, ImportPermission)
    ground = ground_on(
        TRANSITION_RULE, item, OLD_APPROVALS_GO_ON, days.registration(case_file), Consequence.RISK
    )
    if ground is None or permission is None or not is_old_approval(permission):
        return None
    return ask_of_old_approval(case_file, ground, permission)


RULE = Rule(
    TRANSITION_RULE,
    Regime.USED_MACHINERY,
    Said(
        "Chấp thuận có trước Quyết định 18/2019/QĐ-TTg có còn áp dụng cho hàng này không?",
        "Does an approval older than Decision 18/2019/QĐ-TTg still govern these goods?",
    ),
    (OLD_APPROVALS_GO_ON,),
    check_transition,
    arises=with_any(ImportPermission),
)
