"""Money at a meeting: one line's form, a whole meeting of 60, and six meetings a second, against bare inserts.

Through the whole program as a phone reaches it (session, grants, forms, services, triggers), by as many processes as
there are cores; the caller's own part runs in them too. Musts on two cores: one line's form ≥ 150/s, a whole meeting of
60 ≥ 30/s, at 6 meetings/s the 99th percentile < 250 ms. `BENCH_SECONDS` is how long each part runs. Beside what a phone
waits for stands the processor time of program and database, which others on the same machine change little.
"""

import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benches.scratch import percentile, scratch

TODAY = date(2026, 11, 23)
SECONDS = float(os.environ.get("BENCH_SECONDS", "8"))
CORES = os.cpu_count() or 2
CLUBS, MEMBERS, BORROWERS = 240, 60, 15


def main() -> None:
    """Make clubs with fees due and loans out, then let phones send."""
    with scratch() as connection:
        worlds = make_clubs(connection)
        bare = bare_lines(connection)
        print(f"bare insert of a line's rows (entry, posting, fee, note, mark): {bare:,.0f}/s", flush=True)
        third = len(worlds) // 3
        lines = together(connection, one_line, worlds[:third])
        rate = lines.rate
        print(f"one line's form: {rate:,.0f}/s = {rate / bare:.2f} × bare; {lines}", flush=True)
        bare = bare_lines(connection, MEMBERS + BORROWERS, extra=MEMBERS)
        print(f"bare insert of a meeting's rows, three transactions: {bare:,.0f}/s", flush=True)
        whole = together(connection, whole_meeting, worlds[third : 2 * third])
        rate = whole.rate
        told = f"{rate:,.1f}/s = {rate / bare:.2f} × bare; {whole}"
        print(f"a whole meeting of {MEMBERS} (roll, collection of all, end): {told}", flush=True)
        paced = together(connection, paced_meeting, worlds[2 * third :])
        print(f"at 6 meetings/s: {paced}", flush=True)


@dataclass
class Taken:
    """What phones waited for each, and the processor time of program and database over all of them."""

    seconds: list[float] = field(default_factory=list)
    program: float = 0.0
    database: float = 0.0

    @property
    def rate(self) -> float:
        """How many in a second by all processes, each always at it; clubs may run out before the time does."""
        return CORES * len(self.seconds) / sum(self.seconds)

    def __str__(self) -> str:
        middle, tail = (percentile(self.seconds, part) * 1000 for part in (0.5, 0.99))
        program, database = (of / len(self.seconds) * 1000 for of in (self.program, self.database))
        return (
            f"median {middle:.0f} ms, 99th percentile {tail:.0f} ms; processor {program:.1f} ms in the program, "
            f"{database:.1f} ms in the database: {CORES} cores hold {CORES * 1000 / (program + database):,.0f}/s"
        )


def make_clubs(connection: Any) -> list[dict[str, Any]]:
    """Clubs of 60 with a fee due, fifteen loans out and a meeting open; each with a treasurer signed in. No loan is
    like another, so that no plan is known before it is asked for."""
    from chungtay.clubs.tests.factories import make_club, make_members
    from chungtay.funds.rules import FundKind
    from chungtay.funds.services.fees import FeeTerms, set_fee
    from chungtay.funds.tests.factories import act_of_treasurer, make_fund
    from chungtay.kernel.months import Month
    from chungtay.loans.tests.factories import LENT_ON, make_loan
    from chungtay.meetings.tests.factories import make_meeting
    from chungtay.people.tests.factories import make_commune
    from tests.cast import binh_the_treasurer

    connection.cursor().execute("SET synchronous_commit = off")
    commune, worlds = make_commune(), []
    for number in range(int(os.environ.get("BENCH_CLUBS", CLUBS))):
        club = make_club(f"CLB {number}", commune=commune)
        members = make_members(club, MEMBERS)
        fund = make_fund(club, cash_vnd=100_000_000)
        make_fund(club, FundKind.OPERATING)
        act = act_of_treasurer(club)
        set_fee(act, club=club, key=uuid4(), since=Month(2026, 10), terms=FeeTerms(5_000))
        for place, member in enumerate(members[:BORROWERS]):
            make_loan(fund, member, 5_000_000 - 1_000 * number, on=LENT_ON + timedelta(days=place))
        meeting = make_meeting(club, TODAY)
        cookie = binh_the_treasurer(club).client.cookies["sessionid"].value
        worlds.append(
            {"club": club.pk, "meeting": str(meeting.key), "members": [m.pk for m in members], "cookie": cookie}
        )
    connection.cursor().execute("SET synchronous_commit = on")
    connection.cursor().execute("ANALYZE")
    return worlds


