"""The queues of phones: 10,000 late forms of many meetings, in random order, repeated and interrupted.

Prints what was lost (must be 0), what was written twice (must be 0), and the time against a bare insert of the same
rows. `BENCH_FORMS` changes how many.
"""

import logging
import os
import random
import time
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from benches.scratch import scratch

FORMS = int(os.environ.get("BENCH_FORMS", "10000"))
TOPICS = 24  # small forms of one meeting, beside its opening
CLUBS = 8
REPEATED, LOST = 0.2, 0.1  # sent again though posted; posted though the phone never heard


def main() -> None:
    """Send them as phones do, count, and compare."""
    with scratch() as connection:
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["*"]
        logging.disable(logging.WARNING)  # thousands of forms come too early, on purpose
        meetings, senders = _meetings()
        forms = [form for meeting in meetings for form in meeting]
        dice = random.Random(1648)
        dice.shuffle(forms)
        start = time.perf_counter()
        sent, rounds = _send(forms, senders, dice)
        ours = time.perf_counter() - start
        _tell(connection, meetings, sent, rounds, ours)


def _meetings() -> tuple[list[list[Any]], dict[int, Any]]:
    """The forms of enough meetings, each as (club, key, url, fields), the opening first; and who sends them."""
    from chungtay.clubs.tests.factories import make_board, make_club
    from chungtay.kernel.acts import VIET_NAM, now
    from chungtay.meetings.rules import Kind, meeting_key
    from tests.cast import lan_the_chair

    clubs = [make_club(f"CLB thôn {number}") for number in range(CLUBS)]
    senders = {}
    for club in clubs:
        make_board(club)
        senders[club.pk] = lan_the_chair(club)
    meetings, day = [], now().astimezone(VIET_NAM).date()
    for number in range(FORMS // (TOPICS + 1)):
        club, day = clubs[number % CLUBS], day - timedelta(days=1 if number % CLUBS == 0 else 0)
        parts = {"held_on_ngay": day.day, "held_on_thang": day.month, "held_on_nam": day.year}
        key = meeting_key(club.key, day, Kind.MONTHLY)
        forms: list[Any] = [(club.pk, uuid4(), f"/clb/{club.pk}/hop/bat-dau/", {"kind": "monthly", **parts})]
        for nth in range(TOPICS):
            typed = {"key": str(uuid4()), "title": f"Bài {nth}", "area": "health"}
            forms.append((club.pk, UUID(typed["key"]), f"/clb/{club.pk}/hop/{key}/truyen-thong/", typed))
        meetings.append(forms)
    return meetings, senders


def _send(forms: list[Any], senders: dict[int, Any], dice: random.Random) -> tuple[int, int]:
    """Until nothing waits on any phone. Some answers are lost, some forms are sent again anyway."""
    from chungtay.sync.tests.factories import late

    waiting, sent, rounds = list(forms), 0, 0
    while waiting:
        rounds += 1
        left = []
        for form in waiting:
            club, key, url, typed = form
            answer = late(senders[club], url, typed, key=str(key), **{"X-Outbox-Wait": "1"})
            sent += 1
            assert answer.status_code in (200, 425), answer.content
            if answer.status_code == 425 or dice.random() < LOST:
                left.append(form)
            elif dice.random() < REPEATED:
                late(senders[club], url, typed, key=str(key))
                sent += 1
        dice.shuffle(left)
        waiting = left
    return sent, rounds


def _tell(connection: Any, meetings: list[list[Any]], sent: int, rounds: int, ours: float) -> None:
    from chungtay.meetings.models import Meeting, Topic
    from chungtay.sync.models import Held, Receipt

    wanted = {str(typed["key"]) for meeting in meetings for _, _, _, typed in meeting[1:]}
    found = [str(key) for key in Topic.objects.values_list("key", flat=True)]
    lost = len(wanted - set(found)) + len(meetings) - Meeting.objects.count()
    twice = len(found) - len(set(found))
    count = sum(len(meeting) for meeting in meetings)
    bare = _bare(connection)
    print(
        f"{count:,} forms, {sent:,} times sent in {rounds} rounds: lost {lost}, twice {twice}, "
        f"held {Held.objects.count()}, receipts {Receipt.objects.count():,}"
    )
    print(
        f"{ours:.1f} s, {sent / ours:.0f} forms/s through the door; "
        f"{ours / sent / (bare / 1000):.0f} × a bare insert of the same rows ({bare * 1000:.0f} µs a form)"
    )
    assert not lost
    assert not twice


def _bare(connection: Any) -> float:
    """Milliseconds per form for the rows alone: topic, note, receipt and mark, in one transaction each."""
    rows = 500
    with connection.cursor() as cursor:
        for table in ("meetings_topic", "audit_note", "sync_receipt", "audit_stalemonth"):
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
        start = time.perf_counter()
        for _ in range(rows):
            cursor.execute("BEGIN")
            for table in ("meetings_topic", "audit_note", "sync_receipt", "audit_stalemonth"):
                cursor.execute(
                    f"INSERT INTO bare_{table} OVERRIDING SYSTEM VALUE SELECT * FROM {table} t "
                    f"WHERE NOT EXISTS (SELECT FROM bare_{table} b WHERE b.id = t.id) LIMIT 1"
                )
            cursor.execute("COMMIT")
        return (time.perf_counter() - start) / rows * 1000


if __name__ == "__main__":
    main()
