"""Does a part go before the rest (row D2)?"""

from datetime import timedelta

from models.vocabulary import CaseState, CustomsOutcome, NoticeKind, ObligationKind, Party
from tests.builders import NOON, a_certificate, a_declaration, an_amendment, lookups
from tests.unit.rules.growing_case import CLEARED, FOUR, HELD, MAY_CLEAR, REFUSED, TEN, Case


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


def test_row_d2_no_more_units_may_go_than_customs_has_not_turned_away() -> None:
    case = Case()
    case.sign()
    case.word(REFUSED, 7)

    assert case.parts() == [(3, MAY_CLEAR), (7, HELD)]


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
