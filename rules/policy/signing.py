"""Which notices should be signed, which review comes first, and which signatures wait to be issued?

Policy of the two offices. A proposal speaks only of items not yet signed for on the same basis, so that what
was told of one item never goes back because another one moved.
"""

from dataclasses import dataclass

from models.assessment import NoticeOrder, NoticeProposal
from models.base import Digest, digest_of
from models.case_file import AcceptedFact, CaseFile
from models.facts import DossierReviewed, NoticeSigned, QuestionAnswered, SignedItem
from models.goods import DeclarationNumber
from models.ids import notice_key
from models.vocabulary import NoticeKind

REVIEWED_KINDS = (NoticeKind.APPROVAL, NoticeKind.REJECTION, NoticeKind.FORM_3)
"""An opinion or a result needs a reviewer before the signatory; a request or a schedule does not."""


@dataclass(frozen=True, slots=True)
class Review:
    """Where the review of the open opinions stands; `objection` is the reviewer's, still unanswered."""

    basis: Digest
    is_agreed: bool
    objection: str | None
    question_id: str


def signatures(case_file: CaseFile) -> tuple[tuple[AcceptedFact, NoticeSigned], ...]:
    """Signatures in order."""
    return case_file.each(NoticeSigned)


def is_signed(case_file: CaseFile, kind: NoticeKind, item: SignedItem) -> bool:
    """Has a notice of the kind been signed for the item on the same basis?"""
    return any(signed.notice_kind is kind and item in signed.items for _, signed in signatures(case_file))


def propose(case_file: CaseFile, kind: NoticeKind, items: tuple[SignedItem, ...]) -> NoticeProposal | None:
    """A notice on the items not yet signed for, numbered after the earlier ones of its kind."""
    due = tuple(item for item in items if not is_signed(case_file, kind, item))
    if not due:
        return None
    revision = 1 + sum(signed.notice_kind is kind for _, signed in signatures(case_file))
    basis = digest_of({"kind": kind, "items": [item.model_dump() for item in due]})
    key = notice_key(_number(case_file), kind, revision)
    return NoticeProposal(key=key, kind=kind, revision=revision, basis=basis, items=due)


def review_of(case_file: CaseFile, proposals: tuple[NoticeProposal, ...]) -> Review | None:
    """The review of the proposed opinions; None when none is proposed.

    A reviewer's objection becomes a question to an inspector; the answer makes a new basis to review.
    """
    bases = [proposal.basis for proposal in proposals if proposal.kind in REVIEWED_KINDS]
    if not bases:
        return None
    basis = digest_of({"review": bases})
    while True:
        said = [content for _, content in case_file.each(DossierReviewed)]
        last = next((review for review in reversed(said) if review.basis == basis), None)
        question_id = f"review/{basis[:12]}"
        if last is None or last.agrees:
            return Review(basis, last is not None, None, question_id)
        answer = _answer(case_file, question_id)
        if answer is None:
            return Review(basis, False, last.remark or "Không nêu lý do", question_id)
        basis = digest_of({"review": bases, "answer": answer.digest})


def orders(case_file: CaseFile) -> tuple[NoticeOrder, ...]:
    """Every signed notice, in order; issuing one twice is the same act."""
    counts: dict[NoticeKind, int] = {}
    found = []
    for fact, signed in signatures(case_file):
        counts[signed.notice_kind] = revision = counts.get(signed.notice_kind, 0) + 1
        found.append(
            NoticeOrder(
                key=notice_key(_number(case_file), signed.notice_kind, revision),
                kind=signed.notice_kind,
                revision=revision,
                signature_fact_id=fact.fact_id,
                signed_by=fact.fact.staff_id or "",
                inspection_result=signed.inspection_result,
            )
        )
    return tuple(found)


def _answer(case_file: CaseFile, question_id: str) -> AcceptedFact | None:
    return next(
        (
            fact
            for fact, answer in reversed(case_file.each(QuestionAnswered))
            if answer.question == question_id
        ),
        None,
    )


def _number(case_file: CaseFile) -> DeclarationNumber:
    return case_file.facts[0].fact.declaration_number
