"""The part of the bare loop that asks the questions of state quality inspection since July 2026."""

from collections.abc import Iterator
from datetime import date

from bench.bare_findings import ASKED, MET, NOT_MET, Seen, finding, judged, stem_of
from models.assessment import Finding, Question
from models.days import WorkingCalendar
from models.language import Said
from models.papers import ConformityCertificate, GoodsDescription, QualityInspectionRegistration
from models.vocabulary import Consequence
from rules.ground import day_vi, question_id
from rules.law.quality import circular_36_2026 as lists
from rules.law.quality import decree_37_2026 as law

YOUNG_LISTS_FROM = date(2026, 7, 1)
HIGH = {
    "85166010": (
        Said("Nồi cơm điện (Phụ lục I mục I.4.4)", "“Nồi cơm điện”, Annex I, entry I.4.4"),
        "QCVN 4:2009/BKHCN+SĐ1:2016",
    )
}
MEDIUM = {
    "85395210": (
        Said("Bóng đèn LED (Phụ lục II mục I.7.1/7.2)", "“Bóng đèn LED”, Annex II, entry I.7.1/7.2"),
        "QCVN 19:2025/BKHCN",
    )
}
DESIGNATED = {"QUATEST2": ("QCVN 4:2009/BKHCN+SĐ1:2016",)}
SUPPLEMENT_WORKING_DAYS = 7
CALENDAR = WorkingCalendar()
OFFICE_VI = "Sở Khoa học và Công nghệ"
BODY_VI = f"; cơ quan kiểm tra: {OFFICE_VI}"
BODY_EN = "; inspecting body: the provincial department of science and technology"
LABEL_VI = (
    "Nhãn hàng hóa (nhãn chính, nhãn phụ nếu có) có đáp ứng quy định không? Chuyển tiếp: nhãn đã in theo "
    "Nghị định 43/2017/NĐ-CP, 111/2021/NĐ-CP được dùng đến hết ngày 23/01/2028 (khoản 4 Điều 98); nhãn ghi "
    "địa chỉ cũ được dùng 02 năm kể từ quyết định thay đổi địa giới (khoản 5 Điều 98)."
)
FINE_VI = "Mức phạt nếu thông quan khi chưa có thông báo kết quả (Nghị định 169/2026/NĐ-CP, Điều 19)"
LEAVING_VI = (
    "Kèm theo việc phạt (Nghị định 169/2026/NĐ-CP, Điều 19)",
    "đưa ra khỏi lãnh thổ hoặc tái xuất trong 30 ngày từ ngày nhận quyết định xử phạt",
)
FINES_VI = (
    (20_000_000, "2 đến 5"),
    (30_000_000, "5 đến 10"),
    (50_000_000, "10 đến 20"),
    (100_000_000, "20 đến 30"),
)
OUT, REFUSAL, LACK, NOTE = (
    Consequence.OUT_OF_SCOPE,
    Consequence.REFUSAL,
    Consequence.EVIDENCE_MISSING,
    Consequence.NOTE,
)

ON_HIGH = stem_of("quality_list", lists.HIGH_RISK_LIST, OUT)
ON_MEDIUM = stem_of("quality_list", lists.MEDIUM_RISK_LIST, OUT)
DUTY = stem_of("quality_duty", law.LIST_DUTY_HIGH, NOTE)
NO_DUTY = stem_of("quality_duty", law.MEDIUM_NO_INSPECTION, NOTE)
REGISTRATION = stem_of("quality_registration", law.LIST_DUTY_HIGH, LACK)
DOSSIER = stem_of("quality_dossier", law.DOSSIER_WITH_CERTIFICATE, REFUSAL)
CERTIFICATE = stem_of("quality_certificate", law.DOSSIER_WITH_CERTIFICATE, REFUSAL)
FIT = stem_of("quality_fit", law.CERTIFICATE_IDENTITY, REFUSAL)
LABEL = stem_of("quality_label", law.LABEL_FIX_WORKING_DAYS, REFUSAL)


