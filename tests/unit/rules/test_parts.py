"""Does a part go before the rest, and is a certificate used for each of its units once (rows D2, C5, D3)?"""

from datetime import timedelta
from time import process_time
from typing import Any

import pytest

from models.assessment import Assessment
from models.case_file import CaseFile, CertificateLeft
from models.facts import CustomsSpoke, DeclarationWithdrawn, Fact, FactContent, ItemWord, NoticeSigned
from models.goods import DeclarationItem
from models.papers import Paper, certificate_key
from models.vocabulary import (
    CaseState,
    Condition,
    CustomsOutcome,
    Disposition,
    NoticeKind,
    ObligationKind,
    Party,
)
from rules.checks.days import Days
from rules.checks.papers import certificate_quantity
from rules.coverage import uses_of
from rules.rulebook import assess
from tests.builders import (
    AS_OF,
    NOON,
    a_business_registration,
    a_case_file,
    a_certificate,
    a_declaration,
    a_fact,
    a_machine,
    an_amendment,
    filed,
    lookups,
)
from tests.quality_builders import (
    a_batch_certificate,
    a_certification_body,
    a_description,
    a_quality_registration,
    a_rice_cooker,
)

TEN = a_machine(quantity=10, manufacture_country="CN", maker="Haitian", brand="Haitian")
SIX, FOUR = a_certificate(quantity=6), a_certificate(number="VC-26-032", quantity=4)
CLEARED, REFUSED = CustomsOutcome.CLEARED, CustomsOutcome.REFUSED
MAY_CLEAR, HELD = Disposition.MAY_CLEAR, Disposition.HELD


class Case:
    """A case that grows fact by fact, an hour apart."""

    def __init__(self, *items: DeclarationItem, papers: tuple[Paper, ...] = (SIX,), **overrides: Any) -> None:
        self.items, self.papers, self.overrides = items or (TEN,), papers, overrides
        self.facts: list[Fact] = []

    @property
    def case_file(self) -> CaseFile:
        papers = (*self.papers, a_business_registration())
        return a_case_file(a_declaration(items=self.items), papers, self.facts, **self.overrides)

    def now(self) -> Assessment:
        return assess(self.case_file, AS_OF)

    def tell(self, content: FactContent) -> None:
        at = NOON + timedelta(hours=1 + len(self.facts))
        staff_id = "ky" if isinstance(content, NoticeSigned) else None
        self.facts.append(a_fact(content, occurred_at=at, staff_id=staff_id))

    def file(self, paper: Paper) -> None:
        self.facts.append(filed(paper, occurred_at=NOON + timedelta(hours=1 + len(self.facts))))

    def sign(self, kind: NoticeKind = NoticeKind.APPROVAL) -> None:
        proposal = next(one for one in self.now().proposals if one.kind is kind)
        self.tell(
            NoticeSigned(
                notice_kind=kind, basis=proposal.basis, content_digest="0" * 64, items=proposal.items
            )
        )

    def word(self, outcome: CustomsOutcome, quantity: int | None = None) -> None:
        word = ItemWord(item_number=1, outcome=outcome, quantity=quantity)
        self.tell(CustomsSpoke(outcomes=(word,)))

    def parts(self, index: int = 0) -> list[tuple[int, Disposition]]:
        return [(part.quantity, part.disposition) for part in self.now().items[index].parts]

    def used(self, index: int = 0) -> list[tuple[int, int]]:
        return [(use.quantity, use.stated) for use in self.now().items[index].written_off]

    def proposed(self) -> dict[NoticeKind, list[int | None]]:
        return {one.kind: [item.quantity for item in one.items] for one in self.now().proposals}


def two_of(quantity: int) -> list[DeclarationItem]:
    changes = [{"item_number": one, "quantity": quantity, "serial_number": str(one)} for one in (1, 2)]
    return [TEN.model_copy(update=change) for change in changes]


def test_row_d2_the_covered_part_is_proposed_and_the_rest_is_asked_for() -> None:
    case = Case()

    assert case.proposed() == {NoticeKind.APPROVAL: [6], NoticeKind.SUPPLEMENT: [None]}
    assert case.now().items[0].disposition is HELD
    assert case.parts() == []
    assert case.used() == []


