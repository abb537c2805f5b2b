"""How do calendar, bodies, lists, warnings, bans, importers and policy enter the register?"""

from datetime import date, datetime
from typing import Self

from pydantic import model_validator
from sqlmodel import Session, delete

from models.base import Record, canonical_json, digest_of
from models.days import WorkingCalendar
from models.law import Verification
from models.policy import CoordinationPolicy
from models.reference import (
    DesignatedBody,
    DiscardedType,
    ExemptionBar,
    GroupTwoGoods,
    IncreasedInspection,
    ReducedGoods,
    Reference,
    StorageBan,
)
from records.quality import loaded
from records.tables import (
    BodyRow,
    CalendarRow,
    DiscardedTypeRow,
    ImporterHistoryRow,
    PolicyRow,
    ReferenceVersionRow,
)


class CalendarDay(Record):
    """A day that differs from the week, with its source and mark."""

    day: date
    is_worked: bool
    name_vi: str
    source: str
    verification: Verification = Verification.VERIFIED

    @property
    def is_verified(self) -> bool:
        """Does the day rest on a text that was read?"""
        return self.verification is Verification.VERIFIED


class ImporterHistory(Record):
    """Imports and violations of an importer from before the engine."""

    tax_code: str
    import_count: int
    violation_count: int = 0
    source: str = ""


class ReferenceFile(Record):
    """The file that `python -m records reference load` reads.

    `inspection_bodies` are certification bodies too. Importers and earlier results are history from before
    the engine: they go to tables of their own, not into a version of the reference data. `complete_years`
    are those of which every day off is among `calendar_days`: a period that ends in another is not sure.
    """

    calendar_days: tuple[CalendarDay, ...] = ()
    complete_years: tuple[int, ...] = ()
    inspection_bodies: tuple[DesignatedBody, ...] = ()
    discarded_types: tuple[DiscardedType, ...] = ()
    increased: tuple[IncreasedInspection, ...] = ()
    exemption_bars: tuple[ExemptionBar, ...] = ()
    reduced: tuple[ReducedGoods, ...] = ()
    storage_bans: tuple[StorageBan, ...] = ()
    group_two: tuple[GroupTwoGoods, ...] = ()
    importers: tuple[ImporterHistory, ...] = ()
    earlier_results: tuple[loaded.LoadedResult, ...] = ()

    @property
    def open_years(self) -> tuple[int, ...]:
        """Years of which days may be missing: those not said to be complete, and the one after the last."""
        following = {max(self.complete_years) + 1} if self.complete_years else set()
        return tuple(
            sorted(({one.day.year for one in self.calendar_days} | following) - {*self.complete_years})
        )

    @model_validator(mode="after")
    def _complete_years_have_days_off(self) -> Self:
        with_days = {one.day.year for one in self.calendar_days if not one.is_worked}
        empty = sorted({*self.complete_years} - with_days)
        if empty:
            message = (
                f"năm {', '.join(map(str, empty))} được ghi là đủ (complete_years) mà không có ngày nghỉ nào"
            )
            raise ValueError(message)
        return self


def load(session: Session, file: ReferenceFile, at: datetime) -> str:
    """Take the file as the reference data from now on; its version, a digest, is returned."""
    for table in (CalendarRow, BodyRow, DiscardedTypeRow):
        session.exec(delete(table))
    session.add_all(CalendarRow(**day.model_dump()) for day in file.calendar_days)
    session.add_all(
        BodyRow(**body.model_dump(exclude={"regulations"}), regulations=list(body.regulations))
        for body in file.inspection_bodies
    )
    session.add_all(DiscardedTypeRow(**kind.model_dump()) for kind in file.discarded_types)
    for importer in file.importers:
        session.merge(ImporterHistoryRow(**importer.model_dump()))
    loaded.put(session, file.earlier_results)
    content = reference_of(file)
    version = digest_of(content)[:16]
    if session.get(ReferenceVersionRow, version) is None:
        text = canonical_json(content.model_copy(update={"version": version})).decode()
        session.add(ReferenceVersionRow(version=version, loaded_at=at, content=text))
    return version


def reference_of(file: ReferenceFile, version: str = "") -> Reference:
    """What rules read of the file."""
    return Reference(
        version=version,
        calendar=WorkingCalendar(
            days_off=tuple(sorted(day.day for day in file.calendar_days if not day.is_worked)),
            days_worked=tuple(sorted(day.day for day in file.calendar_days if day.is_worked)),
            unverified=tuple(sorted(day.day for day in file.calendar_days if not day.is_verified)),
            complete_years=file.complete_years,
        ),
        bodies=file.inspection_bodies,
        discarded=file.discarded_types,
        increased=file.increased,
        exemption_bars=file.exemption_bars,
        reduced=file.reduced,
        storage_bans=file.storage_bans,
        group_two=file.group_two,
    )


def put_policy(session: Session, policy: CoordinationPolicy) -> None:
    """Keep a version of the coordination policy; a version is never changed: ValueError when it would be."""
    digest = digest_of(policy)
    known = session.get(PolicyRow, policy.version)
    if known is not None:
        if known.digest != digest:
            raise ValueError(f"policy {policy.version} exists with other content; give it a new version")
        return
    session.add(
        PolicyRow(
            version=policy.version,
            valid_from=policy.valid_from,
            content=canonical_json(policy).decode(),
            digest=digest,
        )
    )
