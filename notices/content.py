"""What does a notice say? Typed content, equal for equal inputs; its digest is what the signatory signs."""

from typing import Annotated, assert_never

from pydantic import Field, TypeAdapter

from models.assessment import Assessment
from models.goods import Declaration
from models.vocabulary import NoticeKind
from notices.context import NoticeContext
from notices.forms.receipt import ReceiptContent, receipt
from notices.forms.result import ResultContent, result_notice
from notices.opinion import ApprovalContent, RejectionContent, approval, rejection
from notices.schedule import VisitScheduleContent, visit_schedule
from notices.source import Source
from notices.supplement import SupplementContent, supplement

NoticeContent = Annotated[
    ApprovalContent
    | RejectionContent
    | SupplementContent
    | VisitScheduleContent
    | ReceiptContent
    | ResultContent,
    Field(discriminator="kind"),
]

_ADAPTER: TypeAdapter[NoticeContent] = TypeAdapter(NoticeContent)


def build_content(
    kind: NoticeKind,
    revision: int,
    item_numbers: tuple[int, ...],
    assessment: Assessment,
    declaration: Declaration,
    context: NoticeContext,
) -> NoticeContent:
    """Write the notice, without number and date. Nothing to say of its kind is a ValueError."""
    source = Source(
        kind=kind,
        revision=revision,
        item_numbers=item_numbers,
        assessment=assessment,
        declaration=declaration,
        context=context,
    )
    match kind:
        case NoticeKind.APPROVAL:
            return approval(source)
        case NoticeKind.REJECTION:
            return rejection(source)
        case NoticeKind.SUPPLEMENT:
            return supplement(source)
        case NoticeKind.VISIT_SCHEDULE:
            return visit_schedule(source)
        case NoticeKind.FORM_2:
            return receipt(source)
        case NoticeKind.FORM_3:
            return result_notice(source)
        case _:
            assert_never(kind)


def content_from_json(data: bytes | str) -> NoticeContent:
    """The content as it was written down."""
    return _ADAPTER.validate_json(data)
