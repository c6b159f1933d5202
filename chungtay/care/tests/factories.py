"""People in care for the tests: a club with volunteers, somebody who agreed, and accounts that stand in the circle."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import uuid4

from chungtay.access.rules import Role
from chungtay.care import services
from chungtay.care.models import Carer, CarerTraining, CircleSeat, Client, Folder, SupervisorLook, Visit
from chungtay.care.rules import Agreed, CircleKind, FoundHow, Named, Outcome, Seen, Support, Task, Turn
from chungtay.clubs.models import Club, Membership
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import JOINED, make_board, make_club, make_member
from chungtay.kernel.acts import VIET_NAM, Act, now, system_act
from chungtay.people.models import Person
from chungtay.people.rules import HowTaken, Purpose, Said
from tests.cast import Someone, someone

SIGNED = Said(how=HowTaken.SIGNED)


def today() -> date:
    return now().astimezone(VIET_NAM).date()


def system_on(day: date) -> Act:
    """The system at noon of a day, with all that care asks for."""
    return system_act(datetime(day.year, day.month, day.day, 12, tzinfo=VIET_NAM), *CARE_ACTIONS)


CARE_ACTIONS = ("see_care", "run_care", "keep_register", "found_club", "appoint")


def account_for(member: Membership, role: Role) -> Someone:
    """The member's own account with a role in the club."""
    club = member.club
    who = someone(member.person.full_name, (role, club.path))
    Person.objects.filter(pk=member.person_id).update(account=who.user)
    member.person.refresh_from_db()
    return who


@dataclass
class Caring:
    """A club that cares: its vice-chair answers, two volunteers go, bà Lụa agreed. `since` weeks ago."""

    club: Club
    hung: Membership  # the vice-chair
    na: Membership
    mo: Membership
    lua: Membership
    folder: Folder
    since: date
    accounts: dict[str, Someone] = field(default_factory=dict)

    def account(self, name: str) -> Someone:
        """Anh Hùng, chị Na or chị Mơ, signed in; chị Mơ and chị Na as volunteers."""
        if name not in self.accounts:
            role = Role.VICE_CHAIR if name == "hung" else Role.CARE_VOLUNTEER
            self.accounts[name] = account_for(getattr(self, name), role)
        return self.accounts[name]

    @property
    def client(self) -> Client:
        return Client.objects.get(folder=self.folder)


def make_caring(
    club: Club | None = None, *, name: str = "Nguyễn Thị Lụa", since: date | None = None, weekdays: Sequence[int] = ()
) -> Caring:
    """A club with a board, two volunteers, and one person on the home-care list."""
    club = club or make_club("CLB thôn Phú Nghĩa")
    seats = make_board(club) if not club.board_seats.exists() else {s.post: s for s in club.board_seats.all()}
    hung = Membership.objects.get(club=club, person=seats[Post.VICE_CHAIR].person)
    na, mo = (make_member(club, full_name=each, sex="F", birth_year=1968) for each in ("Lê Thị Na", "Bùi Thị Mơ"))
    lua = make_member(club, full_name=name, sex="F", birth_year=1940)
    since = since or today() - timedelta(days=28)
    for member in (na, mo):
        make_carer(member)
    folder = make_folder(club, lua.person, hung, [na, mo], since=since)
    put_on_list(folder, since=since, weekdays=weekdays, pair=(na, mo))
    return Caring(club, hung, na, mo, lua, folder, since)


def make_carer(member: Membership, *, since: date = JOINED) -> Carer:
    """A volunteer since a day."""
    return Carer.objects.create(club=member.club, membership=member, valid_from=since)


def make_folder(
    club: Club, person: Person, lead: Membership, goers: Sequence[Membership], *, since: date, until: date | None = None
) -> Folder:
    """A person who agreed, with who answers and who goes; until a year after."""
    circle = [Named(kind=CircleKind.COORDINATOR, membership_id=lead.pk)]
    circle += [Named(kind=CircleKind.VOLUNTEER, membership_id=each.pk) for each in goers]
    return services.take_into_care(
        system_on(since),
        club=club,
        key=uuid4(),
        person=person,
        said=SIGNED,
        circle=circle,
        until=until or since + timedelta(days=365),
    )


