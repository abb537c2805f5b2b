"""Is the enterprise that may ask for an over-age machine one that already produces in Viet Nam (Điều 9.1)?

Where one imports for another, what was read does not say which of the two has to produce. It is settled where
both answers agree; where they differ, a person has to say.
"""

from enum import Enum

from models.goods import Importer


class Producing(Enum):
    """What the declaration leaves of that question."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"
    WHICH_ONE = "which_one"


PRODUCES_VI = {True: "Đang sản xuất", False: "Chưa sản xuất", None: "Không khai"}


def producing_of(importer: Importer) -> Producing:
    """The importer alone, or both where it names a principal."""
    stated = {importer.is_producing}
    if importer.principal is not None:
        stated.add(importer.is_principal_producing)
    if None in stated:
        return Producing.NOT_STATED
    if stated == {True, False}:
        return Producing.WHICH_ONE
    return Producing.YES if True in stated else Producing.NO


def parties_vi(importer: Importer) -> tuple[tuple[str, str], ...]:
    """What each of them is declared to do."""
    named = (("Người nhập khẩu", PRODUCES_VI[importer.is_producing]),)
    if importer.principal is None:
        return named
    return (*named, ("Bên ủy thác", PRODUCES_VI[importer.is_principal_producing]))


def silent_vi(importer: Importer) -> str:
    """Of whom it is not declared whether it produces."""
    silent = ["người nhập khẩu"] if importer.is_producing is None else []
    if importer.principal is not None and importer.is_principal_producing is None:
        silent.append("bên ủy thác")
    return ", ".join(silent)
