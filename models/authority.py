"""Who is in charge of goods, so that anybody may read it: bodies, papers, days, law, and what is open?"""

from datetime import date

from models.base import Record
from models.language import Said
from models.law import Verification
from models.vocabulary import Condition, Purpose


class CitedPlace(Record):
    """Where the law says so, in its words, and how surely it is known."""

    place_vi: str
    quote_vi: str
    verification: Verification
    needs_legal_review: bool


class ResponsibleBody(Record):
    """A body that has something to do with the goods, under its official name of the day.

    `working_days` is None where the law states no number; `days_said` says what is known instead. `doubt` is
    None where the body is settled, else why it is not. `when` names the condition under which it acts at all.
    """

    name_vi: str
    procedure: Said
    documents_vi: tuple[str, ...] = ()
    working_days: int | None = None
    days_said: Said
    when: Said | None = None
    doubt: Said | None = None
    citations: tuple[CitedPlace, ...]

    @property
    def is_settled(self) -> bool:
        """Is it sure that this body acts?"""
        return self.doubt is None


class AuthorityNote(Record):
    """What a reader has to know beside the bodies: lists of other ministries, bans, texts not read."""

    said: Said
    citations: tuple[CitedPlace, ...] = ()


class AuthorityAnswer(Record):
    """The answer for goods known by code, condition and purpose on a day; the first body leads.

    `doubts` say why the answer is not settled as a whole; there are none when it is.
    """

    hs_code: str
    condition: Condition | None
    purpose: Purpose | None
    day: date
    bodies: tuple[ResponsibleBody, ...]
    doubts: tuple[Said, ...]
    notes: tuple[AuthorityNote, ...] = ()

    @property
    def lead(self) -> ResponsibleBody | None:
        """The body to turn to first, if one is settled and acts without a condition."""
        return next((body for body in self.bodies if body.is_settled and body.when is None), None)

    @property
    def is_settled(self) -> bool:
        """Does one body surely lead, and is nothing else open?"""
        return self.lead is not None and not self.doubts
