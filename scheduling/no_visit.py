"""Why can a visit not be booked? The first constraint that leaves nobody, or no half-day."""

from models.base import Record
from models.vocabulary import Word
from scheduling.people import is_free
from scheduling.problem import Problem


class Constraint(Word):
    """What a booking has to satisfy, in the order in which it is looked at."""

    INSPECTOR = "inspector", "Không có chuyên viên có chuyên môn phù hợp phụ trách địa điểm"
    CUSTOMS_OFFICER = "customs_officer", "Không có công chức hải quan phụ trách địa điểm"
    HALF_DAY = "half_day", "Không có buổi làm việc nào trong tầm lập lịch"
    INSPECTOR_FREE = "inspector_free", "Không chuyên viên phù hợp nào rảnh trong tầm lập lịch"
    CUSTOMS_OFFICER_FREE = "customs_officer_free", "Không công chức hải quan nào rảnh trong tầm lập lịch"
    SAME_HALF_DAY = "same_half_day", "Chuyên viên và công chức hải quan không có buổi rảnh chung"


class NoVisit(Record):
    """A visit that nobody can make; a person has to change roster, leave or place."""

    round: int
    constraint: Constraint
    reason_vi: str


def no_visit(problem: Problem) -> NoVisit:
    """Name the constraint of a problem that has no plan."""
    constraint = _broken(problem)
    wanted = problem.wanted
    reason = (
        f"{constraint.label_vi} (địa điểm {wanted.place}, chuyên môn {wanted.skill.label_vi},"
        f" từ ngày {wanted.not_before:%d/%m/%Y})."
    )
    return NoVisit(round=wanted.round, constraint=constraint, reason_vi=reason)


def _broken(problem: Problem) -> Constraint:
    if not problem.inspectors:
        return Constraint.INSPECTOR
    if not problem.customs_officers:
        return Constraint.CUSTOMS_OFFICER
    if not problem.slots:
        return Constraint.HALF_DAY
    if not any(is_free(visitor, slot) for visitor in problem.inspectors for slot in problem.slots):
        return Constraint.INSPECTOR_FREE
    if not any(is_free(visitor, slot) for visitor in problem.customs_officers for slot in problem.slots):
        return Constraint.CUSTOMS_OFFICER_FREE
    return Constraint.SAME_HALF_DAY
