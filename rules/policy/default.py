"""With which coordination policy does an installation start? Its row may be changed by the two offices."""

from datetime import date

from models.policy import CoordinationPolicy

DEFAULT_POLICY = CoordinationPolicy(
    version="default-1",
    valid_from=date(2019, 6, 15),
    title_vi="Quy chế phối hợp mặc định giữa Sở Khoa học và Công nghệ và Hải quan thành phố",
)