def quality(seen: Seen) -> Iterator[Finding]:
    """High risk is inspected, medium risk is told of its duty, anything else is not on the lists."""
    code = seen.item.hs_code
    if code in HIGH:
        yield from _inspected(seen, *HIGH[code])
    elif code in MEDIUM:
        yield from _told(seen, *MEDIUM[code])
    else:
        vi = "Hàng không thuộc danh mục rủi ro cao, rủi ro trung bình của Bộ Khoa học và Công nghệ."
        en = "The goods are on neither the high-risk nor the medium-risk list of the science ministry."
        facts = (("Mã HS", code), ("Mục của danh mục", "Không có"))
        yield finding(ON_HIGH, seen, NOT_MET, vi, en, facts)


def _listed(seen: Seen, name: Said, regulation: str, *, is_high: bool) -> Finding:
    tier_vi, tier_en = ("cao", "high") if is_high else ("trung bình", "medium")
    body_vi, body_en = (BODY_VI, BODY_EN) if is_high else ("", "")
    vi = f"Hàng thuộc danh mục rủi ro {tier_vi}: {name.vi}; quy chuẩn áp dụng: {regulation}{body_vi}."
    en = f"The goods are on the {tier_en}-risk list: {name.en}; technical regulations: {regulation}{body_en}."
    facts = (("Mã HS", seen.item.hs_code), ("Mục của danh mục", name.vi))
    return finding(ON_HIGH if is_high else ON_MEDIUM, seen, MET, vi, en, facts)


def _told(seen: Seen, name: Said, regulation: str) -> Iterator[Finding]:
    yield _listed(seen, name, regulation, is_high=False)
    vi = (
        "Hàng rủi ro trung bình: không phải kiểm tra khi nhập khẩu; phải công bố hợp quy trước khi lưu "
        "thông (không công bố lại khi tên, công dụng, nhãn hiệu, kiểu loại, đặc tính, cơ sở sản xuất, "
        "xuất xứ không đổi)."
    )
    en = (
        "Medium-risk goods: no inspection at import; conformity is stated before the goods circulate "
        "(not again while name, use, brand, model, specification, factory and origin stay the same)."
    )
    facts = (("Mức độ rủi ro", "Rủi ro trung bình"), ("Quy chuẩn áp dụng", regulation))
    yield finding(NO_DUTY, seen, MET, vi, en, facts)


def _inspected(seen: Seen, name: Said, regulation: str) -> Iterator[Finding]:
    yield _listed(seen, name, regulation, is_high=True)
    vi = (
        "Hàng rủi ro cao: phải đăng ký kiểm tra nhà nước về chất lượng theo Điều 83 trước khi thông "
        "quan, và đáp ứng mọi quy chuẩn áp dụng."
    )
    en = (
        "High-risk goods: state quality inspection under Article 83 comes before clearance, and every "
        "technical regulation that applies has to be met."
    )
    facts = (
        ("Mức độ rủi ro", "Rủi ro cao"),
        ("Quy chuẩn áp dụng", regulation),
        (FINE_VI, f"{_fine_vi(seen)} triệu đồng theo trị giá dòng hàng"),
        LEAVING_VI,
    )
    yield finding(DUTY, seen, NOT_MET, vi, en, facts)
    yield from _dossier(seen, name.vi)
    yield _certificate(seen, regulation)
    yield _fit(seen)
    yield _label(seen)


def _fine_vi(seen: Seen) -> str:
    value = seen.item.value_vnd
    assert value is not None
    return next((fine for below, fine in FINES_VI if value < below), "30 đến 50")


