"""Were the reworked goods assessed anew, and do they conform (Nghị định 37/2026/NĐ-CP, Điều 85.3)?

The checks of the certificate judge the last one, so that a good one of the reworked goods takes the refusal
away.
"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.papers import ConformityCertificate, RemedyEvidence
from models.vocabulary import Conclusion, Consequence, ObligationKind, Outcome, RemedyKind
from rules.arising import both, with_any, with_inspection_dossier
from rules.checks.days import Days
from rules.checks.dossier import dossier_of
from rules.checks.quality.inspected import inspected
from rules.checks.quality.quality_ground import REGIME, quality_ground
from rules.evidence import filed, last_filed
from rules.ground import Named, day_vi
from rules.law.quality.decree_37_2026 import REASSESSED_FAIL, REASSESSED_PASS, REASSESSMENT
from rules.rule import Rule

NAME = "quality_rework"


def check_quality_rework(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises with evidence of a rework; only what was issued since then, and concludes, speaks of it."""
    ground = quality_ground(NAME, case_file, item, days, REASSESSMENT, Consequence.REFUSAL)
    reworks = [
        paper for _, paper in filed(case_file, item, RemedyEvidence) if paper.remedy is RemedyKind.REWORK
    ]
    if ground is None or not reworks or dossier_of(case_file, item) is None:
        return None
    if inspected(case_file, item, days) is None:
        return None
    completed_on = reworks[-1].completed_on
    facts: Named = (("Bằng chứng tái chế", reworks[-1].number), ("Hoàn thành tái chế", day_vi(completed_on)))
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
    (REASSESSMENT, REASSESSED_PASS, REASSESSED_FAIL),
    check_quality_rework,
    arises=both(with_inspection_dossier, with_any(RemedyEvidence)),
)
