"""Terms: on what conditions a club lends, with the limits the law sets."""

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import cached_property

from chungtay.loans.rules.kinds import (
    BPS,
    MONTHS_AT_MOST,
    UNITS,
    DaysInMonth,
    DaysInYear,
    FirstPeriod,
    Method,
    PayOff,
    Priority,
    RatePer,
    Rest,
    Rounding,
    Rounds,
    Surplus,
)
from chungtay.loans.rules.refusals import (
    AmountAboveCeiling,
    AmountAboveShare,
    RateAboveTheLaw,
    TermImpossible,
    TermsImpossible,
)

LAWFUL_BPS_YEAR = 2_000
"""Civil Code 2015, article 468: agreed interest is at most 20% a year of the sum lent."""


@dataclass(frozen=True)
class Terms:
    """The conditions of lending. The defaults are those of thôn Cò: 1% a month on the sum lent, 5 million, 12 months.

    Rates are basis points. `unit_vnd` is what due sums are rounded to; `rounds` says whether each part or their sum is;
    `principal_rest` and `interest_rest` say which instalment takes what rounding left over.
    """

    method: Method = Method.INTEREST_ONLY
    rate_bps: int = 100
    rate_per: RatePer = RatePer.MONTH
    term_months: int = 12
    period_months: int = 1
    grace_months: int = 0  # months in which no principal is due
    days_in_month: DaysInMonth = DaysInMonth.THIRTY
    days_in_year: DaysInYear = DaysInYear.D360
    first_period: FirstPeriod = FirstPeriod.WHOLE
    unit_vnd: int = 1
    rounding: Rounding = Rounding.HALF_UP
    rounds: Rounds = Rounds.PARTS
    principal_rest: Rest = Rest.LAST
    interest_rest: Rest = Rest.LAST
    pay_off: PayOff = PayOff.TO_THE_DAY
    surplus: Surplus = Surplus.PREPAY
    has_interest_after_term: bool = True
    extensions_at_most: int = 1
    penalty_bps_month: int | None = None  # of principal that is late, on top of its interest
    is_penalty_first: bool = False  # a payment settles penalties before interest
    ceiling_vnd: int = 5_000_000
    fund_share_bps: int = BPS  # how much of the fund one loan may take
    operating_share_bps: int = BPS  # how much of the interest goes to the operating fund; the rest is kept as capital
    priorities: tuple[Priority, ...] = (Priority.POOR, Priority.NEAR_POOR, Priority.SICK)

    @property
    def yearly(self) -> Fraction:
        """The rate of a year as a fraction of the sum."""
        return yearly_rate(self.rate_bps, self.rate_per)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Reckoned once: every plan that is remembered is looked up by its terms."""
        return hash(tuple(getattr(self, field.name) for field in fields(self)))


def yearly_rate(rate_bps: int, rate_per: RatePer) -> Fraction:
    return Fraction(rate_bps * (12 if rate_per is RatePer.MONTH else 1), BPS)


def check_rate(rate_bps: int, rate_per: RatePer) -> None:
    """Refuse a rate below nothing or above 20% a year, whose excess article 468 leaves without effect."""
    if rate_bps < 0:
        raise TermsImpossible()
    yearly_bps = int(yearly_rate(rate_bps, rate_per) * BPS)
    if yearly_bps > LAWFUL_BPS_YEAR:
        raise RateAboveTheLaw(rate=percent(yearly_bps), limit=percent(LAWFUL_BPS_YEAR))


def check_terms(terms: Terms) -> None:
    """Refuse terms that cannot be: by the law (the rate) or by themselves."""
    check_rate(terms.rate_bps, terms.rate_per)
    check_term(terms.term_months)
    if not 1 <= terms.period_months <= terms.term_months or not 0 <= terms.grace_months < terms.term_months:
        raise TermImpossible(month_count=MONTHS_AT_MOST)
    shares = (terms.fund_share_bps, terms.operating_share_bps, terms.penalty_bps_month or 0)
    is_possible = (
        terms.unit_vnd in UNITS
        and terms.ceiling_vnd > 0
        and all(0 <= share <= BPS for share in shares)
        and terms.fund_share_bps > 0
        and terms.principal_rest is not Rest.NONE
        and 0 <= terms.extensions_at_most <= 9
    )
    if not is_possible:
        raise TermsImpossible()


def check_term(term_months: int) -> None:
    """A loan runs 1 to 60 months."""
    if not 1 <= term_months <= MONTHS_AT_MOST:
        raise TermImpossible(month_count=MONTHS_AT_MOST)


def check_amount(amount_vnd: int, terms: Terms, fund_vnd: int) -> None:
    """Refuse a loan above the ceiling, or above the share of the fund that one loan may take (rounded down)."""
    assert amount_vnd > 0, "something is lent"
    if amount_vnd > terms.ceiling_vnd:
        raise AmountAboveCeiling(amount_vnd=amount_vnd, ceiling_vnd=terms.ceiling_vnd)
    share_vnd = fund_vnd * terms.fund_share_bps // BPS
    if amount_vnd > share_vnd:
        raise AmountAboveShare(amount_vnd=amount_vnd, share_vnd=share_vnd, share=percent(terms.fund_share_bps))


def fitted(terms: Terms, months: int) -> Terms:
    """The terms for a loan of so many months: a period and a grace that the term can hold."""
    return replace(
        terms,
        term_months=months,
        period_months=min(terms.period_months, months),
        grace_months=min(terms.grace_months, months - 1),
    )


def percent(bps: int) -> str:
    """`100` → `1%`, `75` → `0,75%`."""
    whole, below = divmod(bps, 100)
    return f"{whole},{below:02}".rstrip("0").rstrip(",") + "%"


def rounded(exact: Fraction, unit: int, rounding: Rounding) -> int:
    """An amount of at least nothing to whole units: half up, or half to the even unit."""
    above, below = exact.numerator, exact.denominator * unit
    assert above >= 0, "amounts are not negative"
    whole, rest = divmod(above, below)
    is_up = 2 * rest > below or (2 * rest == below and (rounding is Rounding.HALF_UP or whole % 2 == 1))
    return (whole + is_up) * unit
