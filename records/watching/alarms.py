"""Which alarms stand? Raised while a condition holds, ended when it no longer does, kept as history."""

import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select, update

from models.vocabulary import AlarmKind, EventKind
from records import events
from records.tables import AlarmRow
from records.watching.conditions import Condition, holding

log = logging.getLogger(__name__)

ENDED_BY_A_PERSON = frozenset({AlarmKind.RELEASE_AGAINST_HOLD})
"""What has happened stays so: only somebody who has seen to it ends the alarm."""


@dataclass(frozen=True, slots=True)
class News:
    """Conditions that have no alarm yet, and alarms whose condition is gone."""

    raised: tuple[Condition, ...]
    ended: tuple[AlarmRow, ...]

    def __bool__(self) -> bool:
        return bool(self.raised or self.ended)


class AlarmRefused(Exception):  # noqa: N818 - a refusal is an answer
    """The alarm cannot be ended so; `reason_vi` says why."""

    def __init__(self, reason_vi: str) -> None:
        super().__init__(reason_vi)
        self.reason_vi = reason_vi


def news(session: Session, now: datetime) -> News:
    """What a look would raise and end now; reads only."""
    wrong = holding(session, now)
    standing = {(row.kind, row.subject): row for row in open_alarms(session)}
    return News(
        raised=tuple(condition for key, condition in wrong.items() if key not in standing),
        ended=tuple(
            row for key, row in standing.items() if key not in wrong and row.kind not in ENDED_BY_A_PERSON
        ),
    )


def look(session: Session, now: datetime) -> News:
    """Raise and end alarms; of two workers that look at once each alarm is raised, and ended, by one."""
    found = news(session, now)
    return News(
        raised=tuple(one for one in found.raised if sound(session, one, now)),
        ended=tuple(one for one in found.ended if _end(session, one, now)),
    )


def sound(session: Session, condition: Condition, now: datetime) -> bool:
    """Raise one alarm in the caller's transaction; False when it stands already."""
    row = AlarmRow(
        kind=condition.kind,
        subject=condition.subject,
        declaration_number=condition.declaration_number,
        text_vi=condition.text_vi,
        since=condition.since,
        raised_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:  # the unique index of open alarms: another worker was a moment faster
        return False
    log.warning("alarm raised: %s %s: %s", row.kind, row.subject, row.text_vi)
    _tell(session, row, now, f"Cảnh báo: {row.kind.label_vi.lower()}. {row.text_vi}")
    return True


def open_alarms(session: Session, kind: AlarmKind | None = None, limit: int | None = None) -> list[AlarmRow]:
    """What stands now: what only a person ends first, each letter that is late last, the oldest before."""
    query = select(AlarmRow).where(col(AlarmRow.ended_at).is_(None))
    if kind is not None:
        query = query.where(AlarmRow.kind == kind)
    weight = case(
        (col(AlarmRow.kind).in_(ENDED_BY_A_PERSON), 0),
        (col(AlarmRow.kind) == AlarmKind.CUSTOMS_DOWN, 1),
        (col(AlarmRow.kind) == AlarmKind.NO_ACKNOWLEDGEMENT, 3),
        else_=2,
    )
    return list(
        session.exec(query.order_by(weight, col(AlarmRow.since), col(AlarmRow.alarm_id)).limit(limit))
    )


def ended_alarms(session: Session, kind: AlarmKind | None, limit: int) -> list[AlarmRow]:
    """The history, what ended last first."""
    query = select(AlarmRow).where(col(AlarmRow.ended_at).is_not(None))
    if kind is not None:
        query = query.where(AlarmRow.kind == kind)
    return list(session.exec(query.order_by(col(AlarmRow.ended_at).desc()).limit(limit)))


def seen(session: Session, alarm_id: int, staff_id: str, reason: str, now: datetime) -> None:
    """A supervisor has seen to what happened and says how; AlarmRefused when there is nothing to end."""
    row = session.get(AlarmRow, alarm_id, with_for_update=True)
    if row is None or row.kind not in ENDED_BY_A_PERSON:
        raise AlarmRefused("Cảnh báo này tự kết thúc khi nguyên nhân được khắc phục.")
    if row.ended_at is not None:
        raise AlarmRefused("Cảnh báo này đã kết thúc trước đó.")
    row.ended_at = row.seen_at = now
    row.seen_by, row.seen_reason = staff_id, reason
    log.warning("alarm seen by %s: %s %s", staff_id, row.kind, row.subject)
    _tell(session, row, now, f"Đã xem cảnh báo: {row.text_vi} Cách xử lý: {reason}", staff_id)


def _end(session: Session, row: AlarmRow, now: datetime) -> bool:
    ended = session.exec(
        update(AlarmRow)
        .where(col(AlarmRow.alarm_id) == row.alarm_id, col(AlarmRow.ended_at).is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )
    if ended.rowcount == 0:
        return False
    log.warning("alarm ended: %s %s", row.kind, row.subject)
    _tell(session, row, now, f"Hết cảnh báo: {row.kind.label_vi.lower()}. {row.text_vi}")
    return True


def _tell(session: Session, row: AlarmRow, at: datetime, text_vi: str, actor: str = events.SYSTEM) -> None:
    if row.declaration_number is None:
        return
    events.add(
        session,
        declaration_number=row.declaration_number,
        at=at,
        kind=EventKind.ALARM,
        actor=actor,
        text_vi=text_vi,
        detail=f"alarm {row.kind}/{row.subject}",
    )
