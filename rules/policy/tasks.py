"""Which person of which office has to do what now?"""

from models.assessment import Finding, NoticeProposal, ProposedTask
from models.facts import SignedItem, VisitReported
from models.ids import task_key
from models.vocabulary import NoticeKind, Office, Role, TaskKind
from rules.policy.installed import cleared_first
from rules.policy.judged_case import JudgedCase
from rules.policy.signing import REVIEWED_KINDS, Review
from rules.policy.standing import Standing
from rules.policy.timeouts import task_ground
from rules.policy.visiting import Visiting


def tasks_of(
    known: JudgedCase, visiting: Visiting, proposals: tuple[NoticeProposal, ...], review: Review | None
) -> tuple[ProposedTask, ...]:
    """Everything that waits for a person of ours, in order of their keys."""
    tasks = [
        *_visit_tasks(known, visiting),
        *_questions(known),
        *_review_tasks(known, review),
        *_sign_tasks(known, proposals, review),
    ]
    return tuple(sorted(tasks, key=lambda task: task.key))


def _visit_tasks(known: JudgedCase, visiting: Visiting) -> list[ProposedTask]:
    case = known.case_file.case_number
    tasks = [
        ProposedTask(
            key=task_key(case, TaskKind.CONFIRM_VISIT, report.digest[:12]),
            kind=TaskKind.CONFIRM_VISIT,
            office=Office.CITY_CUSTOMS,
            role=Role.CUSTOMS_OFFICER,
            what_vi=f"Xác nhận biên bản kiểm tra chung lần {report.content.round}",
            round=report.content.round,
            basis=report.digest,
        )
        for report in visiting.unconfirmed
        if isinstance(report.content, VisitReported)
    ]
    if visiting.wanted:
        numbers = ", ".join(str(number) for number in visiting.wanted.item_numbers)
        tasks.append(
            ProposedTask(
                key=task_key(case, TaskKind.VISIT, str(visiting.wanted.round)),
                kind=TaskKind.VISIT,
                office=Office.DOST,
                role=Role.INSPECTOR,
                what_vi=f"Kiểm tra chung lần {visiting.wanted.round}, dòng hàng {numbers}",
                round=visiting.wanted.round,
            )
        )
    return tasks


def _questions(known: JudgedCase) -> list[ProposedTask]:
    """Questions to a person, each once; an item that is refused on another ground needs no answer."""
    asked = [
        _question(known, finding)
        for one in (*known.open_items, *cleared_first(known))
        if one.standing is Standing.ASKING
        for finding in one.awaited
        if finding.question
    ]
    return list({task.key: task for task in asked}.values())


def _question(known: JudgedCase, finding: Finding) -> ProposedTask:
    assert finding.question
    return ProposedTask(
        key=task_key(known.case_file.case_number, TaskKind.ANSWER, finding.question.question_id),
        kind=TaskKind.ANSWER,
        office=Office.DOST,
        role=Role.INSPECTOR,
        what_vi=finding.question.text_vi,
        item_number=finding.item_number,
        question_id=finding.question.question_id,
    )


def _review_tasks(known: JudgedCase, review: Review | None) -> list[ProposedTask]:
    case = known.case_file.case_number
    if review is None or review.is_agreed:
        return []
    if review.objection:
        return [
            ProposedTask(
                key=task_key(case, TaskKind.ANSWER, review.question_id),
                kind=TaskKind.ANSWER,
                office=Office.DOST,
                role=Role.INSPECTOR,
                what_vi=f"Người soát xét chưa đồng ý: {review.objection}",
                question_id=review.question_id,
            )
        ]
    return [
        ProposedTask(
            key=task_key(case, TaskKind.REVIEW, review.basis[:12]),
            kind=TaskKind.REVIEW,
            office=Office.DOST,
            role=Role.REVIEWER,
            what_vi="Soát xét hồ sơ và kết luận đề xuất",
            basis=review.basis,
        )
    ]


def _sign_tasks(
    known: JudgedCase, proposals: tuple[NoticeProposal, ...], review: Review | None
) -> list[ProposedTask]:
    return [
        ProposedTask(
            key=task_key(
                known.case_file.case_number, TaskKind.SIGN, f"{proposal.kind}/{proposal.basis[:12]}"
            ),
            kind=TaskKind.SIGN,
            office=Office.DOST,
            role=Role.SIGNATORY,
            what_vi=_sign_text(proposal),
            notice_kind=proposal.kind,
            basis=proposal.basis,
            due_on=proposal.due_on,
            citation=task_ground(proposal),
        )
        for proposal in proposals
        if proposal.kind not in REVIEWED_KINDS or (review is not None and review.is_agreed)
    ]


def _signed_vi(item: SignedItem) -> str:
    return f"{item.item_number} (riêng {item.quantity} đơn vị)" if item.quantity else str(item.item_number)


def _sign_text(proposal: NoticeProposal) -> str:
    if proposal.kind is NoticeKind.VISIT_SCHEDULE:
        return "Ký lịch kiểm tra chung"
    numbers = ", ".join(_signed_vi(item) for item in proposal.items)
    if proposal.inspection_result:
        return f"Ký Mẫu số 3: {proposal.inspection_result.label_vi.lower()}, dòng hàng {numbers}"
    return f"Ký: {proposal.kind.label_vi.lower()}, dòng hàng {numbers}"
