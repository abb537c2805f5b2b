"""Which Vietnamese wire word stands for which word of ours? One to one, both ways."""

from typing import Any

from customs.wire.words.case import (
    CUSTOMS_OUTCOME,
    DISPOSITION,
    NOTICE_KIND,
    NOTICE_STATE,
    OBLIGATION_KIND,
    OUTCOME,
    PARTY,
    RESULT_STATE,
)
from customs.wire.words.dictionary import Dictionary
from customs.wire.words.goods import (
    CONCLUSION,
    CONDITION,
    EXCLUSION,
    PURPOSE,
    STANDARD_KIND,
    TECHNOLOGY_STATUS,
)
from customs.wire.words.quality import EXEMPTION, PROJECT_STATUS, QUALITY_MEASURE, REGIME, REMEDY_KIND

__all__ = [
    "CONCLUSION",
    "CONDITION",
    "CUSTOMS_OUTCOME",
    "DICTIONARIES",
    "DISPOSITION",
    "EXCLUSION",
    "EXEMPTION",
    "NOTICE_KIND",
    "NOTICE_STATE",
    "OBLIGATION_KIND",
    "OUTCOME",
    "PARTY",
    "PROJECT_STATUS",
    "PURPOSE",
    "QUALITY_MEASURE",
    "REGIME",
    "REMEDY_KIND",
    "RESULT_STATE",
    "STANDARD_KIND",
    "TECHNOLOGY_STATUS",
    "Dictionary",
]

DICTIONARIES: tuple[Dictionary[Any], ...] = (
    CONDITION, PURPOSE, EXCLUSION, TECHNOLOGY_STATUS, STANDARD_KIND, CONCLUSION, OUTCOME, DISPOSITION,
    CUSTOMS_OUTCOME, RESULT_STATE, PARTY, OBLIGATION_KIND, NOTICE_KIND, NOTICE_STATE, REGIME, EXEMPTION,
    QUALITY_MEASURE, PROJECT_STATUS, REMEDY_KIND,
)  # fmt: skip
