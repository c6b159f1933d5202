"""What every form of this room shares: its key, and how a consent was said that is taken with it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chungtay.health.services.form import Taking
from chungtay.people.rules import HowTaken, Said
from chungtay.web.forms import KeyField

Choices = Iterable[tuple[Any, Any]]


class Keyed(forms.Form):
    """A form with its key."""

    key = KeyField()


def choices(labels: Mapping[Any, Any], *, empty: Any = None) -> list[tuple[str, Any]]:
    """Labels as choices; `empty` names the choice of nothing."""
    rows = [(kind.value, label) for kind, label in labels.items()]
    return rows if empty is None else [("", empty), *rows]


def witness_field() -> forms.CharField:
    """Who heard that it was said: what was said aloud is proved by a name."""
    return forms.CharField(
        label=_("Người làm chứng"),
        max_length=120,
        required=False,
        help_text=_("Người nghe thấy bác ấy nói đồng ý, không phải người ghi."),
    )


def taking(members: Collection[int], witness: str) -> Taking:
    """The consents of these members, said aloud before one witness."""
    return Taking(members, Said(how=HowTaken.SPOKEN, witness=witness)) if members else Taking()
