"""Who may send to the machine face, with which keys?"""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.vocabulary import KeyKind
from records.tables.columns import instant, long_text, word, words_list


class ClientRow(SQLModel, table=True):
    """A registered sender; `scopes` are values of `ClientScope`."""

    __tablename__ = "clients"

    client_id: str = Field(primary_key=True)
    name_vi: str
    scopes: list[str] = words_list()
    rate_per_minute: int = 600
    is_active: bool = True
    created_at: datetime = instant()


class ClientKeyRow(SQLModel, table=True):
    """A key of a sender, from and until; a shared secret lies in the secrets folder under its id."""

    __tablename__ = "client_keys"

    key_id: str = Field(primary_key=True)
    client_id: str = Field(index=True)
    kind: KeyKind = word(KeyKind)
    public_key: str | None = long_text(default=None)
    valid_from: datetime = instant()
    valid_until: datetime | None = instant(default=None)
