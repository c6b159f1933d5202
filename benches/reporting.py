"""What offices ask at once, at 1× and 10× the country: the year's report, the cross table, portraits, bulk acceptance.

`BENCH_SCALES=1` leaves the larger country out. Musts: the country's year report < 3 s; the cross table of 34
provinces, 12 months and 5 indicators < 100 ms in the server, beside its bare SQL; 6,521 portraits < 5 min on two
cores; 200 reports accepted at once < 2 s. Each is shown beside what the database alone takes for the same rows.
"""

import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from benches.country import TODAY, make_country
from benches.scratch import median, scratch

SCALES = [int(each) for each in os.environ.get("BENCH_SCALES", "1,10").split(",")]
PORTRAITS, REPORTS = 6_521, 200


def main() -> None:
    """Print each beside its bare SQL, at each size."""
    for scale in SCALES:
        with scratch() as connection:
            print(f"-- {scale}× the country", flush=True)
            make_country(connection, scale)
            year_report(connection)
            cross_table(connection)
            portraits()
            acceptance(connection)


def seconds(work: Callable[[], Any]) -> float:
    """How long it takes once."""
    start = time.monotonic()
    work()
    return time.monotonic() - start


def year_report(connection: Any) -> None:
    """The country's report of last year as figures and as Word."""
    from chungtay.access.rules import Action
    from chungtay.kernel.acts import now, system_act
    from chungtay.reports.adapters import report_word
    from chungtay.reports.queries import report_of
    from chungtay.reports.rules import ReportKind, period_of

    act, period = system_act(now(), Action.SEE_OFFICE), period_of(ReportKind.YEAR, str(TODAY.year - 1))
    drawn = report_of(None, period, period.last)
    ours = median([seconds(lambda: report_of(None, period, period.last)) for _ in range(7)])
    word = median([seconds(lambda: report_word(act, drawn)) for _ in range(5)])
    with connection.cursor() as cursor:
        bare = (
            "SELECT * FROM figures_areamonth WHERE month BETWEEN %s AND %s AND area_id IN (SELECT id FROM places_area"
        )
        bare += " WHERE level = 1)"
        days = [period.first, period.last]
        plain = median([seconds(lambda: cursor.execute(bare, days) and cursor.fetchall()) for _ in range(7)])
    print(
        f"year report of the country: {ours:.2f} s to draw, {word:.2f} s to write as Word; {ours / plain:.1f} × "
        f"reading its rows bare ({plain:.2f} s)",
        flush=True,
    )


def cross_table(connection: Any) -> None:
    """34 provinces × 12 months × 5 indicators."""
    from chungtay.kernel.months import Month
    from chungtay.portal.queries.cross import cross
    from chungtay.portal.queries.measures import get_measure
    from chungtay.portal.queries.where import where_in_country
    from chungtay.portal.rules import Borders

    measures = [get_measure(code) for code in ("clubs", "members", "meetings", "attendance_share", "fund")]
    last = Month.of(TODAY)
    months = Month.between(last - 11, last)
    where = where_in_country(last, Borders.NOW, TODAY)
    ours = median([seconds(lambda: cross(where, measures, months, TODAY)) for _ in range(40)])
    columns = ", ".join(sorted({name for each in measures for name in each.columns}))
    with connection.cursor() as cursor:
        bare = f"SELECT area_id, month, {columns} FROM figures_areamonth am JOIN places_area a ON a.id = am.area_id"
        bare += " WHERE a.map_id = %s AND a.level = 1 AND month = ANY(%s)"
        asked = [where.map.pk, [month.first for month in months]]
        plain = median([seconds(lambda: cursor.execute(bare, asked) and cursor.fetchall()) for _ in range(40)])
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {bare}", asked)
        server = cursor.fetchone()[0][0]["Execution Time"]
    print(
        f"cross table 34 × 12 × 5: {ours * 1000:.1f} ms, {ours / plain:.2f} × the bare SQL ({plain * 1000:.1f} ms); "
        f"in the server {server:.1f} ms",
        flush=True,
    )


def portraits() -> None:
    """As many portraits as the country had clubs in 2023, in one job."""
    from chungtay.kernel.months import Month
    from chungtay.reports.queries import clubs_below, portraits_of
    from chungtay.reports.rules import EACH_FILE
    from chungtay.reports.services import portraits_pdf

    month = Month.of(TODAY).previous
    ids = clubs_below("/", month)[:PORTRAITS]
    asked = written = 0.0
    for at in range(0, len(ids), EACH_FILE):
        start = time.monotonic()
        found = portraits_of(ids[at : at + EACH_FILE], month, TODAY)
        asked += time.monotonic() - start
        written += seconds(lambda: portraits_pdf(found, TODAY))  # noqa: B023 - called at once
    print(
        f"{len(ids):,} portraits: {asked + written:.0f} s ({asked:.0f} s asking the database, "
        f"{written:.0f} s setting pages)",
        flush=True,
    )


def acceptance(connection: Any) -> None:
    """200 reports handed up by clubs and communes, accepted in one stroke, beside an update of the same rows."""
    from chungtay.demo.services.founding import act_on
    from chungtay.kernel.months import Month
    from chungtay.kernel.paths import COUNTRY
    from chungtay.reports.models import Due
    from chungtay.reports.rules import DueLevel, ReportKind
    from chungtay.reports.services import Asked, Written, accept, open_campaign, send

    later, dues = TODAY + timedelta(days=9), []
    for back in range(1, 13):
        period = str(Month.of(TODAY) - back)
        asked = Asked(ReportKind.MONTH, period, None, club_due_on=later, commune_due_on=later + timedelta(days=9))
        campaign = open_campaign(act_on(TODAY), path=COUNTRY, key=uuid4(), asked=asked)
        rows = Due.objects.filter(campaign=campaign, level__in=[DueLevel.CLUB, DueLevel.COMMUNE])
        dues += rows.select_related("campaign", "area", "club")
        if len(dues) >= REPORTS:
            break
    dues = dues[:REPORTS]
    said = Written(limits="Không có", proposals="Không có")
    start = time.monotonic()
    for due in dues:
        send(act_on(TODAY), due=due, key=uuid4(), written=said)
    sent = time.monotonic() - start
    ours = seconds(lambda: accept(act_on(date(TODAY.year, TODAY.month, TODAY.day)), dues=dues, key=uuid4()))
    with connection.cursor() as cursor:
        ids = [due.pk for due in dues]
        plain = seconds(lambda: cursor.execute("UPDATE reports_due SET reminded_on = now() WHERE id = ANY(%s)", [ids]))
    print(
        f"{len(dues)} reports accepted at once: {ours:.2f} s, {ours / plain:.0f} × a bare update of the rows; "
        f"handing one up takes {sent / max(1, len(dues)) * 1000:.0f} ms",
        flush=True,
    )
