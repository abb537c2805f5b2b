"""Door: `python -m rules decide FILE`, `timeline FILE`, `legal-basis`, `verify`.

A file is a declaration with optional papers in wire format, or a sample with its steps, as in `samples/`.
Nothing is saved; lookups and reference data are read from the register, as for a live case.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from customs.wire import WireError
from customs.wire.drafts import draft_facts
from customs.wire.types import Day
from models.assessment import Assessment
from models.case_file import CaseFile
from models.days import start_of_day, vietnamese_day
from models.problems import problem
from models.problems.arguments import CommandParser
from models.problems.telling import Unusable, faults_told, refuse, told
from records.cases import draft_case_file
from records.engine import NOT_READY, NOT_READY_VI, open_engine, reading
from rules.comparing import Turn
from rules.identity import released_rulebooks, untold
from rules.legal_basis import main_text, write
from rules.rulebook import QUESTIONS, assess
from rules.timeline import timeline
from rules.ways.way_out import WayOut, way_out
from settings import Settings

NOT_OPENED_VI = (
    "Kiểm tra lại đường dẫn; nếu đó là tệp của hệ thống, chạy `python -m records migrate` và nạp dữ liệu "
    "tham chiếu trước."
)
_DAY: TypeAdapter[date] = TypeAdapter(Day)
"""The days that the machine face knows, with its words for the others."""
CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
RELEASED = CHANGELOG.parent / "docs" / "released-rulebooks.csv"


def main() -> None:
    """Read the command and do it; the exit code is its answer."""
    arguments = _parser().parse_args()
    try:
        code = arguments.run(arguments)
    except WireError as error:
        code = refuse(faults_told(problem(error.code, errors=error.errors, is_message=False)))
    except NOT_READY:
        code = refuse([NOT_READY_VI, NOT_OPENED_VI])
    except Unusable as error:
        code = refuse([*told(error), NOT_OPENED_VI])
    sys.exit(code)


def decide(arguments: argparse.Namespace) -> int:
    """The answer of the rulebook, as JSON or in words."""
    as_of = arguments.as_of or vietnamese_day(_now())
    case_file = _case_file(arguments.file, as_of)
    assessment = assess(case_file, as_of, arguments.law_day)
    if arguments.json:
        _print([assessment.model_dump_json(indent=2)])
        return 0
    _print(_told(assessment))
    if arguments.law_day is not None:  # a way out is one under the law that binds the goods
        return 0
    for item in case_file.items:
        _print(_way(way_out(case_file, item, as_of)))
    return 0


def turns(arguments: argparse.Namespace) -> int:
    """The days on which the verdict changes."""
    as_of = arguments.as_of or vietnamese_day(_now())
    found = timeline(_case_file(arguments.file, as_of), as_of)
    _print(line for turn in found for line in _turn(turn))
    return 0


def legal_basis(arguments: argparse.Namespace) -> int:
    """docs/legal-basis.md as the code has it, printed or written with the list of proofs beside it."""
    if arguments.write:
        write()
    else:
        _print([main_text().rstrip()])
    return 0


def verify(_arguments: argparse.Namespace) -> int:
    """0 when the change log tells of this rulebook, else 1 and why."""
    problem = untold(CHANGELOG.read_text("utf-8"), released_rulebooks(RELEASED.read_text("utf-8")))
    _print([problem] if problem else [])
    return 1 if problem else 0


def _case_file(path: Path, as_of: date) -> CaseFile:
    """Relative days of a sample lie around the day asked about; the register is read now."""
    settings = Settings()
    facts = draft_facts(path.read_bytes(), start_of_day(as_of))
    seed = settings.draw_seed  # before the register, which opening would create
    with reading(open_engine(settings.register_url)) as session:
        return draft_case_file(session, facts, _now(), seed)


def _day(text: str) -> date:
    try:
        return _DAY.validate_python(text)
    except ValidationError as error:
        broken = error.errors(include_url=False)[0]["ctx"]
        message = f"“{text}”: {broken['reason'].vi}. {broken['action'].vi}"
        raise argparse.ArgumentTypeError(message) from None


def _told(assessment: Assessment) -> Iterator[str]:
    yield f"Bộ quy tắc {assessment.rulebook_version}, xét đến ngày {assessment.as_of.isoformat()}"
    for item in assessment.items:
        yield f"Dòng hàng {item.item_number}: {item.disposition.label_vi} ({item.lane.label_vi})"
        for finding in item.findings:
            mark = " [cần thẩm tra pháp lý]" if finding.needs_legal_review else ""
            yield f"  {finding.answer_vi}: {finding.sentence_vi}{mark}"
            yield f"    {finding.citation.place_vi}: {finding.citation.words.told_vi}"
    for owed in assessment.obligations:
        due = f", hạn {owed.due_on.isoformat()}" if owed.due_on else ""
        yield f"Nghĩa vụ của {owed.party.label_vi}: {owed.what_vi.rstrip('.')}{due}."


def _way(way: WayOut | None) -> Iterator[str]:
    if way is None:
        return
    waits = "chờ người" if way.is_with_people else "điều sẽ làm thay đổi kết quả"
    yield f"Dòng hàng {way.item_number}, {waits}:"
    yield from (f"  - {step.told_vi}" for step in way.steps)
    if way.due_on:
        yield f"  Hạn gần nhất: {way.due_on.isoformat()}"
    if not way.is_found and not way.is_with_people:
        yield "  Không có thay đổi trung thực nào." if way.is_refused else "  Tùy vào điều còn phải làm rõ:"
    yield from (f"  - {step.told_vi}" for step in way.open_steps)
    if way.after_vi:
        yield "  Nếu không đạt được:"
    yield from (f"  - {after_vi}" for after_vi in way.after_vi)


def _turn(turn: Turn) -> Iterator[str]:
    yield turn.day.isoformat()
    for item in turn.changes:
        before, after = item.disposition_before.label_vi, item.disposition_after.label_vi
        yield f"  Dòng hàng {item.item_number}: " + (before if before == after else f"{before} -> {after}")
        for rule in item.rules:
            cited = rule.cited_after or rule.cited_before
            mark = ", cần thẩm tra pháp lý" if rule.is_marked else ""
            was, now = rule.before_vi, rule.after_vi
            yield f"    {QUESTIONS[rule.rule]} " + (
                f"trước sau đều {now}" if was == now else f"{was} -> {now}"
            )
            yield f"      ({cited.place_vi if cited else ''}{mark})"


def _print(lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        print(line)  # noqa: T201 - a command's answer


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the door of a command


def _parser() -> argparse.ArgumentParser:
    parser = CommandParser(prog="python -m rules", description=__doc__)
    commands = parser.add_subparsers(required=True)
    deciding = commands.add_parser("decide", help="kết luận thử, không lưu gì")
    deciding.add_argument("file", type=Path)
    deciding.add_argument("--as-of", type=_day, help="ngày xét hạn; mặc định hôm nay")
    deciding.add_argument("--law-day", type=_day, help="ngày áp dụng luật cho mọi tiêu chí")
    deciding.add_argument("--json", action="store_true", help="toàn bộ kết quả dạng JSON")
    deciding.set_defaults(run=decide)
    turning = commands.add_parser("timeline", help="những ngày mà kết luận thay đổi")
    turning.add_argument("file", type=Path)
    turning.add_argument("--as-of", type=_day, help="ngày xét hạn; mặc định hôm nay")
    turning.set_defaults(run=turns)
    basing = commands.add_parser("legal-basis", help="căn cứ pháp lý của từng quy tắc")
    basing.add_argument("--write", action="store_true", help="ghi vào docs/ thay vì in ra")
    basing.set_defaults(run=legal_basis)
    verifying = commands.add_parser("verify", help="nhật ký thay đổi có nêu bộ quy tắc này không")
    verifying.set_defaults(run=verify)
    return parser


if __name__ == "__main__":
    main()
