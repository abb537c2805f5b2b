"""Where do our real cases live? A register, a document folder and secrets in a temporary folder."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Engine

from models.reference import DesignatedBody
from models.vocabulary import Office, Role
from records import clients, reference
from records.engine import open_engine, writing
from records.files import FileStore
from records.migrate import upgrade
from records.people import staff
from records.secrets import make_secrets
from records.tables import ImporterHistoryRow
from rules.policy.default import DEFAULT_POLICY
from settings import Settings

SECRET = "whsec_" + "A" * 40
IMPORTERS = 200
VISITORS = 24
"""Enough of each office that no case waits for a free half-day."""

LONG_AGO = date(2020, 1, 1)
LOADED_AT = datetime(2026, 1, 1, tzinfo=UTC)
BODY = DesignatedBody(body_code="VINACONTROL", name_vi="Vinacontrol", designated_from=date(2019, 8, 1))


@dataclass(frozen=True)
class Ground:
    """What bench and worker processes open alike."""

    settings: Settings
    register: Engine
    files: FileStore


def open_ground(folder: Path) -> Ground:
    """The ground in a folder that `prepare` has made."""
    url = f"http://127.0.0.1:{(folder / 'customs-port').read_text('utf-8')}"
    settings = Settings(data_dir=folder, customs_url=url)
    return Ground(settings, open_engine(settings.register_url), FileStore(settings.document_folder))


def prepare(folder: Path, customs_port: int) -> Ground:
    """A new ground: migrated, with staff, importers, an inspection body and the default policy."""
    secrets = folder / "secrets"
    secrets.mkdir(parents=True)
    (secrets / "customs").write_text(SECRET, "utf-8")
    (secrets / "draw-seed").write_text("", "utf-8")  # nobody is drawn by lot, so that roads stay apart
    make_secrets(secrets)
    (folder / "customs-port").write_text(str(customs_port), "utf-8")
    ground = open_ground(folder)
    upgrade(ground.register)
    with writing(ground.register) as session:
        reference.put_policy(session, DEFAULT_POLICY)
        clients.take_up(session, secrets, ground.settings.customs_client_id, "Hải quan", SECRET, LOADED_AT)
        reference.load(session, reference.ReferenceFile(inspection_bodies=(BODY,)), LOADED_AT)
        for n in range(IMPORTERS):
            session.merge(ImporterHistoryRow(tax_code=tax_code(n), import_count=12))
    _hire(ground)
    return ground


def tax_code(importer: int) -> str:
    """The tax code of one of the known importers."""
    return f"04{importer % IMPORTERS:08d}"


def _hire(ground: Ground) -> None:
    people = [("reviewer", Office.DOST, Role.REVIEWER), ("signatory", Office.DOST, Role.SIGNATORY)]
    people += [(f"inspector-{n}", Office.DOST, Role.INSPECTOR) for n in range(VISITORS)]
    people += [(f"officer-{n}", Office.CITY_CUSTOMS, Role.CUSTOMS_OFFICER) for n in range(VISITORS)]
    with writing(ground.register) as session:
        for staff_id, office, role in people:
            staff.add_staff(session, staff_id, staff_id, "Chuyên viên", office, skills=("machinery",))
            staff.give_role(session, staff_id, role, LONG_AGO)
