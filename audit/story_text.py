"""How is the story of a declaration told in plain Vietnamese, line by line?"""

from collections.abc import Iterator, Mapping

from audit.fact_words import clock_vi, day_vi, fact_vi
from audit.story import Story
from models.facts import Fact
from models.vocabulary import FactState, Office
from records.tables import EventRow, FactRow, NoticeRow, OutboxRow

SENDERS = {"portal": "Cổng nghiệp vụ", Office.CITY_CUSTOMS.value: Office.CITY_CUSTOMS.label_vi}


def tell(story: Story, senders: Mapping[str, str] = SENDERS, *, with_facts: bool = False) -> Iterator[str]:
    """The lines; `with_facts` writes the whole content of each fact as the register holds it."""
    yield from _header(story)
    yield from _section("DIỄN BIẾN", [_event(story, row, senders) for row in story.events])
    facts = [line for row in story.facts for line in _fact(story, row, with_facts=with_facts)]
    yield from _section("SỰ KIỆN ĐƯỢC KHAI BÁO (xảy ra / tiếp nhận)", facts)
    yield from _section("THÔNG BÁO", [_notice(story, row) for row in story.notices])
    yield from _section("KẾT QUẢ GỬI HẢI QUAN", [_result(row) for row in story.results])


def unknown_vi(number: str) -> str:
    """What is said when the register knows nothing of a number, and what to do."""
    return (
        f"Không có tờ khai số {number} trong sổ. "
        "Kiểm tra lại số tờ khai (12 chữ số); thông điệp không hợp lệ thì không mở hồ sơ."
    )


def _header(story: Story) -> Iterator[str]:
    case = story.newest
    yield f"TỜ KHAI {story.number}"
    if case.importer_name:
        yield f"Doanh nghiệp: {case.importer_name} (mã số thuế {case.importer_tax_code})"
    else:
        yield "Doanh nghiệp: chưa nhận được tờ khai"
    if case.registered_on:
        registered = f"{day_vi(case.registered_on)}, {case.customs_office}, {case.item_count} dòng hàng"
        yield f"Đăng ký: {registered}"
    yield f"Trạng thái: {case.state.label_vi}. Báo hải quan: {case.result_state.label_vi.lower()}"
    if case.assessment_number:
        yield f"Luồng: {case.lane.label_vi}"
    if case.next_due_on:
        yield f"Hạn kế tiếp: {day_vi(case.next_due_on)}"
    for each in story.cases:
        ended = "đã kết thúc" if each.is_closed else "đang mở"
        yield f"Hồ sơ {each.case_number}: mở {clock_vi(each.opened_at)}, {ended}"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines or ["(không có)"])


def _event(story: Story, row: EventRow, senders: Mapping[str, str]) -> str:
    who = senders.get(row.actor) or story.name(row.actor)
    follow_up = f" (hồ sơ {row.case_number})" if row.case_number not in (None, story.number) else ""
    return f"{clock_vi(row.at)} | {who} | {row.text_vi}{follow_up}"


def _fact(story: Story, row: FactRow, *, with_facts: bool) -> Iterator[str]:
    text = fact_vi(Fact.model_validate_json(row.content).content)
    who = f", {story.name(row.staff_id)}" if row.staff_id else ""
    line = f"{clock_vi(row.occurred_at)} / {clock_vi(row.received_at)} | {row.kind.label_vi}{who}: {text}"
    if row.state is FactState.ACCEPTED:
        yield f"{line} [{row.state.label_vi.lower()}, đánh giá lần {row.first_assessment}]"
    else:
        yield f"{line} [{row.state.label_vi.lower()}]"
    if row.refused_reason:
        yield f"    Lý do: {row.refused_reason}"
    if with_facts:
        yield f"    SHA-256 {row.digest}"
        yield f"    {row.content}"


def _notice(story: Story, row: NoticeRow) -> str:
    signed = f"ký {day_vi(row.signed_on)}, {story.name(row.signed_by)}"
    line = f"Số {row.notice_number} | {row.kind.label_vi} | {signed} | {row.state.label_vi}"
    if row.replaces:
        line += f", thay số {row.replaces}"
    return f"{line}: {row.revoked_reason}" if row.revoked_reason else line


def _result(row: OutboxRow) -> str:
    line = f"Bản số {row.result_number} | lập {clock_vi(row.created_at)} | {row.state.label_vi}"
    if row.acknowledged_at:
        line += f" {clock_vi(row.acknowledged_at)}"
    if row.attempt_count > 1:
        line += f", gửi {row.attempt_count} lần"
    return f"{line}, lỗi gần nhất: {row.last_error}" if row.last_error else line
