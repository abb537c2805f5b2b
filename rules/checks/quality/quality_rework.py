"""Were the reworked goods assessed anew, and do they conform (Nghị định 37/2026/NĐ-CP, Điều 85.3)?

The checks of the certificate judge the last one, so that a good one of the reworked goods takes the refusal
away.
"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.days import ONE_DAY
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import ConformityCertificate, RemedyEvidence
from models.vocabulary import Conclusion, Consequence, ObligationKind, Outcome, RemedyKind
from rules.arising import both, with_any, with_inspection_dossier
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.evidence import filed, last_filed
from rules.ground import Ground, Named, day_vi, used_fact
from rules.law.quality.decree_37_2026 import (
    FIX_EVIDENCE_WORKING_DAYS,
    REASSESSED_FAIL,
    REASSESSED_PASS,
    REASSESSMENT,
)
from rules.rule import Rule

NAME = "quality_rework"


def check_quality_rework(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises with evidence of a rework; only what was issued since then, and concludes, speaks of it."""
    ground = quality_ground(NAME, case_file, item, days, REASSESSMENT, Consequence.REFUSAL)
    reworks = [
        (fact.fact.occurred_on, paper)
        for fact, paper in filed(case_file, item, RemedyEvidence)
        if paper.remedy is RemedyKind.REWORK
    ]
    if ground is None or not reworks or dossier_of(case_file, item) is None:
        return None
    if inspected(case_file, item, days) is None:
        return None
    sent_on, evidence = reworks[-1]
    finding = _judged(case_file, item, ground, evidence)
    return _sent(case_file, ground, finding, sent_on, evidence.completed_on)


def _sent(
    case_file: CaseFile, ground: Ground, finding: Finding, sent_on: date, completed_on: date
) -> Finding:
    """The evidence is due a working day after the rework; the decree does not say what follows if late."""
    allowed = in_force(FIX_EVIDENCE_WORKING_DAYS, ground.day.day)
    assert allowed is not None  # as old as the inspection itself
    due_on = case_file.reference.calendar.add_working_days(completed_on, allowed.value)
    days = f"{allowed.value:02d} ngày làm việc"
    fact = used_fact("Gửi bằng chứng", f"{day_vi(sent_on)}, hạn {day_vi(due_on)} ({days})")
    update: dict[str, object] = {"facts_used": (*finding.facts_used, fact)}
    if sent_on > due_on:
        update |= {
            "sentence_vi": f"{finding.sentence_vi} Bằng chứng gửi ngày {day_vi(sent_on)}, sau hạn {days} "
            f"({day_vi(due_on)}) của khoản 4 Điều 85; nghị định không nêu hệ quả.",
            "sentence_en": f"{finding.sentence_en} The evidence was sent on {day_vi(sent_on)}, after its "
            f"limit, {day_vi(due_on)} (Article 85.4); the decree does not say what follows.",
        }
    return with_doubts(case_file, finding.model_copy(update=update), completed_on + ONE_DAY, due_on)


def _judged(case_file: CaseFile, item: DeclarationItem, ground: Ground, evidence: RemedyEvidence) -> Finding:
    completed_on = evidence.completed_on
    facts: Named = (("Bằng chứng tái chế", evidence.number), ("Hoàn thành tái chế", day_vi(completed_on)))
    certificate = last_filed(case_file, item, ConformityCertificate)
    if certificate is None or certificate.issued_on < completed_on or certificate.conclusion is None:
        return ground.lacks(
            ObligationKind.FILE_EVIDENCE,
            "Nộp kết quả đánh giá sự phù hợp của lô hàng đã tái chế, có kết luận.",
            Said(
                "Hàng đã tái chế, chưa có kết quả đánh giá lại nêu kết luận.",
                "The goods were reworked, and no new assessment with a conclusion is on file yet.",
            ),
            facts,
        )
    facts = (*facts, ("Kết quả đánh giá lại", certificate.number))
    if certificate.conclusion is Conclusion.DOES_NOT_CONFORM:
        return ground.on(REASSESSED_FAIL).decide(
            case_file,
            Outcome.NOT_MET,
            Said(
                "Lô hàng tái chế được đánh giá lại: không phù hợp.",
                "The reworked goods still do not conform.",
            ),
            facts,
        )
    said = Said(
        "Lô hàng tái chế được đánh giá lại: phù hợp.", "The reworked goods were assessed anew and conform."
    )
    return ground.on(REASSESSED_PASS).decide(case_file, Outcome.MET, said, facts)


RULE = Rule(
    NAME,
    REGIME,
    Said("Hàng đã tái chế có được đánh giá lại là phù hợp không?", "Do the reworked goods conform?"),
    (REASSESSMENT, REASSESSED_PASS, REASSESSED_FAIL, FIX_EVIDENCE_WORKING_DAYS),
    check_quality_rework,
    arises=both(with_inspection_dossier, with_any(RemedyEvidence)),
)
