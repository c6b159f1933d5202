"""One phone for a whole board: registering it, a PIN for each person on it, changing who uses it."""

from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from chungtay.access.models import Device, DevicePin, User
from chungtay.access.queries import act_of, pins_of_device
from chungtay.access.rules import (
    OFFICE_ROLES,
    PIN_TRIES,
    Action,
    DeviceNotKnown,
    PinLocked,
    PinNotForOffice,
    WrongPin,
    check_pin,
)
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean


@transaction.atomic
def register_device(act: Act, *, path: str, name: str) -> Device:
    """Register the browser in hand as a shared phone of the club at `path`. Any board member may."""
    _check_sits(act, path)
    act.must(Action.RUN_MEETING, path)
    assert act.actor_id is not None, "a phone is registered by a person"
    device = Device.objects.create(
        path=path, name=clean(name)[:80] or "Máy chung", registered_by_id=act.actor_id, registered_at=act.at
    )
    write_note(act, "access.register_device", device, path=path, fields=["name"])
    return device


@transaction.atomic
def set_pin(act: Act, *, device: Device, user: User, pin: str) -> DevicePin:
    """Choose one's own PIN on this phone, or another one. Offices sign in with their password and second factor."""
    assert act.actor_id == user.pk, "a PIN is chosen by the person who will type it"
    _check_sits(act, device.path)
    if any(grant.role in OFFICE_ROLES for grant in act.grants):
        raise PinNotForOffice()
    check_pin(pin)
    row, _ = DevicePin.objects.update_or_create(
        device=device,
        user=user,
        defaults={"pin_hash": make_password(pin), "set_at": act.at, "wrong_count": 0},
    )
    write_note(act, "access.set_pin", row, path=device.path, fields=["pin_hash"])
    return row


def switch_by_pin(act: Act, *, device: Device | None, person: UUID, pin: str) -> User:
    """Who uses this phone next, proven by a PIN. After five wrong ones only the password opens it again."""
    if device is None:
        raise DeviceNotKnown()
    row = _tried(act, device, person, pin)
    if row.wrong_count >= PIN_TRIES:
        raise PinLocked()
    if row.wrong_count:
        raise WrongPin(left_count=PIN_TRIES - row.wrong_count)
    if any(grant.role in OFFICE_ROLES for grant in act_of(row.user, act.at).grants):
        raise PinNotForOffice()  # appointed since the PIN was chosen
    return row.user


@transaction.atomic
def _tried(act: Act, device: Device, person: UUID, pin: str) -> DevicePin:
    """The PIN's row after this try; committed before anything is refused, so that no wrong try goes uncounted."""
    known = {row.user.key: row.pk for row in pins_of_device(device, act.day)}
    if person not in known:
        raise NotFound(person=str(person))
    row = DevicePin.objects.select_for_update(of=("self",)).select_related("user").get(pk=known[person])
    if row.wrong_count >= PIN_TRIES:
        return row
    if check_password(pin, row.pin_hash):
        row.wrong_count, row.used_at = 0, act.at
    else:
        row.wrong_count += 1
    row.save(update_fields=["wrong_count", "used_at"])
    return row


@transaction.atomic
def unlock_pin(act: Act, *, device: Device, user: User) -> None:
    """The password was typed right on this phone: the PIN works again."""
    assert act.actor_id == user.pk, "after one's own password"
    DevicePin.objects.filter(device=device, user=user).update(wrong_count=0)


@transaction.atomic
def forget_pin(act: Act, *, device: Device, user: User) -> None:
    """Take oneself off a shared phone: from now on only the password lets in there."""
    assert act.actor_id == user.pk, "one's own PIN; a whole phone is forgotten by the board"
    for row in DevicePin.objects.filter(device=device, user=user):
        write_note(act, "access.forget_pin", row, path=device.path, fields=["pin_hash"])
        row.delete()


@transaction.atomic
def forget_device(act: Act, *, device: Device) -> None:
    """Stop a shared phone: lost, sold or given away. Its PINs are gone; any board member or the commune may."""
    if not act.may(Action.RUN_MEETING, device.path):
        raise NotFound(device=device.pk)
    device.forgotten_at = act.at
    device.save(update_fields=["forgotten_at"])
    DevicePin.objects.filter(device=device).delete()
    write_note(act, "access.forget_device", device, path=device.path, fields=["forgotten_at"])


def _check_sits(act: Act, path: str) -> None:
    if not any(grant.path == path for grant in act.grants):
        raise NotFound(path=path)
