"""The law and the cases of the tests, written through the services by somebody of the board."""

from datetime import UTC, date, datetime
from uuid import uuid4

from chungtay.access.rules import ALLOWS, Action, Role
from chungtay.clubs.models import Club, Membership
from chungtay.kernel.acts import Act, HeldGrant, system_act
from chungtay.kernel.months import Month
from chungtay.rights import services
from chungtay.rights.models import Case, CaseStep, Dialogue, Entitlement, Proposal
from chungtay.rights.rules import Benefit, DialogueFacts, State, Step

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
OPENED = date(2026, 9, 1)


def make_law(at: datetime = NOON) -> None:
    """The law as it is shipped, once."""
    if not Entitlement.objects.exists():
        services.load_law(system_act(at, Action.KEEP_PROGRAMME))


def act_in(*clubs: Club, role: Role = Role.CHAIR, at: datetime = NOON) -> Act:
    """Somebody with this role in the clubs, by default the chair."""
    return Act(7, at, tuple(HeldGrant(role, club.path, ALLOWS[role]) for club in clubs))


def make_case(
    member: Membership, *steps: Step, benefit: Benefit = Benefit.SOCIAL_PENSION, on: date = OPENED, at: datetime = NOON
) -> Case:
    """A case of a member, taken through these steps."""
    make_law()
    act = act_in(member.club, at=at)
    case = services.open_case(act, club=member.club, key=uuid4(), membership_id=member.pk, benefit=benefit, on=on)
    for step in steps:
        take(case, step, at=at)
    case.refresh_from_db()
    return case


def take(case: Case, step: Step, *, at: datetime = NOON) -> CaseStep:
    """One step, taken by the chair."""
    return services.take_step(act_in(case.club, at=at), case=case, key=uuid4(), step=step)


def step(state: State, on: date = date(2026, 9, 15), **more: object) -> Step:
    """A step with what belongs to it."""
    usual: dict[str, object] = {}
    if state is State.WON:
        usual = {"amount_vnd": 500_000, "first_month": Month.of(on)}
    if state in {State.RETURNED, State.REFUSED, State.WITHDRAWN}:
        usual = {"told": "Thiếu căn cước"}
    return Step(state=state, on=on, **usual | more)  # type: ignore[arg-type]  # what a test says


def make_dialogue(club: Club, *, on: date = date(2026, 5, 10), words: str = "Đường vào nhà văn hóa") -> Dialogue:
    """A dialogue with the commune."""
    facts = DialogueFacts(held_on=on, with_whom="UBND xã Nga Sơn", words=words, people_count=6)
    return services.hold_dialogue(act_in(club), club=club, key=uuid4(), facts=facts)


def make_proposal(club: Club, *, on: date = date(2026, 5, 10), words: str = "Sửa đường vào nhà văn hóa") -> Proposal:
    """A proposal to the commune."""
    return services.propose(act_in(club), club=club, key=uuid4(), made_on=on, to_whom="UBND xã Nga Sơn", words=words)


def right_rows(club: Club, member: Membership) -> dict[str, object]:
    """A row of every kind of this room, by the names that addresses use for them."""
    case = make_case(member, step(State.SUBMITTED))
    dialogue, proposal = make_dialogue(club), make_proposal(club)
    celebrated = services.celebrate(
        act_in(club), club=club, key=uuid4(), membership_id=member.pk, year=2025, held_on=date(2025, 10, 1)
    )
    return {
        "benefit": "health_insured",
        "case_key": case.key,
        "step_key": case.steps.latest("pk").key,
        "dialogue_key": dialogue.key,
        "proposal_key": proposal.key,
        "longevity_key": celebrated.key,
    }
