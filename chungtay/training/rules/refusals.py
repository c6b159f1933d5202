"""What is refused about training."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class CourseNotFound(NotFound):
    """No such course in the catalogue that this office reads or keeps."""


class ClassNotFound(NotFound):
    """No such class within reach, or not one's own to move."""


class TraineeNotFound(NotFound):
    """Nobody so on the list of the class."""


class TrainerNotFound(NotFound):
    """No such trainer on the list of the office."""


class MaterialNotFound(NotFound):
    """No such material for this reader."""


class CostNotFound(NotFound):
    """No such line of money at the class."""


class CourseMovedOn(Conflict):
    """The course was written anew or taken out of the catalogue meanwhile."""


class ClassMovedOn(Conflict):
    """The class is no longer where this step could be taken."""


class ClassWrittenMeanwhile(Conflict):
    """Somebody wrote attendance or scores since the form was opened."""


class ClassIsOver(Conflict):
    """The class stands where this part of it is not written any more."""


class LineWasStruck(Conflict):
    """The line was struck before."""


class CourseDaysWrong(RuleBroken):
    """A course takes between one and thirty days."""


class DaysMissing(RuleBroken):
    """A class has at least one day."""


class TooManyDays(RuleBroken):
    """More days than a class has."""


class TypedLineUnclear(RuleBroken):
    """A line of days or of trainees that cannot be read."""


class DayHasAttendance(RuleBroken):
    """A day on which somebody was ticked stays a day of the class."""


class NeededDaysWrong(RuleBroken):
    """A certificate asks for at least one day and at most all of them."""


class NobodyChosen(RuleBroken):
    """Invitations go to somebody."""


class TooManyTrainees(RuleBroken):
    """More people than one class takes."""


class ClassIsFull(RuleBroken):
    """More people than this class has places for."""


class NotBegunYet(RuleBroken):
    """A class runs from its first day, a day is ticked once it has come, a class was held after its last day."""


class AttendanceMissing(RuleBroken):
    """On a day of the class nobody was ticked yet."""


class ScoresMissing(RuleBroken):
    """A class with a test is closed with its scores."""


class ScoreNotUnderstood(RuleBroken):
    """A score is a number from 0 to 10 with at most one figure behind the comma."""


class WhyNotSaid(RuleBroken):
    """Cancelling and striking are said in words."""


class CostMissing(RuleBroken):
    """Money is whole đồng and more than nothing."""


class FileNotTaken(RuleBroken):
    """A file that is not what materials are made of."""


class PersonNotHere(RuleBroken):
    """Somebody who holds no post and is no volunteer of a club of this office."""


class OutsiderUnnamed(RuleBroken):
    """Somebody from outside has at least a name."""


class OutsiderThere(RuleBroken):
    """One person stands in a class once: the same name and phone, or the same unit where no phone is said."""


class NotFromOutside(RuleBroken):
    """Who holds a post in a club is invited from the club, so that the class counts for it."""
