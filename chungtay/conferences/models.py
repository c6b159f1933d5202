"""Conferences, who is invited, what is said at them, and what was promised with every step to its answer."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.conferences.rules import Answer, ConferenceKind, ConferenceState, PromiseKind, PromiseState, SpeechState
from chungtay.papers.models import OutgoingPaper
from chungtay.records.models import File, Keyed, ScopedQuerySet

_CONFERENCE = [state.value for state in ConferenceState]
_SPEECH = [state.value for state in SpeechState]
_PROMISE = [state.value for state in PromiseState]


def _choices(values: list[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


class Conference(Keyed):
    """A conference of one office. What the chair concludes and what the press is told are its own words."""

    path = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=_choices([kind.value for kind in ConferenceKind]))
    title = models.CharField(max_length=300)
    held_on = models.DateField()
    until_on = models.DateField(null=True)
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=200)
    about = models.TextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=_choices(_CONFERENCE), default=ConferenceState.PLANNED)
    state_words = models.CharField(max_length=500, blank=True, default="")
    conclusions = models.TextField(blank=True, default="")
    press_note = models.TextField(blank=True, default="")
    notice = models.OneToOneField(OutgoingPaper, null=True, on_delete=models.PROTECT, related_name="+")
    search_fold = models.TextField(db_collation="C", default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="conference_state_is_known", condition=Q(state__in=_CONFERENCE)),
            CheckConstraint(
                name="conference_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("held_on")),
            ),
            CheckConstraint(name="conference_is_named", condition=~Q(title="") & ~Q(place="") & ~Q(chair="")),
            CheckConstraint(
                name="conference_concluded_in_words",
                condition=~Q(state=ConferenceState.CONCLUDED) | ~Q(conclusions=""),
            ),
            CheckConstraint(
                name="conference_cancelled_in_words",
                condition=~Q(state=ConferenceState.CANCELLED) | ~Q(state_words=""),
            ),
            CheckConstraint(
                name="conference_notice_has_conclusions", condition=Q(notice__isnull=True) | ~Q(conclusions="")
            ),
        ]
        indexes = [models.Index(fields=["path"], name="conference_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.title


class ProgrammeItem(models.Model):
    """A line of the day's programme; set as a whole until the day."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="items", db_index=False)
    position = models.PositiveSmallIntegerField()
    starts_at = models.TimeField()
    words = models.CharField(max_length=300)
    who = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [UniqueConstraint(fields=["conference", "position"], name="programme_item_once")]

    def __str__(self) -> str:
        return self.words


class Delegate(Keyed):
    """Somebody invited, what they answered and whether they came. Outsiders too: a name is enough."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="delegates", db_index=False)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=160, blank=True, default="")
    unit = models.CharField(max_length=160, blank=True, default="")
    answer = models.CharField(max_length=6, choices=_choices([each.value for each in Answer]), default=Answer.ASKED)
    instead = models.CharField(max_length=160, blank=True, default="")  # who comes in their place
    came = models.BooleanField(null=True)
    fold = models.CharField(max_length=300, db_collation="C")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["conference", "number"], name="delegate_numbered"),
            UniqueConstraint(fields=["conference", "fold"], name="delegate_once"),
            CheckConstraint(name="delegate_has_a_name", condition=~Q(name="")),
            CheckConstraint(name="delegate_sends_somebody", condition=Q(answer=Answer.SENDS) | Q(instead="")),
        ]

    def __str__(self) -> str:
        return self.name


class Speech(Keyed):
    """A speech asked of a unit for a conference, until it is given or printed."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="speeches")
    title = models.CharField(max_length=300)
    unit = models.CharField(max_length=160)
    speaker = models.CharField(max_length=160, blank=True, default="")
    due_on = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField(default=7)
    state = models.CharField(max_length=10, choices=_choices(_SPEECH), default=SpeechState.ASKED)
    file = models.OneToOneField(File, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            CheckConstraint(name="speech_state_is_known", condition=Q(state__in=_SPEECH)),
            CheckConstraint(
                name="speech_handed_in_has_text",
                condition=~Q(state=SpeechState.HANDED_IN) | Q(file__isnull=False) | ~Q(words=""),
            ),
            CheckConstraint(name="speech_is_named", condition=~Q(title="") & ~Q(unit="")),
        ]

    def __str__(self) -> str:
        return self.title


class Promise(Keyed):
    """What a conference asked of somebody, or somebody promised there. `owner_path`: where the owner sits here."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="promises")
    kind = models.CharField(max_length=8, choices=_choices([kind.value for kind in PromiseKind]))
    words = models.CharField(max_length=1000)
    said_by = models.CharField(max_length=200, blank=True, default="")
    owner = models.CharField(max_length=200)
    owner_path = models.CharField(max_length=60, blank=True, default="")
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=_choices(_PROMISE), default=PromiseState.OPEN)
    since_on = models.DateField()
    search_fold = models.TextField(db_collation="C", default="")

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "conference__path"

    class Meta:
        constraints = [
            CheckConstraint(name="promise_state_is_known", condition=Q(state__in=_PROMISE)),
            CheckConstraint(name="promise_has_an_owner", condition=~Q(words="") & ~Q(owner="")),
        ]
        indexes = [
            models.Index(fields=["owner_path"], name="promise_by_owner", opclasses=["varchar_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.words[:60]


class PromiseStep(Keyed):
    """What was done or said about a promise, on which day, by which paper. Append-only."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=8, choices=_choices(_PROMISE))
    happened_on = models.DateField()
    words = models.CharField(max_length=1000)
    paper = models.CharField(max_length=120, blank=True, default="")  # number of the paper it stands in
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [CheckConstraint(name="promise_step_in_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.state}"
