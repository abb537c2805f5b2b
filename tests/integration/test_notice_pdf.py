"""What stands in the PDF of a notice, read back?"""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from models.base import canonical_json
from models.vocabulary import InspectionResult
from notices.compiler import TemplateError, compile_pdf
from notices.content import NoticeContent
from notices.render import render_form_1, short_digest
from tests.integration.printed import NUMBER, a_draft, a_pdf, read, text_of
from tests.unit.notices.form_builders import (
    a_consignment,
    a_cooker,
    a_description,
    a_dossier,
    a_form_1,
    a_receipt,
    a_receipt_issued,
    a_registration,
    a_result,
)
from tests.unit.notices.notice_builders import (
    a_declaration,
    a_rejection,
    a_supplement,
    a_visit_schedule,
    an_approval,
)

Write = Callable[..., NoticeContent]
KINDS: list[Write] = [an_approval, a_rejection, a_supplement, a_visit_schedule]
FORMS: list[Write] = [a_receipt, a_result]
RECEIPT_NUMBER = "05/PTN-SKHCN"


def fonts_of(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Base name without the subset's prefix, and whether a TrueType program is embedded."""
    for page in read(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            name = descendant["/BaseFont"].split("+")[-1]
            yield name, "/FontFile2" in descendant["/FontDescriptor"].get_object()


@pytest.mark.parametrize("write", KINDS, ids=lambda write: write.__name__)
def test_the_frame_follows_the_decree(write: Write) -> None:
    pdf = a_pdf(write())

    text = text_of(pdf)
    assert read(pdf).pages[0].mediabox[2:] == pytest.approx((595.28, 841.89), abs=0.01)
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Số: 05/TB-SKHCN",
        "Đà Nẵng, ngày 05 tháng 02 năm 2026",
        "THÔNG BÁO",
        "Kính gửi:",
        "Công ty TNHH Cơ khí Sông Hàn",
        "Nơi nhận:",
        "PHÓ GIÁM ĐỐC",
        "Trần Thị Thu Hằng",
    ):
        assert words in text


@pytest.mark.parametrize("write", [*KINDS, *FORMS], ids=lambda write: write.__name__)
def test_only_tinos_is_embedded(write: Write) -> None:
    fonts = set(fonts_of(a_pdf(write())))

    assert fonts
    assert all(name.startswith("Tinos") and embedded for name, embedded in fonts)


def test_the_file_is_tagged_titled_and_in_vietnamese() -> None:
    reader = read(a_pdf(an_approval()))

    catalog: Any = reader.trailer["/Root"]
    xmp = catalog["/Metadata"].get_object().get_data().decode()
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith("Thông báo 05/TB-SKHCN – Ý kiến chuyên môn")
    assert catalog["/Lang"].lower().startswith("vi")
    assert catalog["/MarkInfo"]["/Marked"]
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp


def test_the_record_is_attached_as_it_is_digested() -> None:
    content = an_approval()

    assert read(a_pdf(content)).attachments["noi-dung.json"] == [canonical_json(content)]


@pytest.mark.parametrize("write", [*KINDS, *FORMS], ids=lambda write: write.__name__)
def test_equal_inputs_give_equal_bytes(write: Write) -> None:
    first = a_pdf(write())
    a_pdf(an_approval(), number_text="77/TB-SKHCN")

    assert a_pdf(write()) == first
    assert a_draft(write()) == a_draft(write())


def test_threads_do_not_mix_their_notices() -> None:
    contents = [an_approval(signatory_name=f"Người ký {number}") for number in range(8)]
    alone = [a_pdf(content) for content in contents]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(a_pdf, contents)) == alone


def test_an_approval_of_one_item_fits_on_one_page() -> None:
    assert len(read(a_pdf(an_approval())).pages) == 1


