"""Typing the paper sheets of several clubs at once: all are written, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chungtay.figures.services import record_sheet
from chungtay.kernel.acts import Act
from chungtay.kernel.months import Month

if TYPE_CHECKING:
    from chungtay.clubs.models import Club


@dataclass(frozen=True)
class TypedSheet:
    """What was typed for one club."""

    club: "Club"
    key: UUID
    values: Mapping[str, int | None]


@transaction.atomic
def record_sheets(act: Act, *, month: Month, sheets: Sequence[TypedSheet], source: str) -> int:
    """Write the sheets of a month, each by `figures.record_sheet` with its own key; returns how many."""
    for sheet in sheets:
        record_sheet(act, club=sheet.club, key=sheet.key, month=month, values=sheet.values, source=source)
    return len(sheets)
