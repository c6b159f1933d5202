"""What is refused about conferences."""

from chungtay.kernel.errors import Conflict, NotFound, RuleBroken


class ConferenceNotFound(NotFound):
    """No such conference within reach."""


class SpeechNotFound(NotFound):
    """No such speech at this conference."""


class PromiseNotFound(NotFound):
    """Nothing was asked or promised so within reach."""


class ConferenceMovedOn(Conflict):
    """The conference is no longer where this step could be taken."""


class SpeechMovedOn(Conflict):
    """The speech is no longer where this step could be taken."""


class PromiseMovedOn(Conflict):
    """What was promised is no longer where this step could be taken."""


class ConferenceIsOver(Conflict):
    """Programme and invitations are set before the day; afterwards only who came, what was said and promised."""


class EndsBeforeItBegins(RuleBroken):
    """The last day is not before the first."""


class NotYetHeld(RuleBroken):
    """A conference is held on its day, not before."""


class NobodyInvited(RuleBroken):
    """Invitations go to somebody."""


class NobodyCame(RuleBroken):
    """A conference that was held had somebody there."""


class LineNotUnderstood(RuleBroken):
    """A line of the list of delegates or of the programme that cannot be read."""


class TooManyLines(RuleBroken):
    """More lines than one conference has."""


class StepNeedsWords(RuleBroken):
    """Cancelling, concluding, answering and declining are said in words."""


class StepDayWrong(RuleBroken):
    """A step happened on a day that has come, not before the one before it."""


class PromiseNeedsOwner(RuleBroken):
    """What is asked or promised has somebody who answers for it, and words."""


class NoticeOnce(Conflict):
    """The conclusions have their number already."""


class NoticeNeedsConclusions(RuleBroken):
    """The notice of conclusions is numbered once they are written."""


class NoticeNeedsOffice(RuleBroken):
    """Numbers are given by an office that keeps its registers here."""
