"""Do the three forms of state quality inspection say what is known, dots for the rest, and never more?"""

from datetime import date
from typing import Any

import pytest

from models.base import canonical_json, digest_of
from models.vocabulary import (
    Consequence,
    Disposition,
    InspectionResult,
    NoticeKind,
    ObligationKind,
    StandardKind,
)
from notices.content import build_content, content_from_json
from notices.forms.receipt import LABEL_IS_COMPLETE, LABEL_IS_OPEN
from notices.forms.registration import RegistrationContent
from tests.builders import a_certificate, a_standard
from tests.unit.notices.form_builders import (
    FINDINGS,
    a_conformity_certificate,
    a_consignment,
    a_description,
    a_dossier,
    a_form_1,
    a_lack,
    a_misfit,
    a_quality_finding,
    a_receipt,
    a_receipt_issued,
    a_registration,
    a_result,
    a_sub_label,
    an_obligation,
)
from tests.unit.notices.notice_builders import a_context, a_finding, an_assessment, three_failures

RESULTS = pytest.mark.parametrize("result", list(InspectionResult))
OWED = "Ảnh hoặc bản mô tả hàng hóa"


# Mẫu số 1


def test_a_registration_is_filled_from_declaration_registration_and_certificate() -> None:
    content = a_form_1()

    assert (content.phone, content.fax, content.border_gate) == ("0236 3 822 555", None, "Cảng Tiên Sa")
    assert content.import_time_vi == "Tháng 7 năm 2026"
    assert content.gathering_address == "Kho số 5, Khu công nghiệp Hòa Khánh"
    assert (content.regulations, content.applied_standard) == (("QCVN 25:2025/BKHCN",), "TCCS 01:2026/SH")
    assert [line.is_enclosed for line in content.enclosed] == [True, True]
    (certificate,) = content.certificates
    assert certificate.body_vi == "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng 2"
    assert (certificate.number, certificate.issued_on) == ("HQ-2026-881", date(2026, 7, 2))


def test_a_registration_lists_the_goods_as_declared() -> None:
    (row,) = a_form_1().goods

    assert (row.name, row.model_code, row.quantity) == ("Nồi cơm điện gia dụng", "RC-18", 100)


def test_what_nobody_stated_stays_open_in_a_registration() -> None:
    content = a_form_1(a_description(), declaration=a_consignment(border_gate=None))

    assert (len(content.certificates), len(content.regulations)) == (0, 0)
    assert (content.border_gate, content.import_time_vi, content.registered_on) == (None, None, None)
    assert (content.book_number, content.booked_on) == (None, None)


def test_the_book_number_is_that_of_the_receipt() -> None:
    content = a_form_1(receipt=a_receipt_issued())

    assert (content.book_number, content.booked_on) == ("05/PTN-SKHCN", date(2026, 7, 6))


def test_a_registration_form_lists_only_the_items_registered() -> None:
    content = a_form_1(a_registration(items=(2, 3)), declaration=a_consignment(4))

    assert [(row.row_number, row.item_number) for row in content.goods] == [(1, 2), (2, 3)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"arrived_on": date(2026, 7, 9)}, "09/07/2026"),
        ({"expected_on": date(2026, 7, 20)}, "dự kiến 20/07/2026"),
    ],
)
def test_the_time_of_import_is_the_arrival_where_none_is_registered(
    days: dict[str, Any], expected: str
) -> None:
    content = a_form_1(a_registration(import_time=None), declaration=a_consignment(**days))

    assert content.import_time_vi == expected


def test_regulations_come_from_the_certificate_where_the_registration_names_none() -> None:
    certificate = a_conformity_certificate(regulations=("QCVN 4:2009/BKHCN",))
    content = a_form_1(a_registration(regulations=()), certificate)

    assert content.regulations == ("QCVN 4:2009/BKHCN",)


def test_a_registration_comes_back_from_its_json() -> None:
    content = a_form_1()

    assert RegistrationContent.model_validate_json(canonical_json(content)) == content


# Mẫu số 2


