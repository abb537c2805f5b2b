"""Is a certificate used for each of its units once (rows C5, D3)?"""

from datetime import timedelta
from time import process_time

import pytest

from models.case_file import CertificateLeft
from models.facts import CustomsSpoke, DeclarationWithdrawn, ItemWord
from models.papers import certificate_key
from models.vocabulary import Condition, CustomsOutcome, NoticeKind
from rules.checks.days import Days
from rules.checks.papers import certificate_quantity
from rules.coverage import uses_of
from rules.rulebook import assess
from tests.builders import AS_OF, NOON, a_case_file, a_certificate, a_declaration, an_amendment, lookups
from tests.quality_builders import (
    a_batch_certificate,
    a_certification_body,
    a_description,
    a_quality_registration,
    a_rice_cooker,
)
from tests.unit.rules.growing_case import CLEARED, MAY_CLEAR, REFUSED, SIX, TEN, Case


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
def test_row_c5_of_copies_that_state_two_quantities_the_smaller_counts(stated: tuple[int, int]) -> None:
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


def test_row_c5_what_customs_cleared_stays_used_when_the_declaration_is_withdrawn() -> None:
    case = Case()
    case.sign()
    case.word(CLEARED, 5)
    case.tell(DeclarationWithdrawn(reason="Khai nhầm"))

    assert case.used() == [(5, 6)]


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
