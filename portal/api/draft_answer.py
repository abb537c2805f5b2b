"""What would the engine say of a draft? The whole assessment of each item, in wire words."""

from datetime import date
from typing import Literal

from customs.wire.result import FindingOut, GroundOut, MissingOut, ObligationOut
from customs.wire.translated import WireModel
from customs.wire.types import Day
from customs.wire.word_types import DispositionWord, OutcomeWord, RegimeWord, ResultWord
from models.assessment import Assessment, Finding, ItemAssessment
from models.case_file import CaseFile
from models.days import ONE_DAY
from models.law import Citation
from models.vocabulary import Consequence, Disposition, ReviewLane
from rules.ways.way_out import WayOut, way_out

MOST_WAYS = 10
"""A way out is looked for in the first items that are held; for more, ask again with those items alone."""

LaneText = Literal["xanh", "vang", "do"]
ConsequenceText = Literal[
    "ngoai_pham_vi", "khong_duoc_nhap_khau", "thieu_giay_to", "rui_ro", "sau_thong_quan", "luu_y"
]
LANES: dict[ReviewLane, LaneText] = {
    ReviewLane.GREEN: "xanh",
    ReviewLane.YELLOW: "vang",
    ReviewLane.RED: "do",
}
CONSEQUENCES: dict[Consequence, ConsequenceText] = {
    Consequence.OUT_OF_SCOPE: "ngoai_pham_vi",
    Consequence.REFUSAL: "khong_duoc_nhap_khau",
    Consequence.EVIDENCE_MISSING: "thieu_giay_to",
    Consequence.RISK: "rui_ro",
    Consequence.AFTER_CLEARANCE: "sau_thong_quan",
    Consequence.NOTE: "luu_y",
}


class UsedFactOut(WireModel):
    """A fact that a finding rests on."""

    ten: str
    gia_tri: str


class DraftFindingOut(FindingOut):
    """One finding in full, met or not; the days of the value it rests on, the last one included."""

    quy_tac: str
    che_do: RegimeWord
    ket_qua: OutcomeWord
    tra_loi: str
    he_qua: ConsequenceText
    hieu_luc_tu: Day
    hieu_luc_den: Day | None = None
    ngay_ap_dung_luat: Day | None = None
    du_kien: tuple[UsedFactOut, ...] = ()
    cau_hoi: str | None = None


class WayOutOut(WireModel):
    """The smallest set of honest changes after which the item would pass.

    When there is none, what has to be told as it is before more can be said, or which people the item waits
    for, and why. Of a refused item also what the law asks if the steps cannot be made.
    """

    tim_thay: bool
    cac_buoc: tuple[str, ...] = ()
    can_lam_truoc: tuple[str, ...] = ()
    neu_khong_dat: tuple[str, ...] = ()


class DraftItemOut(WireModel):
    """One item: what customs would be told, how closely it would be looked at, and every finding."""

    so_thu_tu: int
    xu_ly: DispositionWord
    can_cu: GroundOut | None = None
    luong: LaneText
    ly_do_luong: tuple[str, ...] = ()
    tieu_chi: tuple[DraftFindingOut, ...]
    theo_doi: tuple[DraftFindingOut, ...] = ()
    cach_khac_phuc: WayOutOut | None = None


class DraftMessage(WireModel):
    """The answer to a draft. It binds nobody, and nothing of it was kept."""

    so_to_khai: str
    ngay_xet_han: Day
    ngay_ap_dung_luat: Day | None = None
    phien_ban_quy_tac: str
    ma_bam_quy_tac: str
    luong: LaneText
    trang_thai: ResultWord
    hang_hoa: tuple[DraftItemOut, ...]
    nghia_vu: tuple[ObligationOut, ...]


def draft_message(
    case_file: CaseFile,
    assessment: Assessment,
    obligations: tuple[ObligationOut, ...],
    law_day: date | None = None,
) -> DraftMessage:
    """The answer of the rulebook; ways out are told under the law that binds the goods only."""
    stopped = frozenset[int]() if law_day else _stopped(assessment)
    told = [item for item in case_file.items if item.item_number in stopped]
    ways = {item.item_number: way_out(case_file, item, assessment.as_of) for item in told[:MOST_WAYS]}
    return DraftMessage(
        so_to_khai=case_file.case_number,
        ngay_xet_han=assessment.as_of,
        ngay_ap_dung_luat=law_day,
        phien_ban_quy_tac=assessment.rulebook_version,
        ma_bam_quy_tac=assessment.rulebook_digest,
        luong=LANES[assessment.lane],
        trang_thai=assessment.result_state,
        hang_hoa=tuple(_item(item, ways.get(item.item_number)) for item in assessment.items),
        nghia_vu=obligations,
    )


def _stopped(assessment: Assessment) -> frozenset[int]:
    stopping = (Disposition.HELD, Disposition.REFUSED, Disposition.STORAGE_ALLOWED)
    return frozenset(item.item_number for item in assessment.items if item.disposition in stopping)


def _way(way: WayOut) -> WayOutOut:
    return WayOutOut(
        tim_thay=way.is_found,
        cac_buoc=tuple(step.told_vi for step in way.steps),
        can_lam_truoc=tuple(step.told_vi for step in way.open_steps),
        neu_khong_dat=way.after_vi,
    )


def _item(item: ItemAssessment, way: WayOut | None) -> DraftItemOut:
    return DraftItemOut(
        so_thu_tu=item.item_number,
        xu_ly=item.disposition,
        can_cu=_ground(item.disposition_citation) if item.disposition_citation else None,
        luong=LANES[item.lane],
        ly_do_luong=tuple(reason.text_vi for reason in item.lane_reasons),
        tieu_chi=tuple(_finding(each) for each in item.findings),
        theo_doi=tuple(_finding(each) for each in item.passive),
        cach_khac_phuc=_way(way) if way else None,
    )


def _finding(finding: Finding) -> DraftFindingOut:
    missing = finding.missing
    return DraftFindingOut(
        quy_tac=finding.rule,
        che_do=finding.regime,
        ket_qua=finding.outcome,
        tra_loi=finding.answer_vi,
        he_qua=CONSEQUENCES[finding.consequence],
        noi_dung=finding.sentence_vi,
        noi_dung_tieng_anh=finding.sentence_en or None,
        can_cu=_ground(finding.citation),
        hieu_luc_tu=finding.in_force_from,
        hieu_luc_den=finding.in_force_until - ONE_DAY if finding.in_force_until else None,
        ngay_ap_dung_luat=finding.law_day,
        can_tham_tra_phap_ly=finding.needs_legal_review,
        tam_tinh=finding.is_provisional,
        du_kien=tuple(UsedFactOut(ten=used.name_vi, gia_tri=used.value_vi) for used in finding.facts_used),
        khac_phuc=finding.remedy_vi,
        con_thieu=MissingOut(
            loai=missing.kind, ben=missing.party, noi_dung=missing.what_vi, han=missing.due_on
        )
        if missing
        else None,
        cau_hoi=finding.question.text_vi if finding.question else None,
    )


def _ground(citation: Citation) -> GroundOut:
    return GroundOut(vi_tri=citation.place_vi, trich_dan=citation.quote_vi)
