"""Is a line that was installed first inspected here in time (Quyết định 28/2022/QĐ-TTg, Điều 1.1)?"""

from datetime import date

from models.assessment import Finding
from models.case_file import CaseFile
from models.goods import DeclarationItem
from models.language import Said
from models.vocabulary import ObligationKind, Outcome, Regime
from rules.arising import on_lines
from rules.checks.calendar_doubts import turning_on, with_doubts
from rules.checks.days import Days
from rules.checks.line.line_clock import Clock, clock_of, doubtful, first_arrival
from rules.checks.line.line_ground import line_ground
from rules.evidence import listed
from rules.ground import Ground, day_vi
from rules.law.common.law_91_2015 import CORRESPONDING_DATE
from rules.law.machinery.decision_28_2022 import (
    EXTENSION_COUNT,
    EXTENSION_MAX_MONTHS,
    EXTENSION_NOTICE_DAYS,
    FAILS_MEANS_REEXPORT,
    INSPECTION_AFTER_INSTALLATION_MONTHS,
)
from rules.line_route import installed_certificates, is_installed_first
from rules.rule import Rule

WANTED_VI = "Nộp chứng thư giám định dây chuyền sau lắp đặt, lập tại Việt Nam khi dây chuyền đang vận hành."


def check_line_installed(case_file: CaseFile, item: DeclarationItem, days: Days) -> Finding | None:
    """The certificate of an inspection of the running line in Viet Nam, within 12 months of the arrival."""
    ground = line_ground("line_installed", case_file, item, INSPECTION_AFTER_INSTALLATION_MONTHS, days)
    if ground is None or not is_installed_first(case_file, item, days):
        return None
    arrived_on = first_arrival(case_file, item)
    if arrived_on is None:
        return ground.lacks(
            ObligationKind.INSPECT_AFTER_INSTALLATION,
            WANTED_VI,
            Said(
                f"Lô hàng chưa về; thời hạn giám định {ground.value.value} tháng tính từ ngày lô hàng đầu "
                "tiên về.",
                f"The goods have not come; the {ground.value.value} months for the inspection run from the "
                "arrival of the first shipment.",
            ),
            (("Ngày hàng về", "Chưa báo"),),
        )
    clock = clock_of(case_file, item, ground, arrived_on)
    finding = _judged(case_file, item, ground, clock, days)
    turns_on = clock.notice_turns_on
    return with_doubts(case_file, finding, *turns_on) if turns_on else finding


def _judged(case_file: CaseFile, item: DeclarationItem, ground: Ground, clock: Clock, days: Days) -> Finding:
    filed_on = min(
        (fact.fact.occurred_on for fact, _ in installed_certificates(case_file, item)), default=None
    )
    if filed_on is None and (days.as_of <= clock.due_on or clock.doubts(days.as_of)):
        # a doubt about the last day never stands in the place of the certificate
        finding = _waiting(ground, clock)
    elif filed_on is not None and filed_on <= clock.due_on:
        finding = _in_time(case_file, ground, clock, filed_on)
        return turning_on(case_file, finding, clock.period, filed_on)
    else:
        finding = _late(case_file, ground, clock, filed_on or days.as_of)
    return with_doubts(case_file, finding, *clock.period)


def _in_time(case_file: CaseFile, ground: Ground, clock: Clock, filed_on: date) -> Finding:
    said = Said(
        f"Chứng thư giám định sau lắp đặt nộp ngày {day_vi(filed_on)}, trong hạn {day_vi(clock.due_on)}.",
        f"The certificate of inspection after installation was filed on {day_vi(filed_on)}, within the "
        f"period that ends on {day_vi(clock.due_on)}.",
    )
    return ground.decide(case_file, Outcome.MET, said, clock.facts)


def _waiting(ground: Ground, clock: Clock) -> Finding:
    finding = ground.lacks(
        ObligationKind.INSPECT_AFTER_INSTALLATION,
        WANTED_VI,
        Said(
            f"Chưa có chứng thư giám định sau lắp đặt; hạn nộp là hết ngày {day_vi(clock.due_on)}.",
            "There is no certificate of inspection after installation yet; it is due by the end of "
            f"{day_vi(clock.due_on)}.",
        ),
        clock.facts,
    )
    assert finding.missing is not None
    return finding.model_copy(update={"missing": finding.missing.model_copy(update={"due_on": clock.due_on})})


def _late(case_file: CaseFile, ground: Ground, clock: Clock, day: date) -> Finding:
    extension, extended_on = clock.extension, clock.extended_on
    if extension and extended_on and clock.due_on < extended_on and day <= extended_on:
        why = listed(extension.flaws)
        return doubtful(ground, extension).ask(
            case_file,
            f"Văn bản gia hạn số {extension.paper.number}: {why.vi}. Đạt: vẫn tính gia hạn "
            f"{extension.months} tháng, đến hết ngày {day_vi(extended_on)}. Không đạt: không tính, dây "
            "chuyền phải tái xuất.",
            Said(
                f"Đã hết hạn giám định sau lắp đặt; văn bản gia hạn số {extension.paper.number}: {why.vi}.",
                f"The period for the inspection after installation is over; on the extension no. "
                f"{extension.paper.number}: {why.en}.",
            ),
            clock.facts,
        )
    values = CORRESPONDING_DATE if clock.doubts(day) else FAILS_MEANS_REEXPORT
    refusing = ground.on(values).refusing()
    said = Said(
        f"Hết ngày {day_vi(clock.due_on)} chưa nộp chứng thư giám định sau lắp đặt: xử phạt và buộc tái "
        "xuất.",
        f"By the end of {day_vi(clock.due_on)} no certificate of inspection after installation was filed: a "
        "penalty and re-export.",
    )
    return refusing.decide(case_file, Outcome.NOT_MET, said, clock.facts)


RULE = Rule(
    "line_installed",
    Regime.USED_MACHINERY,
    Said(
        "Dây chuyền lắp đặt trước có được giám định tại Việt Nam đúng hạn không?",
        "Is a line that was installed first inspected in Viet Nam in time?",
    ),
    (
        INSPECTION_AFTER_INSTALLATION_MONTHS,
        EXTENSION_NOTICE_DAYS,
        EXTENSION_MAX_MONTHS,
        EXTENSION_COUNT,
        FAILS_MEANS_REEXPORT,
        CORRESPONDING_DATE,
    ),
    check_line_installed,
    arises=on_lines,
)
