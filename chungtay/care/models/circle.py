"""A person's folder in a club, who may read it until a day, and who has."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from chungtay.access.models import User
from chungtay.care.rules import CircleKind, Looked
from chungtay.clubs.models import Club, Membership
from chungtay.people.models import Person
from chungtay.records.models import DatedQuerySet, Keyed, ScopedQuerySet, no_overlap


class Folder(Keyed):
    """Everything of home care about one person in one club hangs here."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="folders", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="folders")
    opened_on = models.DateField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [UniqueConstraint(fields=["club", "person"], name="folder_once_a_club")]

    def __str__(self) -> str:
        return f"{self.club_id} {self.person_id}"


class CircleSeat(Keyed):
    """Somebody is named in the circle of a person until a day: a member of the club, or an account from outside.

    Unlike other dated facts it is born with its end, which can only come nearer.
    """

    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="seats", db_index=False)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in CircleKind])
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="circle_seats")
    account = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="circle_seats")
    valid_from = models.DateField()
    valid_to = models.DateField()
    is_ended_early = models.BooleanField(default=False)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()
    path_lookup = "folder__club__path"

    class Meta:
        constraints = [
            # one that ends on its first day held on no day at all
            CheckConstraint(name="circle_seat_ends", condition=Q(valid_to__gte=F("valid_from"))),
            CheckConstraint(
                name="circle_seat_kind_is_known", condition=Q(kind__in=[kind.value for kind in CircleKind])
            ),
            CheckConstraint(
                name="circle_seat_names_one",
                condition=Q(membership__isnull=False, account__isnull=True)
                | Q(membership__isnull=True, account__isnull=False),
            ),
            CheckConstraint(
                name="circle_seat_from_outside",
                condition=Q(membership__isnull=False) & ~Q(kind=CircleKind.STATION)
                | Q(account__isnull=False, kind__in=[CircleKind.STATION, CircleKind.CASE_MANAGER]),
            ),
            no_overlap("circle_seat_member_once", "folder", "kind", "membership"),
            no_overlap("circle_seat_account_once", "folder", "kind", "account"),
            no_overlap("circle_seat_one_of_the_station", "folder", condition=Q(kind=CircleKind.STATION)),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.folder_id}"


class SupervisorLook(Keyed):
    """A supervisor reads the book of home care on the club's own phone, for half an hour. Append-only."""

    club = models.ForeignKey(Club, on_delete=models.PROTECT, related_name="supervisor_looks")
    name = models.CharField(max_length=120)
    office = models.CharField(max_length=160)  # "Phó Chủ tịch Hội NCT xã Nga Sơn"
    shown_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "club__path"

    class Meta:
        constraints = [
            CheckConstraint(name="supervisor_look_names_one", condition=~Q(name="") & ~Q(office="")),
            CheckConstraint(
                name="supervisor_look_is_short",
                condition=Q(ends_at__gt=F("begun_at"), ends_at__lte=F("begun_at") + timedelta(hours=1)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d} {self.name}"


class Reading(models.Model):
    """An account read something of a folder. Append-only, so that the person can be told who looked."""

    id = models.BigAutoField(primary_key=True)
    folder = models.ForeignKey(Folder, on_delete=models.PROTECT, related_name="readings", db_index=False)
    account = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    looked_at = models.DateTimeField()
    what = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Looked])
    supervisor = models.ForeignKey(SupervisorLook, null=True, on_delete=models.PROTECT, related_name="readings")

    class Meta:
        constraints = [
            CheckConstraint(name="reading_what_is_known", condition=Q(what__in=[each.value for each in Looked])),
            CheckConstraint(
                name="reading_shown_to_a_supervisor",
                condition=Q(what=Looked.SHOWN, supervisor__isnull=False)
                | ~Q(what=Looked.SHOWN) & Q(supervisor__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["folder", "-looked_at"], name="reading_latest_first")]

    def __str__(self) -> str:
        return f"{self.looked_at:%Y-%m-%d %H:%M} {self.folder_id}"
