"""Case management: from finding to standing down, slips and their answers, the commune's meeting; who may, what not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chungtay.access.rules import Role
from chungtay.care import services
from chungtay.care.models import AgendaItem, CarePlan, Case, CaseReferral, CaseStage, Reading
from chungtay.care.queries import agenda_for, case_of, cases_for
from chungtay.care.queries.todos import club_todos
from chungtay.care.rules import (
    NEXT_CASE,
    NEXT_REFERRAL,
    AgendaDayOver,
    AgendaSettled,
    AgendaTwice,
    Answer,
    Assessed,
    CaseCannot,
    CaseOpenAlready,
    CaseState,
    CircleKind,
    ConsentMissing,
    Decision,
    Focus,
    FolderNotFound,
    FoundHow,
    Item,
    Level,
    Named,
    NoOpenCase,
    NothingPlanned,
    Provider,
    ReferralCannot,
    ReferralSaysNothing,
    ReferralState,
    Reviewed,
    StandDown,
    Stratum,
)
from chungtay.care.services import Settled, Slip
from chungtay.care.tests.factories import SIGNED, Caring, from_outside, make_caring, today
from chungtay.people.rules import Purpose
from tests import cast

pytestmark = pytest.mark.django_db
WALK = Item(focus=Focus.MOBILITY, what="tập đi quanh sân", goal="tự ra vườn", provider=Provider.VOLUNTEER)


@pytest.fixture(autouse=True)
def _whole_at_the_end():
    yield
    connection.check_constraints()


@pytest.fixture
def caring() -> Caring:
    caring = make_caring()
    caring.account("hung")
    return caring


def found(caring: Caring, **more: object) -> Case:
    said = {"found_on": today(), "found_how": FoundHow.VOLUNTEER} | more
    return services.open_case(caring.account("hung").act, folder=caring.folder, key=uuid4(), **said)


def assess(caring: Caring) -> None:
    levels = dict.fromkeys(Focus, Level.NONE) | {Focus.MOBILITY: Level.MUCH}
    assessed = Assessed(assessed_on=today(), stratum=Stratum.HIGH, levels=levels, words={Focus.MOBILITY: "ngã hai lần"})
    services.assess(caring.account("hung").act, folder=caring.folder, key=uuid4(), assessed=assessed)


def plan(caring: Caring, *items: Item) -> CarePlan:
    return services.plan_care(
        caring.account("hung").act,
        folder=caring.folder,
        key=uuid4(),
        items=items or (WALK,),
        agreed_with="bà Lụa",
        review_on=today() + timedelta(days=90),
    )


def review(caring: Caring, decision: Decision, **more: object):
    said = {"reviewed_on": today(), "next_on": today() + timedelta(days=30)} | more
    return services.review(
        caring.account("hung").act, folder=caring.folder, key=uuid4(), reviewed=Reviewed(decision=decision, **said)
    )


def agree_to(caring: Caring, purpose: Purpose):
    hung = caring.account("hung").act
    return services.consent_to(hung, folder=caring.folder, key=uuid4(), purpose=purpose, said=SIGNED)


def refer(caring: Caring, **more: object) -> CaseReferral:
    said = {"made_on": today(), "station": "Trạm y tế xã Nga Sơn", "reasons": frozenset({Focus.MOBILITY})} | more
    slip = Slip(**said)
    return services.refer(caring.account("hung").act, folder=caring.folder, key=uuid4(), slip=slip)


def test_the_tables_of_states_are_total():
    assert set(NEXT_CASE) == set(CaseState)
    assert set(NEXT_REFERRAL) == set(ReferralState)
    assert not NEXT_CASE[CaseState.STOOD_DOWN]


def test_a_case_goes_from_being_found_to_standing_down(caring):
    case = found(caring, background="ở một mình, ngã hai lần")
    with pytest.raises(CaseOpenAlready):
        found(caring)
    with pytest.raises(CaseCannot):
        plan(caring)  # nothing is planned before it is known what is needed
    assess(caring)
    with pytest.raises(NothingPlanned):
        plan(caring, Item(focus=Focus.MOBILITY, what="", goal="", provider=Provider.FAMILY))
    plan(caring)
    review(caring, Decision.ESCALATE)
    assert case_of(caring.folder).state is CaseState.ESCALATED
    review(caring, Decision.GO_ON)
    review(caring, Decision.STAND_DOWN, reason=StandDown.GOALS_MET)
    states = list(CaseStage.objects.filter(case=case).order_by("pk").values_list("state", flat=True))
    assert states == ["found", "assessed", "running", "escalated", "running", "stood_down"]
    case.refresh_from_db()
    assert (case.ended_on, case.end_reason) == (today(), StandDown.GOALS_MET)
    assert not CarePlan.objects.open().exists()
    with pytest.raises(NoOpenCase):
        assess(caring)
    assert found(caring) != case  # it may be found again


def test_a_new_plan_replaces_the_one_before(caring):
    found(caring)
    assess(caring)
    first, second = (
        plan(caring),
        plan(caring, WALK, Item(focus=Focus.HOME, what="lắp tay vịn", goal="", provider="club")),
    )
    first.refresh_from_db()
    assert (first.valid_to, second.valid_to) == (today(), None)
    assert [item.what for item in case_of(caring.folder).items] == ["tập đi quanh sân", "lắp tay vịn"]


def test_the_table_is_held_by_the_database_too(caring):
    case = found(caring)
    CaseStage.objects.filter(case=case, valid_to=None).update(valid_to=today())
    for state in ("running", "escalated", "found"):
        with pytest.raises(IntegrityError, match=r"case_moves_by_the_table|one_at_a_time"), transaction.atomic():
            CaseStage.objects.create(case=case, state=state, valid_from=today())
    with pytest.raises(IntegrityError, match="case_consented"), transaction.atomic():
        CaseReferral.objects.create(case=case, made_on=today(), station="Trạm")
    with pytest.raises(IntegrityError, match="case_consented"), transaction.atomic():
        AgendaItem.objects.create(case=case, meets_on=today(), question="xe lăn")


def test_a_slip_waits_for_its_answer_which_is_typed_once(caring):
    found(caring)
    with pytest.raises(ConsentMissing):
        refer(caring)
    agree_to(caring, Purpose.STATION)
    with pytest.raises(ReferralSaysNothing):
        refer(caring, reasons=frozenset())
    slip = refer(caring)
    na = caring.account("na").act

    def settle(**said: object):
        settled = Settled(on=today(), **({"state": ReferralState.ANSWERED, "answer": Answer.MEDICINE} | said))
        return services.settle(na, folder=caring.folder, referral=slip, key=uuid4(), settled=settled)

    with pytest.raises(ReferralSaysNothing):
        settle(answer=None)
    settle(words="uống thuốc sáng, khám lại sau một tháng")
    slip.refresh_from_db()
    assert (slip.state, slip.answer, slip.settled_by_id) == ("answered", "medicine", na.actor_id)
    with pytest.raises(ReferralCannot):
        settle(state=ReferralState.NOT_GONE, answer=None)


def test_an_old_slip_and_a_due_review_are_asked_after(caring):
    found(caring, found_on=today() - timedelta(days=20))
    agree_to(caring, Purpose.STATION)
    assess(caring)
    refer(caring, made_on=today() - timedelta(days=8))
    told = " ".join(todo.text for todo in club_todos(caring.club, caring.account("hung").act))
    assert "Phiếu giới thiệu của Nguyễn Thị Lụa" in told
    assert "Phiếu giới thiệu" not in " ".join(
        todo.text for todo in club_todos(caring.club, cast.lan_the_chair(caring.club).act)
    )


def test_a_case_is_put_to_the_commune_with_consent_and_off_again_when_it_is_withdrawn(caring):
    found(caring)
    hung, soon = caring.account("hung").act, today() + timedelta(days=10)

    def put(on=soon):
        return services.put_on_agenda(hung, folder=caring.folder, key=uuid4(), meets_on=on, question="xin xe lăn")

    with pytest.raises(ConsentMissing):
        put()
    consent = agree_to(caring, Purpose.COORDINATION)
    with pytest.raises(AgendaDayOver):
        put(today() - timedelta(days=1))
    item = put()
    with pytest.raises(AgendaTwice):
        put()
    assert list(agenda_for(hung)) == [item]
    assert not list(agenda_for(caring.account("na").act))  # a volunteer works on no agenda
    services.withdraw(hung, folder=caring.folder, key=uuid4(), consent=consent)
    assert not list(agenda_for(hung))
    with pytest.raises(AgendaSettled):
        services.decide(hung, folder=caring.folder, item=item, key=uuid4(), decision="cho xe lăn")


def test_a_case_manager_from_outside_works_on_it_and_on_nothing_else(caring):
    found(caring)
    manager = from_outside(caring.club, "Chị Quý", Role.CASE_MANAGER)
    other = make_caring(caring.club, name="Phạm Thị Xa")
    with pytest.raises(FolderNotFound):
        services.open_case(manager.act, folder=caring.folder, key=uuid4(), found_on=today(), found_how=FoundHow.OTHER)
    agree_to(caring, Purpose.OUTSIDE_CIRCLE)
    agree_to(caring, Purpose.COORDINATION)
    named = Named(kind=CircleKind.CASE_MANAGER, account_id=manager.user.pk)
    until = today() + timedelta(days=100)
    services.name_in_circle(caring.account("hung").act, folder=caring.folder, key=uuid4(), named=named, until=until)
    services.put_on_agenda(
        manager.act, folder=caring.folder, key=uuid4(), meets_on=today(), question="xin sửa nhà vệ sinh"
    )
    here = f"/clb/{caring.club.pk}/cham-soc/"
    page = manager.client.get("/clb/cham-soc/dieu-phoi/").content.decode()
    assert "xin sửa nhà vệ sinh" in page
    paper = manager.client.get(f"/clb/cham-soc/dieu-phoi/{today()}.pdf")
    assert paper.content[:4] == b"%PDF"
    assert Reading.objects.filter(account=manager.user, what="paper").exists()
    assert manager.client.get(f"{here}nguoi/{other.folder.key}/ca/").status_code == 404
    assert "Phạm Thị Xa" not in manager.client.get(here).content.decode()
    assert manager.client.get(f"/clb/{caring.club.pk}/thanh-vien/").status_code == 404


def test_withdrawing_care_ends_the_case_its_slips_and_its_agenda(caring):
    case = found(caring)
    agree_to(caring, Purpose.STATION)
    agree_to(caring, Purpose.COORDINATION)
    slip = refer(caring)
    hung = caring.account("hung").act
    services.put_on_agenda(hung, folder=caring.folder, key=uuid4(), meets_on=today(), question="xin xe lăn")
    consent = caring.lua.person.consents.get(purpose=Purpose.HOME_CARE)
    services.withdraw(hung, folder=caring.folder, key=uuid4(), consent=consent)
    case.refresh_from_db()
    slip.refresh_from_db()
    assert (case.end_reason, slip.state) == (StandDown.WITHDRAWN, "taken_back")
    assert not AgendaItem.objects.filter(withdrawn_at=None).exists()
    assert not cases_for(hung, caring.club.pk)


def test_the_pages_lead_through_a_case(caring):
    hung = caring.account("hung").client
    one = f"/clb/{caring.club.pk}/cham-soc/nguoi/{caring.folder.key}/ca/"
    agree_to(caring, Purpose.STATION)
    agree_to(caring, Purpose.COORDINATION)
    day = {f"{{}}_{part}": str(value) for part, value in zip(
        ("ngay", "thang", "nam"), (today().day, today().month, today().year), strict=True)}  # fmt: skip
    later = today() + timedelta(days=60)
    soon = {f"{{}}_{part}": str(value) for part, value in zip(
        ("ngay", "thang", "nam"), (later.day, later.month, later.year), strict=True)}  # fmt: skip

    def on(name: str, parts: dict[str, str]) -> dict[str, str]:
        return {key.format(name): value for key, value in parts.items()}

    def send(page: str, **said: object) -> None:
        days = {k: v for k, v in said.items() if isinstance(v, dict)}
        plain = {k: v for k, v in said.items() if not isinstance(v, dict)}
        for name, parts in days.items():
            plain |= on(name, parts)
        answer = hung.post(f"{one}{page}", {"key": str(uuid4()), **plain})
        assert answer.status_code == 302, answer.content.decode()

    assert "Chưa mở ca" in hung.get(one).content.decode()
    send("mo/", found_how="family", found_on=day, background="ở một mình")
    levels = {f"l_{focus.value}": "0" for focus in Focus} | {"l_mobility": "2", "w_mobility": "ngã hai lần"}
    send("danh-gia/", stratum="high", assessed_on=day, **levels)
    send("ke-hoach/", what_mobility="tập đi", by_mobility="volunteer", agreed_with="bà Lụa", review_on=soon)
    send("gioi-thieu/", station="Trạm y tế xã Nga Sơn", reasons=["mobility"], words="chóng mặt", made_on=day)
    slip = CaseReferral.objects.get()
    assert hung.get(f"{one}gioi-thieu/{slip.key}.pdf").content[:4] == b"%PDF"
    send(f"gioi-thieu/{slip.key}/", state="answered", answer="medicine", words="uống thuốc sáng", on=day)
    send("dieu-phoi/", question="xin xe lăn", meets_on=soon)
    item = AgendaItem.objects.get()
    send(f"dieu-phoi/{item.key}/", decision="Hội Chữ thập đỏ cho xe lăn")
    page = hung.get(one).content.decode()
    for told in ("ngã hai lần", "tập đi", "uống thuốc sáng", "xin xe lăn", "Hội Chữ thập đỏ"):
        assert told in page
    refused = hung.post(f"{one}ra-soat/", {"key": str(uuid4()), "decision": "stand_down", **on("reviewed_on", day)})
    assert refused.status_code == 422
    send("ra-soat/", decision="stand_down", reason="goals_met", reviewed_on=day)
    assert "Kết thúc ngày" in hung.get(one).content.decode()
    assert caring.account("na").client.get(one).status_code == 200
    assert cast.commune_officer().client.get(one).status_code == 404
