"""Which paper is the conformity result of group 2 goods, what does it say; when were the goods cleared?"""

from datetime import date

from models.case_file import AcceptedFact, CaseFile
from models.facts import CustomsSpoke
from models.goods import DeclarationItem
from models.papers import ConformityCertificate, InspectionCertificate, SelfAssessment
from models.vocabulary import Conclusion, CustomsOutcome, QualityMeasure
from rules.evidence import is_designated
from rules.ground import Named, day_vi

ResultPaper = SelfAssessment | ConformityCertificate | InspectionCertificate
Result = tuple[AcceptedFact, ResultPaper]
"""The paper, and the fact that filed it."""
CERTIFICATES = (ConformityCertificate, InspectionCertificate)
KINDS: dict[QualityMeasure, tuple[type[ResultPaper], ...]] = {
    QualityMeasure.SELF_ASSESSMENT: (SelfAssessment,),
    QualityMeasure.REGISTERED_BODY: CERTIFICATES,
    QualityMeasure.DESIGNATED_BODY: CERTIFICATES,
}
POINTS = {
    QualityMeasure.SELF_ASSESSMENT: "2a",
    QualityMeasure.REGISTERED_BODY: "2b",
    QualityMeasure.DESIGNATED_BODY: "2c",
}
WANTED_VI = {
    QualityMeasure.SELF_ASSESSMENT: "Nộp kết quả tự đánh giá sự phù hợp, có kết luận.",
    QualityMeasure.REGISTERED_BODY: "Nộp giấy chứng nhận hoặc chứng thư giám định của tổ chức đã đăng ký "
    "hoặc được thừa nhận, có kết luận.",
    QualityMeasure.DESIGNATED_BODY: "Nộp giấy chứng nhận hoặc chứng thư giám định của tổ chức được chỉ "
    "định, có kết luận.",
}


def last_result(case_file: CaseFile, item: DeclarationItem, measure: QualityMeasure) -> Result | None:
    """The last paper of the kind that the measure asks for; a later one stands in the place of an earlier."""
    found = [
        (fact, paper)
        for fact, paper in case_file.papers
        if isinstance(paper, KINDS[measure]) and paper.covers(item.item_number)
    ]
    return found[-1] if found else None


def conclusion_of(paper: ResultPaper) -> Conclusion | None:
    """What the paper says; a certificate of conformity is given for goods that conform, unless it says no."""
    return paper.conclusion or (Conclusion.CONFORMS if isinstance(paper, ConformityCertificate) else None)


def cleared_on(case_file: CaseFile, item: DeclarationItem) -> date | None:
    """The day on which customs cleared the item, while no later word stands in its place."""
    day: date | None = None
    for fact, spoken in case_file.each(CustomsSpoke):
        for word in spoken.outcomes:
            if word.item_number == item.item_number:
                is_cleared = word.outcome is CustomsOutcome.CLEARED
                day = (day or fact.fact.occurred_on) if is_cleared else None
    return day


def flaw_vi_of(case_file: CaseFile, paper: ResultPaper) -> str | None:
    """Why the paper does not count; a body that is not on the lists kept here may be loaded by a person."""
    if conclusion_of(paper) is None:
        return f"số {paper.number} không có kết luận"
    if isinstance(paper, SelfAssessment) or is_designated(case_file, paper.body_code, paper.issued_on):
        return None
    return f"số {paper.number}: tổ chức {paper.body_code} không có trong danh sách đang lưu vào ngày cấp"


def facts_of(result: Result) -> Named:
    """What a person reads of a result."""
    fact, paper = result
    regulations = (paper.regulation,) if isinstance(paper, SelfAssessment) else _regulations(paper)
    covered_vi = ", ".join(one for one in regulations if one)
    return (
        ("Kết quả đánh giá", f"số {paper.number} ngày {day_vi(paper.issued_on)}"),
        ("Ngày nộp", day_vi(fact.fact.occurred_on)),
        ("Quy chuẩn", covered_vi or "Không nêu"),
    )


def _regulations(paper: ConformityCertificate | InspectionCertificate) -> tuple[str, ...]:
    return paper.regulations if isinstance(paper, ConformityCertificate) else ()
