"""A register as a week of work leaves it, made by the real rulebook, without Temporal."""

import hashlib
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any, cast

import httpx
from fastapi import FastAPI
from sqlalchemy import Engine
from sqlmodel import func, select

from activities.assessing import Assessing
from intake.courier import Courier
from intake.door import Door, Inbound
from models.base import canonical_json
from models.days import VIETNAM
from models.facts import DeclarationRegistered, Fact, FactContent, PaperFiled
from models.goods import Declaration
from models.messages import AssessCase
from models.papers import Paper
from models.vocabulary import FactState, Office, Role, TaskKind, TaskState
from portal.app import PortalDeps, create_app
from records.engine import reading, writing
from records.files import FileStore
from records.inbox import Delivery
from records.people import accounts, staff
from records.reference import ReferenceFile, load
from records.tables import AccountRow, FactRow, ImporterHistoryRow, MessageRow, TaskRow
from records.views.case import CaseRecord, load_case
from tests.builders import (
    a_body,
    a_business_registration,
    a_certificate,
    a_confirmation,
    a_declaration,
    a_machine,
    an_importer,
)

NOW = datetime(2026, 11, 25, 9, 5, tzinfo=VIETNAM)
HOST = "http://portal.test"
PASSWORD = "mat-khau-dai-de-nho"
SINCE = date(2026, 1, 1)
GREEN, REVIEWED, VISITED, LACKING, TOO_OLD, MIXED = (f"10723456789{n}" for n in range(6))

PEOPLE: dict[str, tuple[str, str, Office, tuple[Role, ...]]] = {
    "thu": ("Nguyễn Thị Minh Thư", "Chuyên viên", Office.DOST, (Role.INSPECTOR,)),
    "khoa": ("Lê Đăng Khoa", "Chuyên viên", Office.DOST, (Role.INSPECTOR, Role.REVIEWER, Role.SIGNATORY)),
    "hanh": ("Phan Thị Hạnh", "Phó Trưởng phòng", Office.DOST, (Role.REVIEWER,)),
    "quang": ("Trần Vinh Quang", "Phó Giám đốc", Office.DOST, (Role.SIGNATORY,)),
    "tam": ("Đỗ Thanh Tâm", "Trưởng phòng", Office.DOST, (Role.SUPERVISOR,)),
    "binh": ("Võ Thanh Bình", "Kiểm toán viên", Office.DOST, (Role.AUDITOR,)),
    "hai": ("Hồ Ngọc Hải", "Công chức hải quan", Office.CITY_CUSTOMS, (Role.CUSTOMS_OFFICER,)),
    "son": ("Bùi Trường Sơn", "Đội trưởng", Office.CITY_CUSTOMS, (Role.SUPERVISOR,)),
}
_HASH = accounts.hash_password(PASSWORD)


@dataclass
class InlineCourier:
    """Delivers at once what the door has kept: accepts the facts and assesses, as the workflow would."""

    engine: Engine
    clock: "Clock"
    is_down: bool = False
    delivered: list[int] = field(default_factory=list)
    resent: list[str] = field(default_factory=list)

    def take(self, delivery: Delivery) -> None:
        if self.is_down:
            return
        self.delivered.append(delivery.message_key)
        self.assess(delivery.opened.declaration_number)

    def resend(self, number: str) -> None:
        self.resent.append(number)

    def assess(self, number: str) -> None:
        with reading(self.engine) as session:
            rows = session.exec(select(FactRow).where(FactRow.declaration_number == number)).all()
            ids = tuple(row.fact_id for row in rows if row.state is not FactState.REFUSED)
            record = load_case(session, number)
        assert record is not None
        Assessing(self.engine, "hạt giống thử nghiệm").assess(
            AssessCase(
                case_number=number,
                declaration_number=number,
                fact_ids=ids,
                assessment_number=record.number + 1,
                at=self.clock.now,
            )
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        yield


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Portal:
    """The portal over a seeded register, and browsers of the people in it."""

    app: FastAPI
    engine: Engine
    files: FileStore
    door: Door
    courier: InlineCourier
    clock: Clock
    ids: "count[int]" = field(default_factory=count)

    def browser(self, staff_id: str | None = None) -> httpx.AsyncClient:
        """A browser, signed in when a person is named."""
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=HOST,
            headers={"origin": HOST},
            follow_redirects=False,
        )
        if staff_id:
            client.cookies.set("session", self.session_of(staff_id))
        return client

    def session_of(self, staff_id: str) -> str:
        with writing(self.engine) as session:
            return accounts.open_session(session, staff_id, self.clock.now)

    def case(self, number: str) -> CaseRecord:
        with reading(self.engine) as session:
            record = load_case(session, number)
        assert record is not None
        return record

    def task(self, number: str, kind: TaskKind) -> TaskRow:
        tasks = self.case(number).tasks
        return next(task for task in tasks if task.kind is kind and task.state is TaskState.OPEN)

    def tell(self, number: str, content: FactContent, staff_id: str | None = None, days_ago: int = 0) -> Fact:
        at = self.clock.now - timedelta(days=days_ago)
        fact = Fact(declaration_number=number, occurred_at=at, content=content, staff_id=staff_id)
        inbound = Inbound(Office.CITY_CUSTOMS.value, f"m-{next(self.ids)}", canonical_json(fact))
        self.door.receive(inbound, fact, received_at=at)
        return fact

    def declare(self, declaration: Declaration, papers: Iterable[Paper] = (), days_ago: int = 5) -> None:
        moment, self.clock.now = self.clock.now, self.clock.now - timedelta(days=days_ago)
        self.tell(declaration.number, DeclarationRegistered(declaration=declaration))
        for paper in papers:
            self.tell(declaration.number, PaperFiled(paper=paper))
        self.clock.now = moment


