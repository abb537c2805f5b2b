"""Does each kind of notice say all that it has to, and never more?"""

from collections.abc import Callable
from datetime import date

import pytest

from models.assessment import Obligation
from models.base import canonical_json, digest_of
from models.vocabulary import Consequence, Disposition, NoticeKind, ObligationKind, Outcome, Party, Regime
from notices.content import NoticeContent, build_content, content_from_json
from notices.opinion import ApprovalContent, RejectionContent
from notices.parts import Notice
from notices.schedule import VisitScheduleContent
from notices.supplement import SupplementContent
from notices.wording import ASK_OFFICE, MEANINGS
from tests.unit.notices.notice_builders import (
    AGE,
    a_context,
    a_declaration,
    a_finding,
    a_rejection,
    a_supplement,
    a_visit_schedule,
    an_approval,
    an_assessment,
    three_failures,
)

Write = Callable[..., NoticeContent]
ALL_KINDS = pytest.mark.parametrize(
    "write", [an_approval, a_rejection, a_supplement, a_visit_schedule], ids=lambda write: write.__name__
)


@ALL_KINDS
def test_equal_inputs_give_equal_digests(write: Write) -> None:
    assert digest_of(write()) == digest_of(write())


@ALL_KINDS
def test_another_signatory_gives_another_digest(write: Write) -> None:
    assert digest_of(write()) != digest_of(write(signatory_name="Lê Văn Cường"))


@ALL_KINDS
def test_content_comes_back_from_its_json(write: Write) -> None:
    content = write()

    assert content_from_json(canonical_json(content)) == content


@ALL_KINDS
def test_content_has_neither_number_nor_date_of_signature(write: Write) -> None:
    fields = type(write()).model_fields

    assert not {"notice_number", "number", "signed_on", "as_of"} & set(fields)


@ALL_KINDS
def test_no_notice_says_that_goods_are_cleared(write: Write) -> None:
    text = canonical_json(write()).decode().lower()

    assert not [
        words for words in ("được thông quan", "đã thông quan", "cho phép thông quan") if words in text
    ]
    assert "không phải là quyết định thông quan" in text


@ALL_KINDS
def test_every_notice_says_that_the_policy_is_no_law(write: Write) -> None:
    content = write()

    assert isinstance(content, Notice)
    closing = " ".join(content.closing_vi)

    assert "ý kiến chuyên môn" in closing
    assert "Quy chế phối hợp kiểm tra máy móc" in closing
    assert "không phải văn bản quy phạm pháp luật" in closing


def test_d1_every_disposition_has_a_meaning_for_customs() -> None:
    assert set(MEANINGS) == set(Disposition)


def test_an_approval_names_each_requirement_with_its_article() -> None:
    content = an_approval()

    assert isinstance(content, ApprovalContent)
    assert [ground.place_vi for ground in content.grounds] == [
        "khoản 1 Điều 6 Quyết định số 18/2019/QĐ-TTg",
        "khoản 2 Điều 6 Quyết định số 18/2019/QĐ-TTg",
    ]
    assert content.advice[0].disposition is Disposition.MAY_CLEAR


def test_a_rejection_gives_every_ground_its_words_and_what_would_be_needed() -> None:
    content = a_rejection()

    assert isinstance(content, RejectionContent)
    assert [(ground.quote_vi[:12], ground.rows[0].needed_vi) for ground in content.grounds] == [
        ("Tuổi thiết b", "Văn bản chấp thuận của Bộ Khoa học và Công nghệ đối với máy quá tuổi."),
        ("Được sản xuấ", ASK_OFFICE),
        ("Bản chính xá", "Bản chính đã hợp pháp hóa lãnh sự, kèm bản dịch tiếng Việt."),
    ]


def test_a_doubtful_ground_is_marked_and_the_mark_explained() -> None:
    content = a_rejection()

    assert isinstance(content, RejectionContent)
    assert content.grounds[1].rows[0].marks_vi == ("cần thẩm tra pháp lý",)
    assert "cần thẩm tra pháp lý" in content.closing_vi[-1]


def test_risk_and_met_checks_are_no_ground_for_rejection() -> None:
    risk = a_finding(outcome=Outcome.NOT_MET, consequence=Consequence.RISK, sentence_vi="Lần đầu nhập khẩu.")
    assessment = an_assessment(((*three_failures(), risk, a_finding()),), Disposition.REFUSED)
    content = build_content(NoticeKind.REJECTION, 1, (1,), assessment, a_declaration(), a_context())

    assert isinstance(content, RejectionContent)
    assert sum(len(ground.rows) for ground in content.grounds) == 3


def test_an_opinion_speaks_of_used_machinery_only_where_nothing_rests_on_another_law() -> None:
    other = a_finding(regime=Regime.OTHER_AUTHORITY)
    note = a_finding(regime=Regime.QUALITY_INSPECTION, consequence=Consequence.NOTE)
    of_used, of_others = (
        build_content(NoticeKind.APPROVAL, 1, (1,), an_assessment((found,)), a_declaration(), a_context())
        for found in ((a_finding(), note), (a_finding(), other))
    )

    assert of_used.subject_vi == "Ý kiến chuyên môn: máy móc, thiết bị đã qua sử dụng đáp ứng yêu cầu"
    assert of_others.subject_vi == "Ý kiến chuyên môn: hàng hóa đáp ứng yêu cầu"
    assert isinstance(of_others, ApprovalContent)
    assert "đáp ứng yêu cầu đối với hàng hóa nhập khẩu" in of_others.opening_vi