def agreed(**more: object) -> Agreed:
    """The usual help."""
    said: dict[str, object] = {
        "tasks": frozenset({Task.MEALS, Task.COMPANY}), "support": Support.SOME, "minutes": 60,
        "agreed_with": "bà Lụa", "review_on": today() + timedelta(days=100),
    }  # fmt: skip
    return Agreed(**said | more)  # type: ignore[arg-type]  # what a test says


def put_on_list(
    folder: Folder, *, since: date, weekdays: Sequence[int] = (), pair: Sequence[Membership] = ()
) -> Client:
    """On the home-care list since a day, with a pair that comes on these weekdays."""
    act = system_on(since)
    review_on = since + timedelta(days=182)
    client = services.put_on_list(act, folder=folder, key=uuid4(), agreed=agreed(review_on=review_on), since=since)
    if weekdays:
        turns = [Turn(weekday=day, first_id=pair[0].pk, second_id=pair[1].pk) for day in weekdays]
        services.plan_week(act, folder=folder, key=uuid4(), turns=turns)
    return client


def seen(*carers: Membership, on: date | None = None, outcome: Outcome = Outcome.DONE, **more: object) -> Seen:
    """A visit as it is told."""
    done = {} if outcome is Outcome.NOT_HOME else {"tasks": frozenset({Task.MEALS}), "minutes": 60}
    said: dict[str, object] = {"visited_on": on or today(), "outcome": outcome}
    said |= {"carers": frozenset(each.pk for each in carers), **done}
    return Seen(**said | more)  # type: ignore[arg-type]  # what a test says


def make_visit(caring: Caring, *, on: date | None = None, outcome: Outcome = Outcome.DONE, **more: object) -> Visit:
    """A visit by the pair, written by the system."""
    told = seen(caring.na, caring.mo, on=on, outcome=outcome, **more)
    return services.record_visit(system_on(today()), folder=caring.folder, key=uuid4(), seen=told)


def from_outside(club: Club, name: str, role: Role) -> Someone:
    """Somebody from outside who was let in to the club for care."""
    return someone(name, (role, club.path))


def care_rows(club: Club, name: str) -> dict[str, object]:
    """A person in care with a row of everything, by the names that addresses use for them."""
    caring, act = make_caring(club, name=name), system_on(today())
    visit = make_visit(caring, worry=f"{name} ăn kém")
    carer = Carer.objects.get(membership=caring.na)
    CarerTraining.objects.create(carer=carer, trained_on=JOINED, topic="Chăm sóc tại nhà")
    for purpose in (Purpose.STATION, Purpose.COORDINATION):
        services.consent_to(act, folder=caring.folder, key=uuid4(), purpose=purpose, said=SIGNED)
    found = {"found_on": today(), "found_how": FoundHow.VOLUNTEER, "background": name}
    services.open_case(act, folder=caring.folder, key=uuid4(), **found)
    slip = services.Slip(made_on=today(), station="Trạm y tế", words=f"{name} ngã")
    began = {"begun_at": now(), "ends_at": now() + timedelta(minutes=30)}
    look = SupervisorLook.objects.create(club=club, name=name, office="Hội NCT xã", **began)
    put = {"meets_on": today(), "question": f"{name} xin xe lăn"}
    return {
        "referral_key": services.refer(act, folder=caring.folder, key=uuid4(), slip=slip).key,
        "item_key": services.put_on_agenda(act, folder=caring.folder, key=uuid4(), **put).key,
        "look_key": look.key,
        "agenda_day": today().isoformat(),
        "folder_key": caring.folder.key,
        "visit_key": visit.key,
        "seat_key": CircleSeat.objects.filter(folder=caring.folder)[0].key,
        "consent_key": caring.lua.person.consents.get(purpose=Purpose.HOME_CARE).key,
        "carer_key": carer.key,
    }
