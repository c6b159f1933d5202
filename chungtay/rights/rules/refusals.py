"""What may not be, each with the facts its sentence needs."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class CaseNotFound(NotFound):
    """There is no such case, dialogue or proposal, or it lies outside the reach."""


class CaseOpenAlready(Conflict):
    """One open case for a person and a right."""


class ReceivesAlready(RuleBroken):
    """Who receives a right needs no case for it."""


class NotMember(RuleBroken):
    """The person does not belong to the club on that day."""


class RightUnknown(RuleBroken):
    """No such right on that day."""


class StepNotNext(Conflict):
    """The case went on meanwhile, or this step does not follow from where it is."""


class DayNotCome(RuleBroken):
    """Nothing is written of a day to come."""


class DayBeforeStep(RuleBroken):
    """A step is not dated before the one it follows."""


class ReasonNeeded(RuleBroken):
    """Returned, refused, withdrawn and taken back need a reason."""


class FirstMonthNeeded(RuleBroken):
    """A right that was won has a first month."""


class FirstMonthImpossible(RuleBroken):
    """The first month lies too far from the day it arrived."""


class AmountNeeded(RuleBroken):
    """A monthly right that was won has its amount."""


class FirstStepStays(RuleBroken):
    """The opening of a case is not taken back; the case is withdrawn."""


class StepTakenBack(Conflict):
    """Only the last standing step is taken back, and once."""


class CaseIsClosed(Conflict):
    """Papers are ticked while a case is open."""


class WordsNeeded(RuleBroken):
    """A dialogue or proposal without a word of what was said."""


class AnswerNotNext(Conflict):
    """This answer does not follow from where the proposal is."""


class TakenBackAlready(Conflict):
    """It was taken back before."""


class HasProposals(RuleBroken):
    """A dialogue from which proposals came stays."""


class CelebratedAlready(Conflict):
    """One celebration a person and year."""


class NotCelebrated(RuleBroken):
    """This age is not celebrated in that year."""


class AmountSetLater(Conflict):
    """A local amount that begins on or after this day stands already."""