_BARE = ("entry", "posting", "fee", "note", "mark")


def bare_lines(connection: Any, lines: int = 1, *, extra: int = 0) -> float:
    """How many a second: the rows of so many lines in one transaction, by one connection and no program around it.

    With `extra`, what a meeting writes besides: the roll in one transaction before, the end in one after.
    """
    row = "INSERT INTO bare_{name} (a, b, c, d) SELECT 1, 2, 3, 'x' FROM generate_series(1, {count})"
    several = [[(name, lines if name in ("entry", "posting", "fee") else 1) for name in _BARE]]
    if extra:
        several = [[("fee", extra), ("note", 1), ("mark", 1)], *several, [("note", 1), ("mark", 1)]]
    with connection.cursor() as cursor:
        for name in _BARE:
            cursor.execute(
                f"CREATE TABLE IF NOT EXISTS bare_{name}"
                " (id bigserial PRIMARY KEY, a bigint, b bigint, c bigint, d text)"
            )
        until, count = time.monotonic() + 2, 0
        while time.monotonic() < until:
            for rows in several:
                cursor.execute("BEGIN")
                for name, number in rows:
                    cursor.execute(row.format(name=name, count=number))
                cursor.execute("COMMIT")
            count += 1
    return count / 2


Meetings = list[dict[str, Any]]
Work = Callable[[Any, Meetings, float], list[float]]


def together(connection: Any, work: Work, worlds: Meetings) -> Taken:
    """The same work by a process for each core, each with clubs of its own; what each form or meeting took."""
    from django.db import connections

    connections.close_all()
    found = Taken()
    with multiprocessing.get_context("fork").Pool(CORES) as pool:
        parts = [pool.apply_async(_worker, (work, worlds[at::CORES], at)) for at in range(CORES)]
        for part in parts:
            seconds, program, database = part.get()
            found.seconds += seconds
            found.program, found.database = found.program + program, found.database + database
    return found


def _worker(work: Work, worlds: Meetings, at: int) -> tuple[list[float], float, float]:
    """One process of the server, which stands when the phones come: it has answered somebody before."""
    from django.db import connection
    from django.test import Client

    import_module("chungtay.config.wsgi")
    phone = Client()
    phone.get("/vao/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (database,) = cursor.fetchone()
    before, program = _processor(database), time.process_time()
    seconds = work(phone, worlds, at / CORES / 6)
    return seconds, time.process_time() - program, _processor(database) - before


def _processor(process: int) -> float:
    """Seconds a process of this machine has run so far."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / 1e9


def _send(phone: Any, world: dict[str, Any], path: str, form: dict[str, Any]) -> None:
    """A form as a browser sends it, by this club's phone."""
    phone.cookies.clear()  # the page after the last form took its message
    phone.cookies["sessionid"] = world["cookie"]
    url = f"/clb/{world['club']}/hop/{world['meeting']}/{path}"
    answer = phone.post(url, urlencode(form | {"key": uuid4()}), content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302, (path, answer.status_code, answer.content[-1500:])


def one_line(phone: Any, worlds: Meetings, _: float) -> list[float]:
    """Members of many clubs pay their fee, one form each."""
    taken, until = [], time.monotonic() + SECONDS
    for turn in range(MEMBERS):
        for world in worlds:
            if time.monotonic() > until:
                return taken
            start = time.monotonic()
            _send(phone, world, "thu/", {"member": world["members"][-1 - turn], "fees..fee": "10000"})
            taken.append(time.monotonic() - start)
    return taken


def _meeting(phone: Any, world: dict[str, Any]) -> None:
    _send(phone, world, "diem-danh/", {f"m{member}": "present" for member in world["members"]})
    _send(phone, world, "thu/danh-sach/", {f"t{member}": "on" for member in world["members"]})
    _send(phone, world, "ket-thuc/", {"number": "37"})


def whole_meeting(phone: Any, worlds: Meetings, _: float) -> list[float]:
    """One meeting after the other: the roll, everything that is due, the end."""
    taken, until = [], time.monotonic() + SECONDS
    for world in worlds:
        if time.monotonic() > until:
            break
        start = time.monotonic()
        _meeting(phone, world)
        taken.append(time.monotonic() - start)
    return taken


def paced_meeting(phone: Any, worlds: Meetings, begin: float) -> list[float]:
    """Six meetings a second between all processes, whether the last one is done or not: waiting counts."""
    taken, due = [], time.monotonic() + 0.2 + begin
    for world in worlds[: int(SECONDS * 6 / CORES)]:
        time.sleep(max(0.0, due - time.monotonic()))
        _meeting(phone, world)
        taken.append(time.monotonic() - due)
        due += CORES / 6
    return taken


if __name__ == "__main__":
    main()
