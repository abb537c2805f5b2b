"""May the goods wait in storage for their certificate (Nghị định 37/2026/NĐ-CP, Điều 83.2; customs law)?"""

from datetime import date

from models.assessment import Finding, Missing
from models.case_file import CaseFile
from models.days import months_after
from models.goods import DeclarationItem
from models.language import Said
from models.law import in_force
from models.vocabulary import Consequence, ObligationKind, Outcome, Party, StorageBreach
from rules.arising import with_inspection_dossier
from rules.checks.days import Days, declared
from rules.checks.quality.quality_dossier import check_quality_dossier
from rules.checks.quality.quality_ground import REGIME
from rules.checks.quality.quality_signs import check_quality_signs
from rules.ground import Ground, Named, day_vi, ground_on
from rules.law.customs.circular_38_2015 import (
    STORAGE_BAN_LATE_MONTHS,
    STORAGE_BAN_SERIOUS_MONTHS,
    STORAGE_REQUEST,
    STORAGE_RESULT_DAYS,
)
from rules.law.customs.decree_85_2019 import SUSPICION_BARS_STORAGE
from rules.quality_dossier import stored_since
from rules.rule import Rule, Values

NAME = "quality_storage"
BAN_MONTHS = {
    StorageBreach.SERIOUS: STORAGE_BAN_SERIOUS_MONTHS,
    StorageBreach.LATE: STORAGE_BAN_LATE_MONTHS,
}


def check_quality_storage(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """Arises while a registered dossier is open. Met: storage is allowed, customs decides where."""
    dossier = check_quality_dossier(case_file, item, days)
    if dossier is None or dossier.outcome is not Outcome.UNDETERMINED:
        return None
    stored_on = stored_since(case_file, item)
    asked_on = stored_on or days.as_of
    day = days.select(asked_on, "Luật tại ngày đưa hàng về bảo quản")
    ground = ground_on(NAME, item, STORAGE_REQUEST, day, Consequence.EVIDENCE_MISSING, REGIME)
    assert ground is not None
    barred = _barred(case_file, item, days, asked_on, day.day)
    facts = (("Ngày đưa về bảo quản", day_vi(stored_on) if stored_on else "Chưa đưa về bảo quản"),)
    if barred is not None:
        values, said = barred
        return ground.on(values).decide(case_file, Outcome.NOT_MET, said, facts)
    return _stored(case_file, ground, stored_on, facts) if stored_on else _may_be(case_file, ground, facts)


def _barred(
    case_file: CaseFile, item: DeclarationItem, days: Days, asked_on: date, law_day: date
) -> tuple[Values, Said] | None:
    tax_code = declared(case_file).importer.tax_code
    for ban in case_file.reference.storage_bans:
        months = in_force(BAN_MONTHS[ban.breach], law_day)
        assert months is not None
        until = months_after(ban.fined_on, months.value)
        if ban.tax_code == tax_code and ban.fined_on <= asked_on <= until:
            return BAN_MONTHS[ban.breach], Said(
                f"Người nhập khẩu không được đưa hàng về bảo quản đến hết ngày {day_vi(until)}: "
                f"{ban.breach.label_vi.lower()}.",
                f"The importer may not take goods to storage until {day_vi(until)}, after a fine on "
                f"{day_vi(ban.fined_on)}.",
            )
    signs = check_quality_signs(case_file, item, days)
    if signs is None or signs.outcome is Outcome.MET or not in_force(SUSPICION_BARS_STORAGE, law_day):
        return None
    return SUSPICION_BARS_STORAGE, Said(
        "Có dấu hiệu không phù hợp: không được đưa hàng về bảo quản.",
        "There are signs that the goods do not conform: they may not be taken to storage.",
    )


def _may_be(case_file: CaseFile, ground: Ground, facts: Named) -> Finding:
    return ground.decide(
        case_file,
        Outcome.MET,
        Said(
            "Đã đăng ký kiểm tra; được đề nghị đưa hàng về bảo quản, hải quan quyết định về địa điểm.",
            "The inspection is registered: the goods may wait in storage, and customs decides on the place.",
        ),
        facts,
    )


def _stored(case_file: CaseFile, ground: Ground, stored_on: date, facts: Named) -> Finding:
    own = ground.on(STORAGE_RESULT_DAYS)
    due_on = case_file.reference.calendar.add_days(stored_on, own.value.value)
    return own.decide(
        case_file,
        Outcome.MET,
        Said(
            f"Hàng đang bảo quản; nộp kết quả cho hải quan chậm nhất ngày {day_vi(due_on)}.",
            f"The goods are in storage; the result is due at customs by {day_vi(due_on)}.",
        ),
        facts,
        missing=Missing(
            kind=ObligationKind.FILE_EVIDENCE,
            party=Party.IMPORTER,
            what_vi="Nộp kết quả kiểm tra chất lượng cho hàng đang bảo quản.",
            due_on=due_on,
        ),
    )


RULE = Rule(
    NAME,
    REGIME,
    Said(
        "Trong khi chờ kết quả, hàng có được đưa về bảo quản không?",
        "May the goods wait in storage for the result?",
    ),
    (
        STORAGE_REQUEST,
        STORAGE_RESULT_DAYS,
        STORAGE_BAN_SERIOUS_MONTHS,
        STORAGE_BAN_LATE_MONTHS,
        SUSPICION_BARS_STORAGE,
    ),
    check_quality_storage,
    arises=with_inspection_dossier,
)
