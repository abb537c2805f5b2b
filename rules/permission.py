"""May an over-age machine come in all the same, by whose leave, and who may ask for it (Điều 9)?"""

from models.assessment import Finding
from models.case_file import CaseFile
from models.law import Dated, in_force
from models.papers import ImportPermission
from models.vocabulary import Outcome
from rules.checks.days import declared
from rules.ground import Ground, Named, day_vi
from rules.law.decision_02_2026 import OVERAGE_AUTHORITY
from rules.law.decision_18_2019 import OVERAGE_ELIGIBLE, PERMISSION_REPLACES_PAPERS


def judge_permission(
    case_file: CaseFile, ground: Ground, permission: ImportPermission, facts: Named
) -> Finding:
    """Permission first, declaration after, by the authority of the day; else a person looks."""
    authority = _authority(ground)
    paper_vi = f"số {permission.number} ngày {day_vi(permission.issued_on)} của {permission.authority}"
    facts = (*facts, ("Văn bản chấp thuận", paper_vi))
    of_permission = ground.on(PERMISSION_REPLACES_PAPERS)
    is_plain = permission.authority.casefold() == authority.value.casefold()
    if not is_plain or permission.issued_on > declared(case_file).registered_on:
        return of_permission.ask(
            case_file,
            f"Văn bản {paper_vi} có đúng thẩm quyền ({authority.value}) và có trước tờ khai không?",
            "Máy quá tuổi có văn bản chấp thuận, nhưng cơ quan cấp hoặc thời điểm cấp cần được xem lại.",
            facts,
        )
    finding = of_permission.decide(
        case_file, Outcome.MET, f"Máy quá tuổi đã được chấp thuận nhập khẩu: văn bản {paper_vi}.", facts
    )
    is_doubtful = finding.needs_legal_review or authority.needs_review(ground.day.day)
    return finding.model_copy(update={"needs_legal_review": is_doubtful})


def over_age_remedy(case_file: CaseFile, ground: Ground) -> str:
    """What the importer may do: ask the authority, if he already produces."""
    authority = _authority(ground)
    place_vi = ground.on(OVERAGE_ELIGIBLE).value.citation.place_vi
    doubt = "; thẩm quyền cần thẩm tra pháp lý" if authority.needs_review(ground.day.day) else ""
    road = f"xin văn bản chấp thuận của {authority.value} trước khi đăng ký tờ khai ({place_vi}{doubt})"
    if declared(case_file).importer.is_producing is False:
        return (
            f"Chỉ doanh nghiệp đang sản xuất tại Việt Nam được {road}; người nhập khẩu không thuộc diện này."
        )
    return f"Doanh nghiệp đang sản xuất tại Việt Nam có thể {road}."


def _authority(ground: Ground) -> Dated[str]:
    authority = in_force(OVERAGE_AUTHORITY, ground.day.day)
    assert authority is not None
    return authority
