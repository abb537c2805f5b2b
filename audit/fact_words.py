"""How does a fact read in one line of plain Vietnamese?"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import assert_never

from models import facts as f
from models.days import VIETNAM
from models.papers import PAPER_LABELS_VI, Paper


def day_vi(day: date) -> str:
    """24/11/2026."""
    return f"{day:%d/%m/%Y}"


def clock_vi(moment: datetime) -> str:
    """24/11/2026 14:05, at UTC+07:00."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def fact_vi(content: f.FactContent) -> str:
    """What happened, by the kind of the fact."""
    return _act_vi(content) if isinstance(content, Act) else _word_vi(content)


Word = (
    f.DeclarationRegistered
    | f.DeclarationAmended
    | f.PaperFiled
    | f.GoodsArrived
    | f.GoodsStored
    | f.CustomsSpoke
    | f.DeclarationWithdrawn
)
"""What customs and the importer tell."""

Act = (
    f.VisitReported
    | f.VisitConfirmed
    | f.VisitRebooked
    | f.QuestionAnswered
    | f.DossierReviewed
    | f.NoticeSigned
)
"""What people of the two offices do."""


def _word_vi(content: Word) -> str:  # noqa: PLR0911 - one line for each kind
    match content:
        case f.DeclarationRegistered():
            declaration = content.declaration
            return f"{declaration.importer.name} khai {len(declaration.items)} dòng hàng"
        case f.DeclarationAmended():
            return f"bản sửa đổi số {content.amendment_number}"
        case f.PaperFiled():
            return _paper_vi(content.paper)
        case f.GoodsArrived():
            return f"hàng đến ngày {day_vi(content.arrived_on)} tại {content.place}"
        case f.GoodsStored():
            return f"đưa hàng về bảo quản ngày {day_vi(content.stored_on)} tại {content.place}"
        case f.CustomsSpoke():
            return "; ".join(map(_outcome_vi, content.outcomes))
        case f.DeclarationWithdrawn():
            return content.reason
        case _:
            assert_never(content)


def _act_vi(content: Act) -> str:
    match content:
        case f.VisitReported():
            return _with_remark(_report_vi(content), content.remark)
        case f.VisitConfirmed():
            return _with_remark(f"lần {content.round}, {_agrees_vi(content.agrees)}", content.remark)
        case f.VisitRebooked():
            return f"lần {content.round} không thực hiện: {content.reason}"
        case f.QuestionAnswered():
            return f"{content.outcome.label_vi.lower()}: {content.reason}"
        case f.DossierReviewed():
            return _with_remark(_agrees_vi(content.agrees), content.remark)
        case f.NoticeSigned():
            items = items_vi(signed.item_number for signed in content.items)
            return f"{content.notice_kind.label_vi.lower()}, {items}"
        case _:
            assert_never(content)


def items_vi(numbers: Iterable[int]) -> str:
    """Dòng 1, 3."""
    listed = ", ".join(str(number) for number in numbers)
    return f"dòng {listed}" if listed else "mọi dòng hàng"


def _paper_vi(paper: Paper) -> str:
    label = PAPER_LABELS_VI[paper.kind].lower()
    return f"{label} số {paper.number} ngày {day_vi(paper.issued_on)}, {items_vi(paper.items)}"


def _report_vi(report: f.VisitReported) -> str:
    differing = [seen.item_number for seen in report.observations if not seen.is_consistent]
    result = f"{items_vi(differing)} không phù hợp tờ khai" if differing else "phù hợp với tờ khai"
    return f"lần {report.round}, ngày {day_vi(report.visited_on)}: {result}"


def _agrees_vi(agrees: bool) -> str:
    return "đồng ý" if agrees else "không đồng ý"


def _with_remark(text: str, remark: str | None) -> str:
    return f"{text} ({remark})" if remark else text


def _outcome_vi(word: f.ItemWord) -> str:
    units = f" ({word.quantity} đơn vị)" if word.quantity else ""
    return f"dòng {word.item_number}{units}: {word.outcome.label_vi.lower()}"
