"""What is refused in home care."""

from chungtay.kernel.errors import Conflict, Forbidden, NotFound, RuleBroken


class FolderNotFound(NotFound):
    """No such person in care, or one in whose circle the account does not stand: the same answer."""


class NotWhileCaredFor(RuleBroken):
    """What tells of a person goes only after care ended: they withdraw, or are taken off the list."""


class NotYoursToDo(Forbidden):
    """One reads this folder, but the coordinator or the case manager does this."""


class InCareAlready(Conflict):
    """The person has a folder in this club that is open."""


class NobodyCoordinates(RuleBroken):
    """A circle has somebody of the board to whom worries and missed visits come."""


class NotOfTheBoard(RuleBroken):
    """A coordinator sits on the board on that day."""


class NotACarer(RuleBroken):
    """Volunteers and assistants are on the club's list of home-care volunteers."""


class NamedFromElsewhere(RuleBroken):
    """A member of another club, or an account without a role for it in this club."""


class CaresForOneself(RuleBroken):
    """Nobody stands in their own circle."""


class InCircleAlready(Conflict):
    """The same person is named for the same part during that time."""


class StationNamedAlready(Conflict):
    """One worker of the health station, and no more."""


class ConsentMissing(RuleBroken):
    """The person has not agreed to this."""


class CircleTooLong(RuleBroken):
    """A circle is agreed for a year at the longest, and ends after it begins."""


class SeatOver(Conflict):
    """This seat of the circle has ended."""


class LastCoordinator(RuleBroken):
    """While visits go on somebody of the board answers for them."""


class OnListAlready(Conflict):
    """The person is on the home-care list."""


class NotOnList(RuleBroken):
    """The person is not on the home-care list on that day."""


class NothingAgreed(RuleBroken):
    """An agreement names at least one kind of help."""


class ReviewOutOfTime(RuleBroken):
    """The day to look again lies after today and within a year."""


class AgreedLater(Conflict):
    """A newer agreement stands already."""


class MinutesImpossible(RuleBroken):
    """A visit of no minutes or of more than ten hours."""


class DayNotCome(RuleBroken):
    """A visit is written when it was made."""


class NobodyWent(RuleBroken):
    """A visit names who went."""


class NotInCircle(RuleBroken):
    """Who goes to a person was named in that person's circle on that day."""


class NothingDoneThere(RuleBroken):
    """Nobody was at home, so nothing was done there."""


class VisitWithdrawn(Conflict):
    """The visit was struck out before."""


class StrikingNeedsReason(RuleBroken):
    """A visit is struck out with a reason."""


class NoWorry(RuleBroken):
    """The visit passed on no worry."""


class WorryAnswered(Conflict):
    """Somebody has answered this worry."""


class AnswerMissing(RuleBroken):
    """An answer says what was done."""


class SameCarerTwice(RuleBroken):
    """A pair is two people."""


class WeekNotBegun(RuleBroken):
    """Only a week that has begun is explained."""


class WeekExplained(Conflict):
    """The week has its reason already."""


class CarerAlready(Conflict):
    """The member is a home-care volunteer already."""


class CarerOver(Conflict):
    """This volunteer has ended."""


class NotAMemberThen(RuleBroken):
    """A volunteer belongs to the club."""


class EndsTooEarly(RuleBroken):
    """An end lies before the beginning."""


class CaseOpenAlready(Conflict):
    """The person has an open case."""


class NoOpenCase(RuleBroken):
    """There is no open case of this person."""


class CaseCannot(RuleBroken):
    """From where the case stands it does not go there."""


class NothingAssessed(RuleBroken):
    """An assessment looks at at least one side of life."""


class NothingPlanned(RuleBroken):
    """A plan says what is done."""


class ReferralCannot(Conflict):
    """The slip was settled before."""


class ReferralSaysNothing(RuleBroken):
    """A slip says why somebody is sent."""


class AgendaTwice(Conflict):
    """The case is on the agenda of that day already."""


class AgendaDayOver(RuleBroken):
    """A case is put on the agenda of a meeting to come."""


class AgendaSettled(Conflict):
    """What was decided is written down already, or the case was taken off the agenda."""


class QuestionMissing(RuleBroken):
    """The meeting is asked something."""


class SupervisorNeedsName(RuleBroken):
    """Who reads the book is written down with the office they come from."""


class NobodyToShow(RuleBroken):
    """Only folders in whose circle one stands can be shown."""
