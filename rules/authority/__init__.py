"""Who is in charge of goods known by code, condition and purpose on a day (rows I10, N9)?"""

from rules.authority.answer import who_is_in_charge

__all__ = ["who_is_in_charge"]
