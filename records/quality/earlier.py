"""What did state quality inspection find earlier of the same goods of the same importer?"""

from collections import defaultdict

from sqlmodel import Session, col, select

from models.case_file import EarlierResult
from models.goods import Declaration
from models.ids import quality_identity
from records.tables import QualityResultRow


def earlier_results(session: Session, declaration: Declaration) -> tuple[EarlierResult, ...]:
    """For each item, one result for each other declaration of the same goods, in order of day.

    An import of several such items conforms when all of them do, and counts from the last day of any.
    """
    items = defaultdict(list)
    for item in declaration.items:
        items[quality_identity(declaration.importer.tax_code, item)].append(item.item_number)
    query = select(QualityResultRow).where(
        col(QualityResultRow.identity).in_(items),
        QualityResultRow.declaration_number != declaration.number,
    )
    imports: dict[tuple[str, str], list[QualityResultRow]] = defaultdict(list)
    for row in session.exec(query):
        imports[row.identity, row.declaration_number].append(row)
    found = [
        _result(item_number, rows)
        for (identity, _), rows in imports.items()
        for item_number in items[identity]
    ]
    return tuple(sorted(found, key=lambda one: (one.item_number, one.result_on, one.declaration_number)))


def _result(item_number: int, rows: list[QualityResultRow]) -> EarlierResult:
    days = [row.conformity_on for row in rows if row.conformity_on]
    return EarlierResult(
        item_number=item_number,
        declaration_number=rows[0].declaration_number,
        result_on=max(row.result_on for row in rows),
        conformity_on=max(days) if len(days) == len(rows) else None,
        conforms=all(row.conforms for row in rows),
    )
