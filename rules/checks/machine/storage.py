"""May a machine without its paper be stored meanwhile, and is the certificate in time (Điều 8.3)?"""

from datetime import date, timedelta

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.facts import GoodsStored
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.papers import InspectionCertificate, InspectionRegistration
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, Regime
from rules.arising import with_any
from rules.checks.calendar_doubts import with_doubts
from rules.checks.days import Days
from rules.checks.papers.certificate_age import with_age_doubts
from rules.checks.papers.old_bodies import ask_of_old_body, may_be_old_body
from rules.checks.used_storage_ban import BANS, unless_banned
from rules.evidence import (
    certificate_flaws,
    filed,
    last_registration,
    may_inspect,
    paper_filed_on,
    relied_permission,
    stored_since,
)
from rules.ground import Ground, Named, day_vi, ground_on
from rules.law.machinery.decision_18_2019 import (
    MACHINE_CERTIFICATE_MONTHS,
    OLD_BODIES_GO_ON_DAYS,
    STORAGE_DAYS,
    STORAGE_REGISTRATION,
)
from rules.rule import Rule
from rules.unit import is_machine


def check_storage(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises only while the paper is missing, or came after the last day in time."""
    if not is_machine(case_file, item) or relied_permission(case_file, item, days):
        return None
    registration = last_registration(case_file, item, is_after_installation=False)
    stored_on = stored_since(case_file, item)
    if registration is None and stored_on is None:
        return None
    day = days.select(stored_on, "Luật tại ngày đưa hàng về bảo quản") if stored_on else None
    ground = ground_on(
        "storage", item, STORAGE_DAYS, day or days.registration(case_file), Consequence.EVIDENCE_MISSING
    )
    if ground is None:
        return None
    if stored_on is not None:
        finding = _stored(case_file, item, ground, registration, stored_on, days.as_of)
    elif paper_filed_on(case_file, item, ground.day.day) is None:
        finding = _registered(case_file, ground, registration, ())
    else:
        finding = None
    return finding and unless_banned(case_file, ground, finding, stored_on or days.as_of)


def _stored(
    case_file: CaseFile,
    item: DeclarationItem,
    ground: Ground,
    registration: InspectionRegistration | None,
    stored_on: date,
    as_of: date,
) -> Finding | None:
    period = case_file.reference.calendar.period_to(stored_on + timedelta(days=ground.value.value))
    due_on = period.due_on
    filed_on = paper_filed_on(case_file, item, ground.day.day)
    if filed_on is not None and filed_on <= due_on:
        return None
    facts = (("Ngày đưa về bảo quản", day_vi(stored_on)), ("Hạn nộp chứng thư", day_vi(due_on)))
    if as_of > due_on:
        said = Said(
            f"Hàng đưa về bảo quản ngày {day_vi(stored_on)}; "
            f"hết ngày {day_vi(due_on)} chưa nộp chứng thư giám định.",
            f"The goods went to storage on {day_vi(stored_on)}; by the end of {day_vi(due_on)} no "
            "inspection certificate was filed.",
        )
        late = ground.refusing().decide(case_file, Outcome.NOT_MET, said, facts)
        return _doubted(case_file, item, with_doubts(case_file, late, *period), ground)
    missing = Missing(
        kind=ObligationKind.FILE_CERTIFICATE_AFTER_STORAGE,
        party=Party.IMPORTER,
        what_vi="Nộp chứng thư giám định cho hàng đang bảo quản.",
        due_on=due_on,
    )
    finding = _registered(case_file, ground, registration, facts)
    finding = with_doubts(case_file, finding.model_copy(update={"missing": missing}), *period)
    return _doubted(case_file, item, finding, ground)


def _doubted(case_file: CaseFile, item: DeclarationItem, finding: Finding, ground: Ground) -> Finding:
    """A certificate too old for the goods is no paper in time: how its months end is told too."""
    papers = [paper for _, paper in filed(case_file, item, InspectionCertificate)]
    good = [paper for paper in papers if not certificate_flaws(case_file, paper)]
    months = in_force(MACHINE_CERTIFICATE_MONTHS, ground.day.day)
    return with_age_doubts(case_file, finding, good, case_file.arrived_on, months)


def _registered(
    case_file: CaseFile, ground: Ground, registration: InspectionRegistration | None, facts: Named
) -> Finding:
    of_registration = ground.on(STORAGE_REGISTRATION)
    facts = (("Đăng ký giám định", registration.number if registration else "Chưa nộp"), *facts)
    is_good = (
        registration is not None
        and registration.is_confirmed
        and may_inspect(case_file, registration.body_code, registration.issued_on)
    )
    if is_good:
        return of_registration.decide(
            case_file,
            Outcome.MET,
            Said(
                "Đăng ký giám định đã được xác nhận; hàng được mang về bảo quản.",
                "The registration of inspection is confirmed; the goods may go to storage.",
            ),
            facts,
        )
    if registration is not None and registration.is_confirmed:
        body_code, signed_on = registration.body_code, registration.issued_on
        if may_be_old_body(case_file, body_code, signed_on):
            return ask_of_old_body(case_file, of_registration, body_code, signed_on)
    return of_registration.decide(
        case_file,
        Outcome.NOT_MET,
        Said(
            "Chưa có đăng ký giám định được tổ chức giám định được chỉ định xác nhận.",
            "There is no registration of inspection confirmed by a designated inspection body.",
        ),
        facts,
        remedy_vi="Nộp văn bản đăng ký dịch vụ giám định có xác nhận của tổ chức giám định được chỉ định.",
        missing=Missing(
            kind=ObligationKind.FILE_EVIDENCE,
            party=Party.IMPORTER,
            what_vi="Nộp đăng ký giám định có xác nhận.",
        ),
    )


RULE = Rule(
    "storage",
    Regime.USED_MACHINERY,
    Said(
        "Máy chưa có giấy tờ có được mang về bảo quản, và chứng thư có nộp đúng hạn không?",
        "May a machine without its paper be stored meanwhile, and does its certificate come in time?",
    ),
    (
        STORAGE_DAYS,
        STORAGE_REGISTRATION,
        OLD_BODIES_GO_ON_DAYS,
        *BANS,
    ),
    check_storage,
    arises=with_any(InspectionRegistration, GoodsStored),
)
