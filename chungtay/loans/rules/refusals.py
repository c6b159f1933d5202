"""What lending refuses."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class RateAboveTheLaw(RuleBroken):
    """More than 20% a year of the sum lent: Civil Code 2015, article 468."""


class TermImpossible(RuleBroken):
    """A term is 1 to 60 months, a grace shorter than the term, a period no longer than it."""


class TermsImpossible(RuleBroken):
    """A share, unit or ceiling that cannot be."""


class AmountAboveCeiling(RuleBroken):
    """The terms allow a smaller loan."""


class AmountAboveShare(RuleBroken):
    """One loan would take too much of the fund."""


class StepNotAllowed(Conflict):
    """From where the request or loan stands this step does not lead on."""


class PaysTooMuch(RuleBroken):
    """More than the borrower owes."""


class PaysBeyondDue(RuleBroken):
    """The terms take no money before it is due."""


class PaysNothing(RuleBroken):
    """A payment of nothing."""


class PrincipalBeforeInterest(RuleBroken):
    """Interest that is due comes first."""


class ExtendedEnough(RuleBroken):
    """The terms allow no further extension."""


class NothingOwed(RuleBroken):
    """The loan is paid back; there is nothing to extend, change or write off."""


class WritesOffTooMuch(RuleBroken):
    """More than is left of the principal."""


class DayBeforeLoan(RuleBroken):
    """Nothing is paid, extended or changed before the loan was paid out."""


class NoPenaltyInTerms(RuleBroken):
    """This loan was agreed without penalties."""


class RequestOpen(Conflict):
    """The member has a request that is not answered yet."""


class GuarantorNeeded(RuleBroken):
    """The commitment is signed by a guarantor or one of the family before money goes out."""


class GuarantorIsBorrower(RuleBroken):
    """Nobody vouches for themselves."""


class NotThisClubsMember(NotFound):
    """The club has no such member."""


class LoanNotFound(NotFound):
    """There is no such loan or request in reach."""


class MemberHasLeft(RuleBroken):
    """Who is no longer a member is not lent to."""


class InterestPartlyPaid(RuleBroken):
    """A loan whose interest is half paid, or whose penalty is open, is settled before its club goes into another."""


class BorrowerHasNoPlace(RuleBroken):
    """Whoever owes has no place in the club that takes over: an heir or guarantor settles it before."""


class ReasonNeeded(RuleBroken):
    """Why is written down."""


class WriteOffWaits(Conflict):
    """A proposal to write this loan off waits for the commune already."""


class SameHandsTwice(RuleBroken):
    """The board proposes and the commune agrees: not the same person."""


class TermsOverlap(Conflict):
    """Terms that begin later are there already."""


class RepaymentReversed(Conflict):
    """The repayment was taken back before."""


class LaterRepayments(Conflict):
    """Later payments or changes rest on this one; take those back first."""


class NoFundToLend(RuleBroken):
    """The club has no fund to lend from on that day."""


class AnimalSettled(Conflict):
    """The animal was given back or lost already."""


class TermAboveTerms(RuleBroken):
    """The terms allow a shorter loan."""


class LoanHasPayments(Conflict):
    """Something was paid or changed on the loan, so its paying out cannot be taken back."""
