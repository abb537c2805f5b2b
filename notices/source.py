"""From what is a notice written? One record that the builders of all kinds read."""

from collections.abc import Iterator

from models.assessment import Assessment, Finding, ItemAssessment
from models.base import Record
from models.goods import Declaration, DeclarationItem
from models.vocabulary import Disposition, NoticeKind
from notices.context import NoticeContext
from notices.parts import Addressee, Advice, ItemRow, items_in_words
from notices.wording import MEANINGS, SUBJECTS

SAID_BY_OPINION = {
    NoticeKind.APPROVAL: Disposition.MAY_CLEAR,
    NoticeKind.REJECTION: Disposition.REFUSED,
}
"""An opinion says what holds once it is signed; until then the assessment says that the items are held."""


class Source(Record):
    """The arguments of `build_content`, together."""

    kind: NoticeKind
    revision: int
    item_numbers: tuple[int, ...]
    assessment: Assessment
    declaration: Declaration
    context: NoticeContext

    @property
    def policy_vi(self) -> str:
        """The coordination policy with its version."""
        return f"{self.context.policy_title} (phiên bản {self.context.policy_version})"

    def findings(self) -> Iterator[Finding]:
        """The findings of the items that the notice speaks of, in order."""
        for item in self._assessed():
            yield from item.findings

    def _assessed(self) -> tuple[ItemAssessment, ...]:
        return tuple(item for item in self.assessment.items if item.item_number in self.item_numbers)

    def _advice(self) -> tuple[Advice, ...]:
        same: dict[tuple[Disposition, str | None], list[int]] = {}
        for item in self._assessed():
            place = item.disposition_citation.place_vi if item.disposition_citation else None
            said = SAID_BY_OPINION.get(self.kind, item.disposition)
            same.setdefault((said, place), []).append(item.item_number)
        return tuple(
            Advice(
                items_vi=items_in_words(numbers),
                disposition=disposition,
                meaning_vi=MEANINGS[disposition],
                ground_vi=place,
            )
            for (disposition, place), numbers in same.items()
        )

    def frame(self, *, bases: tuple[str, ...], closing: tuple[str, ...]) -> dict[str, object]:
        """What all kinds share; the fields of `Notice`."""
        context, declaration = self.context, self.declaration
        importer = declaration.importer
        return {
            "revision": self.revision,
            "item_numbers": self.item_numbers,
            "parent_office": context.parent_office,
            "office": context.office,
            "office_code": context.office_code,
            "city": context.city,
            "customs_office": context.customs_office,
            "importer": Addressee(name=importer.name, tax_code=importer.tax_code, address=importer.address),
            "declaration_number": declaration.number,
            "registered_on": declaration.registered_on,
            "subject_vi": SUBJECTS[self.kind],
            "bases_vi": bases,
            "items": tuple(_row(item) for item in declaration.items if item.item_number in self.item_numbers),
            "advice": self._advice(),
            "closing_vi": (*self._replacement(), *closing),
            "recipients_vi": ("Như trên;", f"Lưu: VT, hồ sơ tờ khai số {declaration.number}."),
            "signatory_title": context.signatory_title,
            "signatory_name": context.signatory_name,
            "policy_title": context.policy_title,
            "policy_version": context.policy_version,
            "rulebook_version": self.assessment.rulebook_version,
            "replaces": context.replaces,
        }

    def _replacement(self) -> tuple[str, ...]:
        replaced = self.context.replaces
        return (f"Thông báo này thay thế Thông báo số {replaced}.",) if replaced else ()


def _row(item: DeclarationItem) -> ItemRow:
    return ItemRow(
        item_number=item.item_number,
        description=item.description,
        hs_code=item.hs_code,
        quantity=item.quantity,
        unit=item.unit,
        identity_vi=_identity(item),
    )


def _identity(item: DeclarationItem) -> str:
    year = item.year_of_manufacture
    parts = (
        item.maker or item.brand,
        item.model_code and f"kiểu loại {item.model_code}",
        item.serial_number and f"số máy {item.serial_number}",
        year and f"sản xuất năm {year}",
    )
    return ", ".join(str(part) for part in parts if part)
