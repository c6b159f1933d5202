"""Visits planned by week: on which days somebody comes, and why nobody came."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.audit.services import answered_before, write_note
from chungtay.care.models import Folder, Round, WeekWithout
from chungtay.care.rules import (
    Turn,
    WeekExplained,
    WeekNotBegun,
    WeekReason,
    check_turn,
    monday_of,
)
from chungtay.care.services.form import check_goers, client_on, locked, must_lead, open_client
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def plan_week(act: Act, *, folder: Folder, key: UUID, turns: Sequence[Turn]) -> int:
    """From today on these come on these weekdays, and nobody on the others. What stays as it is is left alone.

    Returns how many days changed.
    """
    must_lead(act, folder)
    content = {"folder": folder.pk, "turns": [list(vars(turn).values()) for turn in turns]}
    if answered_before(key, content) is not None:
        return 0
    for turn in turns:
        check_turn(turn)
    folder = locked(folder)
    client = open_client(folder)
    check_goers(folder, [each for turn in turns for each in (turn.first_id, turn.second_id) if each], act.day)
    before = {row.weekday: row for row in Round.objects.open().filter(client=client)}
    wanted = {turn.weekday: turn for turn in turns}
    stays = {day for day, row in before.items() if day in wanted and _is_same(row, wanted[day])}
    for day, row in before.items():
        if day not in stays:
            Round.objects.filter(pk=row.pk).update(valid_to=max(act.day, row.valid_from))
    new = [
        Round(
            key=uuid5(key, str(day)),
            client=client,
            weekday=day,
            first_id=turn.first_id,
            second_id=turn.second_id,
            valid_from=max(act.day, client.valid_from),
        )
        for day, turn in wanted.items()
        if day not in stays
    ]
    Round.objects.bulk_create(new)
    write_note(act, "care.plan_week", client, path=folder.club.path, fields=["rounds"], key=key, content=content)
    return len(new) + len(set(before) - set(wanted))


def _is_same(row: Round, turn: Turn) -> bool:
    return (row.first_id, row.second_id) == (turn.first_id, turn.second_id)


@transaction.atomic
def explain_week(
    act: Act, *, folder: Folder, key: UUID, week_on: date, reason: WeekReason, words: str = ""
) -> WeekWithout:
    """Why nobody came in a week, or too seldom."""
    must_lead(act, folder)
    words, week_on = clean(words)[:500], monday_of(week_on)
    content = {"folder": folder.pk, "week": week_on, "reason": str(reason), "words": words}
    if (row_id := answered_before(key, content)) is not None:
        return WeekWithout.objects.get(pk=row_id)
    if week_on > act.day:
        raise WeekNotBegun()
    folder = locked(folder)
    client = client_on(folder, min(act.day, week_on.fromordinal(week_on.toordinal() + 6)))
    if WeekWithout.objects.filter(client=client, week_on=week_on).exists():
        raise WeekExplained()
    told: WeekWithout = WeekWithout.objects.create(key=key, client=client, week_on=week_on, reason=reason, words=words)
    write_note(act, "care.explain_week", told, path=folder.club.path, fields=["reason"], key=key, content=content)
    return told