def test_a_dossier_with_all_four_papers_is_complete() -> None:
    content = a_receipt()

    assert [row.is_there for row in content.rows] == [True] * 4
    assert content.is_complete
    assert content.conclusion_vi == (
        "Hồ sơ đầy đủ về số lượng: Tiếp nhận hồ sơ để kiểm tra các bước tiếp theo."
    )
    assert content.supplement_until is None


def test_t42_an_incomplete_dossier_names_what_lacks_and_the_day_it_ends() -> None:
    content = a_receipt(a_dossier(a_registration(), a_conformity_certificate()))

    assert not content.is_complete
    assert [(row.is_there, row.is_lacking) for row in content.rows] == [
        (True, False),
        (True, False),
        (False, True),
        (False, False),
    ]
    assert content.conclusion_vi == (
        "Hồ sơ không đầy đủ về số lượng: Tiếp nhận hồ sơ nhưng cần bổ sung các mục: 3. Ảnh hoặc bản mô tả"
        " hàng hóa kèm nội dung của nhãn chính trong thời gian 07 ngày làm việc. Sau khi hồ sơ đầy đủ thì"
        " kiểm tra các bước tiếp theo theo quy định."
    )
    assert (content.received_on, content.supplement_until) == (date(2026, 7, 6), date(2026, 7, 15))


def test_papers_that_may_come_later_are_named_with_their_day() -> None:
    owed = an_obligation(ObligationKind.SUPPLEMENT_DOSSIER, OWED, due_on=date(2026, 8, 10))
    lack = a_lack(
        ObligationKind.SUPPLEMENT_DOSSIER, OWED, "Chưa có giấy chứng nhận.", needs_legal_review=True
    )
    assessment = an_assessment(((lack,),), Disposition.HELD, (owed,))
    content = a_receipt(a_dossier(a_registration(), a_description(), a_sub_label()), assessment)

    assert content.supplement_until == date(2026, 7, 15)
    assert content.notes_vi[0].endswith("nộp đến hết ngày 10/08/2026.")
    assert content.marks_vi == ("cần thẩm tra pháp lý",)
    assert "cần thẩm tra pháp lý" in content.notes_vi[-1]


def test_the_same_day_is_not_named_twice() -> None:
    owed = an_obligation(ObligationKind.SUPPLEMENT_DOSSIER, OWED, due_on=date(2026, 7, 15))
    assessment = an_assessment(((a_quality_finding(),),), Disposition.HELD, (owed,))

    assert a_receipt(a_dossier(a_registration()), assessment).notes_vi == ()


def test_a_dossier_without_certificate_lacks_it() -> None:
    content = a_receipt(a_dossier(a_registration(), a_description(), a_sub_label()))

    assert (content.rows[1].is_there, content.rows[1].note_vi) == (False, "Chưa nộp")
    assert [text[:2] for text in content.lacking_vi] == ["2."]


def test_an_inspection_certificate_on_a_regulation_in_its_place_is_for_a_lawyer() -> None:
    standard = a_standard(kind=StandardKind.QCVN, number="QCVN 25:2025/BKHCN")
    certificate = a_certificate(number="GĐ-9", body_code="QUATEST2", standard=standard)
    content = a_receipt(a_dossier(a_registration(), certificate, a_description(), a_sub_label()))

    assert content.rows[1].is_there
    assert content.rows[1].note_vi.endswith("(Chứng thư giám định chất lượng; cần thẩm tra pháp lý)")
    assert content.marks_vi == ("cần thẩm tra pháp lý",)


def test_a_certificate_on_the_age_of_a_used_machine_is_no_paper_of_the_dossier() -> None:
    dossier = a_dossier(a_registration(), a_certificate(), a_description(), a_sub_label())

    assert not a_receipt(dossier).rows[1].is_there
    assert a_form_1(*(filed.paper for filed in dossier.papers)).certificates == ()


@pytest.mark.parametrize(
    ("label", "is_lacking", "note"),
    [(True, False, LABEL_IS_COMPLETE), (None, False, LABEL_IS_OPEN), (False, True, "Chưa nộp")],
)
def test_a_sub_label_is_owed_only_where_the_main_label_is_short(
    label: bool | None, is_lacking: bool, note: str
) -> None:
    dossier = a_dossier(
        a_registration(), a_conformity_certificate(), a_description(is_main_label_complete=label)
    )

    row = a_receipt(dossier).rows[3]
    assert (row.is_there, row.is_lacking, row.note_vi) == (False, is_lacking, note)


