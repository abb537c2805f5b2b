"""How is a word, an instant or a list kept, alike on SQLite and PostgreSQL?"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, Text, TypeDecorator
from sqlmodel import Field

from models.vocabulary import Word


class UtcInstant(TypeDecorator[datetime]):
    """An instant with zone, kept in UTC; SQLite forgets zones, so the zone is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; without zone where the database has none."""
        if value is None:
            return None
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def word(words: type[Word], **options: Any) -> Any:
    """A column for a closed set: text equal to the value, with a check constraint of the same words."""
    kind = Enum(
        words,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        name=words.__name__.lower(),
        length=40,
    )
    return Field(sa_type=kind, **options)


def instant(**options: Any) -> Any:
    """A column for an instant with zone."""
    return Field(sa_type=UtcInstant, **options)


def long_text(**options: Any) -> Any:
    """A column for text or canonical JSON of any length."""
    return Field(sa_type=Text, **options)


def words_list(**options: Any) -> Any:
    """A column for a short list of text."""
    return Field(sa_type=JSON, default_factory=list, **options)
