"""Two clubs become one: cases that are still open go on in the club that takes over."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, mark_stale, write_note
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act
from chungtay.rights import words
from chungtay.rights.models import Case, CasePaper, CaseStep
from chungtay.rights.rules import OPEN, State
from chungtay.rights.services.form import put_where


@transaction.atomic
def carry_cases(act: Act, *, club: Club, to_club: Club, key: UUID, on: date) -> int:
    """Each open case of somebody who goes along is closed here and goes on there, with its papers. Returns how many.

    Part of a merger, for which both clubs are decided over; who does not go along keeps the case where it is.
    """
    act.must(Action.FOUND_CLUB, club.path)
    act.must(Action.FOUND_CLUB, to_club.path)
    content = {"club": club.pk, "to": to_club.pk, "on": on}
    if answered_before(key, content) is not None:
        return Case.objects.filter(club=to_club, opened_on=on).count()
    there = {row.person_id: row for row in Membership.objects.filter(club=to_club, valid_to=None)}
    rows = Case.objects.select_for_update(of=("self",)).filter(club=club, state__in=sorted(OPEN)).order_by("pk")
    carried = [row for row in rows.select_related("membership", "club") if row.membership.person_id in there]
    for row in carried:
        _carry(row, there[row.membership.person_id], to_club, uuid5(key, str(row.pk)), on)
    if carried:
        write_note(act, "rights.carry_cases", carried[0], path=to_club.path, fields=["state"], key=key, content=content)
        mark_stale(act, [club.pk, to_club.pk], since=on)
    return len(carried)


def _carry(row: Case, member: Membership, to_club: Club, key: UUID, on: date) -> None:
    """One case: withdrawn here, and there as far as it was."""
    state, since = row.state, max(on, row.state_since)
    told = (str(words.CARRIED_TO) % to_club.name)[:300]
    end = CaseStep.objects.create(key=uuid5(key, "end"), case=row, state=State.WITHDRAWN, happened_on=since, told=told)
    put_where(row, end)
    again = Case.objects.create(
        key=key, club=to_club, membership=member, benefit=row.benefit, entitlement_id=row.entitlement_id,
        opened_on=on, state=state, state_since=since,
    )  # fmt: skip
    CaseStep.objects.create(
        key=uuid5(key, "opened"),
        case=again,
        state=state,
        happened_on=since,
        told=(str(words.CARRIED_FROM) % row.club.name)[:300],
    )
    CasePaper.objects.bulk_create(
        CasePaper(case=again, number=paper.number, name=paper.name, has_it_on=paper.has_it_on)
        for paper in row.papers.order_by("number")
    )
