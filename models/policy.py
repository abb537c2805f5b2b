"""What have the two offices agreed? Quy chế phối hợp: configuration with a version, never law."""

from datetime import date

from models.base import Record
from models.vocabulary import Skill


class RiskCriteria(Record):
    """When an item is looked at in the red lane. `random_floor_permille` of 1,000 declarations are drawn."""

    first_import: bool = True
    prior_violation: bool = True
    technology_line: bool = True
    inconsistent_papers: bool = True
    age_share_percent: int = 80
    risk_hs_prefixes: tuple[str, ...] = ()
    random_floor_permille: int = 50


class VisitRules(Record):
    """Which skill an inspector needs by HS prefix (longest wins), and how soon a visit may be."""

    skills: tuple[tuple[str, Skill], ...] = (("84", Skill.MACHINERY), ("85", Skill.ELECTRICAL))
    default_skill: Skill = Skill.MACHINERY
    lead_half_days: int = 2
    horizon_days: int = 30


class CoordinationPolicy(Record):
    """The policy row in force; the draw's seed lies beside it as a secret and is shown to auditors only."""

    version: str
    valid_from: date
    title_vi: str
    hs_chapters: tuple[str, ...] = ("84", "85")
    risk: RiskCriteria = RiskCriteria()
    visits: VisitRules = VisitRules()
    task_days: int = 2
    """Working days within which the offices want a task done."""
    supplement_days: int = 10
    """Working days that the offices ask for when the law sets no day; shown as the offices' wish."""
