"""Which differences are open, and what became of a run?

A declaration has at most one open difference of results and one of messages; it says how things stand now.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.days import Instant
from models.exchange.comparison import RESULT_KINDS, Comparison, Found, Reconciled, side_vi
from models.goods import DeclarationNumber
from models.vocabulary import DifferenceKind
from records.tables import DifferenceRow, ReconciliationRow

BROKEN_OFF_VI = "Bị ngắt giữa chừng do lỗi của hệ thống; xem nhật ký của tiến trình xử lý."


def run_of(session: Session, comparison: Comparison) -> ReconciliationRow:
    """The row of a run, made at its first step."""
    row = session.get(ReconciliationRow, comparison.run_id)
    if row is None:
        row = ReconciliationRow(run_id=comparison.run_id, started_at=comparison.started_at)
        session.add(row)
    return row


def settle(
    session: Session,
    compared: Iterable[DeclarationNumber],
    found: Iterable[Found],
    at: Instant,
    run_id: str | None = None,
) -> None:
    """End what is equal now, say anew what still differs; a run that is named adds what it found first."""
    numbers = sorted(compared)
    if not numbers:
        return
    still = {(each.declaration_number, _is_of_results(each.kind)): each for each in found}
    for row in open_between(session, numbers[0], numbers[-1]):
        each = still.pop((row.declaration_number, _is_of_results(row.kind)), None)
        if each is not None:
            _say(row, each)
        elif row.declaration_number in numbers:
            row.repaired_at = at
    if run_id is not None:
        session.add_all(_new(run_id, each, at) for each in still.values())


def open_between(session: Session, first: DeclarationNumber, last: DeclarationNumber) -> list[DifferenceRow]:
    """Open differences of declarations from `first` to `last`."""
    number = col(DifferenceRow.declaration_number)
    return list(session.exec(_open().where(number >= first, number <= last)))


def open_numbers(session: Session, after: DeclarationNumber, limit: int) -> list[DeclarationNumber]:
    """Declarations with an open difference, in their order, after the given one."""
    number = col(DifferenceRow.declaration_number)
    query = select(number).where(col(DifferenceRow.repaired_at).is_(None), number > after)
    return list(session.exec(query.distinct().order_by(number).limit(limit)))


def open_after(session: Session, after: int, limit: int) -> list[DifferenceRow]:
    """Open differences in the order in which they were found, after the given one."""
    number = col(DifferenceRow.difference_id)
    return list(session.exec(_open().where(number > after).order_by(number).limit(limit)))


def newest_open(session: Session, limit: int) -> list[DifferenceRow]:
    """Open differences of every run, the newest first."""
    return list(session.exec(_open().order_by(col(DifferenceRow.difference_id).desc()).limit(limit)))


def of_run(session: Session, run_id: str, limit: int) -> Sequence[DifferenceRow]:
    """What a run found first, in the order of declarations."""
    query = select(DifferenceRow).where(DifferenceRow.run_id == run_id)
    return session.exec(query.order_by(col(DifferenceRow.declaration_number)).limit(limit)).all()


def runs(session: Session, limit: int) -> Sequence[ReconciliationRow]:
    """The last runs, the newest first."""
    query = select(ReconciliationRow).order_by(col(ReconciliationRow.started_at).desc())
    return session.exec(query.limit(limit)).all()


def open_count(session: Session) -> int:
    """How many differences are open."""
    query = select(func.count(col(DifferenceRow.difference_id)))
    return session.exec(query.where(col(DifferenceRow.repaired_at).is_(None))).one()


def concluded(session: Session, comparison: Comparison) -> Reconciled:
    """What became of a run; it has ended when all was compared, and else says why it broke off."""
    row = run_of(session, comparison)
    ended_since = select(func.count(col(DifferenceRow.difference_id))).where(
        col(DifferenceRow.repaired_at) >= comparison.started_at
    )
    row.repaired_count = session.exec(ended_since).one()
    if comparison.is_complete:
        row.ended_at, row.problem = comparison.at, None
    elif row.problem is None:  # customs is not the reason, or it would stand there
        row.problem = BROKEN_OFF_VI
    return Reconciled(
        run_id=row.run_id,
        compared=row.compared_count,
        differing=row.difference_count,
        repaired=row.repaired_count,
        open=open_count(session),
        problem=row.problem,
    )


def _open() -> SelectOfScalar[DifferenceRow]:
    return select(DifferenceRow).where(col(DifferenceRow.repaired_at).is_(None))


def _is_of_results(kind: DifferenceKind) -> bool:
    return kind in RESULT_KINDS


def _say(row: DifferenceRow, found: Found) -> None:
    row.kind = found.kind
    row.ours_vi, row.theirs_vi = side_vi(found, found.ours), side_vi(found, found.theirs)


def _new(run_id: str, found: Found, at: Instant) -> DifferenceRow:
    return DifferenceRow(
        run_id=run_id,
        declaration_number=found.declaration_number,
        kind=found.kind,
        ours_vi=side_vi(found, found.ours),
        theirs_vi=side_vi(found, found.theirs),
        found_at=at,
    )
