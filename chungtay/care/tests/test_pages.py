"""Pages of home care: from agreeing to the book, refusals that lose nothing, and a fixed number of questions."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chungtay.access.rules import Role
from chungtay.care.models import Carer, CircleSeat, Client, Folder, Round, Visit
from chungtay.care.tests.factories import account_for, make_caring, make_folder, make_visit, put_on_list, today
from chungtay.clubs.models import Membership
from chungtay.clubs.tests.factories import JOINED, make_member
from chungtay.programme.models import Limit
from tests import cast

pytestmark = pytest.mark.django_db
Receipt, Held = (apps.get_model("sync", name) for name in ("Receipt", "Held"))  # a room above this one


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    yield
    connection.check_constraints()


def day_parts(name: str, day: date) -> dict[str, str]:
    return {f"{name}_ngay": str(day.day), f"{name}_thang": str(day.month), f"{name}_nam": str(day.year)}


def keyed(**said: object) -> dict[str, object]:
    return {"key": str(uuid4()), **said}


def visiting(caring, **more: object) -> dict[str, object]:
    said = {"outcome": "done", "tasks": ["meals"], "minutes": "60", "carers": [caring.na.pk, caring.mo.pk]}
    return keyed(**said, **day_parts("visited_on", today())) | more


def test_from_asking_a_person_to_the_printed_book():
    caring = make_caring()
    club, hung = caring.club, caring.account("hung")
    here = f"/clb/{club.pk}/cham-soc/"
    vi = make_member(club, full_name="Lò Thị Vi", birth_year=1938)
    asked = keyed(person=vi.pk, how="spoken", witness="bà Hợi", coordinators=[caring.hung.pk])
    answer = hung.client.post(f"{here}nhan/", asked | {"volunteers": [caring.na.pk]} | day_parts("until", next_year()))
    folder = Folder.objects.get(person=vi.person)
    one = f"{here}nguoi/{folder.key}/"
    assert answer["Location"] == f"{one}can-giup/"
    agreed = keyed(tasks=["meals", "washing"], support="2", minutes="45", agreed_with="Lò Thị Vi", note="nặng tai")
    agreed |= day_parts("since", today()) | day_parts("review_on", next_year())
    assert hung.client.post(f"{one}can-giup/", agreed)["Location"] == f"{one}lich/"
    week = keyed(a0=caring.na.pk, b0="", a3=caring.na.pk, b3="")
    assert hung.client.post(f"{one}lich/", week).status_code == 302
    assert list(Round.objects.filter(client__folder=folder).values_list("weekday", flat=True)) == [0, 3]
    na = caring.account("na")
    said = visiting(caring, carers=[caring.na.pk], worry="hết thuốc")
    assert na.client.post(f"{one}tham/", said)["Location"] == here
    visit = Visit.objects.get(client__folder=folder)
    assert (visit.tasks, visit.minutes, visit.written_by) == (["meals"], 60, na.user)
    page = hung.client.get(one).content.decode()
    for told in ("nặng tai", "hết thuốc", "Lê Thị Na", "Thứ Hai"):
        assert told in page
    assert hung.client.post(f"{one}tham/{visit.key}/da-lam/", keyed(words="đã mua thuốc")).status_code == 302
    book = hung.client.get(f"{here}so-cham-soc.pdf")
    assert (book["Content-Type"], book.content[:4]) == ("application/pdf", b"%PDF")
    gone = keyed(reason="better") | day_parts("on", today())
    assert hung.client.post(f"{one}thoi/", gone).status_code == 302
    assert Client.objects.get(folder=folder).end_reason == "better"
    assert na.client.get(one).status_code == 404


def next_year() -> date:
    return today() + timedelta(days=300)


def test_not_at_home_takes_two_touches_though_the_usual_is_ticked():
    caring = make_caring()
    one = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/tham/"
    make_visit(caring, on=today() - timedelta(days=2))
    page = caring.account("na").client.get(one).content.decode()
    assert page.count("checked") == 3  # the meal and both who went; the outcome is asked
    answer = caring.account("na").client.post(one, visiting(caring, outcome="not_home"))
    assert answer.status_code == 302
    last = Visit.objects.order_by("-pk")[0]
    assert (last.outcome, last.tasks, last.minutes) == ("not_home", [], None)


def test_a_refused_visit_says_why_and_keeps_what_was_typed():
    caring = make_caring()
    one = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/tham/"
    early = day_parts("visited_on", caring.since - timedelta(days=3))
    answer = caring.account("na").client.post(one, visiting(caring, worry="ăn kém ba hôm nay") | early)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "không ở trong danh sách chăm sóc" in page
    assert "ăn kém ba hôm nay" in page


def late(url: str, key: str, someone) -> dict[str, str]:
    return {"X-Outbox": "1", "X-Outbox-Account": str(someone.user.pk), "X-Outbox-Key": key, "X-Outbox-Title": "Ba Lua"}


def test_a_late_form_is_posted_once_and_nobody_else_learns_of_it():
    caring = make_caring()
    na = caring.account("na")
    one = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/tham/"
    said, key = visiting(caring), str(uuid4())
    for _ in range(2):
        assert na.client.post(one, said, headers=late(one, key, na)).json()["posted"]
    assert Visit.objects.count() == 1
    receipt = Receipt.objects.get()
    assert (receipt.club, receipt.title) == (None, "")
    told = cast.lan_the_chair(caring.club).client.get(f"/clb/{caring.club.pk}/giu-lai/").content.decode()
    assert "Ba Lua" not in told
    assert str(caring.folder.key) not in told


def test_a_held_form_of_care_is_its_owners_alone():
    caring = make_caring()
    na = caring.account("na")
    one = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/tham/"
    early = day_parts("visited_on", caring.since - timedelta(days=3))
    answer = na.client.post(one, visiting(caring, worry="ăn kém") | early, headers=late(one, str(uuid4()), na))
    assert answer.status_code == 202
    held = Held.objects.get()
    assert na.client.get(answer.json()["url"]).status_code == 200
    for other in (cast.lan_the_chair(caring.club), cast.commune_officer(), caring.account("mo")):
        assert other.client.get(answer.json()["url"]).status_code == 404
    brought = late(one, str(uuid4()), caring.account("hung")) | {"X-Outbox-Owner": str(na.user.pk)}
    refused = caring.account("hung").client.post(one, visiting(caring), headers=brought)
    assert (refused.status_code, Held.objects.count()) == (403, 1)
    assert held.watcher == ""


def test_volunteers_are_kept_by_who_runs_care():
    caring = make_caring()
    here = f"/clb/{caring.club.pk}/cham-soc/tinh-nguyen-vien/"
    Limit.objects.create(name="home_care_volunteers_min", path="/", value=5, valid_from=JOINED, source="VIE071")
    chair = account_for(Membership.objects.get(club=caring.club, number=1), Role.CHAIR)
    newer = make_member(caring.club, full_name="Hà Thị Mới")
    added = keyed(membership=newer.pk) | day_parts("since", today())
    assert chair.client.post(f"{here}them/", added).status_code == 302
    carer = Carer.objects.get(membership=newer)
    taught = keyed(carers=[str(carer.key)], topic="Sơ cứu", taught_by="") | day_parts("trained_on", today())
    assert chair.client.post(f"{here}tap-huan/", taught).status_code == 302
    page = chair.client.get(here).content.decode()
    assert "Hà Thị Mới" in page
    assert "Sơ cứu" in page
    assert "Nguyễn Thị Lụa" not in page
    assert "còn thiếu 2" in page
    slip = chair.client.post(f"{here}{carer.key}/cho-vao/", {"phone": "0987654321"})
    assert slip["Location"] == f"/clb/{caring.club.pk}/tai-khoan/"
    for stranger in (caring.account("na"), cast.commune_officer(), cast.neighbour()):
        assert stranger.client.get(here).status_code == 404


def test_the_circle_is_widened_and_narrowed_on_its_page():
    caring = make_caring()
    hung = caring.account("hung")
    here = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/ai-duoc-xem/"
    newer = make_member(caring.club, full_name="Hà Thị Mới")
    Carer.objects.create(club=caring.club, membership=newer, valid_from=today())
    said = keyed(who=f"volunteer:m{newer.pk}") | day_parts("until", next_year())
    assert hung.client.post(f"{here}them/", said).status_code == 302
    seat = CircleSeat.objects.get(membership=newer)
    assert "Hà Thị Mới" in hung.client.get(here).content.decode()
    assert hung.client.post(f"{here}{seat.key}/thoi/", keyed()).status_code == 302
    assert not CircleSeat.objects.on(today()).filter(membership=newer).exists()


def counted(client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_pages_ask_the_same_number_of_questions_for_one_and_for_three():
    caring = make_caring(weekdays=(0, 3))
    make_visit(caring, worry="ăn kém")
    hung = caring.account("hung")
    pages = (
        "", "tinh-nguyen-vien/", "so-cham-soc.pdf", f"nguoi/{caring.folder.key}/",
        f"nguoi/{caring.folder.key}/ai-duoc-xem/", f"nguoi/{caring.folder.key}/ai-da-xem/",
    )  # fmt: skip
    pages = [f"/clb/{caring.club.pk}/cham-soc/{page}" for page in pages]
    pages.append(f"/clb/{caring.club.pk}/")
    before = [counted(hung.client, page) for page in pages]
    for name in ("Phạm Thị Hai", "Phạm Thị Ba"):
        other = make_member(caring.club, full_name=name)
        folder = make_folder(caring.club, other.person, caring.hung, [caring.na, caring.mo], since=caring.since)
        put_on_list(folder, since=caring.since, weekdays=(1, 4), pair=(caring.na, caring.mo))
        make_visit(caring, worry="đau chân")
    assert [counted(hung.client, page) for page in pages] == before


def test_who_only_visits_starts_with_whom_to_visit():
    caring = make_caring()
    na = caring.account("na")
    home = na.client.get(f"/clb/{caring.club.pk}/")
    assert home["Location"] == f"/clb/{caring.club.pk}/cham-soc/"
    assert na.client.get(f"/clb/{caring.club.pk}/thanh-vien/").status_code == 404
    assert na.client.get(f"/clb/{caring.club.pk}/cho-gui/").status_code == 200
