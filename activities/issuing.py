"""How does a signed notice get its number, its paper and its way to customs?"""

from dataclasses import dataclass

from sqlalchemy import Engine
from temporalio import activity

from customs import wire
from models.facts import Fact, NoticeSigned
from models.messages import Issued, IssueNotice
from notices.press import Press
from records import notices, outbox, results
from records.engine import writing
from records.files import FileStore
from records.tables import FactRow, NoticeRow


@dataclass(frozen=True, slots=True)
class Issuing:
    """The activity with its register, its document store and the press that sets and signs notices."""

    engine: Engine
    files: FileStore
    press: Press

    @activity.defn(name="issue_notice")
    def issue_notice(self, request: IssueNotice) -> Issued:
        """Two short transactions under one key: the number first; then the paper, the result, the event."""
        row = self._number(request)
        content = self.files.get(row.content_digest)
        pdf = self.press.print_and_sign(content, row.notice_number, row.signed_on)
        pdf_digest = self.files.put(pdf)
        with writing(self.engine) as session:
            row = notices.finish(session, row.key, pdf_digest, request.at)
            session.flush()
            stored = results.newest(session, request.declaration_number)
            assert stored is not None
            result = wire.result(stored.declaration, stored.assessment, stored.notices)
            number = outbox.put(session, request.declaration_number, result, request.at)
        return Issued(key=row.key, notice_number=row.notice_number, outbox_number=number)

    def _number(self, request: IssueNotice) -> NoticeRow:
        with writing(self.engine) as session:
            signature = session.get_one(FactRow, request.order.signature_fact_id)
            content = Fact.model_validate_json(signature.content).content
            assert isinstance(content, NoticeSigned)
            numbering = notices.Numbering(
                self.press.office_code,
                self.press.series(content.notice_kind),
                lambda number: self.press.number_text(number, content.notice_kind),
            )
            return notices.take_number(session, request, signature, content, numbering)
