"""From the result for customs to the words of a contingency sheet: nothing added, nothing left out."""

from customs.wire import ResultMessage
from customs.wire.result import GroundOut, ItemOut, ResultOut
from models.base import Digest
from models.vocabulary import NoticeState
from notices.contingency.content import SheetContent, SheetDuty, SheetItem, SheetNotice, SheetPart
from notices.parts import items_in_words
from portal.pages.frame.desk import Desk
from records.views.case import CaseRecord


def sheet_content(
    desk: Desk, record: CaseRecord, message: ResultMessage, digest: Digest, number: str, reason: str
) -> SheetContent:
    """The message in words, with its digest and who printed it."""
    result, office, declaration = message.ket_qua, desk.deps.office, record.declaration
    return SheetContent(
        sheet_number=number,
        parent_office=office.parent_office.upper(),
        office=office.office_name.upper(),
        customs_office=office.customs_office_name,
        declaration_number=message.so_to_khai,
        registered_on=declaration.registered_on if declaration else None,
        importer_name=declaration.importer.name if declaration else None,
        tax_code=declaration.importer.tax_code if declaration else None,
        result_number=message.so_ket_qua,
        result_digest=digest,
        made_at=message.thoi_diem,
        state_vi=result.trang_thai.label_vi,
        is_withdrawn=result.da_rut,
        items=tuple(_item(item) for item in result.hang_hoa),
        duties=_duties(result),
        notices=_notices(result),
        reason=reason,
        printed_by=desk.user.name,
        printed_at=desk.now,
    )


def _item(item: ItemOut) -> SheetItem:
    return SheetItem(
        item_number=item.so_thu_tu,
        name=item.ten_hang or "–",
        hs_code=item.ma_hs,
        disposition_vi=item.xu_ly.label_vi,
        ground_vi=_place(item.can_cu),
        parts=tuple(
            SheetPart(
                quantity=part.so_luong, disposition_vi=part.xu_ly.label_vi, ground_vi=_place(part.can_cu)
            )
            for part in item.phan
        ),
    )


def _duties(result: ResultOut) -> tuple[SheetDuty, ...]:
    return tuple(
        SheetDuty(
            what_vi=duty.noi_dung,
            party_vi=duty.ben.label_vi,
            item_number=duty.so_thu_tu,
            due_on=duty.han,
            ground_vi=_place(duty.can_cu),
        )
        for duty in result.nghia_vu
    )


def _notices(result: ResultOut) -> tuple[SheetNotice, ...]:
    return tuple(
        SheetNotice(
            number=notice.so,
            kind_vi=notice.loai.label_vi,
            signed_on=notice.ngay_ky,
            items_vi=items_in_words(notice.so_thu_tu_hang) or "mọi dòng",
        )
        for notice in result.thong_bao
        if notice.trang_thai is NoticeState.ISSUED
    )


def _place(ground: GroundOut | None) -> str | None:
    return ground.vi_tri if ground else None
