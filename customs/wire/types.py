"""What may one value on the wire look like? Each type says in two languages what it expects."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from models.goods import MAX_ITEMS
from models.language import Said

PLAIN = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"
PATTERNS = {
    r"^[0-9]{12}$": Said("gồm đúng 12 chữ số", "have exactly 12 digits"),
    r"^[0-9]{8}$": Said("gồm đúng 8 chữ số", "have exactly 8 digits"),
    r"^([0-9]{10}|[0-9]{13})$": Said("gồm 10 hoặc 13 chữ số", "have 10 or 13 digits"),
    r"^[A-Z]{2}$": Said(
        "là mã nước ISO 3166-1 gồm 2 chữ cái in hoa, ví dụ JP",
        "be a country code of ISO 3166-1 in 2 capital letters, such as JP",
    ),
    r"^[0-9a-f]{64}$": Said(
        "là mã băm SHA-256 gồm 64 ký tự thập lục phân chữ thường",
        "be a SHA-256 digest in 64 lower-case hexadecimal digits",
    ),
    PLAIN: Said("không chứa ký tự điều khiển", "contain no control characters"),
}
"""What each pattern asks for, as the end of the sentence "Giá trị phải …", "The value must …"."""

NumberText = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
HsText = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
TaxText = Annotated[str, StringConstraints(pattern=r"^([0-9]{10}|[0-9]{13})$")]
CountryText = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
DigestText = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ShortText = Annotated[
    str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True, pattern=PLAIN)
]
LongText = Annotated[
    str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True, pattern=PLAIN)
]
ItemNumber = Annotated[int, Field(ge=1, le=MAX_ITEMS)]
ItemNumbers = Annotated[tuple[ItemNumber, ...], Field(max_length=MAX_ITEMS)]
ShortTexts = Annotated[tuple[ShortText, ...], Field(max_length=MAX_ITEMS)]
YearNumber = Annotated[int, Field(ge=1900, le=2100)]
Count = Annotated[int, Field(ge=1, le=10_000_000)]

TOLD = "told"
"""The kind of a fault that brings its own words."""

NOT_LISTED = Said("Giá trị không thuộc danh mục", "The value is not in the list")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,4})?", re.ASCII)
_DECIMAL_PATTERN = r"^-?[0-9]{1,15}(\.[0-9]{1,4})?$"


def told(rule: str, reason: Said, action: Said) -> PydanticCustomError:
    """A fault in our own words, with the rule of the published schema that is broken and the next step."""
    context = {"rule": rule, "reason": reason, "action": action}
    return PydanticCustomError(TOLD, "{reason}", context)


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise told(
            "format=date",
            Said("Ngày phải viết dạng NNNN-TT-NN (năm-tháng-ngày)", "A day is written YYYY-MM-DD"),
            Said("Sửa lại, ví dụ 2026-08-20", "Correct it, for example 2026-08-20"),
        )
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise told(
            "format=date",
            Said("Ngày không có trong lịch", "There is no such day"),
            Said("Sửa thành ngày có thật", "Give a day that exists"),
        ) from None
    if not 1990 <= day.year <= 2100:
        raise told(
            "year=1990..2100",
            Said("Năm phải từ 1990 đến 2100", "The year must be from 1990 to 2100"),
            Said("Kiểm tra lại năm", "Check the year"),
        )
    return day


def _instant(value: Any) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise told(
            "format=date-time",
            Said(
                "Thời điểm phải theo ISO 8601 và có múi giờ",
                "An instant is written as in ISO 8601, with a zone",
            ),
            Said(
                "Sửa lại, ví dụ 2026-08-20T08:00:00+07:00",
                "Correct it, for example 2026-08-20T08:00:00+07:00",
            ),
        )
    try:
        instant = datetime.fromisoformat(value)
        _day(value[:10])
        return instant.astimezone(UTC)
    except ValueError:
        raise told(
            "format=date-time",
            Said("Thời điểm không có trong lịch", "There is no such instant"),
            Said("Sửa thành thời điểm có thật", "Give an instant that exists"),
        ) from None


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise told(
            f"pattern={_DECIMAL_PATTERN}",
            Said(
                "Số thập phân phải viết trong dấu nháy, dùng dấu chấm, tối đa 4 chữ số lẻ",
                "A decimal number is written in quotes, with a point and at most 4 decimals",
            ),
            Said('Sửa lại, ví dụ "84.9"', 'Correct it, for example "84.9"'),
        )
    return Decimal(value)


Day = Annotated[
    date,
    PlainValidator(_day),
    PlainSerializer(lambda day: day.isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "format": "date"}),
]
InstantText = Annotated[
    datetime,
    PlainValidator(_instant),
    PlainSerializer(lambda at: at.isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
DecimalText = Annotated[
    Decimal,
    PlainValidator(_decimal),
    PlainSerializer(lambda number: format(number, "f"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DECIMAL_PATTERN}),
]
