"""Who owes what in a case, and until when?"""

from models.assessment import ItemAssessment, Missing, Obligation
from models.vocabulary import CustomsOutcome, Disposition, ObligationKind, Party
from rules.policy.judged_case import JudgedCase
from rules.policy.standing import JudgedItem, Standing

DISPOSED = (CustomsOutcome.REEXPORTED, CustomsOutcome.DESTROYED)
MOOT_AFTER_CLEARANCE = (ObligationKind.REPORT_ARRIVAL, ObligationKind.STATE_FACT)


def obligations_of(known: JudgedCase, items: tuple[ItemAssessment, ...]) -> tuple[Obligation, ...]:
    """Everything owed now, in the order of the items; a withdrawn declaration owes nothing."""
    if known.is_withdrawn:
        return ()
    owed = [*_of_the_case(known)]
    for one, item in zip(known.judged, items, strict=True):
        owed += [*_of_the_item(known, one, item)]
    return tuple(dict.fromkeys(owed))


def _of_the_case(known: JudgedCase) -> list[Obligation]:
    if known.case_file.declaration is None:
        return [_customs(ObligationKind.SEND_DECLARATION, "Gửi tờ khai đã đăng ký của các giấy tờ đã nhận")]
    owed = [
        _customs(ObligationKind.SEND_AMENDMENT, f"Gửi bản sửa đổi số {number} còn thiếu")
        for number in known.case_file.missing_amendments
    ]
    undecided = [
        one for one in known.open_items if one.standing not in (Standing.REFUSABLE, Standing.OUT_OF_SCOPE)
    ]
    if undecided and known.case_file.arrived_on is None:
        owed.append(_customs(ObligationKind.REPORT_ARRIVAL, "Báo ngày hàng về đến cửa khẩu và nơi để hàng"))
    elif undecided and known.case_file.place is None:
        owed.append(_customs(ObligationKind.STATE_FACT, "Báo nơi để hàng"))
    return owed


def _of_the_item(known: JudgedCase, one: JudgedItem, item: ItemAssessment) -> list[Obligation]:
    outcome = known.outcomes.get(item.item_number)
    if CustomsOutcome.REFUSED is outcome or item.disposition is Disposition.REFUSED:
        return [] if outcome in DISPOSED else [_reexport(item)]
    if outcome in DISPOSED or one.standing in (Standing.REFUSABLE, Standing.OUT_OF_SCOPE):
        return []
    return [
        _missing(one, missing)
        for missing in one.missing
        if missing.kind is not ObligationKind.REPORT_ARRIVAL
        and not (outcome is CustomsOutcome.CLEARED and missing.kind in MOOT_AFTER_CLEARANCE)
    ]


def _missing(one: JudgedItem, missing: Missing) -> Obligation:
    finding = next(finding for finding in one.findings if finding.missing == missing)
    return Obligation(
        kind=missing.kind,
        party=missing.party,
        item_number=one.item.item_number,
        what_vi=missing.what_vi,
        citation=finding.citation,
        due_on=missing.due_on,
    )


def _reexport(item: ItemAssessment) -> Obligation:
    return Obligation(
        kind=ObligationKind.REEXPORT,
        party=Party.IMPORTER,
        item_number=item.item_number,
        what_vi="Tái xuất hoặc tiêu hủy theo quyết định của cơ quan hải quan",
        citation=item.disposition_citation,
    )


def _customs(kind: ObligationKind, what_vi: str) -> Obligation:
    return Obligation(kind=kind, party=Party.CITY_CUSTOMS, item_number=None, what_vi=what_vi)
