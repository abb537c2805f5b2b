"""What may one value on the wire look like? Each type says in Vietnamese what it expects."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from customs.wire import words
from customs.wire.words import Dictionary
from models.base import Record
from models.goods import MAX_ITEMS
from models.vocabulary import (
    Conclusion,
    Condition,
    CustomsOutcome,
    Disposition,
    Exclusion,
    NoticeKind,
    NoticeState,
    ObligationKind,
    Outcome,
    Party,
    Purpose,
    ResultState,
    StandardKind,
    TechnologyStatus,
    Word,
)

PLAIN = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"
PATTERNS_VI = {
    r"^[0-9]{12}$": "gồm đúng 12 chữ số",
    r"^[0-9]{8}$": "gồm đúng 8 chữ số",
    r"^([0-9]{10}|[0-9]{13})$": "gồm 10 hoặc 13 chữ số",
    r"^[A-Z]{2}$": "là mã nước ISO 3166-1 gồm 2 chữ cái in hoa, ví dụ JP",
    r"^[0-9a-f]{64}$": "là mã băm SHA-256 gồm 64 ký tự thập lục phân chữ thường",
    PLAIN: "không chứa ký tự điều khiển",
}
"""What each pattern asks for, as the end of the sentence "Giá trị phải …"."""

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
YearNumber = Annotated[int, Field(ge=1900, le=2100)]
Count = Annotated[int, Field(ge=1, le=10_000_000)]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,15}(\.\d{1,4})?", re.ASCII)


def _custom(kind: str, reason_vi: str, action_vi: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{reason_vi}", {"reason_vi": reason_vi, "action_vi": action_vi})


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _custom("day", "Ngày phải viết dạng NNNN-TT-NN (năm-tháng-ngày)", "Sửa lại, ví dụ 2026-08-20")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _custom("day", "Ngày không có trong lịch", "Sửa thành ngày có thật") from None
    if not 1990 <= day.year <= 2100:
        raise _custom("day", "Năm phải từ 1990 đến 2100", "Kiểm tra lại năm")
    return day


def _instant(value: Any) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC)
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise _custom(
            "instant",
            "Thời điểm phải theo ISO 8601 và có múi giờ",
            "Sửa lại, ví dụ 2026-08-20T08:00:00+07:00",
        )
    try:
        instant = datetime.fromisoformat(value)
        _day(value[:10])
        return instant.astimezone(UTC)
    except ValueError:
        raise _custom("instant", "Thời điểm không có trong lịch", "Sửa thành thời điểm có thật") from None


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise _custom(
            "decimal",
            "Số thập phân phải viết trong dấu nháy, dùng dấu chấm, tối đa 4 chữ số lẻ",
            'Sửa lại, ví dụ "84.9"',
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
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,4})?$"}),
]


class _OnWire:
    """Makes a closed set of ours travel as its wire words."""

    def __init__(self, dictionary: Dictionary[Any]) -> None:
        self._dictionary = dictionary
        self._words: type[Word] = dictionary.words

    def _ours(self, value: Any) -> Word:
        word: Word | None = None
        if isinstance(value, str):
            word = value if isinstance(value, self._words) else self._dictionary.ours.get(value)
        if word is None:
            allowed = ", ".join(self._dictionary.ours)
            raise _custom("word", "Giá trị không thuộc danh mục", f"Chọn một trong: {allowed}")
        return word

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._ours,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda word: self._dictionary.wire[word], return_schema=core_schema.str_schema()
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        labels = "; ".join(f"{text}: {word.label_vi}" for text, word in self._dictionary.ours.items())
        return {"type": "string", "enum": list(self._dictionary.ours), "description": labels}


ConditionWord = Annotated[Condition, _OnWire(words.CONDITION)]
PurposeWord = Annotated[Purpose, _OnWire(words.PURPOSE)]
ExclusionWord = Annotated[Exclusion, _OnWire(words.EXCLUSION)]
TechnologyWord = Annotated[TechnologyStatus, _OnWire(words.TECHNOLOGY_STATUS)]
StandardWord = Annotated[StandardKind, _OnWire(words.STANDARD_KIND)]
ConclusionWord = Annotated[Conclusion, _OnWire(words.CONCLUSION)]
OutcomeWord = Annotated[Outcome, _OnWire(words.OUTCOME)]
DispositionWord = Annotated[Disposition, _OnWire(words.DISPOSITION)]
CustomsWord = Annotated[CustomsOutcome, _OnWire(words.CUSTOMS_OUTCOME)]
ResultWord = Annotated[ResultState, _OnWire(words.RESULT_STATE)]
PartyWord = Annotated[Party, _OnWire(words.PARTY)]
ObligationWord = Annotated[ObligationKind, _OnWire(words.OBLIGATION_KIND)]
NoticeWord = Annotated[NoticeKind, _OnWire(words.NOTICE_KIND)]
NoticeStateWord = Annotated[NoticeState, _OnWire(words.NOTICE_STATE)]


class WireModel(BaseModel):
    """A frozen object on the wire: strict values, no unknown member."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Translated(WireModel):
    """A wire object that stands for one record of ours, member by member."""

    OURS: ClassVar[type[Record]]
    NAMES: ClassVar[dict[str, str]]
    _WIRE_OF: ClassVar[dict[type[Record], type["Translated"]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Know which wire object a record of ours becomes."""
        if "OURS" in vars(cls):
            Translated._WIRE_OF[cls.OURS] = cls

    def to_domain(self) -> Any:
        """The record of ours."""
        return self.OURS(**{ours: _to_domain(getattr(self, wire)) for wire, ours in self.NAMES.items()})

    @classmethod
    def members_of(cls, record: Record) -> dict[str, Any]:
        """The members that say what the record says."""
        return {wire: cls._to_wire(getattr(record, ours)) for wire, ours in cls.NAMES.items()}

    @classmethod
    def from_domain(cls, record: Record) -> Self:
        """The wire object of a record of ours."""
        return cls(**cls.members_of(record))

    @classmethod
    def _to_wire(cls, value: Any) -> Any:
        if isinstance(value, Record):
            return cls._WIRE_OF[type(value)].from_domain(value)
        return tuple(cls._to_wire(each) for each in value) if isinstance(value, tuple) else value


def _to_domain(value: Any) -> Any:
    if isinstance(value, Translated):
        return value.to_domain()
    return tuple(_to_domain(each) for each in value) if isinstance(value, tuple) else value
