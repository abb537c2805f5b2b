"""How does a result for customs read, and what happened to it since it was made?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from customs.wire import ResultOut
from portal.pages.frame.words import NOTHING, Tag, clock_vi, disposition_tag
from records.watching.letters import LetterRecord


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as customs is told of it."""

    number: int
    name: str
    disposition: Tag
    reasons: tuple[str, ...]


def read_items(result: ResultOut) -> tuple[ReadItem, ...]:
    """Every item with what customs may do with it and why."""
    return tuple(
        ReadItem(
            number=item.so_thu_tu,
            name=item.ten_hang or item.ma_hs or NOTHING,
            disposition=disposition_tag(item.xu_ly),
            reasons=tuple(reason.noi_dung for reason in item.ly_do),
        )
        for item in result.hang_hoa
    )


def traces(record: LetterRecord) -> tuple[tuple[str, str], ...]:
    """Attempts as far as they left a trace, answers, alarms and repairs, in the order of time."""
    told = sorted(_told(record), key=lambda trace: trace[0])
    return tuple((clock_vi(at), text) for at, text in told)


def _told(record: LetterRecord) -> Iterator[tuple[datetime, str]]:
    row = record.row
    yield row.created_at, "Lập bản kết quả"
    for event in record.events:
        yield event.at, f"{event.text_vi} ({record.names.get(event.actor, event.actor)})"
    for alarm in record.alarms:
        yield alarm.raised_at, f"Cảnh báo: {alarm.kind.label_vi.lower()}. {alarm.text_vi}"
        if alarm.ended_at:
            yield alarm.ended_at, f"Hết cảnh báo: {alarm.kind.label_vi.lower()}"
    if row.last_attempt_at:
        text = f"Lần gửi thứ {row.attempt_count}" + (f": {row.last_error}" if row.last_error else "")
        yield row.last_attempt_at, text
