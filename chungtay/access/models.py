"""Accounts and grants."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import CheckConstraint, Q

from chungtay.access.rules import Role
from chungtay.records.models import Dated, Keyed, no_overlap, period_in_order


class UserManager(BaseUserManager["User"]):
    """Finds an account by what a person types to sign in; makes none (services do)."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=username)


class User(AbstractBaseUser, PermissionsMixin, Keyed):
    """An account. `login` is what is typed: the phone number, or a short name where two people share a number."""

    login = models.CharField(max_length=40, unique=True)
    phone = models.CharField(max_length=15, blank=True, default="")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True, default="")  # offices may leave one; nobody needs one
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [CheckConstraint(name="user_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class Grant(Dated, Keyed):
    """A role over one path and all below it, for a time."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    path = models.CharField(max_length=120)  # a plain value: nothing low points up
    is_acting = models.BooleanField(default=False)  # held for an office that does not exist yet
    acting_for = models.CharField(max_length=200, blank=True, default="")  # "MTTQ xã Nga Sơn"

    path_lookup = "path"

    class Meta:
        constraints = [
            period_in_order("grant_period_in_order"),
            no_overlap("grant_once_at_a_time", "user", "role", "path"),
            CheckConstraint(name="grant_role_is_known", condition=Q(role__in=[role.value for role in Role])),
            CheckConstraint(name="grant_path_is_a_path", condition=Q(path__startswith="/", path__endswith="/")),
        ]
        indexes = [models.Index(fields=["path"], name="grant_by_path", opclasses=["varchar_pattern_ops"])]

    def __str__(self) -> str:
        return f"{self.role} {self.path}"
