"""How is it told on the wire who is in charge? Bodies, procedure, papers, days and law, in wire words."""

from customs.wire.translated import WireModel
from customs.wire.types import Day
from customs.wire.word_types import ConditionWord, PurposeWord
from models.authority import AuthorityAnswer, AuthorityNote, CitedPlace, ResponsibleBody
from models.language import Said
from portal.authority_question import Question


class SaidOut(WireModel):
    """One sentence in two languages; the Vietnamese one counts."""

    noi_dung: str
    noi_dung_tieng_anh: str


class CitedOut(WireModel):
    """Căn cứ pháp lý: where it stands, its words, and whether a lawyer has to confirm it."""

    vi_tri: str
    trich_dan: str
    can_tham_tra_phap_ly: bool


class BodyOut(WireModel):
    """A body: what one does there, with which papers, how long it takes; `ly_do_chua_ro` when not settled."""

    ten: str
    da_ro: bool
    ly_do_chua_ro: SaidOut | None = None
    khi_nao: SaidOut | None = None
    thu_tuc: SaidOut
    giay_to: tuple[str, ...]
    so_ngay_lam_viec: int | None = None
    thoi_han: SaidOut
    can_cu: tuple[CitedOut, ...]


class NoteOut(WireModel):
    """What has to be known beside the bodies."""

    noi_dung: str
    noi_dung_tieng_anh: str
    can_cu: tuple[CitedOut, ...]


class AuthorityMessage(WireModel):
    """The answer; the bodies in order, the first one leads. `chua_ro` says why it is not settled."""

    ma_hs: str
    tinh_trang: ConditionWord | None = None
    muc_dich: PurposeWord | None = None
    ngay: Day
    cua_khau: str | None = None
    da_ro: bool
    chua_ro: tuple[SaidOut, ...]
    co_quan: tuple[BodyOut, ...]
    luu_y: tuple[NoteOut, ...]


PLACE = NoteOut(
    noi_dung="Câu trả lời nêu cơ quan của thành phố Đà Nẵng; hàng làm thủ tục tại địa phương khác thì hỏi "
    "cơ quan của địa phương đó. Mã HS không được đối chiếu với biểu thuế.",
    noi_dung_tieng_anh="The bodies named are those of Đà Nẵng; for goods that clear elsewhere ask the bodies "
    "of that place. The HS code is not held against the tariff.",
    can_cu=(),
)
"""What is so of every answer, whatever the gate."""


def authority_message(question: Question, answer: AuthorityAnswer) -> AuthorityMessage:
    """The answer in wire words."""
    return AuthorityMessage(
        ma_hs=answer.hs_code,
        tinh_trang=answer.condition,
        muc_dich=answer.purpose,
        ngay=answer.day,
        cua_khau=question.gate,
        da_ro=answer.is_settled,
        chua_ro=tuple(_said(doubt) for doubt in answer.doubts),
        co_quan=tuple(_body(body) for body in answer.bodies),
        luu_y=(*(_note(note) for note in answer.notes), PLACE),
    )


def _body(body: ResponsibleBody) -> BodyOut:
    return BodyOut(
        ten=body.name_vi,
        da_ro=body.is_settled,
        ly_do_chua_ro=_said(body.doubt) if body.doubt else None,
        khi_nao=_said(body.when) if body.when else None,
        thu_tuc=_said(body.procedure),
        giay_to=body.documents_vi,
        so_ngay_lam_viec=body.working_days,
        thoi_han=_said(body.days_said),
        can_cu=_cited(body.citations),
    )


def _note(note: AuthorityNote) -> NoteOut:
    return NoteOut(noi_dung=note.said.vi, noi_dung_tieng_anh=note.said.en, can_cu=_cited(note.citations))


def _said(said: Said) -> SaidOut:
    return SaidOut(noi_dung=said.vi, noi_dung_tieng_anh=said.en)


def _cited(places: tuple[CitedPlace, ...]) -> tuple[CitedOut, ...]:
    return tuple(
        CitedOut(
            vi_tri=place.place_vi, trich_dan=place.quote_vi, can_tham_tra_phap_ly=place.needs_legal_review
        )
        for place in places
    )
