"""The nation at 1× and 10×: rebuild, proof, overview against bare SQL, from a meeting accepted to the nation's figure.

`BENCH_SCALES=1` leaves the larger country out, which takes half an hour. Musts: the overview of 34 provinces, 40
indicators, 12 months ≤ 1.5× the bare SQL and < 50 ms in the server; a meeting accepted → figure of the country < 1 s
for 95 of 100, with the worker as it runs, also while it follows changed ground and proves the figures.
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
            meeting_to_nation(connection, clubs, "quiet")
            change_ground(connection)
            meeting_to_nation(connection, clubs, "while changed ground is followed", day=7)
            proved(connection, clubs)


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


def change_ground(connection: Any) -> None:
    """A limit of the whole country that holds for two years already, and the terrain of a tenth of the communes."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE programme_limit SET value = value - 1 WHERE name = 'meetings_a_year_min' AND path = '/'")
        cursor.execute(
            "INSERT INTO places_terrain (key, area_id, kind, valid_from, source) SELECT gen_random_uuid(), a.id, "
            "'mountain', '2025-07-01', 'bench' FROM places_area a JOIN places_map m ON m.id = a.map_id "
            "WHERE m.code = '2025' AND a.level = 3 AND a.id % 10 = 0"
        )


def proved(connection: Any, clubs: dict[Any, Any]) -> None:
    """The proof of the whole country, with meetings accepted beside it."""
    from chungtay.figures.services import prove

    found: list[tuple[float, int, int]] = []

    def work() -> None:
        start = time.monotonic()
        proofs = prove(TODAY)
        found.append(
            (time.monotonic() - start, sum(one.row_count for one in proofs), sum(one.wrong_count for one in proofs))
        )
        connection.close()

    prover = threading.Thread(target=work)
    prover.start()
    meeting_to_nation(connection, clubs, "while the figures are proved", day=14)
    prover.join()
    seconds, rows, wrong = found[0]
    print(f"proof of {rows:,} club-months and area-months: {seconds:.1f} s, {wrong} wrong", flush=True)


def meeting_to_nation(connection: Any, clubs: dict[Any, Any], beside: str, *, day: int = 0) -> None:
    """Whole meetings accepted while the worker counts; how long until the nation shows each. `day`: how long ago."""
    from chungtay.demo.services.founding import act_on
    from chungtay.figures.services.working import count_until
    from chungtay.meetings.rules import Kind
    from chungtay.meetings.services import close_meeting, open_meeting, take_attendance

    stop = threading.Event()

    def work() -> None:
        count_until(stop)
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    waits, posts = [], []
    try:
        before = nation(connection)
        for number in range(MEETINGS):
            club = list(clubs.values())[number % len(clubs)]
            act = act_on(TODAY - timedelta(day + number // len(clubs)))
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
        f"meeting accepted → nation's figure, {beside}: median {median(waits) * 1000:.0f} ms, "
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
