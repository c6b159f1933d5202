"""Clubs and the dated facts of a club."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.clubs.rules import (
    SINGLE_POSTS,
    ActivityArea,
    Calendar,
    EndReason,
    FoundingStepKind,
    ManagingOrg,
    Post,
    State,
    TeamKind,
)
from chungtay.people.models import Person
from chungtay.places.models import Area, Hamlet, Map
from chungtay.programme.models import Programme, Project
from chungtay.records.models import Dated, DateRange, File, Keyed, ScopedQuerySet, no_overlap, period_in_order


class Club(Keyed):
    """A club, or a published placeholder for one that nobody has entered yet."""

    name = models.CharField(max_length=160)  # today's; earlier ones are ClubName rows
    name_fold = models.CharField(max_length=160, db_collation="C")
    sort_key = models.CharField(max_length=400, db_collation="C")
    path = models.CharField(max_length=60, unique=True)  # today's seat: /province/commune/c<id>/
    is_published_only = models.BooleanField(default=False)  # a placeholder: known from a published total only
    is_invented = models.BooleanField(default=False)  # of the demo country, marked so on screen
    managing_org = models.CharField(
        max_length=12, choices=[(org.value, org.value) for org in ManagingOrg], default=ManagingOrg.ASSOCIATION
    )
    managing_org_name = models.CharField(max_length=160, blank=True, default="")
    programme = models.ForeignKey(Programme, null=True, on_delete=models.PROTECT, related_name="clubs")
    founded_on = models.DateField(null=True)  # the launch, else the decision
    decision_number = models.CharField(max_length=80, blank=True, default="")
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=200, blank=True, default="")  # as printed: the body may be no more
    deciding_area = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")
    launched_on = models.DateField(null=True)
    meeting_place = models.CharField(max_length=200, blank=True, default="")
    has_no_signal = models.BooleanField(default=False)  # "không có sóng"
    market_weekday = models.PositiveSmallIntegerField(null=True)  # 0 Monday … 6 Sunday: when its phone gets a network

    objects: ClassVar[models.Manager["Club"]] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            CheckConstraint(name="club_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="club_market_weekday", condition=Q(market_weekday__isnull=True) | Q(market_weekday__lte=6)
            ),
        ]
        indexes = [
            models.Index(fields=["path"], name="club_by_path", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["name_fold"], name="club_by_fold", opclasses=["text_pattern_ops"]),
        ]

    def __str__(self) -> str:
        return self.name


class ClubName(Dated):
    """What the club was called during a time."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)

    path_lookup = "club__path"

    class Meta:
        constraints = [period_in_order("club_name_period_in_order"), no_overlap("club_name_one_at_a_time", "club")]

    def __str__(self) -> str:
        return self.name


