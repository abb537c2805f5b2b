"""Who takes part: offices, roles, parties, skills."""

from models.vocabulary.word import Word


class Office(Word):
    """The two offices that work a case together."""

    DOST = "dost", "Sở Khoa học và Công nghệ"
    CITY_CUSTOMS = "city_customs", "Hải quan thành phố"


class Role(Word):
    """What a person of an office may do."""

    INSPECTOR = "inspector", "Chuyên viên thụ lý"
    REVIEWER = "reviewer", "Người soát xét"
    SIGNATORY = "signatory", "Người ký"
    CUSTOMS_OFFICER = "customs_officer", "Công chức hải quan"
    AUDITOR = "auditor", "Kiểm toán viên"
    SUPERVISOR = "supervisor", "Lãnh đạo phòng"


class Party(Word):
    """From whom something is due."""

    IMPORTER = "importer", "Doanh nghiệp nhập khẩu"
    CITY_CUSTOMS = "city_customs", "Hải quan thành phố"
    DOST = "dost", "Sở Khoa học và Công nghệ"
    INSPECTION_BODY = "inspection_body", "Tổ chức giám định"


class Skill(Word):
    """What an inspector has to know to visit a kind of machine."""

    MACHINERY = "machinery", "cơ khí"
    ELECTRICAL = "electrical", "điện"
