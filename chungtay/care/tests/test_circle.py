"""Privacy: a row of care is seen by the circle of that person on that day, and by nobody else on any road."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from chungtay.access.rules import Role
from chungtay.care import services
from chungtay.care.models import CircleSeat, Client, Reading, Round
from chungtay.care.queries import folders_for, get_folder, lapsed_for, offline_own_pages
from chungtay.care.queries.todos import club_todos
from chungtay.care.rules import (
    CircleKind,
    ConsentMissing,
    EndReason,
    FolderNotFound,
    InCareAlready,
    LastCoordinator,
    Named,
    NamedFromElsewhere,
    NobodyCoordinates,
    NotACarer,
    NotOfTheBoard,
    NotYoursToDo,
    StationNamedAlready,
)
from chungtay.care.tests.factories import (
    SIGNED,
    account_for,
    from_outside,
    make_carer,
    make_caring,
    make_folder,
    make_visit,
    put_on_list,
    seen,
    system_on,
    today,
)
from chungtay.clubs.models import Membership
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_member
from chungtay.people.models import Consent
from chungtay.people.rules import HowTaken, PersonFacts, Purpose, Said
from tests import cast

pytestmark = pytest.mark.django_db
NAME = "Nguyễn Thị Lụa"


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    yield
    connection.check_constraints()


def next_year():
    return today() + timedelta(days=300)


def test_the_circle_sees_the_person_and_each_look_is_noted():
    caring = make_caring()
    na = caring.account("na")
    here = f"/clb/{caring.club.pk}/cham-soc/"
    assert NAME in na.client.get(here).content.decode()
    assert na.client.get(f"{here}nguoi/{caring.folder.key}/").status_code == 200
    looks = Reading.objects.filter(folder=caring.folder, account=na.user).order_by("pk")
    assert [each.what for each in looks] == ["list", "folder"]
    told = caring.account("hung").client.get(f"{here}nguoi/{caring.folder.key}/ai-da-xem/").content.decode()
    assert "Lê Thị Na" in told


@pytest.mark.parametrize(
    "who",
    [
        cast.lan_the_chair, cast.binh_the_treasurer, cast.anh_the_secretary, lambda club: cast.commune_officer(),
        lambda club: cast.commune_helper(), lambda club: cast.province_officer(), lambda club: cast.centre_officer(),
        lambda club: cast.ministry_reader(), cast.partner, lambda club: cast.neighbour(),
        lambda club: cast.administrator(),
        lambda club: cast.someone("TNV khác", (Role.CARE_VOLUNTEER, club.path)),
        lambda club: cast.someone("Trạm", (Role.STATION_WORKER, club.path)),
        lambda club: cast.someone("QLC", (Role.CASE_MANAGER, club.path)),
    ],
)  # fmt: skip
def test_nobody_else_sees_the_person_whatever_office_they_hold(who):
    caring = make_caring(weekdays=(0, 1, 2, 3, 4, 5, 6))
    visit = make_visit(caring, on=today() - timedelta(days=5), worry="ăn kém ba hôm")
    someone = who(caring.club)
    here = f"/clb/{caring.club.pk}/cham-soc/"
    one = f"{here}nguoi/{caring.folder.key}/"
    for page in (
        "", "can-giup/", "lich/", "thoi/", "tham/", "tuan/", "ai-duoc-xem/", "ai-duoc-xem/them/", "dong-y/",
        "ai-da-xem/", "hoi-lai/", "ca/", "ca/mo/", "ca/danh-gia/", "ca/gioi-thieu/",
        f"tham/{visit.key}/gach/", f"tham/{visit.key}/da-lam/",
    ):  # fmt: skip
        assert someone.client.get(one + page).status_code == 404, page
    for page in (here, f"{here}so-cham-soc.pdf", f"/clb/{caring.club.pk}/"):
        answer = someone.client.get(page)
        assert answer.status_code in (200, 302, 404)
        assert NAME.encode() not in answer.content
        assert b"chua co ai tham" not in answer.content
    assert not list(folders_for(someone.act, caring.club.pk))
    assert not [todo for todo in club_todos(caring.club, someone.act) if NAME in todo.text]
    assert not [page for page in offline_own_pages(caring.club, someone.act) if str(caring.folder.key) in page]
    assert not Reading.objects.filter(account=someone.user).exists()


def test_who_is_not_in_the_circle_writes_nothing_into_it():
    caring = make_caring()
    outside = cast.lan_the_chair(caring.club).act
    told = seen(caring.na)
    for service in (
        lambda: services.record_visit(outside, folder=caring.folder, key=uuid4(), seen=told),
        lambda: services.take_off_list(outside, folder=caring.folder, key=uuid4(), on=today(), reason=EndReason.WISH),
        lambda: services.plan_week(outside, folder=caring.folder, key=uuid4(), turns=[]),
    ):
        with pytest.raises(FolderNotFound):
            service()


def test_a_volunteer_reads_and_writes_visits_and_leaves_the_rest_to_who_answers():
    caring = make_caring()
    na = caring.account("na").act
    services.record_visit(na, folder=caring.folder, key=uuid4(), seen=seen(caring.na))
    with pytest.raises(NotYoursToDo):
        services.plan_week(na, folder=caring.folder, key=uuid4(), turns=[])
    with pytest.raises(NotYoursToDo):
        services.name_in_circle(
            na,
            folder=caring.folder,
            key=uuid4(),
            named=Named(kind=CircleKind.VOLUNTEER, membership_id=caring.mo.pk),
            until=next_year(),
        )


def test_a_seat_that_ends_today_reads_no_more_today_and_its_days_wait_for_another():
    caring = make_caring(weekdays=(0, 3))
    na, hung = caring.account("na"), caring.account("hung")
    seat = CircleSeat.objects.get(folder=caring.folder, membership=caring.na)
    services.end_seat(hung.act, seat=seat, key=uuid4())
    with pytest.raises(FolderNotFound):
        get_folder(na.act, caring.club.pk, caring.folder.key)
    assert na.client.get(f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/").status_code == 404
    assert not Round.objects.open().filter(client=caring.client).exists()


def test_the_last_who_answers_stays_while_visits_go_on():
    caring = make_caring()
    hung = caring.account("hung")
    seat = CircleSeat.objects.get(folder=caring.folder, membership=caring.hung)
    with pytest.raises(LastCoordinator):
        services.end_seat(hung.act, seat=seat, key=uuid4())


def test_withdrawing_takes_one_touch_of_a_volunteer_and_closes_everything_at_once():
    caring = make_caring(weekdays=(0,))
    na = caring.account("na")
    consent = Consent.objects.get(person=caring.lua.person)
    where = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/dong-y/{consent.key}/rut/"
    answer = na.client.post(where, {"key": str(uuid4())})
    assert (answer.status_code, answer["Location"]) == (302, f"/clb/{caring.club.pk}/cham-soc/")
    connection.check_constraints()
    consent.refresh_from_db()
    assert (consent.valid_to, consent.withdrawn_by) == (today(), na.user)
    assert Client.objects.get(folder=caring.folder).end_reason == EndReason.WITHDRAWN
    assert not CircleSeat.objects.on(today()).filter(folder=caring.folder).exists()
    for name in ("na", "mo", "hung"):
        assert not list(folders_for(caring.account(name).act, caring.club.pk))


def test_who_comes_from_outside_is_let_in_by_a_consent_of_its_own_and_out_with_it():
    caring = make_caring()
    hung = caring.account("hung")
    doctor = from_outside(caring.club, "BS Hà", Role.STATION_WORKER)
    named = Named(kind=CircleKind.STATION, account_id=doctor.user.pk)

    def name(who=named):
        return services.name_in_circle(hung.act, folder=caring.folder, key=uuid4(), named=who, until=next_year())

    with pytest.raises(ConsentMissing):
        name()
    consent = services.consent_to(hung.act, folder=caring.folder, key=uuid4(), purpose=Purpose.STATION, said=SIGNED)
    name()
    assert get_folder(doctor.act, caring.club.pk, caring.folder.key) == caring.folder
    with pytest.raises(NotYoursToDo):
        services.record_visit(doctor.act, folder=caring.folder, key=uuid4(), seen=seen(caring.na))
    other = from_outside(caring.club, "BS Tú", Role.STATION_WORKER)
    with pytest.raises(StationNamedAlready):
        name(Named(kind=CircleKind.STATION, account_id=other.user.pk))
    services.withdraw(hung.act, folder=caring.folder, key=uuid4(), consent=consent)
    with pytest.raises(FolderNotFound):
        get_folder(doctor.act, caring.club.pk, caring.folder.key)
    assert get_folder(hung.act, caring.club.pk, caring.folder.key) == caring.folder


def test_a_circle_that_ran_out_is_asked_for_again_by_who_answered_and_shows_a_name_only():
    long_ago = today() - timedelta(days=370)
    caring = make_caring(since=long_ago)
    hung = caring.account("hung")
    assert not list(folders_for(hung.act, caring.club.pk))
    assert lapsed_for(hung.act, caring.club.pk) == [caring.folder]
    assert lapsed_for(cast.lan_the_chair(caring.club).act, caring.club.pk) == []
    here = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/"
    assert hung.client.get(here).status_code == 404
    page = hung.client.get(f"{here}hoi-lai/").content.decode()
    assert NAME in page
    assert "Cơm nước" not in page
    services.ask_anew(
        hung.act,
        folder=caring.folder,
        key=uuid4(),
        said=SIGNED,
        circle=[Named(kind=CircleKind.COORDINATOR, membership_id=caring.hung.pk)],
        until=next_year(),
    )
    assert get_folder(hung.act, caring.club.pk, caring.folder.key) == caring.folder


def test_a_seat_agreed_for_another_year_follows_on_the_one_that_runs_out():
    caring = make_caring(since=today() - timedelta(days=340))
    hung = caring.account("hung")
    services.name_in_circle(
        hung.act,
        folder=caring.folder,
        key=uuid4(),
        named=Named(kind=CircleKind.COORDINATOR, membership_id=caring.hung.pk),
        until=next_year(),
    )
    first, second = CircleSeat.objects.filter(folder=caring.folder, membership=caring.hung).order_by("valid_from")
    assert first.valid_to == second.valid_from
    consent = Consent.objects.get(person=caring.lua.person)
    services.withdraw(hung.act, folder=caring.folder, key=uuid4(), consent=consent)
    second.refresh_from_db()
    assert second.valid_to == second.valid_from  # it never begins


def test_the_first_circle_is_what_was_agreed():
    caring = make_caring()
    club, act = caring.club, caring.account("hung").act
    vi = make_member(club, full_name="Lò Thị Vi")
    lead = Named(kind=CircleKind.COORDINATOR, membership_id=caring.hung.pk)

    def take(*circle: Named, person=vi.person, said=SIGNED):
        return services.take_into_care(
            act, club=club, key=uuid4(), person=person, said=said, circle=circle, until=next_year()
        )

    for refusal, circle in (
        (NobodyCoordinates, ()),
        (NotOfTheBoard, (Named(kind=CircleKind.COORDINATOR, membership_id=caring.na.pk),)),
        (NotACarer, (lead, Named(kind=CircleKind.VOLUNTEER, membership_id=caring.hung.pk))),
        (NamedFromElsewhere, (lead, Named(kind=CircleKind.VOLUNTEER, membership_id=0))),
        (NamedFromElsewhere, (lead, Named(kind=CircleKind.CASE_MANAGER, account_id=cast.neighbour().user.pk))),
    ):
        with pytest.raises(refusal):
            take(*circle)
    spoken = Said(how=HowTaken.SPOKEN, witness="bà Hợi nhà bên")
    folder = take(lead, said=spoken)
    assert Consent.objects.get(person=vi.person).witness == "bà Hợi nhà bên"
    with pytest.raises(InCareAlready):
        take(lead)
    assert get_folder(act, club.pk, folder.key) == folder
    neighbour = take(lead, person=PersonFacts(full_name="Cụ Bảy ngoài câu lạc bộ", birth_year=1938))
    assert (neighbour.person.commune_id, neighbour.person.path) == (None, "/")


def test_a_volunteer_takes_along_only_her_own_people():
    caring = make_caring()
    other = make_member(caring.club, full_name="Phạm Thị Xa")
    folder = make_folder(caring.club, other.person, caring.hung, [caring.mo], since=today())
    put_on_list(folder, since=today())
    na, mo = caring.account("na"), caring.account("mo")
    assert not [page for page in offline_own_pages(caring.club, na.act) if str(folder.key) in page]
    told = na.client.get(f"/clb/{caring.club.pk}/ngoai-tuyen.json").json()
    mine, hers = f"nguoi/{caring.folder.key}/tham/", str(folder.key)
    assert [page for page in told["pages"] if mine in page]
    assert not [page for page in told["pages"] if hers in page]
    assert all(na.client.get(page).status_code == 200 for page in [told["home"], *told["pages"]])
    assert [page for page in offline_own_pages(caring.club, mo.act) if hers in page]
    taken = na.client.get(f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/", headers={"X-Offline": "1"})
    assert taken.status_code == 200
    assert Reading.objects.filter(account=na.user, what="taken").count() == 1


def test_the_vice_chair_learns_of_the_missed_visit_and_the_worry_and_the_chair_does_not():
    caring = make_caring(weekdays=(0, 1, 2, 3, 4, 5, 6), since=today() - timedelta(days=15))
    make_visit(caring, on=today() - timedelta(days=9), worry="ăn kém ba hôm nay")
    told = " ".join(todo.text for todo in club_todos(caring.club, caring.account("hung").act))
    assert f"{NAME} chưa có ai thăm" in told
    assert "ăn kém ba hôm nay" in told
    assert not [todo for todo in club_todos(caring.club, caring.account("na").act) if NAME in todo.text]
    chair = Membership.objects.get(club=caring.club, person__board_seats__post=Post.CHAIR)
    assert not [t for t in club_todos(caring.club, account_for(chair, Role.CHAIR).act) if NAME in t.text]


def test_merging_and_ending_a_club_closes_every_circle():
    caring = make_caring()
    act = system_on(today())
    assert services.close_all(act, club=caring.club, on=today()) == 1
    assert Client.objects.get(folder=caring.folder).end_reason == EndReason.CLUB_ENDED
    assert not CircleSeat.objects.on(today()).exists()


def test_more_volunteers_make_no_wider_circle():
    caring = make_caring()
    newer = make_member(caring.club, full_name="Hà Thị Mới")
    make_carer(newer)
    assert not list(folders_for(account_for(newer, Role.CARE_VOLUNTEER).act, caring.club.pk))
