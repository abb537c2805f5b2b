"""Is a certificate used for each of its units once, by whichever declaration, and given back (row C5)?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from activities.assessing import Assessing
from intake.door import Door, Inbound
from models.base import canonical_json
from models.case_file import CertificateLeft
from models.facts import (
    CustomsSpoke,
    DeclarationAmended,
    DeclarationRegistered,
    DeclarationWithdrawn,
    Fact,
    FactContent,
    ItemWord,
    NoticeSigned,
    PaperFiled,
)
from models.messages import AssessCase
from models.papers import InspectionCertificate, certificate_key
from models.vocabulary import CustomsOutcome, Disposition, NoticeKind, Office, Role
from records import certificates, reference, results
from records.engine import reading, writing
from records.people import staff
from records.tables import CertificateRow, CertificateUseRow, ImporterHistoryRow
from tests.builders import (
    a_body,
    a_business_registration,
    a_case_file,
    a_certificate,
    a_declaration,
    a_machine,
)

NOW = datetime(2026, 3, 16, 2, tzinfo=UTC)
TEN = a_certificate(quantity=10)


@pytest.fixture
def staffed(register: Engine) -> Engine:
    with writing(register) as session:
        staff.add_staff(session, "ky", "Trần Thị Ký", "Phó giám đốc", Office.DOST)
        staff.give_role(session, "ky", Role.SIGNATORY, date(2020, 1, 1))
        session.add(ImporterHistoryRow(tax_code="0400123456", import_count=12))
        reference.load(session, reference.ReferenceFile(inspection_bodies=(a_body(),)), NOW)
    return register


@dataclass
class Case:
    """A declaration of some machines that rests on a certificate, assessed by hand."""

    register: Engine
    number: str
    quantity: int = 1
    certificate: InspectionCertificate = TEN
    fact_ids: list[str] = field(default_factory=list)
    assessed: int = 0

    def opened(self) -> "Case":
        machine = a_machine(
            quantity=self.quantity, manufacture_country="CN", maker="Haitian", serial_number=self.number
        )
        self.tell(DeclarationRegistered(declaration=a_declaration(number=self.number, items=(machine,))))
        self.tell(PaperFiled(paper=self.certificate))
        self.tell(PaperFiled(paper=a_business_registration()))
        self.assess()
        return self

    def signed(self) -> "Case":
        with reading(self.register) as session:
            stored = results.newest(session, self.number)
        assert stored is not None
        proposal = next(one for one in stored.assessment.proposals if one.kind is NoticeKind.APPROVAL)
        content = NoticeSigned(
            notice_kind=proposal.kind, basis=proposal.basis, content_digest="0" * 64, items=proposal.items
        )
        self.tell(content, "ky")
        return self

    def tell(self, content: FactContent, staff_id: str | None = None) -> None:
        at = NOW + timedelta(minutes=len(self.fact_ids))
        fact = Fact(declaration_number=self.number, occurred_at=at, content=content, staff_id=staff_id)
        inbound = Inbound("test", f"{self.number}-{len(self.fact_ids)}", canonical_json(fact))
        door = Door(self.register, None, lambda: at)
        self.fact_ids.append(door.receive(inbound, fact, received_at=at).fact_id)

    def assess(self) -> None:
        self.assessed += 1
        request = AssessCase(
            case_number=self.number,
            declaration_number=self.number,
            fact_ids=tuple(self.fact_ids),
            assessment_number=self.assessed,
            at=NOW + timedelta(hours=self.assessed),
        )
        Assessing(self.register, "").assess(request)

    @property
    def told(self) -> tuple[Disposition, list[tuple[int, Disposition]]]:
        with reading(self.register) as session:
            stored = results.newest(session, self.number)
        assert stored is not None
        (item,) = stored.assessment.items
        return item.disposition, [(part.quantity, part.disposition) for part in item.parts]


def used(register: Engine) -> int:
    """What the register says is used of the certificate, which is what its uses add up to."""
    with reading(register) as session:
        row = session.get(CertificateRow, certificate_key(TEN))
        uses = sum(use.quantity for use in session.exec(select(CertificateUseRow)))
    assert row is None or row.used == uses
    return uses


def numbers(count: int) -> list[str]:
    return [f"10700000{number:04d}" for number in range(1, count + 1)]


def test_row_c5_fifty_parallel_uses_end_with_exactly_what_the_certificate_covers(staffed: Engine) -> None:
    waiting = [Case(staffed, number).opened().signed() for number in numbers(50)]
    assert used(staffed) == 0

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(Case.assess, waiting))

    told = [case.told[0] for case in waiting]
    assert used(staffed) == 10
    assert told.count(Disposition.MAY_CLEAR) == 10
    assert told.count(Disposition.HELD) == 40


def test_row_c5_parallel_uses_of_several_units_never_go_beyond(staffed: Engine) -> None:
    waiting = [Case(staffed, number, quantity=3).opened().signed() for number in numbers(12)]

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(Case.assess, waiting))

    assert used(staffed) == 9
    assert [case.told[0] for case in waiting].count(Disposition.MAY_CLEAR) == 3


def test_row_c5_what_is_given_back_another_declaration_may_use(staffed: Engine) -> None:
    first = Case(staffed, "107000000001", quantity=8).opened().signed()
    first.assess()
    second = Case(staffed, "107000000002", quantity=4).opened()
    second.signed().assess()
    assert (used(staffed), second.told) == (
        10,
        (Disposition.HELD, [(2, Disposition.MAY_CLEAR), (2, Disposition.HELD)]),
    )

    first.tell(DeclarationWithdrawn(reason="Khai nhầm"))
    first.assess()
    assert used(staffed) == 2
    second.assess()
    second.signed().assess()

    assert (used(staffed), second.told) == (4, (Disposition.MAY_CLEAR, []))


def test_row_c5_units_that_customs_refuses_are_given_back(staffed: Engine) -> None:
    case = Case(staffed, "107000000001", quantity=5).opened().signed()
    case.assess()
    assert used(staffed) == 5

    word = ItemWord(item_number=1, outcome=CustomsOutcome.REFUSED, quantity=2)
    case.tell(CustomsSpoke(outcomes=(word,)))
    case.assess()

    assert used(staffed) == 3


def test_row_c5_a_certificate_stated_anew_counts_anew_while_nobody_else_rests_on_it(staffed: Engine) -> None:
    case = Case(staffed, "107000000001", quantity=5, certificate=a_certificate(quantity=5)).opened().signed()
    case.assess()

    case.tell(PaperFiled(paper=TEN.model_copy(update={"issued_on": date(2026, 1, 16)})))
    case.assess()
    Case(staffed, "107000000002", quantity=5).opened().signed().assess()

    with reading(staffed) as session:
        row = session.get_one(CertificateRow, certificate_key(TEN))
        assert (row.quantity, row.used) == (10, 10)


def test_row_c5_copies_that_state_different_quantities_lock_no_case(staffed: Engine) -> None:
    Case(staffed, "107000000001", quantity=6).opened().signed().assess()
    other = Case(staffed, "107000000002", quantity=3, certificate=a_certificate(quantity=8)).opened()
    other.signed().assess()
    assert (used(staffed), other.told) == (
        8,
        (Disposition.HELD, [(2, Disposition.MAY_CLEAR), (1, Disposition.HELD)]),
    )

    other.tell(PaperFiled(paper=a_certificate(quantity=5)))
    other.assess()

    assert used(staffed) == 6
    with reading(staffed) as session:
        assert session.get_one(CertificateRow, certificate_key(TEN)).quantity == 8


def test_row_c5_a_smaller_quantity_stated_anew_takes_nothing_back_that_is_cleared(staffed: Engine) -> None:
    case = Case(staffed, "107000000001", quantity=8).opened().signed()
    case.assess()
    case.tell(CustomsSpoke(outcomes=(ItemWord(item_number=1, outcome=CustomsOutcome.CLEARED),)))
    case.assess()

    case.tell(PaperFiled(paper=a_certificate(quantity=5)))
    case.assess()

    assert used(staffed) == 8
    with reading(staffed) as session:
        assert session.get_one(CertificateRow, certificate_key(TEN)).quantity == 8


def amended(case: Case) -> FactContent:
    machine = a_machine(
        quantity=case.quantity, manufacture_country="CN", maker="Haitian", serial_number="khác"
    )
    return DeclarationAmended(
        amendment_number=1, declaration=a_declaration(number=case.number, items=(machine,))
    )


@pytest.mark.parametrize(
    "then",
    [
        amended,
        lambda _: PaperFiled(paper=a_certificate(number="KHAC")),
        lambda _: DeclarationWithdrawn(reason="Khai nhầm"),
    ],
    ids=["amended", "another paper", "withdrawn"],
)
def test_row_c5_what_customs_cleared_is_never_given_back(
    staffed: Engine, then: Callable[[Case], FactContent]
) -> None:
    case = Case(staffed, "107000000001", quantity=8).opened().signed()
    case.assess()
    words = (
        ItemWord(item_number=1, outcome=CustomsOutcome.RELEASED),
        ItemWord(item_number=1, outcome=CustomsOutcome.CLEARED, quantity=4),
        ItemWord(item_number=1, outcome=CustomsOutcome.REFUSED, quantity=1),
        ItemWord(item_number=1, outcome=CustomsOutcome.CLEARED, quantity=1),
    )
    case.tell(CustomsSpoke(outcomes=words))
    case.assess()
    assert used(staffed) == 7

    case.tell(then(case))
    case.assess()

    assert used(staffed) == 5


def test_row_c5_the_register_never_holds_more_than_a_certificate_covers(staffed: Engine) -> None:
    with pytest.raises(IntegrityError), writing(staffed) as session:
        session.add(CertificateRow(certificate_key="0" * 64, quantity=10, used=11))
    with pytest.raises(IntegrityError), writing(staffed) as session:
        session.add(CertificateRow(certificate_key="0" * 64, quantity=10, used=-1))


def test_row_c5_what_others_used_is_looked_up_and_what_is_ones_own_is_not(staffed: Engine) -> None:
    first = Case(staffed, "107000000001", quantity=8).opened().signed()
    first.assess()
    case_file = a_case_file(papers=(TEN, a_certificate(number="KHAC", quantity=3)))

    with reading(staffed) as session:
        own = certificates.left_for(session, first.number, case_file)
        other = certificates.left_for(session, "107000000009", case_file)
        none = certificates.left_for(session, "107000000009", a_case_file())

    assert own == none == ()
    assert other == (CertificateLeft(certificate_key=certificate_key(TEN), quantity=10, used=8),)
    assert other[0].left == 2
