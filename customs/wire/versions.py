"""Which versions of a declaration did we take, and what has each changed in the one before (rows I3, A2)?"""

from typing import Annotated

from pydantic import Field

from customs.wire.declaration import DeclarationIn, ImporterIn
from customs.wire.goods import ItemIn, LineIn, RatingsIn
from customs.wire.translated import Translated, WireModel
from customs.wire.types import InstantText, NumberText, ShortText
from models.versions import FieldChange

_BELOW: dict[str, type[Translated]] = {"importer": ImporterIn, "ratings": RatingsIn}
"""The objects that stand inside another."""


class FieldChangeOut(WireModel):
    """One field that differs; a row that came has no `truoc`, one that went no `sau`."""

    duong_dan: str
    ten: str
    truoc: str | None = None
    sau: str | None = None


class VersionOut(WireModel):
    """One version, whole; `lan_sua_doi` is 0 for the declaration as registered."""

    lan_sua_doi: Annotated[int, Field(ge=0)]
    so_thong_diep: ShortText
    thoi_diem: InstantText
    thoi_diem_tiep_nhan: InstantText
    to_khai: DeclarationIn
    thay_doi: tuple[FieldChangeOut, ...] = ()
    tac_dong: tuple[str, ...] = ()


class VersionsMessage(WireModel):
    """Every version, by its number, and the numbers that have not come."""

    so_to_khai: NumberText
    phien_ban: tuple[VersionOut, ...]
    lan_sua_doi_con_thieu: tuple[int, ...] = ()


def field_change(change: FieldChange) -> FieldChangeOut:
    """One change under its wire path: "hang_hoa[2].thong_so_dien.dien_ap_v"; rows by number or code."""
    return FieldChangeOut(
        duong_dan=_path(change), ten=change.label_vi, truoc=change.before_vi, sau=change.after_vi
    )


def _path(change: FieldChange) -> str:
    if change.item_number is not None:
        return ".".join([f"hang_hoa[{change.item_number}]", *_members(ItemIn, change.path)])
    if change.line_code is not None:
        return ".".join([f"day_chuyen[{change.line_code}]", *_members(LineIn, change.path)])
    return ".".join(_members(DeclarationIn, change.path))


def _members(record: type[Translated], path: tuple[str, ...]) -> list[str]:
    """The wire names along a path of ours."""
    names = []
    for ours in path:
        names.append(next(wire for wire, name in record.NAMES.items() if name == ours))
        record = _BELOW.get(ours, record)
    return names
