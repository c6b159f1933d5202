"""An officer in acting capacity: the Front or the province stands in where a commune's association does not exist."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.models import Grant, User
from chungtay.access.rules import Action, Role
from chungtay.access.services import create_account, make_slip, open_grant
from chungtay.access.services.slips import PrintedSlip
from chungtay.audit.services import answered_before, write_note
from chungtay.journeys.rules import ActingNeedsEnd
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean
from chungtay.places.models import Area


@dataclass(frozen=True)
class ActingOfficer:
    """Who stands in, for whom, from when to when, by which paper."""

    name: str
    phone: str
    acting_for: str
    since: date
    until: date
    source: str = ""


@transaction.atomic
def open_acting_officer(
    act: Act, *, commune: Area, key: UUID, officer: ActingOfficer, account: User | None = None
) -> tuple[Grant, PrintedSlip | None]:
    """Give the commune officer's role in acting capacity until a day; a new account gets its slip, known now only."""
    act.must(Action.APPOINT, commune.path)
    content = {"commune": commune.pk, "account": account.pk if account else None, "officer": officer}
    if (row_id := answered_before(key, content)) is not None:
        return Grant.objects.get(pk=row_id), None
    if officer.until <= officer.since or not clean(officer.acting_for):
        raise ActingNeedsEnd(since=officer.since)
    user = account or create_account(act, name=officer.name, phone=officer.phone, path=commune.path)
    grant = open_grant(
        act,
        user=user,
        role=Role.COMMUNE_OFFICER,
        path=commune.path,
        valid_from=officer.since,
        valid_to=officer.until,
        is_acting=True,
        acting_for=clean(officer.acting_for)[:200],
        source=clean(officer.source)[:300],
        place_name=commune.full_name,
    )
    slip = None if account else make_slip(act, user=user)
    write_note(
        act, "journeys.open_acting_officer", grant, path=commune.path, fields=["acting_for"], key=key, content=content
    )
    return grant, slip
