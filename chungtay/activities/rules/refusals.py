"""What may not be done with activities, plans and the labels of areas."""

from chungtay.kernel.errors import Conflict, RuleBroken


class ActivityNeedsTitle(RuleBroken):
    """An activity says in a few words what was done."""


class ActivityNotCome(RuleBroken):
    """What is still to come belongs into the plan."""


class ClubDidNotLive(RuleBroken):
    """On that day the club was not yet founded, or no more."""


class PeopleImpossible(RuleBroken):
    """More people than a commune has."""


class FewerThanNamed(RuleBroken):
    """The number told is smaller than the names that were ticked."""


class NobodyTookPart(RuleBroken):
    """Somebody did it: names, a number, or others in words."""


class HelpedNobody(RuleBroken):
    """A help says whom it helped, or how many."""


class NotMemberThen(RuleBroken):
    """Somebody named was not a member of the club on that day."""


class ActivityIsTakenBack(Conflict):
    """It was taken back, or replaced by another line, before."""


class TakingBackNeedsReason(RuleBroken):
    """What counted is taken back or put right only with a reason."""


class NothingChanged(RuleBroken):
    """The new line says what the old one says."""


class TooManyPhotosOfActivity(RuleBroken):
    """A handful of photographs."""


class PlanNeedsWords(RuleBroken):
    """A line of the plan says what is to be done."""


class PlanYearImpossible(RuleBroken):
    """A plan is made for this year or one beside it."""


class PlanLineClosed(Conflict):
    """The line was ticked off or dropped before."""


class AreaLabelMissing(RuleBroken):
    """An area has a name."""


class AreaLabelSetLater(Conflict):
    """A name that begins on or after this day stands already."""
