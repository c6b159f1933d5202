"""What the services of cases share: the case locked, its standing steps, the status that a won right leaves behind."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from chungtay.audit.services import mark_stale
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import EndReason
from chungtay.clubs.services import set_status
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month
from chungtay.people.models import PersonStatus
from chungtay.people.queries import statuses_on
from chungtay.people.rules import DIMENSION_OF
from chungtay.rights import words
from chungtay.rights.models import Case, CaseStep
from chungtay.rights.rules import Benefit, NotMember, Step


def member_on(club: Club, membership_id: int, day: date) -> Membership:
    """The member of this club on a day, locked: one form about a person after the other."""
    rows = Membership.objects.select_for_update(of=("self",), no_key=True).select_related("person", "club")
    rows = rows.exclude(end_reason=EndReason.ENTERED_WRONGLY)
    found: Membership | None = rows.filter(club=club, pk=membership_id).first()
    if found is None or found.valid_from > day or (found.valid_to is not None and found.valid_to <= day):
        raise NotMember(on=day)
    return found


def locked(case: Case) -> Case:
    """The case, held until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self",), no_key=True)
    held: Case = rows.select_related("club", "membership__person").get(pk=case.pk)
    return held


def standing_steps(case: Case) -> list[CaseStep]:
    """The steps that were not taken back, in the order in which they were written."""
    return list(CaseStep.objects.filter(case=case, taken_back_at=None).order_by("pk"))


def put_where(case: Case, step: CaseStep) -> None:
    """Let the case stand where this step says."""
    case.state, case.state_since = step.state, step.happened_on
    case.amount_vnd, case.first_month = step.amount_vnd, step.first_month
    case.save(update_fields=["state", "state_since", "amount_vnd", "first_month"])


def new_step(case: Case, key: UUID, step: Step) -> CaseStep:
    """A step as it is stored; nothing is saved yet."""
    return CaseStep(
        key=key,
        case=case,
        state=step.state,
        happened_on=step.on,
        told=step.told,
        cause=step.cause or "",
        amount_vnd=step.amount_vnd,
        first_month=step.first_month.first if step.first_month else None,
    )


def write_received(act: Act, case: Case, step: CaseStep) -> None:
    """From the first month on the register says that the person receives it, unless it says so already."""
    status, person = Benefit(case.benefit).status, case.membership.person
    if status in statuses_on([person.pk], act.day).get(person.pk, ()):
        return
    assert step.first_month is not None
    set_status(
        act,
        person=person,
        key=_status_key(step),
        dimension=DIMENSION_OF[status],
        value=status,
        since=min(step.first_month, step.happened_on),
        source=str(words.WON_BY_CASE) % Month.of(step.first_month).label,
    )


def take_received_back(act: Act, case: Case, step: CaseStep) -> None:
    """The status that winning wrote never held: it ends a day after it began, as a line entered wrongly does."""
    status = PersonStatus.objects.filter(key=_status_key(step), valid_to=None).first()
    if status is not None:
        status.valid_to = status.valid_from + timedelta(days=1)
        status.save(update_fields=["valid_to"])
        mark_stale(act, [case.club_id], since=status.valid_from)


def _status_key(step: CaseStep) -> UUID:
    return uuid5(step.key, "received")
