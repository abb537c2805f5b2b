"""Which members has a problem, and each field at fault in it?"""

from typing import Self

from models.base import Record
from models.language import Said
from models.problems.advice import ADVICE
from models.problems.codes import STATUS, ErrorCode


class FieldProblem(Record):
    """One field that cannot be used: its path in wire words, the value (cut), the reason, the next step.

    `rule` is the id of what it breaks: a keyword of the published schema with its bound (`maxLength=300`),
    a rule of our own beside the schema (`unique`), or the error code where a header is at fault.
    """

    field: str
    value: str | None = None
    rule: str
    reason_vi: str
    reason_en: str
    ground_vi: str | None = None
    ground_en: str | None = None
    action_vi: str
    action_en: str

    @classmethod
    def of(  # the parts of one sentence to the sender
        cls,
        field: str,
        value: str | None,
        rule: str,
        reason: Said,
        action: Said,
        *,
        ground: Said | None = None,
    ) -> Self:
        """The fault of a field; without a ground of its own it gets that of its problem."""
        return cls(
            field=field,
            value=value,
            rule=rule,
            reason_vi=reason.vi,
            reason_en=reason.en,
            ground_vi=ground.vi if ground else None,
            ground_en=ground.en if ground else None,
            action_vi=action.vi,
            action_en=action.en,
        )

    def on(self, ground: Said) -> Self:
        """With a ground, where it has none."""
        if self.ground_vi is not None:
            return self
        return self.model_copy(update={"ground_vi": ground.vi, "ground_en": ground.en})


class Problem(Record):
    """Body of an `application/problem+json` answer (RFC 9457), with our code and every field at fault.

    `title` and `detail` are Vietnamese; what ends in `_en` says the same in English.
    """

    type: str
    title: str
    title_en: str
    status: int
    detail: str
    detail_en: str
    ground_vi: str
    ground_en: str
    instance: str | None = None
    code: ErrorCode
    errors: tuple[FieldProblem, ...] = ()


def problem(
    code: ErrorCode,
    *,
    detail: Said | None = None,
    instance: str | None = None,
    errors: tuple[FieldProblem, ...] = (),
    is_message: bool = True,
) -> Problem:
    """The problem of a code, with its advice as detail and ground unless something more precise is known.

    Who has sent no message is not told to send it again.
    """
    advice = ADVICE[code]
    action = advice.action if is_message or advice.asked is None else advice.asked
    fact = detail or advice.fact
    grounds = (
        Said(fault.ground_vi, fault.ground_en) for fault in errors if fault.ground_vi and fault.ground_en
    )
    ground = next(grounds, advice.ground)
    return Problem(
        type=f"/problems/{code.value.replace('_', '-')}",
        title=code.label_vi,
        title_en=advice.title_en,
        status=STATUS[code],
        detail=f"{fact.vi} {action.vi}",
        detail_en=f"{fact.en} {action.en}",
        ground_vi=ground.vi,
        ground_en=ground.en,
        instance=instance,
        code=code,
        errors=tuple(fault.on(advice.ground) for fault in errors),
    )
