"""Whose class it is: each level creates and moves only its own, not those of the offices below."""

from chungtay.access.rules import Action
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.training.models import Class
from chungtay.training.queries.classes import own_paths


def must_own(act: Act, path: str) -> None:
    """Refuse unless this person holds a role in this very office."""
    act.must(Action.TRAIN, path)
    if path not in own_paths(act):
        raise OutsideReach(action=str(Action.TRAIN), path=path)


def held_class(act: Act, training_class: Class) -> Class:
    """The class, locked, of an office where this person may act."""
    held: Class = (
        Class.objects.select_for_update(of=("self",), no_key=True).select_related("course").get(pk=training_class.pk)
    )
    must_own(act, held.path)
    return held
