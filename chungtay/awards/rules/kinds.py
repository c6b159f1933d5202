"""Which awards there are, on what occasion, by whom and for whom (domain.md section 8.1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chungtay.awards.rules.refusals import (
    MeritEndsBeforeItBegins,
    MoneyNeedsSource,
    QuotaImpossible,
    SharesImpossible,
)
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import fold

QUORUM_PERCENT, PASS_PERCENT = 66, 51
"""What a new round begins with: two thirds present, more than half for. Each round sets its own."""


class AwardKind(StrEnum):
    """What is given."""

    KY_NIEM_CHUONG = "ky_niem_chuong"
    CO_THI_DUA = "co_thi_dua"
    BANG_KHEN = "bang_khen"
    GIAY_KHEN = "giay_khen"
    THU_KHEN = "thu_khen"
    GIAY_CHUNG_NHAN = "giay_chung_nhan"


class AwardeeKind(StrEnum):
    """Who is commended: collectives and individuals, of the clubs, of the Association and from outside."""

    CLUB = "club"
    MEMBER = "member"
    UNIT = "unit"  # an association of a commune or province
    PERSON = "person"  # from outside: a doctor, a donor
    BODY = "body"  # from outside: a partner, a company, a health station


class Occasion(StrEnum):
    """Why now."""

    REGULAR = "regular"  # thường xuyên: at the end of a year
    TOPIC = "topic"  # chuyên đề: for a campaign, a programme
    SUDDEN = "sudden"  # đột xuất: for one deed


class Issuer(StrEnum):
    """Whose award it is."""

    INSIDE = "inside"  # the Association's own
    OUTSIDE = "outside"  # the People's Committee, a ministry, the Front, a partner


COLLECTIVES = frozenset({AwardeeKind.CLUB, AwardeeKind.UNIT, AwardeeKind.BODY})
OUTSIDERS = frozenset({AwardeeKind.PERSON, AwardeeKind.BODY})

_LOWER = frozenset({AwardKind.GIAY_KHEN, AwardKind.THU_KHEN, AwardKind.GIAY_CHUNG_NHAN})


def usual_kinds(path: str, issuer: Issuer) -> frozenset[AwardKind]:
    """What this issuer usually gives: flags and medals come from the centre. A habit that is shown, not a bar."""
    if issuer is Issuer.INSIDE:
        return frozenset(AwardKind) if path == COUNTRY else _LOWER
    return frozenset(AwardKind) - {AwardKind.KY_NIEM_CHUONG}


def who_key(awardee: AwardeeKind, *, row: int | str) -> str:
    """One awardee in one word, whatever the round: the club, the person, the unit, or the outsider by folded name."""
    return f"{awardee}:{fold(row) if isinstance(row, str) and awardee in OUTSIDERS else row}"[:200]


@dataclass(frozen=True)
class Share:
    """How many of one award there are for whom, how many a unit may nominate, with how much money from where."""

    count: int
    per_unit: int | None = None
    money_vnd: int = 0
    money_source: str = ""

    def check(self) -> None:
        """Refuse less than one, a unit's part above the whole, money from nowhere."""
        if self.count < 1 or (self.per_unit is not None and not 1 <= self.per_unit <= self.count):
            raise QuotaImpossible()
        if self.money_vnd and not self.money_source:
            raise MoneyNeedsSource()


def check_merit(first: date, last: date) -> None:
    """Refuse a time that ends before it begins."""
    if last < first:
        raise MeritEndsBeforeItBegins()


def check_shares(quorum_percent: int, pass_percent: int) -> None:
    """Refuse shares that are none, and a pass by less than half."""
    if not 50 <= quorum_percent <= 100 or not 50 <= pass_percent <= 100:
        raise SharesImpossible()
