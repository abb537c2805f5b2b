"""What do our activities answer when they do no work? What they answered in the recorded case."""

from dataclasses import dataclass, field

from temporalio import activity

from bench.sides.recording import Recording
from models.messages import AssessCase, Delivered, DeliverNext, Issued, IssueNotice, Verdict


@dataclass(frozen=True)
class StandIns:
    """The three activities of the procedure, without law, register, paper or customs."""

    recordings: tuple[Recording, ...]
    _verdicts: dict[tuple[str, int], Verdict] = field(init=False, default_factory=dict)
    _issued: dict[str, Issued] = field(init=False, default_factory=dict)
    _delivered: dict[str, list[Delivered]] = field(init=False, default_factory=dict)
    _roads: dict[str, str] = field(init=False, default_factory=dict)
    _counts: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.recordings:
            verdicts = [Verdict.model_validate_json(text) for text in one.answers["assess"]]
            self._verdicts.update({(one.road, verdict.assessment_number): verdict for verdict in verdicts})
            issued = [Issued.model_validate_json(text) for text in one.answers.get("issue_notice", ())]
            self._issued.update({notice.key: notice for notice in issued})
            self._delivered[one.road] = [
                Delivered.model_validate_json(text) for text in one.answers.get("deliver", ())
            ]
            self._roads[road_mark(one.road)] = one.road

    @activity.defn(name="assess")
    def assess(self, request: AssessCase) -> Verdict:
        """The recorded verdict of the same number."""
        return self._verdicts[self._road(request.declaration_number), request.assessment_number]

    @activity.defn(name="issue_notice")
    def issue_notice(self, request: IssueNotice) -> Issued:
        """The recorded notice of the same key."""
        return self._issued[request.order.key]

    @activity.defn(name="deliver")
    def deliver(self, request: DeliverNext) -> Delivered:
        """The next recorded delivery of the road."""
        number = request.declaration_number
        count = self._counts[number] = self._counts.get(number, 0) + 1
        return self._delivered[self._road(number)][count - 1]

    def _road(self, declaration_number: str) -> str:
        return self._roads[declaration_number[:3]]


def road_mark(road: str) -> str:
    """The first three digits of a stand-in's declaration number tell its road."""
    return f"{300 + sum(road.encode()) % 600}"