def open_portal(engine: Engine, folder: Path, **overrides: Any) -> Portal:
    """The portal with staff and reference data, and no case yet."""
    _people(engine)
    with writing(engine) as session:
        load(session, ReferenceFile(inspection_bodies=(a_body(),)), datetime(2026, 1, 1, tzinfo=UTC))
    return portal_over(engine, folder, **overrides)


def portal_over(engine: Engine, folder: Path, **overrides: Any) -> Portal:
    """The portal over whatever the register and the folder hold."""
    clock = Clock()
    courier = InlineCourier(engine, clock)
    door = Door(engine, cast("Courier", courier), clock)
    files = FileStore(folder / "documents")
    options = {"secure_cookies": False, **overrides}
    app = create_app(PortalDeps(engine=engine, door=door, files=files, now=clock, **options))
    with reading(engine) as session:
        known = session.exec(select(func.count()).select_from(MessageRow)).one()
    return Portal(app, engine, files, door, courier, clock, count(known))


def fill(portal: Portal) -> None:
    """Six cases on different roads."""
    known = an_importer(name="Công ty TNHH Cơ khí Hòa Khánh", tax_code="0400123456")
    young = an_importer(name="Công ty Cổ phần Dệt may Đại Phát", tax_code="0400987654")
    with writing(portal.engine) as session:
        session.add(ImporterHistoryRow(tax_code="0400123456", import_count=4))
    papers = (a_business_registration(), _confirmation())
    portal.declare(declaration_of(GREEN, known), papers, days_ago=8)
    portal.declare(
        declaration_of(TOO_OLD, known, _lathe(year_of_manufacture=2012, serial_number="OK-12-8")),
        papers,
        days_ago=2,
    )
    portal.declare(
        declaration_of(LACKING, known, _lathe(serial_number="OK-20-9")),
        (a_business_registration(),),
        days_ago=1,
    )
    portal.declare(declaration_of(VISITED, young, _lathe(serial_number="OK-20-3")), papers, days_ago=2)
    portal.declare(declaration_of(MIXED, young, *_mixed()), (a_business_registration(),), days_ago=1)
    portal.declare(
        declaration_of(REVIEWED, known, _lathe(serial_number="OK-20-5")),
        (a_business_registration(), _certificate()),
        days_ago=0,
    )


def _people(engine: Engine) -> None:
    with writing(engine) as session:
        for staff_id, (name, title, office, roles) in PEOPLE.items():
            staff.add_staff(session, staff_id, name, title, office, skills=("machinery", "electrical"))
            for role in roles:
                staff.give_role(session, staff_id, role, SINCE)
            session.add(
                AccountRow(username=staff_id, staff_id=staff_id, password_hash=_HASH, must_change=False)
            )


def declaration_of(number: str, importer: Any, *items: Any) -> Declaration:
    return a_declaration(
        number=number,
        registered_on=date(2026, 11, 16),
        arrived_on=date(2026, 11, 17),
        importer=importer,
        bill_of_lading=f"ONEY{hashlib.sha256(number.encode()).hexdigest()[:8].upper()}",
        items=items or (_lathe(),),
    )


def _lathe(**overrides: Any) -> Any:
    return a_machine(**overrides)


def _mixed() -> tuple[Any, ...]:
    return (
        _lathe(serial_number="OK-20-41"),
        _lathe(
            item_number=2,
            hs_code="84771031",
            description="Máy ép phun nhựa 350 tấn đã qua sử dụng",
            maker="Fanuc",
            brand="Fanuc",
            model_code="α-S350iA",
            serial_number="FN-13-220",
            year_of_manufacture=2013,
        ),
        _lathe(
            item_number=3,
            hs_code="73181510",
            description="Bu lông thép dự phòng đi kèm",
            maker=None,
            brand=None,
            model_code=None,
            serial_number=None,
            year_of_manufacture=None,
        ),
    )


def _confirmation() -> Paper:
    return a_confirmation(issued_on=date(2026, 9, 20))


def _certificate() -> Paper:
    return a_certificate(issued_on=date(2026, 10, 15), inspected_on=date(2026, 10, 12), items=(1,))
