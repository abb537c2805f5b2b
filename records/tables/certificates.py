"""How much of a certificate's quantity is used, and by which items (row C5)."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from records.tables.columns import instant


class CertificateRow(SQLModel, table=True):
    """A certificate that states a quantity; the database refuses to use more than it covers."""

    __tablename__ = "certificates"
    __table_args__ = (CheckConstraint("used >= 0 AND used <= quantity", name="quantity_left"),)

    certificate_key: str = Field(primary_key=True)
    quantity: int
    used: int = 0


class CertificateUseRow(SQLModel, table=True):
    """What one item has written off; zero after it was given back."""

    __tablename__ = "certificate_uses"

    certificate_key: str = Field(primary_key=True)
    declaration_number: str = Field(primary_key=True)
    item_number: int = Field(primary_key=True)
    quantity: int
    changed_at: datetime = instant()
