"""What is customs told? Bản kết quả (Phụ lục IV): state, items, what is owed, notices.

No time and no result number stand inside, so that equal results have equal digests.
"""

import operator
from typing import Annotated, Literal

from pydantic import Field

from customs.wire.translated import WireModel
from customs.wire.types import Day
from customs.wire.word_types import (
    DispositionWord,
    NoticeStateWord,
    NoticeWord,
    ObligationWord,
    OutcomeWord,
    PartyWord,
    RegimeWord,
    ResultWord,
)
from models.assessment import Assessment, Finding, ItemAssessment, Missing, Obligation, TimeOut
from models.goods import Declaration, DeclarationItem
from models.law import Citation
from models.notice import IssuedNotice
from models.vocabulary import NoticeState


class GroundOut(WireModel):
    """Căn cứ pháp lý: where it stands, and the words."""

    vi_tri: str
    trich_dan: str


class MissingOut(WireModel):
    """What would settle the question, and who has to supply it."""

    loai: ObligationWord
    ben: PartyWord
    noi_dung: str
    han: Day | None = None


class FindingOut(WireModel):
    """A check that is not met or not yet decided, or a note; by which rule of which regime, in two languages.

    A result made before rule, regime and English were told has none of the three.
    """

    quy_tac: str | None = None
    che_do: RegimeWord | None = None
    ket_qua: OutcomeWord
    noi_dung: str
    noi_dung_tieng_anh: str | None = None
    can_cu: GroundOut
    can_tham_tra_phap_ly: bool
    tam_tinh: bool
    khac_phuc: str | None = None
    con_thieu: MissingOut | None = None


class PartOut(WireModel):
    """Some units of an item, where not the same is said of all."""

    so_luong: int
    xu_ly: DispositionWord
    can_cu: GroundOut | None = None


class ItemOut(WireModel):
    """One item: what customs may do with it, and why; by parts while some units may go before the rest.

    `xu_ly` of an item with parts is that of its rest.
    """

    so_thu_tu: int
    ma_hs: str | None = None
    ten_hang: str | None = None
    xu_ly: DispositionWord
    can_cu: GroundOut | None = None
    ly_do: tuple[FindingOut, ...] = ()
    phan: Annotated[tuple[PartOut, ...], Field(exclude_if=operator.not_)] = ()


class ObligationOut(WireModel):
    """What is owed, by whom, until when."""

    loai: ObligationWord
    ben: PartyWord
    so_thu_tu: int | None = None
    noi_dung: str
    han: Day | None = None
    can_cu: GroundOut | None = None


class NoticeOut(WireModel):
    """A notice that the office issued."""

    so: str
    loai: NoticeWord
    ngay_ky: Day
    trang_thai: NoticeStateWord
    so_thu_tu_hang: tuple[int, ...] = ()
    thay_the: str | None = None


class TimeOutOut(WireModel):
    """A day that passed without what was due; no check and no word on the goods.

    `can_cu` is where the law sets the day; without one the two offices agreed on it.
    """

    ma: Literal["het_thoi_han"] = "het_thoi_han"
    ben: PartyWord
    so_thu_tu: int | None = None
    noi_dung: str
    han: Day
    can_cu: GroundOut | None = None


class ResultOut(WireModel):
    """Bản kết quả of one declaration; what is out of time is left out while nothing is."""

    loai_ket_qua: Literal["thong_bao"] = "thong_bao"
    trang_thai: ResultWord
    da_rut: bool
    hang_hoa: tuple[ItemOut, ...]
    nghia_vu: tuple[ObligationOut, ...]
    thong_bao: tuple[NoticeOut, ...]
    het_thoi_han: Annotated[tuple[TimeOutOut, ...], Field(exclude_if=operator.not_)] = ()


def result(
    declaration: Declaration | None, assessment: Assessment, notices: tuple[IssuedNotice, ...]
) -> ResultOut:
    """What customs is told of an assessment."""
    declared = {item.item_number: item for item in declaration.items} if declaration else {}
    return ResultOut(
        trang_thai=assessment.result_state,
        da_rut=assessment.is_withdrawn,
        hang_hoa=tuple(_item(item, declared.get(item.item_number)) for item in assessment.items),
        nghia_vu=tuple(_obligation(obligation) for obligation in assessment.obligations),
        thong_bao=tuple(_notice(notice) for notice in notices if notice.state is not NoticeState.NUMBERED),
        het_thoi_han=tuple(_time_out(one) for one in assessment.time_outs),
    )


def _item(item: ItemAssessment, declared: DeclarationItem | None) -> ItemOut:
    return ItemOut(
        so_thu_tu=item.item_number,
        ma_hs=declared.hs_code if declared else None,
        ten_hang=declared.description if declared else None,
        xu_ly=item.disposition,
        can_cu=_ground(item.disposition_citation),
        ly_do=tuple(_finding(each) for each in item.reasons),
        phan=tuple(
            PartOut(so_luong=part.quantity, xu_ly=part.disposition, can_cu=_ground(part.citation))
            for part in item.parts
        ),
    )


def _finding(finding: Finding) -> FindingOut:
    return FindingOut(
        quy_tac=finding.rule,
        che_do=finding.regime,
        ket_qua=finding.outcome,
        noi_dung=finding.sentence_vi,
        noi_dung_tieng_anh=finding.sentence_en or None,
        can_cu=GroundOut(vi_tri=finding.citation.place_vi, trich_dan=finding.citation.quote_vi),
        can_tham_tra_phap_ly=finding.needs_legal_review,
        tam_tinh=finding.is_provisional,
        khac_phuc=finding.remedy_vi,
        con_thieu=_missing(finding.missing),
    )


def _missing(missing: Missing | None) -> MissingOut | None:
    if missing is None:
        return None
    return MissingOut(loai=missing.kind, ben=missing.party, noi_dung=missing.what_vi, han=missing.due_on)


def _obligation(obligation: Obligation) -> ObligationOut:
    return ObligationOut(
        loai=obligation.kind,
        ben=obligation.party,
        so_thu_tu=obligation.item_number,
        noi_dung=obligation.what_vi,
        han=obligation.due_on,
        can_cu=_ground(obligation.citation),
    )


def _time_out(one: TimeOut) -> TimeOutOut:
    return TimeOutOut(
        ben=one.party,
        so_thu_tu=one.item_number,
        noi_dung=one.what_vi,
        han=one.due_on,
        can_cu=_ground(one.citation),
    )


def _notice(notice: IssuedNotice) -> NoticeOut:
    return NoticeOut(
        so=notice.notice_number,
        loai=notice.kind,
        ngay_ky=notice.signed_on,
        trang_thai=notice.state,
        so_thu_tu_hang=notice.item_numbers,
        thay_the=notice.replaces,
    )


def _ground(citation: Citation | None) -> GroundOut | None:
    return GroundOut(vi_tri=citation.place_vi, trich_dan=citation.quote_vi) if citation else None
