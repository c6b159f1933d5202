"""What is wrong with what was asked of this room."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class PressureUnreadable(RuleBroken):
    """No machine shows this."""


class PressureInCentimetres(RuleBroken):
    """Said as people say it, 12/8, not as the machine shows it."""


class SecondWithoutFirst(RuleBroken):
    """A second reading without a first."""


class WeightUnreadable(RuleBroken):
    """No such weight."""


class HeightUnreadable(RuleBroken):
    """No such height."""


class NothingMeasured(RuleBroken):
    """A form without any reading."""


class NotAgreedToKeep(RuleBroken):
    """The member did not agree that readings are kept."""


class NotAMemberThen(RuleBroken):
    """Whoever is named was not in the club on that day."""


class DayNotCome(RuleBroken):
    """A day that has not come yet."""


class MeasurementUnknown(NotFound):
    """No such reading, or outside reach."""


class NobodyExamined(RuleBroken):
    """A day of examination at which nobody was."""


class ExaminedTwice(Conflict):
    """The same day at the same place stands in the book already."""


class CheckUpUnknown(NotFound):
    """No such day of examination, or outside reach."""


class ReasonMissing(RuleBroken):
    """What is struck is struck with a reason."""


class StruckBefore(Conflict):
    """It was struck before."""


class InstrumentUnknown(NotFound):
    """No sheet of this name and version."""


class NotTrained(RuleBroken):
    """A sheet is asked by who was trained for it."""


class AnswerUnknown(RuleBroken):
    """An answer that the sheet does not offer."""


class NothingAsked(RuleBroken):
    """A sheet without any answer."""


class ScreeningUnknown(NotFound):
    """No such filled sheet, or outside reach."""


class WorryWithoutStep(RuleBroken):
    """A worry of a sheet ends in something the club does, a slip, or a day to look again."""


class LookAgainNeedsDay(RuleBroken):
    """To look again is on a day, after the sheet's."""


class ReferralNeedsReason(RuleBroken):
    """A slip says why."""


class ReferralUnknown(NotFound):
    """No such slip, or outside reach."""


class ReferralSettled(Conflict):
    """The slip has its answer, or was taken back."""


class AnswerBeforeSlip(RuleBroken):
    """Nobody answers a slip before it was written."""


class NotAgreedToTell(RuleBroken):
    """The member did not agree that the station is told."""


class NothingToWithdraw(RuleBroken):
    """There is no consent of this member to keep readings."""
