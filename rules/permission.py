"""May an over-age machine come in all the same, by whose leave, how soon, and who may ask (Điều 9, 16)?"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.language import Said
from models.law import Dated, in_force
from models.papers import ImportPermission
from models.vocabulary import Outcome
from rules.checks.days import declared
from rules.checks.producing import Producing, producing_of
from rules.ground import Ground, Named, day_vi, used_fact
from rules.law.machinery.decision_02_2026 import (
    DECISION_02_2026,
    OVERAGE_ANSWER_WORKING_DAYS,
    OVERAGE_AUTHORITY,
    OVERAGE_FORWARD_WORKING_DAYS,
    OVERAGE_OPINION_WORKING_DAYS,
    OVERAGE_RETURN_ONLINE_HOURS,
    OVERAGE_RETURN_POST_WORKING_DAYS,
    OVERAGE_TOTAL_WORKING_DAYS,
)
from rules.law.machinery.decision_18_2019 import IN_FORCE_FROM, OVERAGE_ELIGIBLE, PERMISSION_REPLACES_PAPERS

TRANSITION_RULE = "transition"
WHICH_ONE_VI = (
    "Nhập khẩu ủy thác: khoản 1 Điều 9, theo phần đã đọc, không nêu xét người nhập khẩu hay bên ủy thác "
    "(cần thẩm tra pháp lý)."
)


def judge_permission(
    case_file: CaseFile, ground: Ground, permission: ImportPermission, facts: Named
) -> Finding:
    """By the authority of the day; else a person looks."""
    of_permission = ground.on(PERMISSION_REPLACES_PAPERS)
    if is_old_approval(permission):
        asked = ask_of_old_approval(case_file, of_permission._replace(rule=TRANSITION_RULE), permission)
        return asked.model_copy(update={"rule": ground.rule})
    authority = overage_authority(ground.day.day)
    paper_vi = _letter_vi(permission)
    facts = (*facts, ("Văn bản chấp thuận", paper_vi))
    if permission.authority.casefold() == authority.value.casefold():
        said = Said(
            f"Máy quá tuổi đã được chấp thuận nhập khẩu: văn bản {paper_vi}.",
            f"The import of the over-age machine has been permitted: {_letter_en(permission)}.",
        )
        finding = of_permission.decide(case_file, Outcome.MET, said, facts)
    else:
        finding = _ask_of_authority(case_file, of_permission, permission, authority, facts)
    return _marked(finding, authority, ground.day.day)


def _ask_of_authority(
    case_file: CaseFile, ground: Ground, permission: ImportPermission, authority: Dated[str], facts: Named
) -> Finding:
    """Who may permit is itself in doubt since the decision of 2026, and the question says so."""
    is_doubtful = authority.needs_review(ground.day.day)
    doubt_vi = (
        f"; cần thẩm tra pháp lý, vì Quyết định {DECISION_02_2026.number} chưa đọc được"
        if is_doubtful
        else ""
    )
    return ground.ask(
        case_file,
        f"Văn bản {_letter_vi(permission)} có đúng thẩm quyền không (theo văn bản đang lưu: "
        f"{authority.value}{doubt_vi})?",
        Said(
            "Máy quá tuổi có văn bản chấp thuận, nhưng cần xem lại thẩm quyền của cơ quan cấp: văn bản "
            f"{_letter_vi(permission)}.",
            "The over-age machine has a permission, but a person has to look at who gave it: "
            f"{_letter_en(permission)}.",
        ),
        facts,
    )


def beside_late_permission(
    case_file: CaseFile, finding: Finding, permission: ImportPermission | None, ground: Ground
) -> Finding:
    """Permission first, declaration after (Điều 9.4.a): a letter of a later day is told, and is of no use."""
    if permission is None:
        return finding
    day, registered_vi = ground.day.day, day_vi(declared(case_file).registered_on)
    place_vi = ground.on(PERMISSION_REPLACES_PAPERS).value.citation.place_vi
    told = Said(
        f"{finding.sentence_vi} Văn bản chấp thuận {_letter_vi(permission)} có sau ngày đăng ký tờ khai "
        f"{registered_vi}, nên không thay được ({place_vi}).",
        f"{finding.sentence_en} The permission, {_letter_en(permission)}, is later than the registration of "
        f"the declaration on {registered_vi} and does not count.",
    )
    facts = (
        *finding.facts_used,
        used_fact("Văn bản chấp thuận", _letter_vi(permission)),
        used_fact("Ngày đăng ký tờ khai", registered_vi),
    )
    told_of = finding.model_copy(update={"sentence_vi": told.vi, "sentence_en": told.en, "facts_used": facts})
    return _marked(told_of, overage_authority(day), day)


def _marked(finding: Finding, authority: Dated[str], day: date) -> Finding:
    """From the day on which the article may have been changed, a lawyer looks at whatever rests on it."""
    is_doubtful = finding.needs_legal_review or authority.needs_review(day)
    return finding.model_copy(update={"needs_legal_review": is_doubtful})


def _letter_vi(permission: ImportPermission) -> str:
    return f"số {permission.number} ngày {day_vi(permission.issued_on)} của {permission.authority}"


def _letter_en(permission: ImportPermission) -> str:
    return f"letter {permission.number} of {day_vi(permission.issued_on)}, given by “{permission.authority}”"


def is_old_approval(permission: ImportPermission) -> bool:
    """Given before the decision was in force: whether it still counts is a question of Điều 16."""
    return permission.issued_on < IN_FORCE_FROM


def ask_of_old_approval(case_file: CaseFile, ground: Ground, permission: ImportPermission) -> Finding:
    """One question, in whichever check it arises, because its id holds the same rule and facts."""
    paper_vi = _letter_vi(permission)
    return ground.ask(
        case_file,
        f"Văn bản {paper_vi} có trước Quyết định 18/2019/QĐ-TTg. Đạt: văn bản cũ vẫn áp dụng theo khoản 1 "
        "hoặc khoản 3 Điều 16 và hàng đáp ứng văn bản cũ. Không đạt: xét theo Quyết định 18.",
        Said(
            f"Cần xem chấp thuận cũ còn áp dụng không: văn bản {paper_vi}.",
            "A person has to see whether an approval older than Decision 18/2019/QĐ-TTg still governs: "
            f"{_letter_en(permission)}.",
        ),
        (("Văn bản chấp thuận", paper_vi),),
    )


def over_age_remedy(case_file: CaseFile, ground: Ground) -> str:
    """What the importer may do: ask the authority, if he already produces."""
    day = ground.day.day
    authority = overage_authority(day)
    place_vi = ground.on(OVERAGE_ELIGIBLE).value.citation.place_vi
    doubt = "; thẩm quyền, thời hạn cần thẩm tra pháp lý" if authority.needs_review(day) else ""
    road = f"xin văn bản chấp thuận của {authority.value} trước khi đăng ký tờ khai ({place_vi}{doubt})"
    importer = declared(case_file).importer
    is_entrusted = importer.principal is not None
    producing = producing_of(importer)
    if producing is Producing.NO:
        who_vi = "người nhập khẩu và bên ủy thác" if is_entrusted else "người nhập khẩu"
        return f"Chỉ doanh nghiệp đang sản xuất tại Việt Nam được {road}; {who_vi} không thuộc diện này."
    is_open = is_entrusted and producing is not Producing.YES
    doubt_vi = f" {WHICH_ONE_VI}" if is_open else ""
    return (
        f"Doanh nghiệp đang sản xuất tại Việt Nam có thể {road}.{doubt_vi} "
        f"Thời hạn giải quyết: {clock_vi(day)}."
    )


def overage_authority(day: date) -> Dated[str]:
    """Who may permit an over-age machine on the day."""
    authority = in_force(OVERAGE_AUTHORITY, day)
    assert authority is not None
    return authority


def clock_vi(day: date) -> str:
    """The steps of the authority and their sum, in working days from a complete dossier."""
    forward, opinion, answer, total = (
        _of_day(values, day)
        for values in (
            OVERAGE_FORWARD_WORKING_DAYS,
            OVERAGE_OPINION_WORKING_DAYS,
            OVERAGE_ANSWER_WORKING_DAYS,
            OVERAGE_TOTAL_WORKING_DAYS,
        )
    )
    return f"{forward} + {opinion} + {answer} = {total} ngày làm việc từ khi hồ sơ đầy đủ"


def return_clock_vi(day: date) -> str:
    """How soon an incomplete dossier comes back."""
    hours, days = (
        _of_day(values, day) for values in (OVERAGE_RETURN_ONLINE_HOURS, OVERAGE_RETURN_POST_WORKING_DAYS)
    )
    return f"{hours} giờ làm việc khi nộp qua cổng, {days} ngày làm việc khi nộp qua bưu điện"


def _of_day(values: tuple[Dated[int], ...], day: date) -> int:
    value = in_force(values, day)
    assert value is not None
    return value.value
