"""Is the dossier complete, in time (Nghị định 37/2026/NĐ-CP, Điều 83.1, 83.2)?

Contract, packing list, bill of lading and certificate of origin are not among its papers and are never asked
for.
"""

from collections.abc import Iterable
from datetime import date

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.days import ONE_DAY
from models.goods import DeclarationItem
from models.language import UNSAID, Said
from models.vocabulary import Consequence, ObligationKind, Outcome, Party
from rules.arising import with_inspection_dossier
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.checks.dossier import Dossier, DossierPaper, dossier_of, waiting_period
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, due_by, quality_ground
from rules.ground import Ground, Named, day_vi, used_fact
from rules.law.customs.circular_38_2015 import STORAGE_RESULT_DAYS
from rules.law.quality.decree_37_2026 import (
    DOSSIER_WITH_CERTIFICATE,
    DOSSIER_WITHOUT_CERTIFICATE,
    INCOMPLETE_NOTICE_WORKING_DAYS,
    PASS_NOTICE_WORKING_DAYS,
    SUPPLEMENT_WORKING_DAYS,
)
from rules.quality_dossier import DOSSIER_RULE, complete_on
from rules.rule import Rule


def check_quality_dossier(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Papers that come after the limit do not cure it; a letter of delay sets the importer's own day."""
    ground = quality_ground(DOSSIER_RULE, case_file, item, days, SUPPLEMENT_WORKING_DAYS, Consequence.REFUSAL)
    if ground is None or inspected(case_file, item, days) is None:
        return None
    dossier = dossier_of(case_file, item)
    if dossier is None:
        return None
    facts = _facts(dossier)
    if not dossier.failing:
        complete = complete_on(case_file, item)
        assert complete is not None
        said = Said(
            f"Hồ sơ đầy đủ từ ngày {day_vi(complete)}.", f"The dossier is complete since {day_vi(complete)}."
        )
        return ground.on(DOSSIER_WITH_CERTIFICATE).decide(case_file, Outcome.MET, said, facts)
    due_on = min(paper.limit for paper in dossier.failing)
    if days.as_of <= due_on:
        own = ground.on(STORAGE_RESULT_DAYS) if _waits_for_storage(dossier) else ground
        finding = due_by(_lacks(own, dossier.failing, facts), due_on)
        return _doubted(case_file, item, dossier, finding, due_on)
    if dossier.letter is not None:
        return _past_the_letter(case_file, ground, dossier)
    if dossier.lacks_certificate_alone:
        finding = _without_certificate(case_file, ground, dossier)
    else:
        finding = ground.decide(case_file, Outcome.NOT_MET, _incomplete(dossier, due_on), facts)
    return _doubted(case_file, item, dossier, finding, due_on)


def _doubted(
    case_file: CaseFile, item: DeclarationItem, dossier: Dossier, finding: Finding, due_on: date
) -> Finding:
    """The day of a letter stands by itself; the supplement limit and the 30 days of storage do not."""
    if due_on == dossier.limit:
        return with_doubts(case_file, finding, dossier.received_on + ONE_DAY, due_on)
    waiting = waiting_period(case_file, item, dossier.limit)
    return with_doubts(case_file, finding, *waiting) if waiting and waiting.due_on == due_on else finding


def _facts(dossier: Dossier) -> Named:
    return (
        ("Tiếp nhận hồ sơ", day_vi(dossier.received_on)),
        ("Hạn bổ sung", day_vi(dossier.limit)),
        *((paper.name_vi, _day_vi(paper)) for paper in dossier.papers if paper.is_owed),
    )


def _day_vi(paper: DossierPaper) -> str:
    return day_vi(paper.first_on) if paper.first_on else "Chưa nộp"


def _waits_for_storage(dossier: Dossier) -> bool:
    """Is the certificate of stored goods alone awaited, beyond the limit and any letter?"""
    certificate, *others = dossier.papers
    promised = dossier.letter.expected_on if dossier.letter else dossier.limit
    return certificate.limit > max(promised, dossier.limit) and all(paper.is_in_time for paper in others)


def _named(papers: Iterable[DossierPaper]) -> Said:
    papers = tuple(papers)
    return Said("; ".join(paper.name_vi for paper in papers), "; ".join(paper.name_en for paper in papers))


def _lacks(ground: Ground, papers: tuple[DossierPaper, ...], facts: Named) -> Finding:
    names = _named(papers)
    return ground.lacks(
        ObligationKind.SUPPLEMENT_DOSSIER,
        f"Bổ sung hồ sơ: {names.vi}.",
        Said(
            f"Hồ sơ chưa đầy đủ, còn thiếu: {names.vi}.",
            f"The dossier is not complete; missing: {names.en}.",
        ),
        facts,
    )


def _incomplete(dossier: Dossier, due_on: date) -> Said:
    """The certificate is no ground of its own: by Điều 83.2 it may come later."""
    names = _named(paper for paper in dossier.failing if paper is not dossier.papers[0])
    return Said(
        f"Lô hàng không hoàn thiện đầy đủ hồ sơ: hết hạn ngày {day_vi(due_on)} chưa nộp {names.vi}.",
        f"The dossier was not completed in time; not filed by its limit, {day_vi(due_on)}: {names.en}.",
    )


def _without_certificate(case_file: CaseFile, ground: Ground, dossier: Dossier) -> Finding:
    """Điều 83.2 names no day for the certificate: a person says whether the dossier was left incomplete."""
    filed_on, limit = dossier.papers[0].first_on, day_vi(dossier.limit)
    came = (
        Said(f"nộp ngày {day_vi(filed_on)}", f"came on {day_vi(filed_on)}")
        if filed_on
        else Said("chưa nộp", "has not come")
    )
    stored = _storage(dossier)
    finding = ground.on(DOSSIER_WITHOUT_CERTIFICATE).ask(
        case_file,
        "Cần thẩm tra pháp lý: khoản 2 Điều 83 (đăng ký khi chưa có Giấy chứng nhận hợp quy) không nêu thời "
        "hạn nộp giấy ấy; quá hạn nộp kết quả khi bảo quản tự nó không phải căn cứ của Mẫu số 3. Mẫu số 1 "
        "cho biết hồ sơ theo khoản 1 hay khoản 2. Có chấp nhận không? Đạt: chấp nhận, chờ giấy hoặc kiểm "
        "tra tiếp. Không đạt: lô hàng không hoàn thiện đầy đủ hồ sơ.",
        Said(
            f"Đã hết hạn bổ sung hồ sơ ngày {limit}{stored.vi}; chỉ còn Giấy chứng nhận hợp quy {came.vi}. "
            "Khoản 2 Điều 83 không nêu thời hạn nộp giấy ấy.",
            f"The limit for completing the dossier, {limit}, has passed{stored.en}; the conformity "
            f"certificate alone {came.en}. Article 83.2 names no day for it.",
        ),
        dossier.road_facts,
    )
    seen = tuple(used_fact(*fact) for fact in dossier.waiting_facts)
    marked = {"needs_legal_review": True, "facts_used": (*finding.facts_used, *seen)}
    return _awaiting(finding.model_copy(update=marked), dossier)


def _awaiting(finding: Finding, dossier: Dossier) -> Finding:
    """Where a person has accepted the delay, the papers are still to come: no day is named for them."""
    if finding.outcome is not Outcome.MET or not dossier.missing:
        return finding
    what_vi = f"Bổ sung hồ sơ: {_named(dossier.missing).vi}."
    missing = Missing(kind=ObligationKind.SUPPLEMENT_DOSSIER, party=Party.IMPORTER, what_vi=what_vi)
    return finding.model_copy(
        update={
            "outcome": Outcome.UNDETERMINED,
            "question": None,
            "missing": missing,
            "remedy_vi": what_vi,
        }
    )


def _storage(dossier: Dossier) -> Said:
    if dossier.storage_ends_on is None:
        return UNSAID
    ends_on = day_vi(dossier.storage_ends_on)
    return Said(
        f"; hàng bảo quản có hạn nộp kết quả ngày {ends_on}",
        f" (the goods are in storage, where the result is due by {ends_on})",
    )


def _past_the_letter(case_file: CaseFile, ground: Ground, dossier: Dossier) -> Finding:
    """The decree gives no longest time: a person says what follows once the importer's own day has passed."""
    names = _named(dossier.missing)
    asked = ground.ask(
        case_file,
        "Người nhập khẩu có văn bản nêu thời gian hoàn thiện hồ sơ, nhưng ngày ấy đã qua. Có chấp nhận "
        "không? Đạt: chấp nhận, chờ thêm hoặc kiểm tra tiếp. Không đạt: lô hàng không hoàn thiện đầy đủ hồ "
        "sơ.",
        Said(
            f"Đã quá ngày người nhập khẩu tự hẹn; còn thiếu: {names.vi or 'không'}.",
            f"The day that the importer named has passed; still missing: {names.en or 'nothing'}.",
        ),
        dossier.late_facts,
    )
    return _awaiting(asked, dossier)


RULE = Rule(
    DOSSIER_RULE,
    REGIME,
    Said(
        "Hồ sơ đăng ký kiểm tra đã đầy đủ, đúng hạn chưa?", "Is the inspection dossier complete and in time?"
    ),
    (
        SUPPLEMENT_WORKING_DAYS,
        DOSSIER_WITH_CERTIFICATE,
        DOSSIER_WITHOUT_CERTIFICATE,
        STORAGE_RESULT_DAYS,
        INCOMPLETE_NOTICE_WORKING_DAYS,
        PASS_NOTICE_WORKING_DAYS,
    ),
    check_quality_dossier,
    arises=with_inspection_dossier,
)
