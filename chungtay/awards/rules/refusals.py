"""What is refused about commendation."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class RoundNotFound(NotFound):
    """No such round within reach."""


class QuotaNotFound(NotFound):
    """The round has no such quota."""


class NominationNotFound(NotFound):
    """No such nomination within reach."""


class CertificateNotFound(NotFound):
    """No such line of the register within reach."""


class RoundMovedOn(Conflict):
    """The round is no longer where this step could be taken."""


class NominationMovedOn(Conflict):
    """The nomination is no longer where this step could be taken."""


class RoundIsSet(Conflict):
    """Once nominations are closed, a round and its quotas stay as they are."""


class MeritEndsBeforeItBegins(RuleBroken):
    """The time whose merit is praised ends after it begins."""


class SharesImpossible(RuleBroken):
    """Quorum and passing are shares of a hundred; no vote passes with less than half."""


class QuotaImpossible(RuleBroken):
    """A quota is at least one, and one unit gets no more than the whole."""


class QuotaBelowUsed(RuleBroken):
    """A quota is not set below what is nominated already."""


class MoneyNeedsSource(RuleBroken):
    """Money given with an award says where it comes from."""


class NoQuotaYet(RuleBroken):
    """A round opens once it says how many of which award there are."""


class RoundNotOpen(RuleBroken):
    """Nominations are taken while the round is open."""


class NominationsOverdue(RuleBroken):
    """Units below nominate until the day of the round; afterwards only its own office adds."""


class BeyondQuota(RuleBroken):
    """More nominations than the round has awards of this kind."""


class BeyondUnitQuota(RuleBroken):
    """More nominations than one unit may make."""


class NomineeMissing(RuleBroken):
    """A nomination says who: a club, a member, a unit below, or an outsider by name."""


class NomineeElsewhere(RuleBroken):
    """A unit nominates who sits with it or below it."""


class NominatedAlready(RuleBroken):
    """The same for the same award in the same round is nominated once."""


class MeritMissing(RuleBroken):
    """A nomination says for what, in a line for the certificate, and reports what was achieved."""


class SecondAwardNeedsReason(RuleBroken):
    """Somebody with an award for the same merit gets another only with a reason."""


class SecondAwardsUnreasoned(RuleBroken):
    """Between vote and decision somebody got another award for the same merit; it must be reasoned or withdrawn."""


class NoEarlierAward(RuleBroken):
    """Only who has another award for the same merit needs a reason for this one."""


class ReasonFixed(Conflict):
    """Once the decision is issued, or the nomination is out, the reason of a second award stays as it is."""


class ReasonUnchanged(RuleBroken):
    """The reason says already what is to be written."""


class StepNeedsWords(RuleBroken):
    """Giving back, withdrawing, cancelling and revoking are said in words."""


class NothingToVoteOn(RuleBroken):
    """The council votes on nominations that were checked."""


class NominationsUnchecked(RuleBroken):
    """The council meets when each nomination was checked or given back, so that nobody is forgotten."""


class PresentImpossible(RuleBroken):
    """Not more are present than the council has members."""


class NoQuorum(RuleBroken):
    """Too few of the council are present to vote."""


class VotesImpossible(RuleBroken):
    """For and against together are not more than those present."""


class VotesMissing(RuleBroken):
    """Each checked nomination is voted on."""


class DayNotCome(RuleBroken):
    """What happened, happened on a day that has come."""


class SignedBeforeVote(RuleBroken):
    """A decision is signed on the day of the vote or later."""


class DecisionBeforeVote(RuleBroken):
    """There is no decision before the council has voted."""


class NobodyPassed(RuleBroken):
    """A decision names somebody."""


class DecisionNeedsOffice(RuleBroken):
    """Numbers are given by an office that keeps its registers here."""


class DecisionNeedsNumber(RuleBroken):
    """The decision of an outside body is entered with its number."""


class RevokedAlready(Conflict):
    """An award is revoked once."""


class NotOurCertificate(RuleBroken):
    """Certificates of an outside body are printed by that body."""
