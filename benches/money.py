"""Money at a meeting: one line's form, a whole meeting of 60, and six meetings a second, against bare inserts.

Through the whole program as a phone reaches it (session, grants, forms, services, triggers), by as many processes as
there are cores. Musts on two cores: one line's form ≥ 150/s, a whole meeting of 60 ≥ 30/s, at 6 meetings/s the 99th
percentile < 250 ms. `BENCH_SECONDS` is how long each part runs.
"""

import multiprocessing
import os
import time
from collections.abc import Callable
from datetime import date
from typing import Any
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
        print(
            f"one line's form: {len(lines) / SECONDS:,.0f}/s = {len(lines) / SECONDS / bare:.2f} × bare; {told(lines)}"
        )
        whole = together(connection, whole_meeting, worlds[third : 2 * third])
        print(
            f"a whole meeting of {MEMBERS} (roll, collection of all, end): {len(whole) / SECONDS:,.1f}/s; {told(whole)}"
        )
        paced = together(connection, paced_meeting, worlds[2 * third :])
        print(f"at 6 meetings/s: {told(paced)}")


def told(seconds: list[float]) -> str:
    """Median and tail of what a phone waited for."""
    return f"median {percentile(seconds, 0.5) * 1000:.0f} ms, 99th percentile {percentile(seconds, 0.99) * 1000:.0f} ms"


def make_clubs(connection: Any) -> list[dict[str, Any]]:
    """Clubs of 60 with a fee due, fifteen loans out and a meeting open; each with a treasurer signed in."""
    from chungtay.clubs.tests.factories import make_club, make_members
    from chungtay.funds.rules import FundKind
    from chungtay.funds.services.fees import FeeTerms, set_fee
    from chungtay.funds.tests.factories import act_of_treasurer, make_fund
    from chungtay.kernel.months import Month
    from chungtay.loans.tests.factories import make_loan
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
        for member in members[:BORROWERS]:
            make_loan(fund, member)
        meeting = make_meeting(club, TODAY)
        cookie = binh_the_treasurer(club).client.cookies["sessionid"].value
        worlds.append(
            {"club": club.pk, "meeting": str(meeting.key), "members": [m.pk for m in members], "cookie": cookie}
        )
    connection.cursor().execute("SET synchronous_commit = on")
    connection.cursor().execute("ANALYZE")
    return worlds


def bare_lines(connection: Any) -> float:
    """The rows of one line, each line its own transaction, by one connection and no program around it."""
    with connection.cursor() as cursor:
        for name in ("entry", "posting", "fee", "note", "mark"):
            cursor.execute(f"CREATE TABLE bare_{name} (id bigserial PRIMARY KEY, a bigint, b bigint, c bigint, d text)")
        until, count = time.monotonic() + 2, 0
        while time.monotonic() < until:
            cursor.execute("BEGIN")
            for name in ("entry", "posting", "fee", "note", "mark"):
                cursor.execute(f"INSERT INTO bare_{name} (a, b, c, d) VALUES (1, 2, 3, 'x')")
            cursor.execute("COMMIT")
            count += 1
    return count / 2


Work = Callable[[Any, list[dict[str, Any]], float], list[float]]


def together(connection: Any, work: Work, worlds: list[dict[str, Any]]) -> list[float]:
    """The same work by a process for each core, each with clubs of its own; what each form or meeting took."""
    from django.db import connections

    connections.close_all()
    with multiprocessing.get_context("fork").Pool(CORES) as pool:
        parts = [pool.apply_async(_worker, (work, worlds[at::CORES], at)) for at in range(CORES)]
        return [seconds for part in parts for seconds in part.get()]


def _worker(work: Work, worlds: list[dict[str, Any]], at: int) -> list[float]:
    from django.test import Client

    return work(Client, worlds, at / CORES / 6)


def signed_in(client_class: Any, world: dict[str, Any]) -> Any:
    client = client_class()
    client.cookies["sessionid"] = world["cookie"]
    return client


def one_line(client_class: Any, worlds: list[dict[str, Any]], _: float) -> list[float]:
    """Members of many clubs pay their fee, one form each."""
    taken, until = [], time.monotonic() + SECONDS
    clients = [signed_in(client_class, world) for world in worlds]
    for turn in range(MEMBERS):
        for client, world in zip(clients, worlds, strict=True):
            if time.monotonic() > until:
                return taken
            url = f"/clb/{world['club']}/hop/{world['meeting']}/thu/"
            form = {"member": world["members"][-1 - turn], "fees..fee": "10000", "key": str(uuid4())}
            start = time.monotonic()
            answer = client.post(url, form)
            taken.append(time.monotonic() - start)
            assert answer.status_code == 302, (answer.status_code, answer.content[:500])
    return taken


def _meeting(client: Any, world: dict[str, Any]) -> None:
    url = f"/clb/{world['club']}/hop/{world['meeting']}"
    marks = {f"m{member}": "present" for member in world["members"]}
    ticked = {f"t{member}": "on" for member in world["members"]}
    for path, form in (("diem-danh/", marks), ("thu/danh-sach/", ticked), ("ket-thuc/", {"number": "37"})):
        answer = client.post(f"{url}/{path}", {**form, "key": str(uuid4())})
        assert answer.status_code == 302, (path, answer.status_code, answer.content[-1500:])


def whole_meeting(client_class: Any, worlds: list[dict[str, Any]], _: float) -> list[float]:
    """One meeting after the other: the roll, everything that is due, the end."""
    taken, until = [], time.monotonic() + SECONDS
    for world in worlds:
        if time.monotonic() > until:
            break
        client, start = signed_in(client_class, world), time.monotonic()
        _meeting(client, world)
        taken.append(time.monotonic() - start)
    return taken


def paced_meeting(client_class: Any, worlds: list[dict[str, Any]], begin: float) -> list[float]:
    """Six meetings a second between all processes, whether the last one is done or not: waiting counts."""
    taken, due = [], time.monotonic() + 0.2 + begin
    for world in worlds[: int(SECONDS * 6 / CORES)]:
        client = signed_in(client_class, world)
        time.sleep(max(0.0, due - time.monotonic()))
        _meeting(client, world)
        taken.append(time.monotonic() - due)
        due += CORES / 6
    return taken


if __name__ == "__main__":
    main()
