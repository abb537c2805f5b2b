"""Who owes what in a case, and until when?"""

from models.assessment import Finding, ItemAssessment, Missing, Obligation
from models.facts import CustomsSpoke
from models.vocabulary import CustomsOutcome, Disposition, ObligationKind, Party
from rules.checks.spoken import DISPOSED, Spoken
from rules.policy.installed import owed_after_clearing
from rules.policy.judged_case import JudgedCase
from rules.policy.standing import JudgedItem, Standing
from rules.reexport import REEXPORT_VI, ReexportClock, after_inspection_vi, reexport_clock

_COUNTED_VI = "; hạn tính tạm từ ngày hải quan báo từ chối, đến khi biết ngày nhận quyết định xử phạt"
CLEARED = CustomsOutcome.CLEARED
OVER = (Standing.REFUSABLE, Standing.OUT_OF_SCOPE)
"""Nothing that could still come would clear the item."""
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
    undecided = [one for one in known.open_items if one.standing not in OVER]
    if undecided and known.case_file.arrived_on is None:
        owed.append(_customs(ObligationKind.REPORT_ARRIVAL, "Báo ngày hàng về đến cửa khẩu và nơi để hàng"))
    elif undecided and known.case_file.place is None:
        owed.append(_customs(ObligationKind.STATE_FACT, "Báo nơi để hàng"))
    return owed


def _of_the_item(known: JudgedCase, one: JudgedItem, item: ItemAssessment) -> list[Obligation]:
    words = known.words_on(item.item_number)
    gone, cleared = words.units(*DISPOSED), words.units(CLEARED)
    owed = [_excess(one, words)] if words.excess else []
    is_settled = known.is_settled(one)
    is_refused = is_settled and words.units(CustomsOutcome.REFUSED) > 0
    if is_refused or item.disposition is Disposition.REFUSED:
        is_over = gone > 0 and gone + cleared == one.item.quantity
        return owed if is_over else [*owed, _after_refusal(known, one, item)]
    owed += owed_after_clearing(known, one)
    if gone == one.item.quantity or one.standing in OVER:
        return owed
    is_cleared = is_settled and cleared > 0
    return owed + [
        _missing(one, missing)
        for missing in one.missing(is_cleared=is_cleared)
        if missing.kind is not ObligationKind.REPORT_ARRIVAL
        and not (is_cleared and _is_moot(one, missing, cleared))
    ]


def _is_moot(one: JudgedItem, missing: Missing, cleared: int) -> bool:
    """Owed no more once the goods are in the country, or once no unit is left for which it was owed."""
    covered = sum(use.quantity for use in _behind(one, missing).covered_by)
    return missing.kind in MOOT_AFTER_CLEARANCE or cleared <= covered


def _behind(one: JudgedItem, missing: Missing) -> Finding:
    return next(finding for finding in one.findings if finding.missing == missing)


def _excess(one: JudgedItem, words: Spoken) -> Obligation:
    item = one.item
    what_vi = (
        f"Báo lại kết quả của cả dòng hàng: đã báo cho {item.quantity + words.excess} {item.unit}, "
        f"tờ khai có {item.quantity} {item.unit}"
    )
    return _customs(ObligationKind.STATE_FACT, what_vi, item.item_number)


def _missing(one: JudgedItem, missing: Missing) -> Obligation:
    finding = _behind(one, missing)
    return Obligation(
        kind=missing.kind,
        party=missing.party,
        item_number=one.item.item_number,
        what_vi=missing.what_vi,
        citation=finding.citation,
        due_on=missing.due_on,
    )


def _after_refusal(known: JudgedCase, one: JudgedItem, item: ItemAssessment) -> Obligation:
    """Used machines go back; goods that failed the inspection may be mended, reworked or told of in full."""
    if one.failed_inspection:
        return Obligation(
            kind=ObligationKind.REMEDY,
            party=Party.IMPORTER,
            item_number=item.item_number,
            what_vi=after_inspection_vi(one.findings),
            citation=item.disposition_citation,
        )
    clock = _reexport_clock(known, item.item_number)
    return Obligation(
        kind=ObligationKind.REEXPORT,
        party=Party.IMPORTER,
        item_number=item.item_number,
        what_vi=REEXPORT_VI + (f"{_COUNTED_VI}{clock.doubt_vi}" if clock else ""),
        citation=clock.citation if clock else item.disposition_citation,
        due_on=clock.due_on if clock else None,
    )


def _reexport_clock(known: JudgedCase, item_number: int) -> ReexportClock | None:
    """Runs from the day customs refused the item; before that there is no decision to count from."""
    refused_on = [
        fact.fact.occurred_on
        for fact, said in known.case_file.each(CustomsSpoke)
        for word in said.outcomes
        if word.item_number == item_number and word.outcome is CustomsOutcome.REFUSED
    ]
    return reexport_clock(known.case_file, refused_on[-1]) if refused_on else None


def _customs(kind: ObligationKind, what_vi: str, item_number: int | None = None) -> Obligation:
    return Obligation(kind=kind, party=Party.CITY_CUSTOMS, item_number=item_number, what_vi=what_vi)