def test_what_a_receipt_tells_is_no_request_of_its_own() -> None:
    owed = Obligation(
        kind=ObligationKind.SUPPLEMENT_DOSSIER, party=Party.IMPORTER, item_number=1, what_vi="Bản mô tả"
    )
    assessment = an_assessment(((a_finding(),),), obligations=(owed,))

    with pytest.raises(ValueError, match="needs an obligation"):
        build_content(NoticeKind.SUPPLEMENT, 1, (1,), assessment, a_declaration(), a_context())


def test_a_rejection_tells_what_follows_and_until_when() -> None:
    reexport = Obligation(
        kind=ObligationKind.REEXPORT,
        party=Party.IMPORTER,
        item_number=1,
        what_vi="Tái xuất hàng",
        citation=AGE,
        due_on=date(2026, 12, 20),
    )
    assessment = an_assessment((three_failures(),), Disposition.REFUSED, (reexport,))
    content = build_content(NoticeKind.REJECTION, 1, (1,), assessment, a_declaration(), a_context())

    assert isinstance(content, RejectionContent)
    place = "khoản 1 Điều 6 Quyết định số 18/2019/QĐ-TTg"
    assert content.duties_vi == (
        f"Dòng 1: Tái xuất hàng (Doanh nghiệp nhập khẩu, chậm nhất ngày 20/12/2026, căn cứ {place}).",
    )


def test_the_same_words_on_several_items_stand_once() -> None:
    content = a_rejection(item_count=4)

    assert isinstance(content, RejectionContent)
    assert [row.items_vi for row in content.grounds[0].rows] == ["1", "2", "3", "4"]
    assert [row.items_vi for row in content.grounds[1].rows] == ["1–4"]


def test_a_notice_speaks_only_of_its_items() -> None:
    findings = tuple(three_failures(number) for number in (1, 2, 3))
    assessment = an_assessment(findings, Disposition.REFUSED)
    content = build_content(NoticeKind.REJECTION, 1, (1, 3), assessment, a_declaration(3), a_context())

    assert isinstance(content, RejectionContent)
    assert [item.item_number for item in content.items] == [1, 3]
    assert [row.items_vi for row in content.grounds[1].rows] == ["1, 3"]


def test_a_day_of_law_and_a_wished_day_look_different() -> None:
    content = a_supplement()

    assert isinstance(content, SupplementContent)
    wish, law, of_customs = content.missing
    assert (law.is_wish, law.due_vi) == (False, "Chậm nhất ngày 10/12/2026")
    assert (wish.is_wish, wish.due_on) == (True, date(2026, 11, 26))
    assert wish.due_vi.startswith("Mong nhận đến hết ngày 26/11/2026 (theo Quy chế phối hợp")
    assert (of_customs.party_vi, of_customs.item_number) == ("Hải quan thành phố", None)


def test_a_missing_paper_is_shown_with_the_finding_behind_it() -> None:
    content = a_supplement()

    assert isinstance(content, SupplementContent)
    assert content.missing[0].why_vi.startswith("Chưa có chứng thư giám định")
    assert content.missing[0].ground_vi == "điểm b khoản 1 Điều 8 Quyết định số 18/2019/QĐ-TTg"
    assert content.missing[0].marks_vi == ("cần thẩm tra pháp lý",)


def test_without_a_wished_day_the_number_of_working_days_is_said() -> None:
    content = a_supplement(wish_due_on=None)

    assert isinstance(content, SupplementContent)
    assert "trong 10 ngày làm việc" in content.missing[0].due_vi


def test_a_schedule_says_when_where_and_who() -> None:
    content = a_visit_schedule()

    assert isinstance(content, VisitScheduleContent)
    assert (content.day, content.part_vi) == (date(2026, 11, 18), "Buổi sáng")
    assert content.place.startswith("Kho ngoại quan")
    assert [who.name for who in content.attendees] == ["Nguyễn Văn An", "Lê Thị Bình"]
    assert content.prepare_vi


def test_a_notice_in_the_place_of_another_names_it() -> None:
    content = an_approval(replaces="04/TB-SKHCN")

    assert isinstance(content, ApprovalContent)
    assert content.closing_vi[0] == "Thông báo này thay thế Thông báo số 04/TB-SKHCN."


@pytest.mark.parametrize("kind", [NoticeKind.REJECTION, NoticeKind.SUPPLEMENT, NoticeKind.VISIT_SCHEDULE])
def test_a_notice_with_nothing_to_say_is_not_written(kind: NoticeKind) -> None:
    assessment = an_assessment(((a_finding(),),))

    with pytest.raises(ValueError, match="needs"):
        build_content(kind, 1, (1,), assessment, a_declaration(), a_context(booking=None))