class ClubState(Dated, Keyed):
    """The state of a club during a time, with the reason it came to it."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="states")
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in State])
    reason = models.CharField(max_length=500, blank=True, default="")
    merged_into = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="absorbed")

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("club_state_period_in_order"),
            no_overlap("club_state_one_at_a_time", "club"),
            CheckConstraint(name="club_state_is_known", condition=Q(state__in=[state.value for state in State])),
            CheckConstraint(
                name="club_state_merged_names_heir", condition=~Q(state=State.MERGED) | Q(merged_into__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.state


class Seat(models.Model):
    """Where a club sits on one map: one row per club and map, never rewritten by a merger."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="seats")
    map = models.ForeignKey(Map, on_delete=models.PROTECT, related_name="+")
    province = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey(Area, null=True, on_delete=models.PROTECT, related_name="+")  # empty: not known there
    is_confirmed = models.BooleanField(default=True)  # False: the default successor of a split commune, to be asked
    source = models.CharField(max_length=300, blank=True, default="")

    objects: ClassVar[models.Manager["Seat"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [UniqueConstraint(fields=["club", "map"], name="seat_once_per_map")]
        indexes = [
            models.Index(fields=["commune"], name="seat_by_commune"),
            models.Index(fields=["province"], name="seat_by_province"),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.map_id}"


class ClubHamlet(Dated):
    """A hamlet the club covers during a time; a club may cover several."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="hamlets")
    hamlet = models.ForeignKey(Hamlet, on_delete=models.PROTECT, related_name="+")

    path_lookup = "club__path"

    class Meta:
        constraints = [period_in_order("club_hamlet_period_in_order"), no_overlap("club_hamlet_once", "club", "hamlet")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.hamlet_id}"


class ClubProject(Dated):
    """The club belongs to a donor's project during a time."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="projects")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="clubs")

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("club_project_period_in_order"),
            no_overlap("club_project_once", "club", "project"),
        ]

    def __str__(self) -> str:
        return f"{self.club_id} {self.project_id}"


class Claim(Keyed):
    """A real club stands from a day on for a published placeholder, which is no longer counted beside it."""

    placeholder = models.OneToOneField(Club, on_delete=models.PROTECT, related_name="claimed_by")
    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="claims")
    since = models.DateField()

    objects: ClassVar[models.Manager["Claim"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [CheckConstraint(name="claim_of_another", condition=~Q(placeholder=F("club")))]

    def __str__(self) -> str:
        return f"{self.club_id} ← {self.placeholder_id}"


class MeetingRule(Dated):
    """On which day of the month the club meets, by the sun or by the moon."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="meeting_rules")
    calendar = models.CharField(max_length=5, choices=[(c.value, c.value) for c in Calendar], default=Calendar.SOLAR)
    day = models.PositiveSmallIntegerField()
    starts_at = models.TimeField(null=True)

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("meeting_rule_period_in_order"),
            no_overlap("meeting_rule_one_at_a_time", "club"),
            CheckConstraint(name="meeting_rule_day", condition=Q(day__gte=1, day__lte=31)),
            CheckConstraint(name="meeting_rule_lunar_day", condition=~Q(calendar=Calendar.LUNAR) | Q(day__lte=30)),
        ]

    def __str__(self) -> str:
        return f"{self.calendar} {self.day}"


class Regulation(Dated, Keyed):
    """The operating regulation (quy chế) the club adopted; not a charter, which only the Association has."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="regulations")
    adopted_on = models.DateField()
    words = models.TextField(blank=True, default="")
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")

    path_lookup = "club__path"

    class Meta:
        constraints = [period_in_order("regulation_period_in_order"), no_overlap("regulation_one_at_a_time", "club")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.adopted_on}"


class Membership(Dated, Keyed):
    """A person in a club, from joining to leaving, under a number by which the roll is called.

    A person is in a club once at a time: a trigger holds it (`membership_once_at_a_time`, docs/adr/0010). The foreign
    keys have no index of their own: the constraints below begin with the club, and with the person.
    """

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships", db_index=False)
    number = models.PositiveSmallIntegerField()
    end_reason = models.CharField(
        max_length=16, choices=[(r.value, r.value) for r in EndReason], blank=True, default=""
    )
    moved_to = models.ForeignKey(Club, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    import_batch = models.BigIntegerField(null=True)  # of `exchange`, to undo an import in one step

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("membership_period_in_order"),
            UniqueConstraint(fields=["person", "club", "valid_from"], name="membership_begins_once"),
            UniqueConstraint(fields=["club", "number"], name="membership_number_once"),
            CheckConstraint(name="membership_number_positive", condition=Q(number__gte=1)),
            CheckConstraint(
                name="membership_end_has_reason",
                condition=Q(valid_to__isnull=True, end_reason="") | (Q(valid_to__isnull=False) & ~Q(end_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["moved_to"], condition=Q(moved_to__isnull=False), name="membership_by_moved_to"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.person_id}"


class Absence(Dated, Keyed):
    """A member is away for a time (tạm vắng): at the factory until Tết, at a child's."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="absences")
    reason = models.CharField(max_length=200, blank=True, default="")

    path_lookup = "membership__club__path"

    class Meta:
        constraints = [period_in_order("absence_period_in_order"), no_overlap("absence_one_at_a_time", "membership")]

    def __str__(self) -> str:
        return self.reason


class BoardSeat(Dated, Keyed):
    """A post on the management board held by a person. Its grant is opened and ended with it, in one service."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="board_seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="board_seats")
    post = models.CharField(max_length=12, choices=[(post.value, post.value) for post in Post])
    grant_id = models.BigIntegerField(null=True)  # the access that came with the seat
    end_reason = models.CharField(max_length=300, blank=True, default="")

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("board_seat_period_in_order"),
            no_overlap("board_seat_same_post_once", "club", "person", "post"),
            no_overlap("board_seat_single_post_held_once", "club", "post", condition=Q(post__in=sorted(SINGLE_POSTS))),
            ExclusionConstraint(
                name="board_seat_accountant_is_not_treasurer",
                expressions=[
                    ("club", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(post__in=[Post.ACCOUNTANT, Post.TREASURER]),
            ),
            CheckConstraint(name="board_seat_post_is_known", condition=Q(post__in=[post.value for post in Post])),
        ]

    def __str__(self) -> str:
        return self.post


class Team(Dated, Keyed):
    """A neighbourhood group, or one of the eight activity teams."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="teams")
    kind = models.CharField(max_length=14, choices=[(kind.value, kind.value) for kind in TeamKind])
    area = models.CharField(
        max_length=10, choices=[(area.value, area.value) for area in ActivityArea], blank=True, default=""
    )
    name = models.CharField(max_length=120)

    path_lookup = "club__path"

    class Meta:
        constraints = [
            period_in_order("team_period_in_order"),
            CheckConstraint(
                name="team_area_goes_with_kind",
                condition=(Q(kind=TeamKind.ACTIVITY) & ~Q(area="")) | Q(kind=TeamKind.NEIGHBOURHOOD, area=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TeamPlace(Dated, Keyed):
    """A member in a team for a time, perhaps as its leader."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="places")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="team_places")
    is_leader = models.BooleanField(default=False)

    path_lookup = "team__club__path"

    class Meta:
        constraints = [
            period_in_order("team_place_period_in_order"),
            no_overlap("team_place_once_at_a_time", "team", "membership"),
            no_overlap("team_has_one_leader", "team", condition=Q(is_leader=True)),
        ]

    def __str__(self) -> str:
        return f"{self.team_id} {self.membership_id}"


class FoundingStep(Keyed):
    """A step of a founding with its paper."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="founding_steps")
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in FoundingStepKind])
    happened_on = models.DateField()
    words = models.TextField(blank=True, default="")
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager["FoundingStep"]] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [UniqueConstraint(fields=["club", "kind"], name="founding_step_once")]

    def __str__(self) -> str:
        return self.kind
