"""Does the chapter of an HS code exist at all: is there anything to be in charge of?

The Harmonized System has chapters 01 to 97; 77 is kept for later use, 98 and 99 for what a country adds. What
Viet Nam has put in its chapter 98 was not read; that it has a chapter 99 was seen nowhere.
"""

from models.language import Said

LAST_CHAPTER = 97
KEPT_FREE = 77
NATIONAL = "98"


def not_in_the_list(hs_code: str) -> Said | None:
    """Why no answer can be given on the code; None where its chapter is one of goods."""
    chapter = hs_code[:2]
    if chapter == NATIONAL:
        return Said(
            "Chương 98 là chương riêng của biểu thuế Việt Nam, chưa đọc được (cần thẩm tra pháp lý); hỏi "
            "lại theo mã của chính hàng đó tại các chương 01 đến 97.",
            "Chapter 98 is Viet Nam's own in its tariff and has not been read (needs legal review); ask "
            "again by the code of the goods themselves in chapters 01 to 97.",
        )
    if 1 <= int(chapter) <= LAST_CHAPTER and int(chapter) != KEPT_FREE:
        return None
    return Said(
        f"Mã không có trong danh mục: Hệ thống hài hòa không có hàng hóa nào ở chương {chapter}. Kiểm tra "
        "lại mã HS.",
        f"The code is not in the list: the Harmonized System has no goods in chapter {chapter}. Check the HS "
        "code.",
    )
