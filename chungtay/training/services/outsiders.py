"""People from outside the clubs in a class: added one by one or from a list, put right until it is closed."""

from dataclasses import asdict
from uuid import UUID, uuid5

from django.db import transaction

from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.training.models import Class, Participation
from chungtay.training.queries.classes import Trainee, outsider_of
from chungtay.training.rules import (
    OVER,
    Audience,
    ClassIsOver,
    NobodyChosen,
    Outsider,
    OutsiderThere,
    TraineeNotFound,
    check_outside,
    check_outsider,
    read_outsiders,
)
from chungtay.training.services.own import held_class
from chungtay.training.services.people import put_on_list, to_invite


@transaction.atomic
def invite_outsiders(
    act: Act, *, training_class: Class, key: UUID, text: str, audience: Audience = Audience.OFFICER
) -> int:
    """Put everybody of a pasted list on the list; who is on it stays once. How many are new."""
    content = {"class": training_class.pk, "outsiders": text, "audience": audience}
    if answered_before(key, content) is not None:
        return 0
    outsiders = read_outsiders(text)
    check_outside(audience)
    held = to_invite(act, training_class)
    if not outsiders:
        raise NobodyChosen()
    known = _known(held)
    new: list[Outsider] = []
    for each in outsiders:
        check_outsider(each, act.day)
        if not any(each.is_same(other) for other in (*known, *new)):
            new.append(each)
    put_on_list(held, [_row(held, uuid5(key, each.fold), each, audience) for each in new])
    write_note(act, "training.invite_outsiders", held, path=held.path, key=key, content=content)
    return len(new)


@transaction.atomic
def add_outsider(
    act: Act, *, training_class: Class, key: UUID, outsider: Outsider, audience: Audience
) -> Participation:
    """Put one person on the list. Refuses who is on it: by the same name and phone, or name and unit without one."""
    outsider = outsider.tidy()
    content = {"class": training_class.pk, "audience": audience, **asdict(outsider)}
    if (known := answered_before(key, content)) is not None:
        return Participation.objects.get(pk=known)
    held = to_invite(act, training_class)
    check_outside(audience)
    check_outsider(outsider, act.day)
    _check_new(outsider, _known(held))
    row = _row(held, key, outsider, audience)
    put_on_list(held, [row])
    write_note(act, "training.add_outsider", row, path=held.path, fields=_FIELDS, key=key, content=content)
    return row


@transaction.atomic
def correct_outsider(
    act: Act, *, training_class: Class, trainee: Participation, key: UUID, outsider: Outsider, audience: Audience
) -> Participation:
    """Say more of somebody from outside, or put it right, until the class is closed. Refuses the same as adding."""
    outsider = outsider.tidy()
    content = {"trainee": trainee.pk, "audience": audience, **asdict(outsider)}
    if answered_before(key, content) is not None:
        return trainee
    held = held_class(act, training_class)
    if held.state in OVER:
        raise ClassIsOver()
    row: Participation | None = Participation.objects.filter(training_class=held, person=None, pk=trainee.pk).first()
    if row is None:
        raise TraineeNotFound()
    check_outside(audience)
    check_outsider(outsider, act.day)
    _check_new(outsider, _known(held, but=row.pk))
    for name, value in asdict(outsider).items():
        setattr(row, name, value)
    row.audience, row.fold = audience, outsider.fold
    row.save(update_fields=_FIELDS)
    write_note(act, "training.correct_outsider", row, path=held.path, fields=_FIELDS, key=key, content=content)
    return row


_FIELDS = ["name", "post", "unit", "phone", "sex", "birth_year", "audience", "fold"]


def _row(held: Class, key: UUID, outsider: Outsider, audience: Audience) -> Participation:
    return Participation(key=key, training_class=held, audience=audience, fold=outsider.fold, **asdict(outsider))


def _known(held: Class, but: int = 0) -> list[Outsider]:
    """Everybody of the class, those of clubs too, as they would be written from outside."""
    rows = Participation.objects.filter(training_class=held).exclude(pk=but).select_related("club", "person")
    return [outsider_of(Trainee(row, {}, (), None)) for row in rows]


def _check_new(outsider: Outsider, known: list[Outsider]) -> None:
    same = next((each for each in known if outsider.is_same(each)), None)
    if same is not None:
        raise OutsiderThere(name=same.name, unit=same.unit)
