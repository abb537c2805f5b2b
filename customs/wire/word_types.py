"""How does a word of ours look on the wire? Each set as a type that knows its wire words and its labels."""

from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from customs.wire import words
from customs.wire.types import NOT_LISTED, told
from customs.wire.words import Dictionary
from models.language import Said
from models.vocabulary import (
    Conclusion,
    Condition,
    CustomsOutcome,
    Disposition,
    Exclusion,
    Exemption,
    NoticeKind,
    NoticeState,
    ObligationKind,
    Outcome,
    Party,
    ProjectStatus,
    Purpose,
    QualityMeasure,
    Regime,
    RemedyKind,
    ResultState,
    StandardKind,
    TechnologyStatus,
    Word,
)


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
            raise told("enum", NOT_LISTED, Said(f"Chọn một trong: {allowed}", f"Choose one of: {allowed}"))
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
RegimeWord = Annotated[Regime, _OnWire(words.REGIME)]
ExemptionWord = Annotated[Exemption, _OnWire(words.EXEMPTION)]
MeasureWord = Annotated[QualityMeasure, _OnWire(words.QUALITY_MEASURE)]
ProjectWord = Annotated[ProjectStatus, _OnWire(words.PROJECT_STATUS)]
RemedyWord = Annotated[RemedyKind, _OnWire(words.REMEDY_KIND)]
