"""Which book of a fund a screen shows."""

from enum import StrEnum


class Shown(StrEnum):
    """As it stands in the address."""

    CASH = "tien-mat"
    BANK = "ngan-hang"
    ALL = "tat-ca"  # every entry, also those that move neither
