"""Two people, two phones, the same moment: an import is written once."""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import connections

from chungtay.clubs.models import Membership
from chungtay.clubs.services import enrol
from chungtay.clubs.tests.factories import make_club
from chungtay.exchange import services
from chungtay.exchange.models import ImportBatch, ImportRow
from chungtay.exchange.rules import State, StepNotOpen
from chungtay.exchange.tests.books import LAN, book, people
from chungtay.exchange.tests.test_importing import ready
from chungtay.people.rules import PersonFacts
from chungtay.records.models import File
from tests.cast import lan_the_chair


def at_once(calls: list[Callable[[], object]]) -> list[object]:
    """Each call in a thread and a connection of its own, begun together; what each returned or raised."""
    barrier, answers = Barrier(len(calls)), [None] * len(calls)

    def run(place: int) -> None:
        barrier.wait()
        try:
            answers[place] = calls[place]()  # type: ignore[call-overload]
        except Exception as broken:  # noqa: BLE001 - the refusal is what is asked for
            answers[place] = broken  # type: ignore[call-overload]
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(answers)


def test_two_who_apply_at_once_write_it_once(own_database: str) -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, people(30))
    answers = at_once([lambda: services.apply_import(chair.act, batch=batch, key=uuid4())] * 2)
    assert sum(isinstance(answer, StepNotOpen) for answer in answers) == 1
    assert Membership.objects.filter(club=club).count() == 30


def test_one_form_posted_twice_at_once_is_one_import(own_database: str) -> None:
    club = make_club()
    chair = lan_the_chair(club)
    key, upload = uuid4(), services.Upload("so.xlsx", book([LAN]))
    answers = at_once([lambda: services.open_import(chair.act, club=club, key=key, upload=upload)] * 2)
    assert answers[0] == answers[1]
    assert ImportBatch.objects.count() == File.objects.count() == 1


def test_an_import_beside_a_form_gives_each_number_once(own_database: str) -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, people(30))
    facts = PersonFacts(full_name="Trần Thị Riêng", sex="F", birth_year=1950)
    at_once(
        [
            lambda: services.apply_import(chair.act, batch=batch, key=uuid4()),
            lambda: enrol(chair.act, club=club, key=uuid4(), joined_on=date(2024, 2, 1), facts=facts),
        ]
    )
    numbers = list(Membership.objects.filter(club=club).order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 32))


def test_an_import_given_up_leaves_neither_lines_nor_file(own_database: str) -> None:
    club = make_club()
    chair = lan_the_chair(club)
    batch = ready(chair.act, club, [LAN])
    assert batch.file is not None
    stored_as = batch.file.stored_as
    assert default_storage.exists(stored_as)
    services.discard_import(chair.act, batch=batch, key=uuid4())
    assert not default_storage.exists(stored_as)
    assert not File.objects.exists()
    assert not ImportRow.objects.exists()
    assert ImportBatch.objects.get().state == State.DISCARDED
