"""Notes are written once, a form that comes twice is answered once, and marks are appended."""

from datetime import UTC, date, datetime
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from chungtay.audit.models import Note, StaleMonth
from chungtay.audit.rules import Lane, SameKeyOtherContent
from chungtay.audit.services import answered_before, digest_of, mark_stale, write_note
from chungtay.kernel.acts import Act

ACT = Act(actor_id=7, at=datetime(2026, 11, 23, 1, 5, tzinfo=UTC))


def _note(**more: object) -> Note:
    row = Note(pk=41)
    return write_note(ACT, "audit.test", row, path="/1/2/", fields=["name", "born"], **more)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_note_says_who_when_what_and_to_which_row() -> None:
    note = _note(reason="gõ nhầm")
    note.refresh_from_db()
    assert (note.actor_id, note.at, note.action, note.path) == (7, ACT.at, "audit.test", "/1/2/")
    assert (note.row_model, note.row_id, note.fields, note.reason) == ("audit.note", 41, ["born", "name"], "gõ nhầm")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cheat",
    [
        "UPDATE audit_note SET action = 'x'",
        "DELETE FROM audit_note",
        "TRUNCATE audit_note",
    ],
)
def test_a_note_is_neither_changed_nor_deleted_by_sql(cheat: str) -> None:
    _note()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(cheat)


@pytest.mark.django_db
def test_a_note_is_neither_changed_nor_deleted_by_the_orm() -> None:
    note = _note()
    for cheat in (lambda: Note.objects.update(action="x"), note.delete, lambda: Note.objects.all().delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cheat()


@pytest.mark.django_db
def test_a_key_without_a_digest_is_refused() -> None:
    with pytest.raises(DatabaseError, match="note_key_has_digest"), transaction.atomic():
        Note.objects.create(at=ACT.at, action="x", path="/", row_model="x", key=uuid4(), digest="")


@pytest.mark.django_db(transaction=False)
def test_the_same_form_sent_twice_is_answered_with_the_same_row() -> None:
    key, content = uuid4(), {"tên": "Lụa", "năm": 1950}
    assert answered_before(key, content) is None
    _note(key=key, content=content)
    assert answered_before(key, {"năm": 1950, "tên": "Lụa"}) == 41


@pytest.mark.django_db
def test_the_same_key_with_other_content_is_a_conflict() -> None:
    key = uuid4()
    _note(key=key, content={"năm": 1950})
    with pytest.raises(SameKeyOtherContent):
        answered_before(key, {"năm": 1951})


def test_a_digest_depends_on_what_is_said_not_on_its_order() -> None:
    assert digest_of({"a": 1, "b": date(2026, 1, 2)}) == digest_of({"b": date(2026, 1, 2), "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": "1"})


def test_of_two_copies_arriving_at_once_one_writes_and_the_other_is_answered(own_database: str) -> None:
    key, content, wrote, start = uuid4(), {"x": 1}, [], Barrier(4)

    def post() -> None:
        start.wait()
        with transaction.atomic():
            if answered_before(key, content) is None:
                wrote.append(_note(key=key, content=content).pk)
        connection.close()

    threads = [Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(wrote) == 1


@pytest.mark.django_db
def test_a_change_in_the_past_marks_every_month_until_now() -> None:
    mark_stale(ACT, [3, 5], since=date(2026, 9, 30), lane=Lane.BULK)
    marks = list(StaleMonth.objects.values_list("club_id", "month", "lane"))
    months = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert sorted(marks) == [(club, month, 1) for club in (3, 5) for month in months]


@pytest.mark.django_db
def test_marks_may_repeat() -> None:
    mark_stale(ACT, [3], since=ACT.day)
    mark_stale(ACT, [3], since=ACT.day)
    assert StaleMonth.objects.count() == 2
