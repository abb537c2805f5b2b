"""What is owed of a technology line that customs cleared before its inspection (Quyết định 28/2022/QĐ-TTg)?

Điều 1.1 holds it until it is inspected: what then refuses it sends it back, and a question stays a question.
"""

from models.assessment import Obligation
from models.law import in_force
from models.vocabulary import CustomsOutcome, ObligationKind, Party, Regime
from rules.law.machinery.decision_28_2022 import FAILS_MEANS_REEXPORT
from rules.policy.judged_case import JudgedCase
from rules.policy.standing import JudgedItem, Standing

_ARISES_ON_THAT_ROAD = "line_installed"


def cleared_first(known: JudgedCase) -> tuple[JudgedItem, ...]:
    """The items of such lines on which customs' final word stands, while the law still asks about them."""
    if known.is_withdrawn or known.case_file.missing_amendments:
        return ()
    return tuple(one for one in known.judged if _is_cleared_first(known, one))


def owed_after_clearing(known: JudgedCase, one: JudgedItem) -> tuple[Obligation, ...]:
    """To go back where the law refuses the line; our own answer where it asks a person."""
    finding = one.weighed.by_rule.get(_ARISES_ON_THAT_ROAD) if _is_cleared_first(known, one) else None
    if finding is None or finding.law_day is None:
        return ()
    standing, number = one.standings.get(Regime.USED_MACHINERY), one.item.item_number
    if standing is Standing.REFUSABLE:
        value = in_force(FAILS_MEANS_REEXPORT, finding.law_day)
        return (
            Obligation(
                kind=ObligationKind.REEXPORT,
                party=Party.IMPORTER,
                item_number=number,
                what_vi="Tái xuất dây chuyền lắp đặt trước không đáp ứng hoặc không được giám định đúng hạn, "
                "theo quyết định xử phạt của cơ quan hải quan",
                citation=value.citation if value else None,
            ),
        )
    if standing is Standing.ASKING:
        return (
            Obligation(
                kind=ObligationKind.INSPECT_AFTER_INSTALLATION,
                party=Party.DOST,
                item_number=number,
                what_vi="Trả lời điểm còn để người quyết định về dây chuyền lắp đặt trước",
                citation=finding.citation,
            ),
        )
    return ()


def _is_cleared_first(known: JudgedCase, one: JudgedItem) -> bool:
    is_cleared = known.words_on(one.item.item_number).units(CustomsOutcome.CLEARED) > 0
    return is_cleared and known.is_settled(one) and _ARISES_ON_THAT_ROAD in one.weighed.by_rule
