"""From what is a notice written? One record that the builders of all kinds read."""

from collections.abc import Iterable, Iterator

from models.assessment import Assessment, Finding, ItemAssessment, Obligation
from models.base import Record
from models.goods import Declaration, DeclarationItem
from models.vocabulary import Disposition, NoticeKind, ObligationKind, Regime
from notices.context import NoticeContext
from notices.parts import Addressee, Advice, ItemRow, items_in_words
from notices.wording import DOCUMENT_NAMES, GOODS, MEANINGS, OTHER_GOODS, PART, SUBJECTS

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

    def _quantities(self) -> dict[int, int]:
        """Of which items the notice speaks of some units alone, and of how many."""
        return {
            item.item_number: item.quantity
            for proposal in self.assessment.proposals
            if (proposal.kind, proposal.revision) == (self.kind, self.revision)
            for item in proposal.items
            if item.quantity is not None
        }

    def parts_vi(self) -> tuple[str, ...]:
        """A sentence for each item of which some units alone are meant."""
        declared = {item.item_number: item for item in self.declaration.items}
        return tuple(
            PART.format(item=number, part=part, all=item.quantity, unit=item.unit, rest=item.quantity - part)
            for number, part in self._quantities().items()
            if (item := declared.get(number))
        )

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

    def owed(self, *kinds: ObligationKind) -> tuple[Obligation, ...]:
        """What is owed of these kinds for the items, or for the whole declaration."""
        return tuple(
            obligation
            for obligation in self.assessment.obligations
            if obligation.kind in kinds
            and (obligation.item_number is None or obligation.item_number in self.item_numbers)
        )

    def document(self, recipients: tuple[str, ...]) -> dict[str, object]:
        """What every document shares; the fields of `Document`."""
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
            "recipients_vi": recipients,
            "signatory_title": context.signatory_title,
            "signatory_name": context.signatory_name,
            "rulebook_version": self.assessment.rulebook_version,
            "replaces": context.replaces,
        }

    def subject(self, findings: Iterable[Finding]) -> str:
        """The subject; it speaks of used machinery only where nothing rests on another law."""
        subject = SUBJECTS[self.kind]
        return subject if is_of_used_machinery(findings) else subject.replace(GOODS, OTHER_GOODS)

    def frame(self, *, bases: tuple[str, ...], closing: tuple[str, ...]) -> dict[str, object]:
        """What all notices under the coordination policy share; the fields of `Notice`."""
        context, declaration = self.context, self.declaration
        return {
            **self.document(("Như trên;", f"Lưu: VT, hồ sơ tờ khai số {declaration.number}.")),
            "bases_vi": bases,
            "items": tuple(
                _row(item, self._quantities().get(item.item_number))
                for item in declaration.items
                if item.item_number in self.item_numbers
            ),
            "advice": self._advice(),
            "closing_vi": (*self.replacement(), *closing),
            "policy_title": context.policy_title,
            "policy_version": context.policy_version,
        }

    def replacement(self) -> tuple[str, ...]:
        """The sentence that names the document whose place this one takes."""
        replaced, name = self.context.replaces, DOCUMENT_NAMES[self.kind]
        return (f"{name} này thay thế {name} số {replaced}.",) if replaced else ()


def is_of_used_machinery(findings: Iterable[Finding]) -> bool:
    """Does everything rest on the law of used machinery?"""
    return all(finding.regime is Regime.USED_MACHINERY for finding in findings)


def _row(item: DeclarationItem, part: int | None) -> ItemRow:
    return ItemRow(
        item_number=item.item_number,
        description=item.description,
        hs_code=item.hs_code,
        quantity=part or item.quantity,
        unit=item.unit,
        identity_vi=_identity(item),
        of_quantity=item.quantity if part else None,
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