def test_a_long_rejection_repeats_its_table_heads_and_numbers_its_pages() -> None:
    pages = read(a_pdf(a_rejection(item_count=20))).pages

    texts = [page.extract_text() for page in pages]
    assert 3 <= len(pages) <= 5
    assert "Nhận dạng" in texts[0]
    assert "Nhận dạng" in texts[1]
    assert [line.strip() for text in texts[1:] for line in text.splitlines()[:1]] == [
        str(number) for number in range(2, len(pages) + 1)
    ]


def test_a_rejection_shows_ground_article_words_and_mark() -> None:
    text = text_of(a_pdf(a_rejection()))

    assert "khoản 1 Điều 6 Quyết định số 18/2019/QĐ-TTg: “Tuổi thiết bị không vượt quá 10 năm.”" in text
    assert "(cần thẩm tra pháp lý)" in text
    assert "Bản chính đã hợp pháp hóa lãnh sự" in text


def test_form_1_says_what_the_importer_registers() -> None:
    content = a_form_1(receipt=a_receipt_issued())

    pdf = render_form_1(content)
    text = text_of(pdf)
    for words in (
        "ĐĂNG KÝ KIỂM TRA NHÀ NƯỚC VỀ CHẤT LƯỢNG HÀNG HÓA NHẬP KHẨU",
        "Kính gửi: Sở Khoa học và Công nghệ thành phố Đà Nẵng",
        "Nồi cơm điện gia dụng; nhãn hiệu Toshiba; kiểu loại RC-18",
        "Giấy chứng nhận hợp quy số HQ-2026-881",
        "Vào sổ đăng ký số: 05/PTN-SKHCN",
        "Fax: ……",
    ):
        assert words in text
    assert {name[:5] for name, _ in fonts_of(pdf)} == {"Tinos"}
    assert read(pdf).attachments["noi-dung.json"] == [canonical_json(content)]
    assert render_form_1(content) == pdf


def test_form_1_without_papers_is_a_form_with_dots() -> None:
    text = text_of(render_form_1(a_form_1(a_description(), declaration=a_consignment(border_gate=None))))

    assert "Giấy chứng nhận hợp quy hoặc Chứng thư giám định chất lượng lô hàng số: ……" in text
    assert "Vào sổ đăng ký số: ……" in text
    assert "Địa chỉ tập kết hàng hóa: ……" in text


def test_form_2_has_its_own_number_its_conclusion_and_two_signatures() -> None:
    text = text_of(a_pdf(a_receipt(), number_text=RECEIPT_NUMBER))

    for words in (
        "Số: 05/PTN-SKHCN",
        "PHIẾU TIẾP NHẬN HỒ SƠ",
        "Có Không Ghi chú",
        "Hồ sơ đầy đủ về số lượng: Tiếp nhận hồ sơ để kiểm tra các bước tiếp theo.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI KIỂM TRA HỒ SƠ",
    ):
        assert words in text
    assert "THÔNG BÁO" not in text


def test_form_2_of_an_incomplete_dossier_says_until_when() -> None:
    text = text_of(a_draft(a_receipt(a_dossier(a_registration()))))

    assert "trong thời gian 07 ngày làm việc. Sau khi hồ sơ đầy đủ thì kiểm tra các bước tiếp theo" in text
    assert "Hạn bổ sung hồ sơ: đến hết ngày 15/07/2026." in text
    assert "Số: ……/PTN-SKHCN" in text


@pytest.mark.parametrize("result", list(InspectionResult))
def test_form_3_says_one_result_in_the_words_of_the_decree(result: InspectionResult) -> None:
    text = text_of(a_pdf(a_result(result)))

    for words in (
        "Số: 05/TB-SKHCN",
        "THÔNG BÁO Kết quả kiểm tra nhà nước về chất lượng hàng hóa nhập khẩu",
        "Cửa khẩu nhập: Cảng Tiên Sa",
        "Thời gian nhập khẩu: Tháng 7 năm 2026",
        "Tiêu chuẩn công bố áp dụng: TCCS 01:2026/SH;",
        f"{result.label_vi}.",
        "- Tổ chức, cá nhân nhập khẩu; - Hải quan cửa khẩu; - Lưu: VT, SKHCN.",
    ):
        assert words in text
    others = [other.label_vi for other in InspectionResult if other is not result]
    assert not [label for label in others if label in text]


