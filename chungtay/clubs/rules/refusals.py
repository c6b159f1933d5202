"""What may not be, named for what is wrong."""

from chungtay.clubs.rules.kinds import LineRefused
from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class ClubNotFound(NotFound):
    """There is no such club, or it lies outside the reach."""


class MembershipNotFound(NotFound):
    """There is no such member, seat or team in this club."""


class RegisterRefused(RuleBroken):
    """Lines of a register cannot stand; none of them was written. `lines` are the `LineRefused`."""

    def __init__(self, lines: list[LineRefused]) -> None:
        super().__init__(line_count=len(lines), first_line=lines[0].line)
        self.lines = lines


class NumberImpossible(RuleBroken):
    """A number within a club is a whole number from 1 to 32,000."""


class JoinedInFuture(RuleBroken):
    """A member is enrolled once the day of joining has come."""


class DayToCome(RuleBroken):
    """A fact of a club is recorded once its day has come."""


class ReasonNeeded(RuleBroken):
    """A club's state changes for a reason, which is written down."""


class ClubNameMissing(RuleBroken):
    """A club's name without a letter."""


class ClubNameTooLong(RuleBroken):
    """Longer than any name of a club."""


class NotACommuneOfToday(RuleBroken):
    """A club sits in a commune of the map in force."""


class ClubNameUnchanged(RuleBroken):
    """A renaming that changes nothing."""


class ChangedLater(RuleBroken):
    """What is to be replaced or ended began on that day or after."""


class HeirNeeded(RuleBroken):
    """A club that is merged goes into another one that lives."""


class AlreadyEnded(Conflict):
    """The fact has its end already."""


class AlreadyAway(Conflict):
    """The member is away already in those days."""


class OutsideMembership(RuleBroken):
    """A member's absence or team lies within the days of membership."""


class MoveToSameClub(RuleBroken):
    """A member moves to another club."""


class TeamOfAreaExists(Conflict):
    """The club has a team for this area already."""


class AlreadyInTeam(Conflict):
    """The member is in this team already."""


class LeaderTaken(Conflict):
    """The team has a leader on that day."""


class HamletElsewhere(RuleBroken):
    """A club covers hamlets of its own commune that stand on that day."""


class NotAPlaceholder(RuleBroken):
    """Only a published placeholder is claimed, and only by a real club."""


class MeetingDayImpossible(RuleBroken):
    """A day from 1 to 31, or 1 to 30 by the moon."""


class AlreadyInProject(Conflict):
    """The club belongs to this project already."""


class BatchInUse(Conflict):
    """Something was written about members of this import since; it cannot be undone in one step."""


class StepNotNext(RuleBroken):
    """A club cannot go from its state to the one asked for."""


class AlreadyMember(Conflict):
    """The person is a member of this club already."""


class NumberTaken(Conflict):
    """Another membership of this club carries this number."""


class AccountantIsTreasurer(RuleBroken):
    """One person cannot keep the books and hold the cash."""


class PostTaken(Conflict):
    """Somebody holds this post now; end that seat first."""


class BoardFull(RuleBroken):
    """A board has nine seats at most."""


class NotAMember(RuleBroken):
    """The person is not a member of this club on that day."""


class ClubIsClosed(RuleBroken):
    """The club was merged or dissolved."""


class EndsBeforeItBegan(RuleBroken):
    """The day of the end lies before the day it began."""


class AlreadyClaimed(Conflict):
    """Another club has taken the place of this published one."""


class PairNotFound(NotFound):
    """No such pair of records, or not both within the reach."""
