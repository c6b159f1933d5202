"""What home care counts into figures: to the last one inside, to the nearest five in sight, never opened to a name."""

from datetime import timedelta
from uuid import uuid4

import pytest

from chungtay.care import services
from chungtay.care.models import Carer, CarerTraining, CaseReferral
from chungtay.care.rules import Answer, Outcome, ReferralState
from chungtay.care.services import Settled
from chungtay.care.tests.factories import (
    Caring,
    care_rows,
    make_caring,
    make_folder,
    make_visit,
    put_on_list,
    system_on,
    today,
)
from chungtay.clubs.tests.factories import JOINED, make_member
from chungtay.figures.models import ClubMonth
from chungtay.figures.queries import behind
from chungtay.figures.services import prove, rebuild, refresh_all
from chungtay.kernel.acts import EVERYWHERE, now
from chungtay.kernel.months import Month
from tests import cast

pytestmark = pytest.mark.django_db
THIS = Month.of(today())


def counted(caring: Caring) -> ClubMonth:
    refresh_all(now())
    return ClubMonth.objects.get(club=caring.club, month=THIS.first)


@pytest.fixture
def caring() -> Caring:
    """Three people cared for since the first of last month, eight visits of this month, one to a closed door."""
    since = THIS.previous.first
    caring = make_caring(since=since)
    for name in ("Phạm Thị Hai", "Phạm Thị Ba"):
        other = make_member(caring.club, full_name=name)
        folder = make_folder(caring.club, other.person, caring.hung, [caring.na], since=since)
        put_on_list(folder, since=since)
    for _ in range(8):
        make_visit(caring, on=THIS.first)
    make_visit(caring, on=THIS.first, outcome=Outcome.NOT_HOME)
    carer = Carer.objects.get(membership=caring.na)
    CarerTraining.objects.create(carer=carer, trained_on=JOINED, topic="Chăm sóc tại nhà")
    return caring


def test_people_visits_and_volunteers_are_counted_to_the_last_one(caring):
    found = counted(caring)
    assert (found.care_client_count, found.care_visit_count, found.care_minute_count) == (3, 8, 480)
    assert (found.care_visited_count, found.care_person_first_count) == (1, 1)
    assert (found.care_volunteer_count, found.care_trained_count) == (2, 1)


def test_a_person_visited_before_in_the_year_is_no_first(caring):
    if THIS.first.month == 1:
        pytest.skip("in January everybody is the first")
    make_visit(caring, on=THIS.previous.first + timedelta(days=3))
    assert counted(caring).care_person_first_count == 0


def test_cases_slips_and_their_answers_are_counted(caring):
    care_rows(caring.club, "Lò Thị Vi")
    slip = CaseReferral.objects.get()
    act = system_on(today())
    settled = Settled(state=ReferralState.ANSWERED, on=today(), answer=Answer.EXAMINED)
    services.settle(act, folder=slip.case.folder, referral=slip, key=uuid4(), settled=settled)
    found = counted(caring)
    assert (found.care_case_count, found.care_plan_count) == (1, 0)
    assert (found.care_referral_count, found.care_answered_count, found.care_stood_down_count) == (1, 1, 0)
    rebuild(act.at, today())
    assert all(not proof.wrong for proof in prove(today()))


def test_they_are_shown_to_the_nearest_five_and_open_to_nobody(caring):
    counted(caring)
    people = behind(EVERYWHERE, caring.club.pk, THIS, "care_client_count")
    assert (people.value, people.rows, people.is_listed) == (5, (), False)
    assert behind(EVERYWHERE, caring.club.pk, THIS, "care_visit_count").value == 10
    volunteers = behind(EVERYWHERE, caring.club.pk, THIS, "care_volunteer_count")
    assert sorted(row.label for row in volunteers.rows) == ["Bùi Thị Mơ", "Lê Thị Na"]


@pytest.mark.parametrize("who", ["commune", "province", "centre", "ministry", "partner", "chair"])
def test_no_page_and_no_workbook_of_figures_tells_a_name_or_the_very_number(caring, who):
    for _ in range(9):
        make_visit(caring, on=THIS.first)  # seventeen, a number that stands nowhere else
    counted(caring)
    someone = {
        "commune": lambda: cast.commune_officer(), "province": lambda: cast.province_officer(),
        "centre": lambda: cast.centre_officer(), "ministry": lambda: cast.ministry_reader(),
        "partner": lambda: cast.partner(caring.club), "chair": lambda: cast.lan_the_chair(caring.club),
    }[who]()  # fmt: skip
    commune = caring.club.seats.get(map__valid_to=None).commune_id
    asked = f"thang={THIS}"
    pages = [f"/vp/so-lieu/clb/{caring.club.pk}/?{asked}", f"/vp/so-lieu/du-an/?{asked}"]
    for code in ("care_visit_count", "care_visits", "care_client_count", "care_clients", "care_visits_a_person"):
        pages += [f"/vp/so-lieu/clb/{caring.club.pk}/{code}/?{asked}", f"/vp/so-lieu/chi-so/{code}/?{asked}"]
        pages += [f"/vp/so-lieu/chi-so/{code}/?{asked}&noi={commune}", f"/vp/so-lieu/chi-so/{code}/?{asked}&tai=xlsx"]
        pages += [f"/so-lieu/chi-so/{code}/?{asked}", f"/vp/so-lieu/clb/{caring.club.pk}/{code}/?{asked}&tai=xlsx"]
    opened = 0
    for page in pages:
        answer = someone.client.get(page)
        assert answer.status_code in (200, 404), page
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            opened += 1
            text = answer.content.decode()
            assert "Nguyễn Thị Lụa" not in text, page
            assert ">17<" not in text, page
            assert "17 lượt" not in text, page
    assert opened


def test_a_rebuild_counts_the_same(caring):
    counted(caring)
    rebuild(system_on(today()).at, today())
    assert all(not proof.wrong for proof in prove(today()))
