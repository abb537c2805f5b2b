"""How is a demo installation made: register, secrets, people of both offices, reference data?"""

import json
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlmodel import Session

from demo.sample import load_reference
from models.vocabulary import Office, Role, Skill
from records import clients, reference
from records.engine import writing
from records.migrate import upgrade
from records.people import accounts, staff
from records.secrets import CUSTOMS, make_secrets, read_secret
from records.tables import AccountRow, StaffRow
from rules.policy.default import DEFAULT_POLICY

SAMPLES = Path(__file__).parent.parent / "samples"
HELD_FROM = date(2020, 1, 1)
CUSTOMS_ID = "hai-quan-da-nang"
CUSTOMS_NAME = "Hệ thống hải quan giả lập"
DRAW_SEED = "demo"
"""Fixed, so that the random floor of the red lane draws the same samples on every machine: none."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person of the demo."""

    username: str
    name: str
    title: str
    office: Office
    role: Role
    skills: tuple[Skill, ...] = ()


PEOPLE = (
    DemoPerson("lan", "Nguyễn Thị Lan", "Chuyên viên", Office.DOST, Role.INSPECTOR, (Skill.MACHINERY,)),
    DemoPerson(
        "hung",
        "Phạm Văn Hùng",
        "Chuyên viên",
        Office.DOST,
        Role.INSPECTOR,
        (Skill.MACHINERY, Skill.ELECTRICAL),
    ),
    DemoPerson("soat", "Võ Minh Soát", "Chuyên viên chính", Office.DOST, Role.REVIEWER),
    DemoPerson("ky", "Trần Quốc Kỳ", "Phó Giám đốc", Office.DOST, Role.SIGNATORY),
    DemoPerson("truong", "Lê Thị Trường", "Trưởng phòng", Office.DOST, Role.SUPERVISOR),
    DemoPerson("kiem", "Đặng Văn Kiểm", "Kiểm toán viên", Office.DOST, Role.AUDITOR),
    DemoPerson("hai", "Hồ Văn Hải", "Công chức hải quan", Office.CITY_CUSTOMS, Role.CUSTOMS_OFFICER),
    DemoPerson("quan", "Bùi Thị Quan", "Công chức hải quan", Office.CITY_CUSTOMS, Role.CUSTOMS_OFFICER),
    DemoPerson("doi", "Ngô Văn Đội", "Đội trưởng", Office.CITY_CUSTOMS, Role.SUPERVISOR),
)


def install(engine: Engine, data_dir: Path, at: datetime) -> dict[str, str]:
    """Everything that `python -m records` does by hand; the passwords, made once and kept beside the data."""
    secret_folder = data_dir / "secrets"
    secret_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (secret_folder / "draw-seed").write_text(DRAW_SEED, encoding="utf-8")
    make_secrets(secret_folder)
    upgrade(engine)
    with writing(engine) as session:
        reference.put_policy(session, DEFAULT_POLICY)
        reference.load(session, load_reference(SAMPLES), at)
        clients.take_up(
            session, secret_folder, CUSTOMS_ID, CUSTOMS_NAME, read_secret(secret_folder / CUSTOMS), at
        )
    return _accounts(engine, secret_folder / "demo-accounts.json")


def _accounts(engine: Engine, path: Path) -> dict[str, str]:
    passwords: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for person in PEOPLE:
        passwords.setdefault(person.username, secrets.token_urlsafe(9))
    path.touch(mode=0o600)
    path.write_text(json.dumps(passwords, ensure_ascii=False, indent=2), encoding="utf-8")
    hashes = {name: accounts.hash_password(password) for name, password in passwords.items()}
    with writing(engine) as session:
        for person in PEOPLE:
            if session.get(StaffRow, person.username) is None:
                _employ(session, person, hashes[person.username])
    return passwords


def _employ(session: Session, person: DemoPerson, password_hash: str) -> None:
    staff.add_staff(session, person.username, person.name, person.title, person.office, skills=person.skills)
    staff.give_role(session, person.username, person.role, HELD_FROM)
    session.add(
        AccountRow(
            username=person.username,
            staff_id=person.username,
            password_hash=password_hash,
            must_change=False,
        )
    )
