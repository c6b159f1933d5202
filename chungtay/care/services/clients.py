"""The home-care list: who is on it, what help was agreed and looked at again, who leaves it and why."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.care.models import Agreement, CircleSeat, Client, Folder, Round
from chungtay.care.rules import (
    Agreed,
    AgreedLater,
    DayNotCome,
    EndReason,
    EndsTooEarly,
    OnListAlready,
    check_agreed,
)
from chungtay.care.services.circle import end_seats
from chungtay.care.services.form import locked, must_lead, open_client
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def put_on_list(act: Act, *, folder: Folder, key: UUID, agreed: Agreed, since: date) -> Client:
    """The person is on the home-care list from a day on, with the help that was agreed."""
    must_lead(act, folder)
    agreed = _tidy(agreed)
    content = {"folder": folder.pk, "since": since, **agreed.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return Client.objects.get(pk=row_id)
    if since > act.day:
        raise DayNotCome(on=since)
    check_agreed(agreed, act.day)
    folder = locked(folder)
    if Client.objects.open().filter(folder=folder).exists():
        raise OnListAlready()
    last = Client.objects.filter(folder=folder).order_by("-valid_to").first()
    if last is not None and last.valid_to is not None and since < last.valid_to:
        raise EndsTooEarly(began_on=last.valid_to)
    client = Client.objects.create(key=key, folder=folder, valid_from=since)
    _agreement(client, uuid5(key, "agreement"), agreed, since).save()
    write_note(act, "care.put_on_list", client, path=folder.club.path, fields=["agreed"], key=key, content=content)
    mark_stale(act, [folder.club_id], since=since)
    return client


@transaction.atomic
def agree(act: Act, *, folder: Folder, key: UUID, agreed: Agreed) -> Agreement:
    """The needs were looked at again: what was agreed before is closed and the next holds from today."""
    must_lead(act, folder)
    agreed = _tidy(agreed)
    content = {"folder": folder.pk, **agreed.as_content()}
    if (row_id := answered_before(key, content)) is not None:
        return Agreement.objects.get(pk=row_id)
    check_agreed(agreed, act.day)
    folder = locked(folder)
    client = open_client(folder)
    before = Agreement.objects.open().get(client=client)
    if before.valid_from > act.day:
        raise AgreedLater()
    Agreement.objects.filter(pk=before.pk).update(valid_to=act.day)
    after = _agreement(client, key, agreed, act.day)
    after.save()
    write_note(act, "care.agree", after, path=folder.club.path, fields=["agreed"], key=key, content=content)
    return after


@transaction.atomic
def take_off_list(act: Act, *, folder: Folder, key: UUID, on: date, reason: EndReason) -> Client:
    """The person is cared for no longer: rounds end, and volunteers read no more. Who answers keeps the book.

    `on` is the first day without care. The circle can be ended as a whole by withdrawing the consent.
    """
    must_lead(act, folder)
    content = {"folder": folder.pk, "on": on, "reason": str(reason)}
    if (row_id := answered_before(key, content)) is not None:
        return Client.objects.get(pk=row_id)
    if on > act.day:
        raise DayNotCome(on=on)
    folder = locked(folder)
    client = open_client(folder)
    if on < client.valid_from:
        raise EndsTooEarly(began_on=client.valid_from)
    end_client(act, client, on, reason)
    goers = CircleSeat.objects.filter(folder=folder, kind__in=("volunteer", "assistant"))
    end_seats(goers, act.day)
    write_note(act, "care.take_off_list", client, path=folder.club.path, fields=["valid_to"], key=key, content=content)
    client.refresh_from_db()
    return client


def end_client(act: Act, client: Client, on: date, reason: EndReason) -> None:
    """Close the line of the list with all that hangs on it, on a day."""
    Client.objects.filter(pk=client.pk).update(valid_to=max(on, client.valid_from), end_reason=reason)
    for rows in (Agreement.objects.open(), Round.objects.open()):
        for row in rows.filter(client=client):
            type(row).objects.filter(pk=row.pk).update(valid_to=max(on, row.valid_from))
    mark_stale(act, [client.folder.club_id], since=min(on, act.day))


def _tidy(agreed: Agreed) -> Agreed:
    said = vars(agreed) | {"note": clean(agreed.note)[:500], "agreed_with": clean(agreed.agreed_with)[:120]}
    return Agreed(**said)


def _agreement(client: Client, key: UUID, agreed: Agreed, since: date) -> Agreement:
    return Agreement(
        key=key,
        client=client,
        tasks=sorted(agreed.tasks),
        support=agreed.support,
        minutes=agreed.minutes,
        note=agreed.note,
        agreed_with=agreed.agreed_with,
        review_on=agreed.review_on,
        valid_from=since,
    )
