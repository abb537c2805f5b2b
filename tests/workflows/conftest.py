"""An engine on the time-skipping server with a register that has people and importers."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.vocabulary import Office, Role
from records import reference
from records.engine import writing
from records.people import staff
from records.tables import ImporterHistoryRow
from tests.builders import a_body
from tests.engine import RunningEngine, running_engine

LOADED_AT = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = (
    ("thu", "Nguyễn Văn Thụ", Office.DOST, Role.INSPECTOR),
    ("thu2", "Phạm Thị Lý", Office.DOST, Role.INSPECTOR),
    ("soat", "Võ Văn Soát", Office.DOST, Role.REVIEWER),
    ("ky", "Trần Thị Ký", Office.DOST, Role.SIGNATORY),
    ("quan", "Lê Văn Quan", Office.CITY_CUSTOMS, Role.CUSTOMS_OFFICER),
    ("quan2", "Đỗ Thị Hải", Office.CITY_CUSTOMS, Role.CUSTOMS_OFFICER),
)


@pytest.fixture
def staffed(sqlite_register: Engine) -> Engine:
    with writing(sqlite_register) as session:
        for staff_id, name, office, role in PEOPLE:
            staff.add_staff(
                session, staff_id, name, "Chuyên viên", office, skills=("machinery", "electrical")
            )
            staff.give_role(session, staff_id, role, date(2020, 1, 1))
        session.add(ImporterHistoryRow(tax_code="0400123456", import_count=12))
        reference.load(session, reference.ReferenceFile(inspection_bodies=(a_body(),)), LOADED_AT)
    return sqlite_register


@pytest.fixture
async def engine(staffed: Engine, tmp_path: Path) -> AsyncIterator[RunningEngine]:
    async with running_engine(staffed, tmp_path) as running:
        yield running
