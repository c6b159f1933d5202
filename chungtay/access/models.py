"""Accounts, grants, and the ways in: slips, shared devices with their PINs, wrong tries."""

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import CheckConstraint, F, Q

from chungtay.access.rules import Role
from chungtay.records.models import Dated, DatedQuerySet, Keyed, ScopedQuerySet, no_overlap, period_in_order


class UserManager(BaseUserManager["User"]):
    """Finds an account by what a person types to sign in; makes none (services do)."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=username)


class User(AbstractBaseUser, PermissionsMixin, Keyed):
    """An account. `login` is what is typed: the phone number, or a short name where two people share a number."""

    login = models.CharField(max_length=40, unique=True)
    phone = models.CharField(max_length=15, blank=True, default="")
    name = models.CharField(max_length=120)
    name_sort = models.CharField(max_length=400, blank=True, default="", db_collation="C")  # Vietnamese order
    name_folded = models.CharField(max_length=240, blank=True, default="")  # what a search compares
    email = models.EmailField(blank=True, default="")  # offices may leave one; nobody needs one
    keeps_lists = models.BooleanField(default=False)  # has a `SavedView`: a list is asked for them only then
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [CheckConstraint(name="user_has_a_name", condition=~Q(name=""))]
        indexes = [
            models.Index(fields=["phone"], name="user_by_phone", condition=~Q(phone="")),
            GinIndex(fields=["name_folded"], name="user_by_name_part", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self) -> str:
        return self.name


class GrantQuerySet(DatedQuerySet):
    """Grants; one that was withdrawn before its first day was over never counts."""

    def on(self, day: date) -> Self:
        return super().on(day).filter(withdrawn_at__isnull=True)

    def open(self) -> Self:
        return super().open().filter(withdrawn_at__isnull=True)

    def open_or_later(self, day: date) -> Self:
        """Those that hold on this day or begin afterwards."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), withdrawn_at__isnull=True)


class Grant(Dated, Keyed):
    """A role over one path and all below it, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    path = models.CharField(max_length=120)  # a plain value: nothing low points up
    is_acting = models.BooleanField(default=False)  # held for an office that does not exist yet
    acting_for = models.CharField(max_length=200, blank=True, default="")  # "MTTQ xã Nga Sơn"

    place_name = models.CharField(max_length=200, blank=True, default="")  # what the path was called when given
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # given by mistake: ended before its first day was over

    objects: ClassVar[Any] = GrantQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("grant_period_in_order"),
            no_overlap("grant_once_at_a_time", "user", "role", "path", condition=Q(withdrawn_at__isnull=True)),
            CheckConstraint(name="grant_role_is_known", condition=Q(role__in=[role.value for role in Role])),
            CheckConstraint(name="grant_path_is_a_path", condition=Q(path__startswith="/", path__endswith="/")),
        ]
        indexes = [models.Index(fields=["path"], name="grant_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return f"{self.role} {self.path}"


class Slip(Keyed):
    """A printed one-time way in. The code stands on the paper only; here is its keyed hash."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="slips")
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            CheckConstraint(name="slip_expires_after_it_was_made", condition=Q(expires_at__gt=F("made_at"))),
            CheckConstraint(
                name="slip_used_or_revoked", condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True)
            ),
            models.UniqueConstraint(
                name="slip_one_open_a_person",
                fields=["user"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_at:%Y-%m-%d}"


class Device(Keyed):
    """A browser on a phone that a board shares, known by a signed cookie that carries its key."""

    path = models.CharField(max_length=120)  # the club it serves
    name = models.CharField(max_length=80)
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()
    path_lookup = "path"

    class Meta:
        indexes = [models.Index(fields=["path"], name="device_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return self.name


class DevicePin(models.Model):
    """One person's PIN on one device: only a hash, and how often it was typed wrong in a row."""

    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="pins")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="pins")
    pin_hash = models.CharField(max_length=128)
    set_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    wrong_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(name="pin_once_per_device", fields=["device", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.device_id}"


class WrongTries(models.Model):
    """How often something was tried wrong in a row: slips by address, second factors by account, the door by both."""

    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=64)
    wrong_count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="wrong_tries_once", fields=["kind", "subject"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}: {self.wrong_count}"


class UsedCode(models.Model):
    """A second factor's code that has opened a door once, kept while it could be typed again. Only its keyed hash."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="code_opens_once", fields=["user", "code_hash"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.used_at:%H:%M:%S}"


class SavedView(models.Model):
    """A list with its filters under a name, of one account: the address of a page and what stands behind its `?`."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views", db_index=False)
    path = models.CharField(max_length=120)
    query = models.CharField(max_length=600)
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "path", "name"], name="saved_view_named_once"),
            CheckConstraint(name="saved_view_has_words", condition=~Q(name="") & ~Q(query="")),
        ]

    def __str__(self) -> str:
        return self.name
