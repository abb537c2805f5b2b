"""What does it mean for the goods when a rule is not met, and who answers where the law leaves it open?"""

from models.vocabulary import Consequence
from rules.policy.standing import STORAGE_RULES

FOLLOWS_VI = {
    Consequence.OUT_OF_SCOPE: "phần luật này không áp dụng cho hàng; đó không phải là lỗi",
    Consequence.REFUSAL: "hàng không được nhập khẩu",
    Consequence.EVIDENCE_MISSING: "chưa đủ giấy tờ, hàng chờ đến khi bổ sung",
    Consequence.RISK: "không phải lý do từ chối; hai cơ quan xem kỹ hơn theo quy chế phối hợp",
    Consequence.AFTER_CLEARANCE: "không giữ hàng; còn nghĩa vụ sau thông quan",
    Consequence.NOTE: "chỉ là lưu ý, không ảnh hưởng kết luận",
}
ASKED_VI = "Chuyên viên của Sở Khoa học và Công nghệ trả lời"
INSPECTED_VI = "chỉ là lưu ý; việc kiểm tra chất lượng tiến hành như thường, các câu hỏi sau xét tiếp"
OF_RULE_VI = {
    ("law_of_the_day", Consequence.EVIDENCE_MISSING): "văn bản cũ được áp dụng, một người phải xem xét",
    ("technology_line", Consequence.RISK): "hàng được xét như các máy riêng lẻ",
    ("transition", Consequence.RISK): "hàng được xét theo Quyết định 18/2019/QĐ-TTg",
    ("overage_conditions", Consequence.NOTE): "không xin phép được; máy quá tuổi vẫn không được nhập khẩu",
    **dict.fromkeys(
        [(rule, Consequence.NOTE) for rule in ("quality_duty", "quality_exemption", "quality_reduction")],
        INSPECTED_VI,
    ),
    **dict.fromkeys(
        [(rule, Consequence.EVIDENCE_MISSING) for rule in STORAGE_RULES],
        "hàng không được mang về bảo quản trong khi chờ",
    ),
}
"""Where the consequence alone would say too little."""


def follows_vi(rule: str, follows: tuple[Consequence, ...]) -> tuple[str, ...]:
    """What an answer other than "Đạt" means for the goods, in words."""
    told = (OF_RULE_VI.get((rule, one), FOLLOWS_VI[one]) for one in follows)
    return tuple(dict.fromkeys(told))
