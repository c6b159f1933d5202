"""What is refused about shares, clusters, plans and programme money."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class PlanRowNotFound(NotFound):
    """No such task, line of money, cluster or target here."""


class ShareNotBelow(RuleBroken):
    """A target is split among the places right below, by whom it was set for or allotted to."""


class ShareNotANumber(RuleBroken):
    """A target in words, a share or a range cannot be split into numbers that add up."""


class ShareNegative(RuleBroken):
    """A share is nothing or more."""


class ClusterNameTaken(Conflict):
    """A cluster of this name stands here already."""


class ClusterTooSmall(RuleBroken):
    """A cluster compares at least two places."""


class AlreadyInCluster(Conflict):
    """A place stands in one cluster at a time."""


class AmountMissing(RuleBroken):
    """A line of money says how much."""


class YearOutOfRange(RuleBroken):
    """Money and tasks are of a year of the programme."""


class StruckBefore(Conflict):
    """A line is struck once."""


class StrikeNeedsWords(RuleBroken):
    """Who reads the sheet later asks why a line went."""


class TaskMovedOn(Conflict):
    """The task is no longer where this step could be taken."""


class TaskNeedsWords(RuleBroken):
    """A task has words; dropping or taking back is said with a reason."""
