"""Which technical standard does a paper name, and is it one that the decision accepts (Điều 5.1, 6.2)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.language import Said
from models.papers import PAPER_LABELS_VI, Standard
from models.vocabulary import ObligationKind, Outcome, StandardKind
from rules.evidence import Evidence
from rules.ground import Ground
from rules.law.machinery.decision_18_2019 import SAFE_CLEAN_SAVING


def judge_standard(case_file: CaseFile, ground: Ground, paper: Evidence | None, wanted_vi: str) -> Finding:
    """Met when a standard is named; "there is none" is for a person, who judges by Điều 4.2.b."""
    if paper is None or not _is_stated(paper.standard):
        return ground.lacks(
            ObligationKind.FILE_EVIDENCE,
            wanted_vi,
            Said(
                "Chưa có giấy tờ hợp lệ nêu quy chuẩn, tiêu chuẩn kỹ thuật của máy.",
                "No valid paper names the technical regulation or standard of the machine.",
            ),
            (("Giấy tờ nêu quy chuẩn, tiêu chuẩn", "Chưa có"),),
        )
    assert paper.standard is not None
    kind, number = paper.standard.kind, paper.standard.number or ""
    facts = (("Tiêu chuẩn", f"{kind.label_vi} {number}".strip()), (PAPER_LABELS_VI[paper.kind], paper.number))
    if kind is StandardKind.NONE:
        return ground.on(SAFE_CLEAN_SAVING).ask(
            case_file,
            "Giấy tờ nêu không có QCVN, TCVN, tiêu chuẩn của nước G7, Hàn Quốc nào liên quan. "
            "Máy có đáp ứng yêu cầu an toàn, tiết kiệm năng lượng, bảo vệ môi trường không?",
            Said(
                "Không có quy chuẩn, tiêu chuẩn liên quan; quyết định không nêu cách xử lý.",
                "There is no relevant regulation or standard; the decision does not say what then follows.",
            ),
            facts,
        )
    said = Said(f"Giấy tờ nêu {kind.label_vi} {number}.", f"The paper names the standard {number}.")
    return ground.decide(case_file, Outcome.MET, said, facts)


def _is_stated(standard: Standard | None) -> bool:
    """Named by number, or said not to exist (Điều 10.1.d)."""
    return standard is not None and (standard.kind is StandardKind.NONE or standard.number is not None)
