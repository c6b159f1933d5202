"""What a row of readings holds, and the readings of one day on a table of members."""

from datetime import date

from chungtay.health.models import Measurement
from chungtay.health.rules import Pressure, Reading


def reading_of(row: Measurement) -> Reading:
    """What a row holds."""
    return Reading(
        pressure=Pressure(row.systolic, row.diastolic) if row.systolic and row.diastolic else None,
        again=Pressure(row.systolic_again, row.diastolic_again) if row.systolic_again and row.diastolic_again else None,
        weight_grams=row.weight_grams,
        height_cm=row.height_cm,
    )


def standing_on(club_id: int, day: date) -> dict[int, Measurement]:
    """What stands for each member of a club on a day. One query."""
    rows = Measurement.objects.filter(membership__club=club_id, measured_on=day, struck_at=None)
    return {row.membership_id: row for row in rows}


def heights_of(club_id: int) -> dict[int, int]:
    """The last known height of each member, so that it is asked once. One query."""
    rows = Measurement.objects.filter(membership__club=club_id, struck_at=None, height_cm__isnull=False)
    return dict(rows.order_by("membership", "measured_on").values_list("membership", "height_cm"))
