"""How does a fact read in one line?"""

from typing import assert_never

from models import facts as f
from models.facts import FactContent
from models.papers import PAPER_LABELS_VI
from portal.pages.frame.words import day_vi, items_vi

YES_NO = {True: "đồng ý", False: "không đồng ý"}


def fact_vi(content: FactContent) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind
    """What happened, by the kind of the fact."""
    match content:
        case f.DeclarationRegistered():
            return f"{len(content.declaration.items)} dòng hàng, {content.declaration.importer.name}"
        case f.DeclarationAmended():
            return f"Bản sửa đổi số {content.amendment_number}"
        case f.PaperFiled():
            paper = content.paper
            label = PAPER_LABELS_VI[paper.kind]
            return f"{label} số {paper.number} ngày {day_vi(paper.issued_on)}. {items_vi(paper.items)}."
        case f.GoodsArrived():
            return f"Hàng đến ngày {day_vi(content.arrived_on)} tại {content.place}"
        case f.GoodsStored():
            return f"Đưa về bảo quản ngày {day_vi(content.stored_on)} tại {content.place}"
        case f.VisitReported():
            differing = sum(not seen.is_consistent for seen in content.observations)
            result = f"{differing} dòng không phù hợp" if differing else "phù hợp với tờ khai"
            return f"Lần {content.round}, ngày {day_vi(content.visited_on)}: {result}"
        case f.VisitConfirmed():
            return _with_remark(f"Lần {content.round}: {YES_NO[content.agrees]}", content.remark)
        case f.VisitRebooked():
            return f"Lần {content.round} không thực hiện: {content.reason}"
        case f.QuestionAnswered():
            return f"{content.outcome.label_vi}: {content.reason}"
        case f.DossierReviewed():
            return _with_remark(YES_NO[content.agrees].capitalize(), content.remark)
        case f.NoticeSigned():
            return content.notice_kind.label_vi
        case f.CustomsSpoke():
            return "; ".join(map(_word_vi, content.outcomes))
        case f.DeclarationWithdrawn():
            return content.reason
        case _:
            assert_never(content)


def _with_remark(text: str, remark: str | None) -> str:
    return f"{text} – {remark}" if remark else text


def _word_vi(word: f.ItemWord) -> str:
    units = f" ({word.quantity} đơn vị)" if word.quantity else ""
    return f"Dòng {word.item_number}{units}: {word.outcome.label_vi.lower()}"
