"""What does a notice need besides the assessment? Names, policy, booking, the quality dossier."""

from datetime import date

from models.base import Record
from models.goods import Text
from models.visits import VisitBooking
from models.vocabulary import InspectionResult
from notices.forms.dossier import QualityDossier


class NoticeContext(Record):
    """Names as they are to be printed (a line break where one is wanted), because offices are renamed.

    `wish_due_on` is the day until which the offices wish to have papers for which the law sets no day.
    `replaces` is the number of the notice whose place this one takes. Mẫu số 2 and 3 need
    `quality_dossier` (`dossier_of` the case file), and Mẫu số 3 the `inspection_result` that was proposed.
    """

    signatory_name: Text
    signatory_title: Text
    policy_title: Text
    policy_version: Text
    customs_office: Text
    city: Text = "Đà Nẵng"
    parent_office: Text = "ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG"
    office: Text = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    office_code: Text = "SKHCN"
    supplement_days: int = 10
    wish_due_on: date | None = None
    booking: VisitBooking | None = None
    inspector_name: Text | None = None
    customs_officer_name: Text | None = None
    replaces: Text | None = None
    quality_dossier: QualityDossier | None = None
    inspection_result: InspectionResult | None = None
