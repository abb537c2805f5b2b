"""A register of its own for a recording: migrated, with people, an importer and reference data."""

from pathlib import Path

from sqlalchemy import Engine

from records import reference
from records.engine import writing
from records.people import staff
from records.tables import ImporterHistoryRow
from rules.policy.default import DEFAULT_POLICY
from tests.builders import a_body
from tests.registers import a_migrated_register
from tests.workflows.conftest import LOADED_AT, PEOPLE


def staffed_register(folder: Path) -> Engine:
    engine = a_migrated_register(folder / "register.db")
    with writing(engine) as session:
        reference.put_policy(session, DEFAULT_POLICY)
        reference.load(session, reference.ReferenceFile(inspection_bodies=(a_body(),)), LOADED_AT)
        session.add(ImporterHistoryRow(tax_code="0400123456", import_count=12))
        for staff_id, name, office, role in PEOPLE:
            skills = ("machinery", "electrical")
            staff.add_staff(session, staff_id, name, "Chuyên viên", office, skills=skills)
            staff.give_role(session, staff_id, role, LOADED_AT.date().replace(year=2020))
    return engine
