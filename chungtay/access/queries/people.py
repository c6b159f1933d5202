"""People and their roles within someone's reach: the list an office keeps its accounts by, and the printed matrix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from chungtay.access import words
from chungtay.access.models import Grant, User
from chungtay.access.rules import ALLOWS, MAY_APPOINT, Action, Role, RoleState, level_of, state_of
from chungtay.kernel.acts import Reach
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import fold

_MOST_KNOWN = 60
PEOPLE_ORDER = {
    "name": ("user__name_sort", "user__pk", "pk"),
    "role": ("role", "user__name_sort", "pk"),
    "place": ("place_name", "path", "user__name_sort", "pk"),
    "since": ("valid_from", "user__name_sort", "pk"),
}


def people_within(
    reach: Reach, day: date, *, search: str = "", role: str = "", is_over: bool = False
) -> QuerySet[Grant]:
    """A row per role held within the reach today or later (or, asked so, already over), with its account."""
    rows = Grant.objects.within(reach).filter(withdrawn_at__isnull=True).select_related("user")
    now_or_later = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    rows = rows.exclude(now_or_later) if is_over else rows.filter(now_or_later)
    if role:
        rows = rows.filter(role=role)
    for word in fold(search).split():
        rows = rows.filter(
            Q(user__name_folded__contains=word) | Q(user__login__contains=word) | Q(user__phone__contains=word)
        )
    return rows


@dataclass(frozen=True)
class RoleLine:
    """A role as it is shown: whose, what, where, since when, until when."""

    grant_id: int
    user_id: int
    name: str
    login: str
    phone: str
    role: str
    role_code: str
    path: str
    place: str
    since: date
    until: date | None
    state: RoleState
    acting: str
    source: str


def role_lines(grants: Iterable[Grant], names: Mapping[str, str], day: date) -> list[RoleLine]:
    """Grants as they are shown on this day. `names` comes from `names_of`; the accounts are fetched beforehand."""
    return [
        RoleLine(
            grant_id=grant.pk,
            user_id=grant.user_id,
            name=grant.user.name,
            login=grant.user.login,
            phone=grant.user.phone,
            role=str(words.ROLES[Role(grant.role)]),
            role_code=grant.role,
            path=grant.path,
            place=names.get(grant.path) or grant.place_name or str(words.LEVELS[level_of(grant.path)]),
            since=grant.valid_from,
            until=grant.valid_to,
            state=state_of(grant.valid_from, grant.valid_to, day),
            acting=(grant.acting_for or str(words.ACTING)) if grant.is_acting else "",
            source=grant.source,
        )
        for grant in grants
    ]


def person_within(reach: Reach, user_id: int) -> User:
    """An account that holds or held a role within the reach, or `NotFound`."""
    user = User.objects.filter(pk=user_id, grants__in=Grant.objects.within(reach)).distinct().first()
    if user is None:
        raise NotFound(user=user_id)
    return user


def known_paths(reach: Reach) -> list[str]:
    """Paths within the reach at which someone holds a role already, areas before clubs."""
    paths = Grant.objects.within(reach).open().order_by("path").values_list("path", flat=True).distinct()
    return sorted(paths[:_MOST_KNOWN], key=lambda path: (path.count("/"), path))


def generated_docs() -> dict[str, str]:
    """What this room prints into `docs/generated/`."""
    return {"access.md": access_matrix_markdown()}


def access_matrix_markdown() -> str:
    """The tables of roles and actions, and of who appoints whom, as they are printed into the documents."""
    return "\n".join(
        [
            "# Who may do what",
            "",
            "Printed from `chungtay/access/rules/` by `chungtay write_docs`; `make check` compares. A role counts over",
            "its path and all below it, on the days of its grant. Outside one's reach a row does not exist (404).",
            "",
            *_table("Action", list(Role), [(action, {r for r in Role if action in ALLOWS[r]}) for action in Action]),
            "",
            "# Who appoints whom",
            "",
            "A row appoints and ends the roles ticked, inside its own path only, never its own account.",
            "",
            *_table("Role", list(Role), [(role, set(given)) for role, given in MAY_APPOINT.items()]),
            "",
        ]
    )


def _table(corner: str, columns: list[Role], rows: list[tuple[Any, set[Role]]]) -> list[str]:
    head = [f"| {corner} | {' | '.join(f'`{column}`' for column in columns)} |", f"| --- |{' :-: |' * len(columns)}"]
    return head + [f"| `{name}` | {' | '.join('✓' if c in ticked else '' for c in columns)} |" for name, ticked in rows]