def test_a_paper_that_covers_some_items_is_lacking_for_the_others() -> None:
    declaration = a_consignment(3)
    papers = (a_registration(), a_conformity_certificate(), a_description(items=(1,)), a_sub_label())
    content = a_receipt(a_dossier(*papers, declaration=declaration), declaration=declaration)

    assert not content.rows[2].is_there
    assert content.rows[2].note_vi.endswith("thiếu cho dòng 2–3")


def test_a_receipt_needs_a_registration() -> None:
    with pytest.raises(ValueError, match="needs a registration"):
        a_receipt(a_dossier(a_description()))


# Mẫu số 3


@RESULTS
def test_a_result_is_one_of_the_four_in_the_words_of_the_form(result: InspectionResult) -> None:
    content = a_result(result)

    assert (
        content.result_vi
        == {
            InspectionResult.CONFORMS: "Đáp ứng yêu cầu chất lượng hàng hóa nhập khẩu",
            InspectionResult.DOES_NOT_CONFORM: "Không đáp ứng yêu cầu chất lượng hàng hóa nhập khẩu",
            InspectionResult.LABEL_FAILS: "Lô hàng không đáp ứng yêu cầu về nhãn",
            InspectionResult.INCOMPLETE: "Lô hàng không hoàn thiện đầy đủ hồ sơ",
        }[result]
    )
    assert bool(content.grounds) is (result is not InspectionResult.CONFORMS)
    assert content.recipients_vi == (
        "Tổ chức, cá nhân nhập khẩu;",
        "Hải quan cửa khẩu;",
        "Lưu: VT, SKHCN.",
    )
    assert content_from_json(canonical_json(content)) == content


@RESULTS
def test_no_result_says_that_goods_are_cleared(result: InspectionResult) -> None:
    assert "thông quan" not in canonical_json(a_result(result)).decode().lower()


def test_goods_are_listed_as_the_certificate_names_them() -> None:
    (row,) = a_result().goods

    assert (row.name, row.brand, row.model_code) == ("Nồi cơm điện", "TOSHIBA", "RC-18NMF")
    assert (row.quantity, row.unit, row.specification) == (98, "cái", "220 V, 50 Hz, 1.000 W")
    assert row.note_vi == "Dòng 1 tờ khai; theo giấy chứng nhận"


def test_a_certificate_of_several_items_does_not_give_each_its_whole_quantity() -> None:
    declaration = a_consignment(2)
    content = a_result(declaration=declaration, dossier=a_dossier(declaration=declaration))

    assert [row.quantity for row in content.goods] == [100, 100]
    assert content.certificates[0].items_vi == "1–2"


def test_goods_are_as_declared_without_a_certificate() -> None:
    content = a_result(InspectionResult.INCOMPLETE, dossier=a_dossier(a_registration()))

    assert content.goods[0].name == "Nồi cơm điện gia dụng"
    assert content.certificates == ()


def test_the_newest_certificate_counts() -> None:
    papers = (a_registration(), a_conformity_certificate(), a_conformity_certificate(number="HQ-2026-999"))

    assert [line.number for line in a_result(dossier=a_dossier(*papers)).certificates] == ["HQ-2026-999"]


def test_the_bases_are_standard_regulation_and_instruments() -> None:
    basis = a_result().basis

    assert basis.applied_standard == "TCCS 01:2026/SH"
    assert basis.regulations == ("QCVN 25:2025/BKHCN",)
    assert [text.split(" quy định")[0] for text in basis.other_vi] == ["Nghị định số 37/2026/NĐ-CP"]


def test_a_refusal_gives_its_reasons_with_article_and_mark() -> None:
    content = a_result(InspectionResult.DOES_NOT_CONFORM)

    (ground,) = content.grounds
    assert ground.place_vi == "điểm b khoản 1 Điều 83 Nghị định số 37/2026/NĐ-CP"
    assert ground.rows[0].sentence_vi == "Giấy chứng nhận ghi hóa đơn INV-70, tờ khai ghi INV-77."
    assert ground.rows[0].needed_vi == "Giấy chứng nhận hợp quy cấp cho đúng lô hàng."
    assert ground.rows[0].marks_vi == ("cần thẩm tra pháp lý",)
    assert "cần thẩm tra pháp lý" in content.notes_vi[-1]


