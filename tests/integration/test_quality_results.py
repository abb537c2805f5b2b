"""Does an issued Mẫu số 3 leave a result that the next import of the same goods finds?"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from models.assessment import NoticeOrder
from models.base import digest_of
from models.case_file import EarlierResult
from models.facts import DeclarationRegistered, Fact, FactContent, NoticeSigned, PaperFiled, SignedItem
from models.goods import Declaration
from models.ids import notice_key, quality_identity, seal
from models.messages import AssessCase, IssueNotice
from models.papers import ConformityCertificate
from models.vocabulary import FactState, InspectionResult, NoticeKind
from records import cases, notices, reference
from records.engine import reading, writing
from records.quality.loaded import LoadedResult
from records.tables import FactRow, NoticeRow, QualityResultRow
from tests.builders import a_declaration, a_machine, an_importer

FIRST, SECOND, NEXT = "107000000001", "107000000002", "107000000003"
AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
NUMBERING = notices.Numbering("SKHCN", "TB", "{:02d}/TB-SKHCN".format)
BASIS = digest_of(b"basis")


def cooker(item_number: int = 1, **overrides: Any) -> Any:
    identity = {"maker": "Panasonic", "brand": "Panasonic", "model_code": "SR-MVN187", "origin_country": "TH"}
    described = {"specification": "1,8 lít; 700 W", "intended_use": "Nấu cơm"}
    item = {"hs_code": "85166010", "item_number": item_number, **identity, **described}
    return a_machine(**{**item, **overrides})


def declared(number: str, *items: Any, **overrides: Any) -> Declaration:
    return a_declaration(number=number, items=items or (cooker(),), **overrides)


def keep_fact(register: Engine, content: FactContent, number: str, minute: int) -> FactRow:
    at = AT + timedelta(minutes=minute)
    sealed = seal(Fact(declaration_number=number, occurred_at=at, content=content))
    row = FactRow(
        fact_id=sealed.fact_id,
        declaration_number=number,
        kind=sealed.fact.kind,
        digest=sealed.digest,
        content=sealed.content.decode(),
        occurred_at=at,
        received_at=at,
        state=FactState.ACCEPTED,
    )
    with writing(register) as session:
        session.add(row)
    return row


def issue(
    register: Engine,
    declaration: Declaration,
    result: InspectionResult | None = InspectionResult.CONFORMS,
    *,
    revision: int = 1,
    items: tuple[int, ...] = (1,),
    kind: NoticeKind = NoticeKind.FORM_3,
) -> NoticeRow:
    """Declared, certified, signed and issued."""
    number = declaration.number
    if revision == 1:
        keep_fact(register, DeclarationRegistered(declaration=declaration), number, 0)
        certificate = ConformityCertificate(
            number="HQ-1",
            issued_on=date(2026, 10, 30),
            body_code="CNSH",
            is_batch=True,
            conformity_on=date(2026, 10, 28),
        )
        keep_fact(register, PaperFiled(paper=certificate), number, 1)
    signed = NoticeSigned(
        notice_kind=kind,
        basis=BASIS,
        content_digest=BASIS,
        items=tuple(SignedItem(item_number=item, basis=BASIS) for item in items),
        inspection_result=result,
    )
    signature = keep_fact(register, signed, number, 10 * revision)
    order = NoticeOrder(
        key=notice_key(number, kind, revision),
        kind=kind,
        revision=revision,
        signature_fact_id=signature.fact_id,
        signed_by="ky",
    )
    request = IssueNotice(case_number=number, declaration_number=number, order=order, at=AT)
    with writing(register) as session:
        notices.take_number(session, request, signature, signed, NUMBERING)
    with writing(register) as session:
        return notices.finish(session, order.key, BASIS, AT)


def found(register: Engine, declaration: Declaration) -> tuple[EarlierResult, ...]:
    with reading(register) as session:
        return cases.look_up(session, declaration.number, declaration).earlier_results


def rows(register: Engine) -> list[QualityResultRow]:
    with reading(register) as session:
        return list(session.exec(select(QualityResultRow)))


def test_the_next_import_of_the_same_goods_finds_the_result(register: Engine) -> None:
    issue(register, declared(FIRST))

    assert found(register, declared(NEXT, cooker(2, brand="PANASONIC "))) == (
        EarlierResult(
            item_number=2,
            declaration_number=FIRST,
            result_on=date(2026, 11, 2),
            conformity_on=date(2026, 10, 28),
            conforms=True,
        ),
    )


def test_the_own_result_is_no_earlier_one(register: Engine) -> None:
    issue(register, declared(FIRST))

    assert found(register, declared(FIRST)) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"hs_code": "85166090"},
        {"maker": "Sharp"},
        {"brand": None},
        {"model_code": "SR-2"},
        {"specification": "1 lít"},
        {"intended_use": "Hấp"},
        {"origin_country": "MY"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_other_goods_are_not_the_same(register: Engine, changed: dict[str, Any]) -> None:
    issue(register, declared(FIRST))

    assert found(register, declared(NEXT, cooker(**changed))) == ()


def test_another_importer_has_no_part_in_it(register: Engine) -> None:
    issue(register, declared(FIRST))

    assert found(register, declared(NEXT, importer=an_importer(tax_code="0400999999"))) == ()


def test_only_items_that_the_notice_speaks_of_have_a_result(register: Engine) -> None:
    issue(register, declared(FIRST, cooker(1), cooker(2, model_code="SR-2")), items=(2,))

    assert [(row.item_number, row.source) for row in rows(register)] == [(2, "issued")]


@pytest.mark.parametrize("result", [one for one in InspectionResult if one is not InspectionResult.CONFORMS])
def test_each_other_result_breaks_the_row(register: Engine, result: InspectionResult) -> None:
    issue(register, declared(FIRST), result)

    assert [one.conforms for one in found(register, declared(NEXT))] == [False]


def test_a_later_notice_on_the_item_stands_in_the_place_of_the_earlier(register: Engine) -> None:
    issue(register, declared(FIRST), InspectionResult.LABEL_FAILS)
    issue(register, declared(FIRST), revision=2)

    assert [(row.conforms, row.notice_key) for row in rows(register)] == [(True, f"{FIRST}/form_3/2")]


def test_two_rows_of_one_import_are_one_result(register: Engine) -> None:
    issue(register, declared(FIRST, cooker(1), cooker(2)), items=(1,))
    issue(
        register,
        declared(FIRST, cooker(1), cooker(2)),
        InspectionResult.DOES_NOT_CONFORM,
        items=(2,),
        revision=2,
    )

    assert [one.conforms for one in found(register, declared(NEXT))] == [False]


def test_other_notices_leave_no_result(register: Engine) -> None:
    issue(register, declared(FIRST), kind=NoticeKind.APPROVAL)

    assert rows(register) == []


def test_a_notice_that_names_no_result_leaves_none(register: Engine) -> None:
    issue(register, declared(FIRST), None)

    assert rows(register) == []


def test_a_notice_on_goods_that_nobody_declared_leaves_no_result(register: Engine) -> None:
    issue(register, declared(FIRST), revision=2)

    assert rows(register) == []


def test_a_revoked_notice_takes_its_result_back_and_a_retry_brings_it_not_again(register: Engine) -> None:
    row = issue(register, declared(FIRST))
    with writing(register) as session:
        notices.revoke_all(session, FIRST, "Tờ khai đã được rút", AT)
    with writing(register) as session:
        notices.finish(session, row.key, BASIS, AT)

    assert rows(register) == []


def test_history_is_loaded_in_the_place_of_the_last_and_beside_our_own(register: Engine) -> None:
    issue(register, declared(FIRST))
    with writing(register) as session:
        reference.load(session, reference.ReferenceFile(earlier_results=(loaded(SECOND), loaded(FIRST))), AT)
    twice = loaded(SECOND, result_on=date(2026, 9, 1))
    with writing(register) as session:
        reference.load(session, reference.ReferenceFile(earlier_results=(twice,)), AT)

    assert [(one.declaration_number, one.result_on) for one in found(register, declared(NEXT))] == [
        (SECOND, date(2026, 9, 1)),
        (FIRST, date(2026, 11, 2)),
    ]


def test_a_draft_sees_what_a_live_case_sees(register: Engine) -> None:
    issue(register, declared(FIRST))
    row = keep_fact(register, DeclarationRegistered(declaration=declared(NEXT)), NEXT, 30)
    fact = Fact.model_validate_json(row.content)
    request = AssessCase(
        case_number=NEXT, declaration_number=NEXT, fact_ids=(row.fact_id,), assessment_number=1, at=AT
    )

    with reading(register) as session:
        live = cases.load_case_file(session, request, "seed").case_file
        draft = cases.draft_case_file(session, (fact,), AT, "seed")

    assert draft == live
    assert len(draft.lookups.earlier_results) == 1


def test_a_draft_of_nothing_is_refused(register: Engine) -> None:
    with reading(register) as session, pytest.raises(LookupError, match="at least one"):
        cases.draft_case_file(session, (), AT, "seed")


def loaded(number: str, **overrides: Any) -> LoadedResult:
    item = cooker()
    known = {
        "declaration_number": number,
        "importer_tax_code": an_importer().tax_code,
        "goods_name": "Nồi cơm điện",
        "result_on": date(2026, 8, 1),
        "conforms": True,
        "source_vi": "Dữ liệu của Sở trước khi có hệ thống",
        **item.model_dump(include={*quality_fields()}),
    }
    return LoadedResult(**{**known, **overrides})


def quality_fields() -> tuple[str, ...]:
    return ("hs_code", "maker", "brand", "model_code", "specification", "intended_use", "origin_country")


def test_the_identity_of_loaded_goods_is_that_of_declared_ones(register: Engine) -> None:
    with writing(register) as session:
        reference.load(session, reference.ReferenceFile(earlier_results=(loaded(SECOND),)), AT)

    assert [row.identity for row in rows(register)] == [quality_identity(an_importer().tax_code, cooker())]
