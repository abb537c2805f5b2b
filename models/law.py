"""What is a legal text, a citation, and a value that is in force from one day to another?"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Generic, NamedTuple, Self, TypeVar

from pydantic import StringConstraints, model_validator

from models.base import Record
from models.vocabulary import Word

T = TypeVar("T")

Named = Annotated[str, StringConstraints(pattern=r"\w")]
_SAYS_SOMETHING = re.compile(r"(\([^)]+\) |[^(]).*\w", re.DOTALL)
"""Words of the law; a remark before them in brackets, as "(lược ý)" for a summary, says nothing alone."""
_SUMMARY = re.compile(r"\(lược ý(?:: (?P<remark>[^)]+))?\) (?P<text>.+)", re.DOTALL)


class Words(NamedTuple):
    """What a citation says: the law's own words, or a summary of ours, with a remark on its source."""

    text: str
    is_summary: bool
    label_vi: str

    @property
    def told_vi(self) -> str:
        """Between quotation marks only where they are the law's own."""
        return f"{self.label_vi}: {self.text}" if self.is_summary else f"“{self.text}”"


def words_of(quote_vi: str) -> Words:
    """The words of a citation, and whose they are."""
    summary = _SUMMARY.fullmatch(quote_vi)
    if summary is None:
        return Words(quote_vi, is_summary=False, label_vi="")
    remark = summary["remark"]
    return Words(summary["text"], is_summary=True, label_vi=f"Tóm tắt ({remark})" if remark else "Tóm tắt")


class Verification(Word):
    """How a legal value is known: read in or derived from a source, or still to be checked by a lawyer."""

    VERIFIED = "verified", "Đã đối chiếu văn bản"
    UNVERIFIED = "unverified", "Cần thẩm tra pháp lý"


class Instrument(Record):
    """Văn bản quy phạm pháp luật: number, title, the days it is in force (end day excluded)."""

    number: Named
    title_vi: Named
    in_force_from: date
    in_force_until: date | None = None

    @property
    def short_vi(self) -> str:
        """Kind and number, without what it is about."""
        return self.title_vi.split(" quy định")[0].split(" về ")[0]

    def covers(self, day: date) -> bool:
        """Is the instrument in force on the day?"""
        return self.in_force_from <= day and (self.in_force_until is None or day < self.in_force_until)


class Citation(Record):
    """Căn cứ pháp lý: where the operative words stand, and the words."""

    instrument: Instrument
    article: Named
    clause: str | None = None
    point: str | None = None
    quote_vi: str

    @property
    def place_vi(self) -> str:
        """As a lawyer writes it: "điểm b khoản 2 Điều 6 Quyết định số 18/2019/QĐ-TTg"."""
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause else ""
        article = self.article if self.article.startswith("Phụ lục") else f"Điều {self.article}"
        return f"{point}{clause}{article} {self.instrument.short_vi}"

    @property
    def words(self) -> Words:
        """The law's own words, or a summary."""
        return words_of(self.quote_vi)


class Dated(Record, Generic[T]):
    """A legal value in force from a day until another (excluded), which carries its source and its mark.

    From `review_needed_from` on the value keeps its effect, but a person has to confirm it. A value is equal
    to itself alone: each stands once in the law, and to hash its words whenever it is used costs too much.
    """

    value: T
    valid_from: date
    valid_until: date | None = None
    citation: Citation
    verification: Verification = Verification.VERIFIED
    review_needed_from: date | None = None

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @model_validator(mode="after")
    def _quotes_its_source(self) -> Self:
        if _SAYS_SOMETHING.match(self.citation.quote_vi) is None:
            message = f"a value without words of the law: {self.citation.place_vi}"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.valid_until is not None and self.valid_until <= self.valid_from:
            message = f"a value ends on {self.valid_until}, before it begins: {self.citation.place_vi}"
            raise ValueError(message)
        return self

    def is_in_force(self, day: date) -> bool:
        """Is the value in force on the day?"""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    def needs_review(self, day: date) -> bool:
        """Does a finding of that day show "cần thẩm tra pháp lý"?"""
        if self.verification is Verification.UNVERIFIED:
            return True
        return self.review_needed_from is not None and day >= self.review_needed_from


def in_force(values: Iterable[Dated[T]], day: date) -> Dated[T] | None:
    """The value in force on the day; None before the first or after the last."""
    for value in values:  # every finding asks: a generator would cost more than the comparing
        if value.valid_from <= day and (value.valid_until is None or day < value.valid_until):
            return value
    return None