def test_form_3_of_fifty_items_repeats_its_table_heads() -> None:
    declaration = a_consignment(50)
    dossier = a_dossier(declaration=declaration)
    pages = read(a_pdf(a_result(declaration=declaration, dossier=dossier))).pages

    texts = [" ".join(page.extract_text().split()) for page in pages]
    rows = [text for text in texts if "kiểu loại RC-18NMF" in text]
    assert len(rows) >= 4
    assert all("Tên hàng hóa, nhãn hiệu, kiểu loại" in text and "Đơn vị tính" in text for text in rows)
    assert sum(text.count("RC-18NMF") for text in texts) == 50


@pytest.mark.parametrize("form", ["1", "3"])
def test_a_long_word_stays_in_its_cell(form: str) -> None:
    code = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 4
    goods = (a_cooker(model_code=code, unit="containertarget", maker="Donaudampfschifffahrtsgesellschaft"),)
    declaration = a_consignment(items=goods)
    dossier = a_dossier(a_registration(), declaration=declaration)

    pdf = (
        render_form_1(a_form_1(a_registration(), declaration=declaration))
        if form == "1"
        else a_pdf(a_result(declaration=declaration, dossier=dossier))
    )
    lines = [line for page in read(pdf).pages for line in page.extract_text().splitlines()]
    assert code in re.sub(r"[\s\u200b]", "", "".join(lines))
    assert max(len(word) for line in lines for word in re.findall(r"[A-Z\u200b]{7,}", line)) <= 16


def test_a_draft_bears_a_watermark_and_no_number() -> None:
    text = text_of(a_draft(an_approval()))

    assert "DỰ THẢO" in text
    assert "05/TB" not in text
    assert "DỰ THẢO" not in text_of(a_pdf(an_approval()))


def test_a_draft_ignores_a_number_that_it_is_given() -> None:
    assert NUMBER not in text_of(a_pdf(an_approval(), as_draft=True))


@pytest.mark.parametrize("missing", ["number_text", "signed_on"])
def test_a_notice_to_sign_needs_its_number_and_day(missing: str) -> None:
    with pytest.raises(ValueError, match="needs its number"):
        a_pdf(an_approval(), **{missing: None})


@pytest.mark.parametrize(
    "name", ["Công ty #evil[*x*]", "= Công ty $a_b$ @ref <b> `c` // d \\ e", "- 1. Công ty"]
)
def test_markup_in_a_name_stays_text(name: str) -> None:
    text = text_of(a_pdf(an_approval(a_declaration(name=name))))

    assert " ".join(name.split()) in text


def test_a_name_in_another_script_does_not_stop_the_notice() -> None:
    content = an_approval(a_declaration(name="森精機 Việt Nam"))

    pdf = a_pdf(content)
    assert "□□□ Việt Nam" in text_of(pdf)
    assert "森精機".encode() in read(pdf).attachments["noi-dung.json"][0]


def test_the_digest_of_the_content_is_printed() -> None:
    content = an_approval()

    digest = short_digest(content)
    assert " ".join(digest[start : start + 4] for start in range(0, 16, 4)) in text_of(a_pdf(content))


def test_the_note_on_a_self_made_certificate_is_printed_when_asked_for() -> None:
    assert "không có giá trị pháp lý" in text_of(a_pdf(an_approval(), demo_note=True))
    assert "không có giá trị pháp lý" not in text_of(a_pdf(an_approval()))


def test_an_unknown_font_is_an_error(tmp_path: Path) -> None:
    template = tmp_path / "odd.typ"
    template.write_text(
        '#set document(title: "x", date: datetime(year: 2026, month: 1, day: 1))\n#text(font: "Comic")[x]'
    )

    with pytest.raises(TemplateError, match=r"(?i)font"):
        compile_pdf(template, {}, 0)