def _dossier(seen: Seen, name_vi: str) -> Iterator[Finding]:
    """All of it came on the day of registration."""
    registration, received_on = seen.papers[QualityInspectionRegistration], seen.declaration.registered_on
    received = day_vi(received_on)
    vi = f"Đã đăng ký kiểm tra, số {registration.number}; tiếp nhận ngày {received}."
    en = f"The inspection is registered as no. {registration.number}, received on {received}."
    facts = (("Mục của danh mục", name_vi), ("Cơ quan kiểm tra", OFFICE_VI))
    yield finding(REGISTRATION, seen, MET, vi, en, facts)
    limit = CALENDAR.add_working_days(received_on, SUPPLEMENT_WORKING_DAYS)
    vi, en = f"Hồ sơ đầy đủ từ ngày {received}.", f"The dossier is complete since {received}."
    yield judged(
        DOSSIER,
        seen,
        GoodsDescription in seen.papers and ConformityCertificate in seen.papers,
        vi,
        en,
        ("Tiếp nhận hồ sơ", received),
        ("Hạn bổ sung", day_vi(limit)),
        ("Giấy chứng nhận hợp quy của tổ chức chứng nhận được chỉ định", received),
        ("Ảnh hoặc bản mô tả hàng hóa kèm nội dung nhãn chính", received),
    )


def _certificate(seen: Seen, regulation: str) -> Finding:
    paper = seen.papers[ConformityCertificate]
    is_designated = regulation in DESIGNATED.get(paper.body_code, ())
    is_in_time = paper.valid_until is None or paper.valid_until >= seen.declaration.registered_on
    vi = f"Giấy chứng nhận hợp quy số {paper.number} của tổ chức được chỉ định, còn hiệu lực, đủ quy chuẩn."
    en = (
        f"Conformity certificate no. {paper.number} is by a designated body, in time, and covers every "
        "technical regulation owed."
    )
    return judged(
        CERTIFICATE,
        seen,
        is_designated and is_in_time and regulation in paper.regulations,
        vi,
        en,
        ("Giấy chứng nhận hợp quy", f"{paper.number}, ngày {day_vi(paper.issued_on)}"),
        ("Tổ chức chứng nhận", paper.body_code),
        ("Quy chuẩn trên giấy", ", ".join(paper.regulations)),
        ("Quy chuẩn áp dụng", regulation),
    )


def _fit(seen: Seen) -> Finding:
    item, paper = seen.item, seen.papers[ConformityCertificate]
    rows = (
        ("Tên hàng hóa", paper.goods_name, item.description),
        ("Nhãn hiệu", paper.brand, item.brand),
        ("Kiểu loại", paper.model_code, item.model_code),
        ("Đặc tính kỹ thuật", paper.specification, item.specification),
        ("Xuất xứ", paper.origin_country, item.origin_country),
        ("Nhà sản xuất", paper.maker, item.maker),
    )
    facts = [
        (
            f"{name_vi} (giấy chứng nhận / tờ khai)",
            f"{certified or 'không nêu'} / {declared or 'không khai'}",
        )
        for name_vi, certified, declared in rows
    ]
    is_met = all(certified in (None, declared) for _, certified, declared in rows)
    vi, en = (
        "Giấy chứng nhận hợp quy phù hợp với lô hàng.",
        "The conformity certificate fits the consignment.",
    )
    return judged(FIT, seen, is_met, vi, en, ("Giấy chứng nhận hợp quy", paper.number), *facts)


def _label(seen: Seen) -> Finding:
    """Asked of a person, under the id by which the answer comes back."""
    facts = (
        ("Đăng ký kiểm tra", seen.papers[QualityInspectionRegistration].number),
        ("Ảnh hoặc bản mô tả", seen.papers[GoodsDescription].number),
    )
    asked = Question(question_id=question_id("quality_label", seen.item.item_number, facts), text_vi=LABEL_VI)
    vi = "Chuyên viên xem ảnh và đối chiếu nhãn hàng hóa."
    en = "An inspector looks at the photo and judges the label."
    return finding(LABEL, seen, ASKED, vi, en, facts, question=asked)
