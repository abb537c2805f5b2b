"""In what do the two sides differ about a declaration? What both count, and what passes between the steps."""

from collections.abc import Iterable

from models.base import Digest, Record, digest_of
from models.days import Instant
from models.goods import DeclarationNumber
from models.vocabulary import DifferenceKind, OutboxState

RESULT_KINDS = frozenset(
    {
        DifferenceKind.THEY_LACK,
        DifferenceKind.THEY_ARE_BEHIND,
        DifferenceKind.THEY_ARE_AHEAD,
        DifferenceKind.OTHER_CONTENT,
    }
)
"""Of the results that we sent; the others are of the messages that customs sent."""


def messages_digest(message_ids: Iterable[str]) -> Digest:
    """SHA-256 over the distinct ids, sorted, one a line: equal sets, equal digests."""
    return digest_of("\n".join(sorted(set(message_ids))).encode())


NO_MESSAGES = messages_digest(())


class Side(Record):
    """What one side holds of a declaration; `state` is known of our own results only."""

    result_number: int = 0
    body_digest: Digest | None = None
    message_count: int = 0
    messages_digest: Digest = NO_MESSAGES
    state: OutboxState | None = None


class Found(Record):
    """A difference, with what each side holds."""

    declaration_number: DeclarationNumber
    kind: DifferenceKind
    ours: Side
    theirs: Side


class Comparison(Record):
    """How far a run has come: input of its next step, and what it hands on to its own continuation.

    `after` is the last declaration number that was compared, empty before the first.
    """

    run_id: str
    started_at: Instant
    at: Instant
    after: str = ""
    compared: int = 0
    differing: int = 0
    is_complete: bool = False


class Repairing(Record):
    """Input of a batch of repairs: the open differences after this one."""

    run_id: str
    at: Instant
    after: int = 0


class Repaired(Record):
    """What a batch did: the last difference it saw (None at the end), and how many repairs it set going."""

    last: int | None
    under_way: int


class LookAgain(Record):
    """Input of another look at what was repaired."""

    run_id: str
    at: Instant


class Reconciled(Record):
    """What became of a run; `problem` says in Vietnamese why it broke off."""

    run_id: str
    compared: int
    differing: int
    repaired: int
    open: int
    problem: str | None = None

    @property
    def told_vi(self) -> str:
        """The outcome in a sentence."""
        counted = f"Đã so {self.compared} tờ khai: {self.differing} điểm lệch, khắc phục {self.repaired}"
        if self.problem is not None:
            return f"{counted}. Đối chiếu bị ngắt: {self.problem}"
        return f"{counted}, còn mở {self.open}."


def compare(number: DeclarationNumber, ours: Side | None, theirs: Side | None) -> tuple[Found, ...]:
    """At most one difference of results and one of messages; none when the sides are equal."""
    mine, other = ours or Side(), theirs or Side()
    if ours is None and theirs is not None:
        kinds: tuple[DifferenceKind | None, ...] = (DifferenceKind.UNKNOWN_TO_US,)
    else:
        kinds = (_of_results(mine, other), _of_messages(mine, other))
    return tuple(
        Found(declaration_number=number, kind=kind, ours=mine, theirs=other) for kind in kinds if kind
    )


def _of_results(ours: Side, theirs: Side) -> DifferenceKind | None:
    if (ours.result_number, ours.body_digest) == (theirs.result_number, theirs.body_digest):
        return None
    if theirs.result_number > ours.result_number:
        return DifferenceKind.THEY_ARE_AHEAD
    if theirs.body_digest is None:
        return DifferenceKind.THEY_LACK
    if theirs.result_number < ours.result_number:
        return DifferenceKind.THEY_ARE_BEHIND
    return DifferenceKind.OTHER_CONTENT


def _of_messages(ours: Side, theirs: Side) -> DifferenceKind | None:
    """Of equally many but other ones each side lacks some; ours are got back first."""
    if ours.messages_digest == theirs.messages_digest:
        return None
    if ours.message_count > theirs.message_count:
        return DifferenceKind.THEY_LACK_MESSAGES
    return DifferenceKind.WE_LACK_MESSAGES


def side_vi(found: Found, side: Side) -> str:
    """What one side holds of that in which the two differ, as a sentence."""
    if found.kind in RESULT_KINDS:
        return _result_vi(side)
    if found.kind is DifferenceKind.UNKNOWN_TO_US and side.result_number:
        return f"{_messages_vi(side)}; {_result_vi(side).lower()}"
    return _messages_vi(side)


def _messages_vi(side: Side) -> str:
    if not side.message_count:
        return "Không có thông điệp nào của hải quan"
    return f"{side.message_count} thông điệp của hải quan, mã băm {side.messages_digest[:12]}…"


def _result_vi(side: Side) -> str:
    if not side.result_number:
        return "Không có bản kết quả nào"
    parts = [f"Bản kết quả số {side.result_number}"]
    parts.append(f"mã băm {side.body_digest[:12]}…" if side.body_digest else "chưa gửi lần nào")
    if side.state:
        parts.append(f"trạng thái: {side.state.label_vi.lower()}")
    return ", ".join(parts)
