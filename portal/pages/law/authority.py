"""Who is in charge of my goods? Asked by anybody, answered with procedure, papers and law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from customs.wire.words import CONDITION, PURPOSE
from models.authority import AuthorityAnswer, AuthorityNote, CitedPlace, ResponsibleBody
from models.law import Verification, Words, words_of
from models.vocabulary import Word
from portal import authority_question as asking
from portal.authority_question import Question, read
from portal.pages.frame.words import Choice, FieldError, Line, Tag, Tone, day_vi
from portal.pages.law.public import public_page, public_router, today

LABELS = {
    asking.HS: "Mã HS",
    asking.CONDITION_NAME: "Tình trạng",
    asking.PURPOSE_NAME: "Mục đích nhập khẩu",
    asking.DAY: "Ngày",
    asking.GATE: "Cửa khẩu",
    asking.PHASES: "Số pha",
    asking.VOLTAGE: "Điện áp (V)",
    asking.CURRENT: "Dòng điện (A)",
    asking.POWER: "Công suất (W)",
    asking.BATTERY: "Chỉ dùng pin, ắc quy, điện một chiều",
    asking.HOUSEHOLD: "Dùng trong gia đình và tương tự",
    asking.RADIO: "Có thu phát vô tuyến",
}
NUMBERS = (asking.VOLTAGE, asking.CURRENT, asking.POWER)
TRAITS = (asking.BATTERY, asking.HOUSEHOLD, asking.RADIO)
NOT_STATED = Choice("", "Chưa rõ")
SETTLED_VI = "Đã rõ cơ quan phụ trách"
OPEN_VI = "Chưa đủ rõ, lý do nêu dưới đây"
router = public_router()


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the law, its words, and how it is known."""

    place: str
    words: Words
    mark: Tag


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A body: what one does there, with which papers, how long it takes, by which law, how surely."""

    anchor: str
    name: str
    certainty: Tag
    when: str
    doubt: str
    procedure: str
    procedure_en: str
    documents: tuple[str, ...]
    days: str
    places_label: str
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class NoteCard:
    """What has to be known beside the bodies."""

    text: str
    places_label: str
    places: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """The answer, with the question as it was understood."""

    asked: tuple[Line, ...]
    verdict: Tag
    doubts: tuple[str, ...]
    bodies: tuple[BodyCard, ...]
    notes: tuple[NoteCard, ...]


@dataclass(frozen=True, slots=True)
class AskField:
    """A fact that may be left out."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """The form as it was filled in, and the answer once something was asked."""

    sent: dict[str, str]
    conditions: tuple[Choice, ...]
    purposes: tuple[Choice, ...]
    phases: tuple[Choice, ...]
    ratings: tuple[AskField, ...]
    traits: tuple[tuple[AskField, tuple[Choice, ...]], ...]
    has_electrical: bool
    errors: tuple[FieldError, ...]
    answer: AnswerCard | None


@router.get("/authority")
def authority(request: Request) -> Response:
    """The question stands in the address, so that the answer can be sent to somebody."""
    query = request.query_params
    is_asked = any(value.strip() for name, value in query.items() if name in asking.NAMES)
    question = read(query, today(request)) if is_asked or asking.HS in query else None
    errors: tuple[FieldError, ...] = ()
    answer = None
    if isinstance(question, Question):
        answer = _answer(question, question.answer())
    elif question is not None:
        errors = tuple(
            FieldError(fault.field, f"{LABELS[fault.field]}: {fault.reason_vi}. {fault.action_vi}.")
            for fault in question
        )
    title = "Lỗi: Hàng của tôi do ai quản lý?" if errors else "Hàng của tôi do ai quản lý?"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if errors else HTTPStatus.OK
    return public_page(request, "authority.html", _page(query, errors, answer), title, status)


def _page(query: QueryParams, errors: tuple[FieldError, ...], answer: AnswerCard | None) -> AuthorityPage:
    sent = {name: query.get(name, "").strip() for name in asking.NAMES}
    yes_no = (("true", "Có"), ("false", "Không"))
    return AuthorityPage(
        sent=sent,
        conditions=_choices(_labels(CONDITION.ours), sent[asking.CONDITION_NAME]),
        purposes=_choices(_labels(PURPOSE.ours), sent[asking.PURPOSE_NAME]),
        phases=_choices((("1", "Một pha"), ("3", "Ba pha")), sent[asking.PHASES]),
        ratings=tuple(AskField(name, LABELS[name], sent[name]) for name in NUMBERS),
        traits=tuple(
            (AskField(name, LABELS[name], sent[name]), _choices(yes_no, sent[name])) for name in TRAITS
        ),
        has_electrical=any(sent[name] for name in asking.ELECTRICAL),
        errors=errors,
        answer=answer,
    )


def _labels(words: Mapping[str, Word]) -> list[tuple[str, str]]:
    return [(text, word.label_vi) for text, word in words.items()]


def _choices(pairs: Iterable[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    listed = tuple(Choice(value, text, value == chosen) for value, text in pairs)
    is_open = not any(choice.is_chosen for choice in listed)
    return (Choice(NOT_STATED.value, NOT_STATED.text, is_open), *listed)


def _answer(question: Question, answer: AuthorityAnswer) -> AnswerCard:
    asked = [
        Line("Mã HS", question.hs_code),
        Line("Tình trạng", question.condition.label_vi if question.condition else NOT_STATED.text),
        Line("Mục đích", question.purpose.label_vi if question.purpose else NOT_STATED.text),
        Line("Theo luật ngày", day_vi(question.day)),
    ]
    if question.gate:
        asked.append(Line("Cửa khẩu", question.gate))
    return AnswerCard(
        asked=tuple(asked),
        verdict=Tag(SETTLED_VI, Tone.GOOD) if answer.is_settled else Tag(OPEN_VI, Tone.WARN),
        doubts=tuple(doubt.vi for doubt in answer.doubts),
        bodies=tuple(_body(number, body) for number, body in enumerate(answer.bodies, 1)),
        notes=tuple(_note(note, answer) for note in answer.notes),
    )


def _body(number: int, body: ResponsibleBody) -> BodyCard:
    days = f"{body.working_days} ngày làm việc. " if body.working_days is not None else ""
    if body.doubt:
        certainty = Tag("Chưa rõ", Tone.WARN)
    else:
        certainty = Tag("Tùy điều kiện", Tone.INFO) if body.when else Tag("Đã rõ", Tone.GOOD)
    return BodyCard(
        anchor=f"body-{number}",
        name=body.name_vi,
        certainty=certainty,
        when=body.when.vi if body.when else "",
        doubt=body.doubt.vi if body.doubt else "",
        procedure=body.procedure.vi,
        procedure_en=body.procedure.en,
        documents=body.documents_vi,
        days=f"{days}{body.days_said.vi}",
        places_label=_places_label(body.citations),
        places=_places(body.citations),
    )


def _note(note: AuthorityNote, answer: AuthorityAnswer) -> NoteCard:
    """A note that only brings the law of a doubt does not say the doubt again."""
    is_said = note.said in answer.doubts
    text = "Căn cứ của điều chưa rõ nêu trên." if is_said else note.said.vi
    return NoteCard(text, _places_label(note.citations), _places(note.citations))


def _places_label(places: tuple[CitedPlace, ...]) -> str:
    doubtful = sum(place.needs_legal_review for place in places)
    return f"Căn cứ pháp lý: {len(places)} điểm" + (f", {doubtful} cần thẩm tra" if doubtful else "")


def _places(places: tuple[CitedPlace, ...]) -> tuple[PlaceRow, ...]:
    return tuple(PlaceRow(place.place_vi, words_of(place.quote_vi), _mark(place)) for place in places)


def _mark(place: CitedPlace) -> Tag:
    if place.verification is Verification.UNVERIFIED:
        return Tag(place.verification.label_vi, Tone.WARN)
    return (
        Tag("Cần xem lại", Tone.WARN)
        if place.needs_legal_review
        else Tag(place.verification.label_vi, Tone.GOOD)
    )
