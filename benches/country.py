"""The nation at 1× and 10×: rebuild, overview against its bare SQL, and from a meeting accepted to the nation's figure.

`BENCH_SCALES=1` leaves the larger country out, which takes a quarter of an hour. Musts: the overview of 34 provinces,
40 indicators, 12 months ≤ 1.5× the bare SQL and < 50 ms in the server; a meeting accepted → figure of the country < 1 s
for 95 of 100, with the worker looking every 250 ms.
"""

import os
import threading
import time
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from benches.scratch import median, percentile, scratch

SCALES = [int(each) for each in os.environ.get("BENCH_SCALES", "1,10").split(",")]
TODAY = date(2026, 11, 23)
MEETINGS = 60


def main() -> None:
    """Print the ratios at each size."""
    for scale in SCALES:
        with scratch() as connection:
            print(f"-- {scale}× the country", flush=True)
            clubs = make_country(connection, scale)
            overview_against_bare_sql(connection)
            meeting_to_nation(connection, clubs)


def make_country(connection: Any, scale: int) -> dict[Any, Any]:
    """Living clubs with their months, the published ones around them, and everything counted."""
    from chungtay.demo.queries import what_living_clubs_contribute
    from chungtay.demo.services import found_living_clubs, live_until, publish_country
    from chungtay.demo.services.founding import act_on
    from chungtay.figures.services.refreshing import rebuild
    from chungtay.kernel.acts import now

    connection.cursor().execute("SET synchronous_commit = off")
    clubs = found_living_clubs(TODAY)
    for _ in live_until(TODAY, clubs):
        pass
    connection.cursor().execute("ANALYZE")
    rebuild(now(), TODAY)
    published = publish_country(act_on(TODAY), living=what_living_clubs_contribute(), scale=scale)
    connection.cursor().execute("ANALYZE")
    start = time.monotonic()
    rows = rebuild(now(), TODAY)
    seconds = time.monotonic() - start
    print(f"rebuild of {rows:,} club-months of {published + len(clubs):,} clubs: {seconds:.1f} s", flush=True)
    connection.cursor().execute("SET synchronous_commit = on")
    connection.cursor().execute("ANALYZE")
    return clubs


def overview_against_bare_sql(connection: Any) -> None:
    """The function that pages call, against the same 40 columns read by a bare SELECT without formulas."""
    from chungtay.figures.queries.figures import overview, overview_sql
    from chungtay.figures.rules import INDICATORS
    from chungtay.kernel.months import Month

    indicators = list(INDICATORS.values() if isinstance(INDICATORS, dict) else INDICATORS)[:40]
    last = Month.of(TODAY)
    months = Month.between(last - 11, last)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id FROM places_area a JOIN places_map m ON m.id = a.map_id WHERE m.code = '2025' AND a.level = 1"
        )
        areas = [row[0] for row in cursor.fetchall()]
        asked = {"areas": areas, "months": [month.first for month in months]}
        columns = ", ".join(list(dict.fromkeys(name for each in indicators for name in each.columns))[:40])
        bare = (
            f"SELECT area_id, month, {columns} FROM figures_areamonth"
            " WHERE area_id = ANY(%(areas)s) AND month = ANY(%(months)s) ORDER BY area_id, month"
        )
        ours = median([timed(lambda: overview(months, areas, indicators)) for _ in range(40)])
        plain = median([timed(lambda: cursor.execute(bare, asked) and cursor.fetchall()) for _ in range(40)])
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {overview_sql(indicators)}", asked)
        server = cursor.fetchone()[0][0]["Execution Time"]
        cells = len(areas) * len(months) * len(indicators)
    print(
        f"overview {len(areas)} × {len(months)} × {len(indicators)} = {cells:,} cells: {ours * 1000:.1f} ms, "
        f"{ours / plain:.2f} × the bare SQL ({plain * 1000:.1f} ms); in the server {server:.1f} ms",
        flush=True,
    )


def meeting_to_nation(connection: Any, clubs: dict[Any, Any]) -> None:
    """Whole meetings accepted while the refresher works as the worker does; how long until the nation shows each."""
    from chungtay.demo.services.founding import act_on
    from chungtay.figures.services.refreshing import refresh
    from chungtay.kernel.acts import now
    from chungtay.meetings.rules import Kind
    from chungtay.meetings.services import close_meeting, open_meeting, take_attendance

    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            refresh(now())
            stop.wait(0.25)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    waits, posts = [], []
    try:
        before = nation(connection)
        for number in range(MEETINGS):
            club = list(clubs.values())[number % len(clubs)]
            act = act_on(TODAY - timedelta(number // len(clubs)))
            start = time.monotonic()
            meeting = open_meeting(act, club=club, held_on=act.day, kind=Kind.EXTRAORDINARY)
            take_attendance(act, meeting=meeting, key=uuid4(), marks={})
            close_meeting(act, meeting=meeting, key=uuid4())
            accepted = time.monotonic()
            posts.append(accepted - start)
            while nation(connection) <= before + number:
                time.sleep(0.005)
            waits.append(time.monotonic() - accepted)
    finally:
        stop.set()
        worker.join()
    print(
        f"meeting accepted → nation's figure: median {median(waits) * 1000:.0f} ms, "
        f"95th percentile {percentile(waits, 0.95) * 1000:.0f} ms of {MEETINGS}; "
        f"a whole meeting posted in {median(posts) * 1000:.0f} ms",
        flush=True,
    )


def nation(connection: Any) -> int:
    """Extraordinary meetings of the month in the whole country, as the nation's page adds them up."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(extraordinary_meeting_count) FROM figures_areamonth am JOIN places_area a ON a.id = am.area_id "
            "JOIN places_map m ON m.id = a.map_id WHERE m.code = '2025' AND a.level = 1 AND am.month = %s",
            [TODAY.replace(day=1)],
        )
        return int(cursor.fetchone()[0])


def timed(call: Any) -> float:
    """How long the call took."""
    start = time.monotonic()
    call()
    return time.monotonic() - start


if __name__ == "__main__":
    main()
