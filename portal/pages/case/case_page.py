"""What does the page of a case show? Typed, ready for its template."""

from dataclasses import dataclass

from portal.pages.case.findings import ItemCard
from portal.pages.contingency.shown import PaperCard
from portal.pages.frame.words import Line, Link, Tag


@dataclass(frozen=True, slots=True)
class ObligationLine:
    """What is owed, by whom, until when, on which ground."""

    what: str
    party: str
    due: str
    due_tag: Tag | None
    ground: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the case; `form` when the reader may do it now."""

    what: str
    detail: str
    state: Tag
    due: str
    due_tag: Tag | None
    form: Link | None


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit booked, done or released; `rebook` while it can be moved by the reader."""

    when: str
    place: str
    people: str
    reason: str
    state: Tag
    rebook: Link | None


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice from its number on; the PDF when it is issued."""

    kind: str
    number: str
    signed: str
    state: Tag
    pdf: Link | None
    data: Link | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A file of the case; photos are shown."""

    file: Link
    size: str
    received: str
    source: str
    is_photo: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact with both its times: when it happened, when we received it."""

    kind: str
    text: str
    occurred: str
    received: str
    who: str
    state: Tag


@dataclass(frozen=True, slots=True)
class EventLine:
    """A line of the case's story."""

    at: str
    kind: str
    actor: str
    text: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """Hồ sơ của một tờ khai: what it says, what is owed, what the reader may do now."""

    declaration_number: str
    importer: str
    tags: tuple[Tag, ...]
    lane_text: str
    lane_source: str
    assessed: str
    summary: tuple[Line, ...]
    actions: tuple[TaskLine, ...]
    items: tuple[ItemCard, ...]
    obligations: tuple[ObligationLine, ...]
    settled: tuple[ObligationLine, ...]
    tasks: tuple[TaskLine, ...]
    ended: tuple[TaskLine, ...]
    visits: tuple[VisitLine, ...]
    notices: tuple[NoticeLine, ...]
    documents: tuple[DocumentLine, ...]
    facts: tuple[FactLine, ...]
    latest: tuple[EventLine, ...]
    earlier: tuple[EventLine, ...]
    law: Link | None
    neighbors: tuple[Link, ...]
    versions: Link | None
    paper: PaperCard