def test_findings_of_another_law_and_signs_of_risk_are_no_reason() -> None:
    risk = a_misfit(consequence=Consequence.RISK, sentence_vi="Dấu hiệu rủi ro.")
    findings = (*three_failures(), risk, a_misfit())
    content = a_result(InspectionResult.DOES_NOT_CONFORM, assessment=an_assessment((findings,)))

    assert [row.sentence_vi for ground in content.grounds for row in ground.rows] == [a_misfit().sentence_vi]


def test_what_is_open_is_no_reason() -> None:
    other = a_lack(ObligationKind.SUPPLEMENT_DOSSIER, OWED, "Chưa có bản mô tả.")
    findings = (other, *FINDINGS[InspectionResult.LABEL_FAILS])
    content = a_result(InspectionResult.LABEL_FAILS, assessment=an_assessment((findings,)))

    assert [ground.rows[0].sentence_vi for ground in content.grounds] == ["Nhãn phụ thiếu xuất xứ."]


def test_a_refusal_says_what_else_is_asked_for() -> None:
    owed = an_obligation(ObligationKind.REMEDY, "Khắc phục lô hàng", due_on=date(2026, 8, 3))
    assessment = an_assessment((FINDINGS[InspectionResult.DOES_NOT_CONFORM],), Disposition.HELD, (owed,))
    content = a_result(InspectionResult.DOES_NOT_CONFORM, assessment=assessment)

    place = "điểm b khoản 1 Điều 83 Nghị định số 37/2026/NĐ-CP"
    assert content.requests_vi == (
        f"Dòng 1: Khắc phục lô hàng (Doanh nghiệp nhập khẩu, chậm nhất ngày 03/08/2026, căn cứ {place}).",
    )


@pytest.mark.parametrize(
    "result", [each for each in InspectionResult if each is not InspectionResult.CONFORMS]
)
def test_a_refusal_without_a_reason_is_not_written(result: InspectionResult) -> None:
    with pytest.raises(ValueError, match="needs a requirement"):
        a_result(result, assessment=an_assessment(((a_finding(),),)))


def test_goods_with_a_requirement_not_met_are_never_said_to_conform() -> None:
    with pytest.raises(ValueError, match="every requirement"):
        a_result(assessment=an_assessment(((a_misfit(), a_quality_finding()),)))


@pytest.mark.parametrize("context", [{"quality_dossier": None}, {"inspection_result": None}])
def test_a_result_needs_its_dossier_and_one_of_the_four(context: dict[str, None]) -> None:
    complete = {"quality_dossier": a_dossier(), "inspection_result": InspectionResult.CONFORMS}
    assessment = an_assessment(((a_quality_finding(),),))

    with pytest.raises(ValueError, match="needs its dossier"):
        build_content(
            NoticeKind.FORM_3, 1, (1,), assessment, a_consignment(), a_context(**{**complete, **context})
        )


def test_another_result_gives_another_digest() -> None:
    assessment = an_assessment((FINDINGS[InspectionResult.LABEL_FAILS],))
    refusals = (InspectionResult.LABEL_FAILS, InspectionResult.INCOMPLETE)

    assert len({digest_of(a_result(result, assessment=assessment)) for result in refusals}) == 2


def test_a_form_in_the_place_of_another_names_it() -> None:
    assert a_receipt(replaces="04/PTN-SKHCN").notes_vi == (
        "Phiếu tiếp nhận hồ sơ này thay thế Phiếu tiếp nhận hồ sơ số 04/PTN-SKHCN.",
    )
    assert a_result(replaces="04/TB-SKHCN").notes_vi == ("Thông báo này thay thế Thông báo số 04/TB-SKHCN.",)


def test_a_body_that_the_register_does_not_know_is_named_by_its_code() -> None:
    dossier = a_dossier(a_registration(), a_conformity_certificate(body_code="LẠ-1"))

    assert a_result(dossier=dossier).certificates[0].body_vi == "LẠ-1"
