"""Sets of criteria with their years, and clubs' years as they were rated: the records, what each said, each step."""

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Func, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.clubs.models import Club
from chungtay.programme.rules import Mark
from chungtay.rating.rules import LONGEST_SILENCE, Band, Group, How, RatingState, SetState, Veto
from chungtay.records.models import Keyed, ScopedQuerySet

_STATES = [(state.value, state.value) for state in RatingState]
_SHARES = [How.SHARE.value, How.SHARE_OF_YEAR.value]


class YearRange(Func):
    """`int4range(year_from, year_to, '[]')`: the years of a set, its last one too; open while none follows."""

    function = "int4range"
    output_field = IntegerRangeField()


class CriteriaSet(Keyed):
    """One version of the sheet. Written as a draft; published it is never edited, only followed by another.

    `code`: what a rating names it by. `year_from`, `year_to`: the years that are rated by it, once it is published.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=300, blank=True, default="")
    mark = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Mark], default=Mark.INFERRED)
    state = models.CharField(max_length=9, choices=[(each.value, each.value) for each in SetState])
    year_from = models.PositiveSmallIntegerField(null=True)
    year_to = models.PositiveSmallIntegerField(null=True)
    very_strong = models.PositiveSmallIntegerField()  # so many points at least; below the last is weak
    strong = models.PositiveSmallIntegerField()
    fair = models.PositiveSmallIntegerField()
    average = models.PositiveSmallIntegerField()
    vetoes = ArrayField(models.CharField(max_length=11), default=list, blank=True)
    silent_months = models.PositiveSmallIntegerField()
    based_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="copies")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            CheckConstraint(name="set_state_is_known", condition=Q(state__in=[each.value for each in SetState])),
            CheckConstraint(name="set_mark_is_known", condition=Q(mark__in=[each.value for each in Mark])),
            CheckConstraint(name="set_is_named", condition=~Q(name="") & ~Q(code="")),
            CheckConstraint(
                name="set_bands_fall",
                condition=Q(
                    very_strong__lte=100, strong__lt=F("very_strong"), fair__lt=F("strong"), average__lt=F("fair"),
                    average__gt=0,
                ),
            ),
            CheckConstraint(
                name="set_vetoes_are_known", condition=Q(vetoes__contained_by=[each.value for each in Veto])
            ),
            CheckConstraint(
                name="set_silence_in_a_year", condition=Q(silent_months__gte=1, silent_months__lte=LONGEST_SILENCE)
            ),
            CheckConstraint(
                name="set_years_when_published",
                condition=Q(state=SetState.DRAFT, year_from=None, year_to=None, published_at=None)
                | (Q(state=SetState.PUBLISHED, year_from__gt=0) & ~Q(source=""))
                | Q(state=SetState.WITHDRAWN),
            ),
            CheckConstraint(
                name="set_years_in_order", condition=Q(year_to__isnull=True) | Q(year_to__gte=F("year_from"))
            ),
            ExclusionConstraint(
                name="set_one_a_year",
                expressions=[
                    (YearRange("year_from", "year_to", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS)
                ],
                condition=Q(state=SetState.PUBLISHED),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class CriteriaLine(Keyed):
    """One criterion of a set: which number of the records is asked, how, how much of it, for how many points."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="lines", db_index=False)
    code = models.CharField(max_length=20)  # stays when the set is copied, so that two sets are told side by side
    place = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Group])
    points = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=13, choices=[(each.value, each.value) for each in How])
    column = models.CharField(max_length=63)
    of = models.CharField(max_length=63, blank=True, default="")
    needs = models.CharField(max_length=63, blank=True, default="")
    least = models.BigIntegerField(default=1)
    most = models.PositiveIntegerField(default=0)
    per_year = models.BooleanField(default=False)
    words = models.CharField(max_length=160)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["criteria_set", "code"], name="criterion_once_a_set"),
            CheckConstraint(name="criterion_group_is_known", condition=Q(group__in=[each.value for each in Group])),
            CheckConstraint(name="criterion_how_is_known", condition=Q(how__in=[each.value for each in How])),
            CheckConstraint(name="criterion_has_points", condition=Q(points__gte=1, points__lte=100)),
            CheckConstraint(name="criterion_says_what", condition=~Q(code="") & ~Q(words="")),
            CheckConstraint(
                name="criterion_share_is_of_something",
                condition=(Q(how__in=[*_SHARES, How.AT_MOST]) & ~Q(of="") & ~Q(of=F("column")))
                | (~Q(how__in=[*_SHARES, How.AT_MOST]) & Q(of="")),
            ),
            CheckConstraint(
                name="criterion_level_has_sense",
                condition=Q(how=How.AT_MOST, most__lte=10_000)
                | (Q(how__in=_SHARES, least__gte=1, least__lte=10_000))
                | (~Q(how__in=[*_SHARES, How.AT_MOST]) & Q(least__gte=1)),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Rating(Keyed):
    """One club's year under one set of criteria."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    year = models.PositiveSmallIntegerField()
    criteria = models.ForeignKey(
        CriteriaSet, to_field="code", db_column="criteria", on_delete=models.PROTECT, related_name="ratings"
    )
    state = models.CharField(max_length=10, choices=_STATES)
    points = models.PositiveSmallIntegerField()  # as the last who spoke said
    computed_points = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=11, choices=[(band.value, band.value) for band in Band])
    against = models.CharField(max_length=60, blank=True, default="")  # codes of vetoes
    misuse = models.CharField(max_length=500, blank=True, default="")  # the commune's word of misused funds

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            UniqueConstraint(fields=["club", "year"], name="rating_once_a_year"),
            CheckConstraint(name="rating_state_is_known", condition=Q(state__in=[s.value for s in RatingState])),
            CheckConstraint(name="rating_band_is_known", condition=Q(band__in=[band.value for band in Band])),
            CheckConstraint(name="rating_points_of_a_hundred", condition=Q(points__lte=100, computed_points__lte=100)),
            CheckConstraint(name="rating_vetoed_is_weak", condition=Q(against="") | Q(band=Band.WEAK)),
        ]
        indexes = [models.Index(fields=["year", "state"], name="rating_by_year")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.year}"


class Score(models.Model):
    """One criterion of a rating: the computed points stay beside whatever a person says."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="scores", db_index=False)
    criterion = models.CharField(max_length=20)
    have = models.BigIntegerField()
    need = models.BigIntegerField()
    computed = models.PositiveSmallIntegerField()
    claimed = models.PositiveSmallIntegerField()
    claim_words = models.CharField(max_length=300, blank=True, default="")
    checked = models.PositiveSmallIntegerField(null=True)
    check_words = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            UniqueConstraint(fields=["rating", "criterion"], name="score_once_a_criterion"),
            CheckConstraint(name="score_claim_says_why", condition=Q(claimed=F("computed")) | ~Q(claim_words="")),
            CheckConstraint(
                name="score_check_says_why",
                condition=Q(checked__isnull=True) | Q(checked=F("claimed")) | ~Q(check_words=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} {self.claimed}"


class RatingStep(Keyed):
    """What was done with a rating, by whom, with what words. Append-only."""

    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=_STATES)
    points = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.taken_at:%Y-%m-%d} {self.state}"