def test_row_d2_a_signed_part_may_go_and_the_rest_keeps_its_obligation() -> None:
    case = Case()
    case.sign()

    owed = case.now().obligations
    assert case.parts() == [(6, MAY_CLEAR), (4, HELD)]
    assert case.now().items[0].disposition is HELD
    assert [(one.kind, one.party) for one in owed] == [(ObligationKind.FILE_EVIDENCE, Party.IMPORTER)]
    assert "4 chiếc còn lại" in owed[0].what_vi
    assert NoticeKind.APPROVAL not in case.proposed()
    assert case.used() == [(6, 6)]


def test_row_d2_what_was_told_of_a_part_stays_when_the_paper_of_the_rest_comes() -> None:
    case = Case()
    case.sign()
    case.file(FOUR)

    assert case.parts() == [(6, MAY_CLEAR), (4, HELD)]
    assert case.proposed() == {NoticeKind.APPROVAL: [None]}

    case.sign()
    assert case.parts() == []
    assert case.now().items[0].disposition is MAY_CLEAR
    assert case.used() == [(6, 6), (4, 4)]


def test_row_d2_an_item_is_settled_once_final_words_cover_all_its_units() -> None:
    case = Case()
    case.sign()
    case.word(CLEARED, 6)
    assert case.parts() == [(6, MAY_CLEAR), (4, HELD)]

    case.file(FOUR)
    case.sign()
    assert not case.now().is_closed
    case.word(CLEARED, 4)

    assert case.now().is_closed
    assert case.now().obligations == ()


def test_row_d2_a_rest_that_goes_back_ends_the_case() -> None:
    case = Case()
    case.sign()
    case.word(CLEARED, 6)
    case.word(REFUSED, 4)
    assert case.now().state is CaseState.AWAITING_REEXPORT
    assert case.used() == [(6, 6)]

    case.word(CustomsOutcome.REEXPORTED, 4)

    assert case.now().is_closed
    assert case.used() == [(6, 6)]


def test_row_d2_words_on_more_units_than_were_declared_are_asked_again() -> None:
    case = Case()
    case.sign()
    case.word(CLEARED, 6)
    case.word(CLEARED, 6)

    asked = [one for one in case.now().obligations if one.party is Party.CITY_CUSTOMS]
    assert [one.kind for one in asked] == [ObligationKind.STATE_FACT]
    assert "12 chiếc" in asked[0].what_vi
    assert not case.now().is_closed

    case.word(CLEARED)

    assert [one.party for one in case.now().obligations] == [Party.IMPORTER]
    assert case.now().state is CaseState.OBLIGATIONS_LEFT


def test_words_on_units_of_an_item_that_was_amended_since_are_not_counted() -> None:
    case = Case()
    case.sign()
    case.word(CLEARED, 6)
    changed = TEN.model_copy(update={"model_code": "khác"})
    case.facts.append(an_amendment(a_declaration(items=(changed,)), occurred_at=NOON + timedelta(days=2)))

    assert case.parts() == []
    assert case.used() == []


def test_a_word_that_is_not_final_on_a_part_changes_nothing() -> None:
    case = Case()
    case.sign()
    before = case.now()
    case.word(CustomsOutcome.RELEASED, 6)

    assert case.now().items == before.items
    assert not case.now().is_closed


def test_refused_units_that_are_mended_may_be_cleared() -> None:
    case = Case()
    case.sign()
    case.word(REFUSED, 10)
    case.word(CLEARED, 6)

    assert case.used() == [(6, 6)]
    assert case.now().state is CaseState.AWAITING_REEXPORT


@pytest.mark.parametrize("outcome", [REFUSED, CustomsOutcome.REEXPORTED, CustomsOutcome.DESTROYED])
def test_row_c5_what_customs_does_not_let_in_gives_back(outcome: CustomsOutcome) -> None:
    case = Case(papers=(a_certificate(quantity=10),))
    case.sign()
    assert case.used() == [(10, 10)]

    case.word(outcome, 7)

    assert case.used() == [(3, 10)]


def test_row_c5_a_withdrawn_declaration_gives_back() -> None:
    case = Case()
    case.sign()
    case.tell(DeclarationWithdrawn(reason="Khai nhầm"))

    assert case.used() == []
    assert case.parts() == []


