"""What does the register know of a case: the accepted facts, the lookups, the reference data in force?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlmodel import Session, col, func, select

from models.case_file import AcceptedFact, CaseFile, Lookups, SeenSerial
from models.days import vietnamese_day
from models.facts import Fact, FactId
from models.folding import folded
from models.goods import Declaration, DeclarationNumber
from models.ids import CaseNumber, seal
from models.messages import AssessCase
from models.notice import IssuedNotice
from models.policy import CoordinationPolicy
from models.reference import Reference
from models.visits import VisitBooking
from records import certificates, notices, visits
from records.quality.earlier import earlier_results
from records.tables import CaseRow, FactRow, ImporterHistoryRow, MachineRow, PolicyRow, ReferenceVersionRow


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case file and what else the register holds of the case."""

    case_file: CaseFile
    notices: tuple[IssuedNotice, ...]
    booking: VisitBooking | None


def newest(session: Session, number: DeclarationNumber) -> CaseRow | None:
    """The case of the declaration that was opened last."""
    query = select(CaseRow).where(CaseRow.declaration_number == number).order_by(col(CaseRow.sequence).desc())
    return session.exec(query).first()


def load_case_file(session: Session, request: AssessCase, draw_seed: str) -> LoadedCase:
    """Exactly the accepted facts of the request, with lookups and reference data read now."""
    return LoadedCase(
        case_file=build_case_file(
            session,
            case_number=request.case_number,
            declaration_number=request.declaration_number,
            facts=accepted_facts(session, request.fact_ids),
            at=request.at,
            draw_seed=draw_seed,
        ),
        notices=notices.of_declaration(session, request.declaration_number),
        booking=visits.booked(session, request.case_number),
    )


def build_case_file(
    session: Session,
    *,
    case_number: CaseNumber,
    declaration_number: DeclarationNumber,
    facts: tuple[AcceptedFact, ...],
    at: datetime,
    draw_seed: str,
) -> CaseFile:
    """The facts with all that the register knows beside them, read now; live cases and drafts alike."""
    bare = CaseFile(
        case_number=case_number,
        facts=facts,
        lookups=Lookups(),
        reference=reference_in_force(session),
        policy=policy_in_force(session, at),
        draw_seed=draw_seed,
    )
    lookups = look_up(session, declaration_number, bare.declaration)
    left = certificates.left_for(session, declaration_number, bare)
    return bare.model_copy(update={"lookups": lookups.model_copy(update={"certificates_left": left})})


def draft_case_file(session: Session, facts: tuple[Fact, ...], at: datetime, draw_seed: str) -> CaseFile:
    """The case file that a live case with these facts would have now; LookupError when there are none."""
    if not facts:
        raise LookupError("a draft needs at least one fact")
    number = facts[0].declaration_number
    return build_case_file(
        session,
        case_number=number,
        declaration_number=number,
        facts=as_accepted(facts),
        at=at,
        draw_seed=draw_seed,
    )


def as_accepted(facts: Iterable[Fact]) -> tuple[AcceptedFact, ...]:
    """Facts of a draft as rules read them; nothing is written."""
    sealed = [seal(fact) for fact in facts]
    return tuple(AcceptedFact(fact_id=one.fact_id, digest=one.digest, fact=one.fact) for one in sealed)


def accepted_facts(session: Session, fact_ids: tuple[FactId, ...]) -> tuple[AcceptedFact, ...]:
    """The facts in the order of the ids; KeyError when one is not in the register."""
    rows = {
        row.fact_id: row for row in session.exec(select(FactRow).where(col(FactRow.fact_id).in_(fact_ids)))
    }
    return tuple(accepted_fact(rows[fact_id]) for fact_id in fact_ids)


def accepted_fact(row: FactRow) -> AcceptedFact:
    """A fact as rules read it."""
    return AcceptedFact(fact_id=row.fact_id, digest=row.digest, fact=Fact.model_validate_json(row.content))


def look_up(session: Session, number: DeclarationNumber, declaration: Declaration | None) -> Lookups:
    """Earlier imports, violations and results of the importer, and machines seen in other declarations."""
    if declaration is None:
        return Lookups()
    history = session.get(ImporterHistoryRow, declaration.importer.tax_code)
    others = select(func.count(func.distinct(CaseRow.declaration_number))).where(
        CaseRow.importer_tax_code == declaration.importer.tax_code,
        CaseRow.declaration_number != number,
        col(CaseRow.registered_on) < declaration.registered_on,
    )
    return Lookups(
        earlier_import_count=session.exec(others).one() + (history.import_count if history else 0),
        violation_count=history.violation_count if history else 0,
        seen_serials=_seen_serials(session, number, declaration),
        earlier_results=earlier_results(session, declaration),
    )


def _seen_serials(
    session: Session, number: DeclarationNumber, declaration: Declaration
) -> tuple[SeenSerial, ...]:
    serials = {
        (folded(item.maker), folded(item.serial_number)): item.item_number
        for item in declaration.items
        if item.maker and item.serial_number
    }
    query = select(MachineRow).where(
        col(MachineRow.serial_folded).in_([serial for _, serial in serials]),
        MachineRow.declaration_number != number,
    )
    rows = session.exec(query).all() if serials else []
    seen = {
        (serials[row.maker_folded, row.serial_folded], row.declaration_number)
        for row in rows
        if (row.maker_folded, row.serial_folded) in serials
    }
    return tuple(SeenSerial(item_number=item, declaration_number=other) for item, other in sorted(seen))


def reference_in_force(session: Session) -> Reference:
    """The reference data of the newest load; empty, version "0", before the first."""
    query = select(ReferenceVersionRow).order_by(col(ReferenceVersionRow.loaded_at).desc())
    row = session.exec(query).first()
    return _reference(row.content) if row else Reference(version="0")


def policy_in_force(session: Session, at: datetime) -> CoordinationPolicy:
    """The policy of the day; LookupError when none is in force (`python -m records migrate` seeds one)."""
    query = (
        select(PolicyRow)
        .where(PolicyRow.valid_from <= vietnamese_day(at))
        .order_by(col(PolicyRow.valid_from).desc(), col(PolicyRow.version).desc())
    )
    row = session.exec(query).first()
    if row is None:
        raise LookupError("no coordination policy is in force; run `python -m records migrate`")
    return _policy(row.content)


@lru_cache(maxsize=8)
def _reference(content: str) -> Reference:
    return Reference.model_validate_json(content)


@lru_cache(maxsize=8)
def _policy(content: str) -> CoordinationPolicy:
    return CoordinationPolicy.model_validate_json(content)
