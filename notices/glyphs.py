"""Which characters can the font print? Others become "□" on paper; the attached record keeps them.

PDF/A forbids text that its font cannot show, and a maker's name may come in any script.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

REGULAR = Path(__file__).parent / "fonts" / "Tinos-Regular.ttf"
UNPRINTABLE = "□"


def printable(value: Any) -> Any:
    """The JSON value with every character that the font lacks replaced."""
    match value:
        case str():
            composed = unicodedata.normalize("NFC", value)
            return "".join(c if c == "\n" or ord(c) in covered() else UNPRINTABLE for c in composed)
        case list():
            return [printable(part) for part in value]
        case dict():
            return {key: printable(part) for key, part in value.items()}
        case _:
            return value


@cache
def covered(font: Path = REGULAR) -> frozenset[int]:
    """The code points with a glyph, read from the font's `cmap` (format 4, the basic plane)."""
    data = font.read_bytes()
    start = _subtable(data, _table(data, b"cmap"))
    count = _u16(data, start + 6) // 2
    found: set[int] = set()
    for segment in range(count):
        last = _u16(data, start + 14 + 2 * segment)
        first = _u16(data, start + 16 + 2 * (count + segment))
        found.update(range(first, last + 1))
    return frozenset(found - {0xFFFF})


def _table(data: bytes, tag: bytes) -> int:
    for index in range(_u16(data, 4)):
        name, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(f"the font has no table {tag!r}")


def _subtable(data: bytes, cmap: int) -> int:
    for index in range(_u16(data, cmap + 2)):
        offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)[2]
        if _u16(data, cmap + offset) == 4:
            return int(cmap + offset)
    raise ValueError("the font has no cmap of format 4")


def _u16(data: bytes, offset: int) -> int:
    return int(struct.unpack_from(">H", data, offset)[0])