def test_row_c5_an_amended_item_gives_back_until_it_is_signed_for_again() -> None:
    case = Case()
    case.sign()
    changed = TEN.model_copy(update={"quantity": 9})
    case.facts.append(an_amendment(a_declaration(items=(changed,)), occurred_at=NOON + timedelta(days=2)))

    assert case.used() == []
    assert case.proposed()[NoticeKind.APPROVAL] == [6]


def test_row_c5_a_certificate_that_is_replaced_gives_back() -> None:
    case = Case()
    case.sign()
    case.file(a_certificate(number="VC-26-099"))
    case.sign()

    assert case.now().items[0].disposition is MAY_CLEAR
    assert case.used() == []


def test_row_c5_items_take_from_a_certificate_in_the_order_of_their_numbers() -> None:
    first = TEN.model_copy(update={"quantity": 4, "serial_number": "A"})
    second = TEN.model_copy(update={"item_number": 2, "quantity": 5, "serial_number": "B"})
    case = Case(second, first, papers=(a_certificate(quantity=7),))

    covered = [[use.quantity for f in item.findings for use in f.covered_by] for item in case.now().items]

    assert covered == [[4], [3]]


def test_row_c5_a_new_machine_takes_nothing_from_a_certificate() -> None:
    new = TEN.model_copy(update={"condition": Condition.NEW, "was_operated": False, "serial_number": "A"})
    used = TEN.model_copy(update={"item_number": 2, "quantity": 5, "serial_number": "B"})
    case = Case(new, used, papers=(a_certificate(quantity=5),))

    covered = [use.quantity for f in case.now().items[1].findings for use in f.covered_by]

    assert covered == [5]


def test_row_c5_what_others_use_later_takes_no_signature_back() -> None:
    paper = a_certificate(quantity=10)
    machine = TEN.model_copy(update={"quantity": 4})
    case = Case(machine, papers=(paper,))
    case.sign()
    left = CertificateLeft(certificate_key=certificate_key(paper), quantity=10, used=6)
    case.overrides = {"lookups": lookups(certificates_left=(left,))}

    assert case.now().items[0].disposition is MAY_CLEAR
    assert case.used() == [(4, 10)]


def test_row_c5_of_a_certificate_that_others_used_up_nothing_goes() -> None:
    left = CertificateLeft(certificate_key=certificate_key(SIX), quantity=6, used=6)
    case = Case(lookups=lookups(certificates_left=(left,)))

    assert case.proposed() == {NoticeKind.SUPPLEMENT: [None]}


def test_row_c5_fifty_items_on_two_hundred_certificates_are_judged_within_a_second() -> None:
    """The fill is worked out once: an assessment has five seconds, and a case that needs more never ends."""
    items = tuple(
        TEN.model_copy(update={"item_number": number, "quantity": 4, "serial_number": f"S{number}"})
        for number in range(1, 51)
    )
    papers = tuple(a_certificate(number=f"VC-{number}", quantity=1) for number in range(1, 201))
    case_file = Case(*items, papers=papers).case_file
    begun = process_time()

    claims = case_file.once(certificate_quantity._claims, Days(AS_OF))
    uses = case_file.once(uses_of, Days(AS_OF), certificate_quantity._claims)

    assert process_time() - begun < 1
    assert [len(claim.certificates) for claim in claims.values()] == [200] * 50
    assert [sum(use.quantity for use in uses[number]) for number in uses] == [4] * 50
    assert case_file.once(uses_of, Days(AS_OF), certificate_quantity._claims) is uses


def test_a_copy_of_a_case_file_is_judged_by_what_the_copy_says() -> None:
    case_file = Case().case_file
    assert assess(case_file, AS_OF).proposals[0].items[0].quantity == 6
    left = CertificateLeft(certificate_key=certificate_key(SIX), quantity=6, used=2)

    changed = case_file.model_copy(update={"lookups": lookups(certificates_left=(left,))})

    assert assess(changed, AS_OF).proposals[0].items[0].quantity == 4


@pytest.mark.parametrize("stated", [(6, 10), (10, 6)])
def test_row_c5_of_copies_that_state_two_quantities_the_smaller_counts(
    stated: tuple[int, int],
) -> None:
    items = [
        TEN.model_copy(update={"item_number": n, "quantity": 5, "serial_number": str(n)}) for n in (1, 2)
    ]
    papers = [a_certificate(quantity=of, items=(n,)) for n, of in enumerate(stated, 1)]
    case = Case(*items, papers=tuple(papers))

    covered = [[f.covered_by for f in item.findings if f.covered_by] for item in case.now().items]

    assert [[(use.quantity, use.stated) for (use,) in uses] for uses in covered] == [[(5, 6)], [(1, 6)]]


def test_row_c5_what_customs_has_cleared_of_a_later_item_is_not_given_to_an_earlier_one() -> None:
    items = [
        TEN.model_copy(update={"item_number": n, "quantity": 6, "serial_number": str(n)}) for n in (1, 2)
    ]
    case = Case(*items, papers=(a_certificate(quantity=6, items=(2,)),))
    case.sign()
    assert case.used(1) == [(6, 6)]
    case.tell(CustomsSpoke(outcomes=(ItemWord(item_number=2, outcome=CLEARED),)))
    case.file(a_certificate(quantity=6))

    covered = [[use.quantity for f in item.findings for use in f.covered_by] for item in case.now().items]
    assert covered == [[], [6]]
    assert case.used(1) == [(6, 6)]


def test_row_c5_what_customs_refused_of_an_item_is_left_for_the_next() -> None:
    items = [
        TEN.model_copy(update={"item_number": n, "quantity": 6, "serial_number": str(n)}) for n in (1, 2)
    ]
    case = Case(*items, papers=(SIX,))
    case.sign()
    case.word(CLEARED, 2)
    case.word(REFUSED, 4)

    covered = [[use.quantity for f in item.findings for use in f.covered_by] for item in case.now().items]

    assert covered == [[2], [4]]
    assert case.used() == [(2, 6)]


def test_row_c5_an_item_that_customs_refused_whole_takes_nothing() -> None:
    items = [
        TEN.model_copy(update={"item_number": n, "quantity": 6, "serial_number": str(n)}) for n in (1, 2)
    ]
    case = Case(*items, papers=(SIX,))
    case.word(REFUSED)

    covered = [[use.quantity for f in item.findings for use in f.covered_by] for item in case.now().items]

    assert covered == [[], [6]]


def test_row_d2_no_more_units_may_go_than_customs_has_not_turned_away() -> None:
    case = Case()
    case.sign()
    case.word(REFUSED, 7)

    assert case.parts() == [(3, MAY_CLEAR), (7, HELD)]


def test_row_c5_what_customs_cleared_stays_used_when_the_declaration_is_withdrawn() -> None:
    case = Case()
    case.sign()
    case.word(CLEARED, 5)
    case.tell(DeclarationWithdrawn(reason="Khai nhầm"))

    assert case.used() == [(5, 6)]


def test_a_part_waits_when_something_else_holds_the_item() -> None:
    case = Case(TEN.model_copy(update={"purpose": None}))

    assert NoticeKind.APPROVAL not in case.proposed()


def test_row_d2_a_part_in_the_red_lane_waits_for_the_visit() -> None:
    case = Case(lookups=lookups(earlier_import_count=0))

    assert NoticeKind.APPROVAL not in case.proposed()
    assert case.now().visit_wanted is not None


def test_a_signature_given_before_the_quantity_was_counted_stands() -> None:
    """That the certificates are enough is in no basis, so that a new rule takes no word back."""
    plain, counted = Case(papers=(a_certificate(),)), Case(papers=(a_certificate(quantity=10),))

    assert plain.now().proposals[0].items == counted.now().proposals[0].items


def test_row_c5_a_batch_certificate_counts_once_for_all_items_and_has_no_parts() -> None:
    declaration = a_declaration(
        registered_on=a_quality_registration().issued_on,
        arrived_on=None,
        expected_on=None,
        invoice_number="INV-77",
        items=(a_rice_cooker(), a_rice_cooker(item_number=2, model_code="KS-19")),
    )
    papers = (a_quality_registration(), a_batch_certificate(), a_description())
    case_file = a_case_file(declaration, papers)
    bodies = (*case_file.reference.bodies, a_certification_body())
    reference = case_file.reference.model_copy(update={"bodies": bodies})
    found = assess(case_file.model_copy(update={"reference": reference}), declaration.registered_on)

    covered = [[use.quantity for f in item.findings for use in f.covered_by] for item in found.items]
    short = [f for f in found.items[1].findings if f.rule == "quality_quantity"]

    assert covered == [[500], []]
    assert short[0].missing
    assert not any(item.parts for item in found.items)
