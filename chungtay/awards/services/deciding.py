"""The council's vote, the decision with its certificates, awards of outside bodies, and taking one back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import Max

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.awards import words
from chungtay.awards.models import AwardDecision, AwardRound, Certificate, Nomination, NominationStep, Sitting
from chungtay.awards.queries import awards_before, awards_before_many
from chungtay.awards.rules import (
    UNCHECKED,
    AwardeeKind,
    AwardKind,
    DayNotCome,
    DecisionBeforeVote,
    DecisionNeedsNumber,
    DecisionNeedsOffice,
    Issuer,
    MeritMissing,
    MoneyNeedsSource,
    NobodyPassed,
    NominationState,
    NominationsUnchecked,
    NothingToVoteOn,
    Occasion,
    RevokedAlready,
    RoundState,
    SecondAwardNeedsReason,
    SecondAwardsUnreasoned,
    SignedBeforeVote,
    StepNeedsWords,
    Vote,
    VotesMissing,
    check_merit,
    check_quorum,
    check_round,
    check_vote,
    passes,
)
from chungtay.awards.services.nominations import Nominee, facts_of
from chungtay.awards.services.rounds import held_round, is_own
from chungtay.kernel.acts import Act, OutsideReach
from chungtay.kernel.vietnamese import clean, clean_lines, fold, name_sort_key, sort_key
from chungtay.papers.models import OutgoingPaper
from chungtay.papers.queries import letterhead_on, office_at
from chungtay.papers.rules import Kind
from chungtay.papers.services import NewOutgoing, give_number


@dataclass(frozen=True)
class Sat:
    """How the council met."""

    held_on: date
    place: str
    chair: str
    secretary: str
    member_count: int
    present_count: int
    present_names: str = ""
    opinions: str = ""


@transaction.atomic
def hold_council(act: Act, *, award_round: AwardRound, key: UUID, sat: Sat, votes: Mapping[UUID, Vote]) -> Sitting:
    """Write down the sitting and the votes on every checked nomination; who has the round's share passes.

    Refuses while nominations wait to be checked, a sitting without quorum, more votes than people, a nomination nobody
    voted on.
    """
    content = {
        "round": award_round.pk, **asdict(sat), "votes": {str(who): [each.yes, each.no] for who, each in votes.items()}
    }  # fmt: skip
    if (known := answered_before(key, content)) is not None:
        return Sitting.objects.get(pk=known)
    held = held_round(act, award_round)
    check_round(RoundState(held.state), RoundState.VOTED)
    rows = list(Nomination.objects.select_for_update(no_key=True).filter(quota__round=held).order_by("pk"))
    waiting = sum(row.state in UNCHECKED for row in rows)
    if waiting:
        raise NominationsUnchecked(count=waiting)
    checked = [row for row in rows if row.state == NominationState.CHECKED]
    if not checked:
        raise NothingToVoteOn()
    if sat.held_on > act.day:
        raise DayNotCome(on=sat.held_on)
    check_quorum(sat.member_count, sat.present_count, held.quorum_percent)
    if any(row.key not in votes for row in checked):
        raise VotesMissing()
    made = _sitting(held, key, sat)
    for row in checked:
        vote = votes[row.key]
        check_vote(vote, sat.present_count)
        is_passed = passes(vote, sat.present_count, held.pass_percent)
        row.state = NominationState.PASSED if is_passed else NominationState.FAILED
        row.yes_count, row.no_count, row.since_on = vote.yes, vote.no, act.day
    Nomination.objects.bulk_update(checked, ["state", "yes_count", "no_count", "since_on"])
    _steps(act, checked, sat.held_on)
    held.state = RoundState.VOTED
    held.save(update_fields=["state"])
    write_note(act, "awards.vote", made, path=held.path, fields=["state"], key=key, content=content)
    return made


def _sitting(held: AwardRound, key: UUID, sat: Sat) -> Sitting:
    lines = {name: clean(getattr(sat, name)) for name in ("place", "chair", "secretary")}
    if not all(lines.values()):
        raise StepNeedsWords()
    texts = {name: clean_lines(getattr(sat, name)) for name in ("present_names", "opinions")}
    made: Sitting = Sitting.objects.create(
        key=key, round=held, quorum_percent=held.quorum_percent, pass_percent=held.pass_percent,
        **asdict(sat) | lines | texts,
    )  # fmt: skip
    return made


@dataclass(frozen=True)
class Decided:
    """The decision: ours gets its number here, that of an outside body is entered with it."""

    signed_on: date
    written_number: str = ""
    signer_title: str = ""
    signer_name: str = ""


@transaction.atomic
def decide(act: Act, *, award_round: AwardRound, key: UUID, decided: Decided) -> AwardDecision:
    """Write the decision of a round that was voted on, and a line of the register for each who passed.

    Refuses a decision before the vote or dated before it, of nobody, without a register, and while somebody who passed
    has an award for the same merit that is not reasoned.
    """
    content = {"round": award_round.pk, **asdict(decided)}
    if (known := answered_before(key, content)) is not None:
        return AwardDecision.objects.get(pk=known)
    held = held_round(act, award_round)
    sitting = Sitting.objects.filter(round=held).first()
    if sitting is None or held.state in (RoundState.PLANNED, RoundState.OPEN, RoundState.REVIEW):
        raise DecisionBeforeVote()
    check_round(RoundState(held.state), RoundState.DECIDED)
    if decided.signed_on < sitting.held_on:
        raise SignedBeforeVote(held_on=sitting.held_on)
    if decided.signed_on > act.day:
        raise DayNotCome(on=decided.signed_on)
    passed = list(
        Nomination.objects.select_for_update(of=("self",), no_key=True)
        .filter(quota__round=held, state=NominationState.PASSED).select_related("quota").order_by("quota", "pk")
    )  # fmt: skip
    if not passed:
        raise NobodyPassed()
    earlier = awards_before_many(passed, held)
    bare = [row.name for row in passed if row.who in earlier and not row.second_words]
    if bare:
        raise SecondAwardsUnreasoned(names=", ".join(bare))
    made = _decision(act, held, sitting, key, decided)
    lines = [_line(row, made) for row in passed]
    _enter(made, lines)
    for row in passed:
        row.state, row.since_on = NominationState.AWARDED, act.day
    Nomination.objects.bulk_update(passed, ["state", "since_on"])
    _steps(act, passed, decided.signed_on)
    held.state = RoundState.DECIDED
    held.save(update_fields=["state"])
    write_note(act, "awards.decide", made, path=held.path, fields=["state"], key=key, content=content)
    return made


def _decision(act: Act, held: AwardRound, sitting: Sitting, key: UUID, decided: Decided) -> AwardDecision:
    said = {
        "key": key, "path": held.path, "sitting": sitting, "issuer_side": held.issuer_side, "issuer": held.issuer,
        "occasion": held.occasion, "signed_on": decided.signed_on, "merit_from": held.merit_from,
        "merit_to": held.merit_to,
    }  # fmt: skip
    if held.issuer_side == Issuer.OUTSIDE:
        number = clean(decided.written_number)[:80]
        if not number:
            raise DecisionNeedsNumber()
        signer = {"signer_title": clean(decided.signer_title)[:120], "signer_name": clean(decided.signer_name)[:120]}
        return AwardDecision.objects.create(written_number=number, **said, **signer)
    paper = _numbered(act, held, key, decided.signed_on)
    head = letterhead_on(paper.office, decided.signed_on)
    assert head is not None, "a number is given under a letterhead"
    return AwardDecision.objects.create(
        paper=paper, written_number=paper.written_number, signer_title=head.signer_title, signer_name=head.signer_name,
        place=head.place, **said,
    )  # fmt: skip


def _numbered(act: Act, held: AwardRound, key: UUID, on: date) -> OutgoingPaper:
    office = office_at(held.path)
    if office is None:
        raise DecisionNeedsOffice()
    about = words.DECISION_ABOUT % {"title": held.title}
    new = NewOutgoing(Kind.DECISION, about[:500], on, recipients=words.DECISION_RECIPIENTS)
    return give_number(act, office=office, key=uuid5(key, "number"), new=new)


def _line(row: Nomination, decision: AwardDecision) -> Certificate:
    quota = row.quota
    return Certificate(
        nomination=row, kind=quota.kind, awardee=row.awardee, who=row.who, club_id=row.club_id,
        membership_id=row.membership_id, awardee_path=row.awardee_path, name=row.name, post=row.post, unit=row.unit,
        merit=row.merit, money_vnd=quota.money_vnd, money_source=quota.money_source, second_words=row.second_words,
        key=uuid5(row.key, "certificate"),
    )  # fmt: skip


def _enter(decision: AwardDecision, lines: list[Certificate]) -> None:
    """Give each line its number in the office's register of the year; nobody else numbers there meanwhile."""
    year = decision.signed_on.year
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"awards {decision.path} {year}"])
    last = Certificate.objects.filter(path=decision.path, year=year).aggregate(last=Max("number"))["last"] or 0
    for number, line in enumerate(lines, last + 1):
        line.decision, line.path, line.year, line.number = decision, decision.path, year, number
        is_person = line.awardee in (AwardeeKind.MEMBER, AwardeeKind.PERSON)
        line.sort_key = name_sort_key(line.name) if is_person else sort_key(line.name)
        said = f"{number} {line.name} {line.post} {line.unit} {line.merit} {decision.written_number} {decision.issuer}"
        line.search_fold = fold(said)
    Certificate.objects.bulk_create(lines)


def _steps(act: Act, rows: Iterable[Nomination], on: date) -> None:
    NominationStep.objects.bulk_create(
        NominationStep(nomination=row, state=row.state, happened_on=on, taken_at=act.at, taken_by_id=act.actor_id)
        for row in rows
    )


@dataclass(frozen=True)
class Given:
    """An award of an outside body that was given without a round of ours."""

    kind: AwardKind
    awardee: AwardeeKind
    occasion: Occasion
    issuer: str
    written_number: str
    signed_on: date
    merit: str
    merit_from: date
    merit_to: date
    money_vnd: int = 0
    money_source: str = ""
    second_words: str = ""


@transaction.atomic
def record_award(act: Act, *, path: str, key: UUID, given: Given, nominee: Nominee) -> Certificate:
    """Enter into the office's register what an outside body gave to a club, a member, a unit or a friend of ours.

    Refuses a day to come, money from nowhere, and a second award for the same merit without a word on it.
    """
    content = {"path": path, **asdict(given), **nominee.content()}
    if (known := answered_before(key, content)) is not None:
        return Certificate.objects.get(pk=known)
    if not is_own(act, path):
        raise OutsideReach(action=str(Action.HAND_UP), path=path)
    check_merit(given.merit_from, given.merit_to)
    if given.signed_on > act.day:
        raise DayNotCome(on=given.signed_on)
    number, issuer, merit = (clean(each) for each in (given.written_number, given.issuer, given.merit))
    if not number or not issuer:
        raise DecisionNeedsNumber()
    if not merit:
        raise MeritMissing()
    source, second = clean(given.money_source)[:200], clean(given.second_words)[:500]
    if given.money_vnd and not source:
        raise MoneyNeedsSource()
    facts = facts_of(given.awardee, nominee, path)
    earlier = awards_before(str(facts["who"]), given.merit_from, given.merit_to)
    if earlier and not second:
        first = earlier[0].decision
        raise SecondAwardNeedsReason(number=first.written_number, on=first.signed_on, issuer=first.issuer)
    decision = AwardDecision.objects.create(
        key=uuid5(key, "decision"), path=path, issuer_side=Issuer.OUTSIDE, issuer=issuer[:200],
        occasion=given.occasion, written_number=number[:80], signed_on=given.signed_on, merit_from=given.merit_from,
        merit_to=given.merit_to,
    )  # fmt: skip
    line = Certificate(
        key=key, kind=given.kind, awardee=given.awardee, merit=merit[:300], money_vnd=given.money_vnd,
        money_source=source if given.money_vnd else "", second_words=second, **facts,
    )  # fmt: skip
    _enter(decision, [line])
    write_note(act, "awards.record", line, path=path, fields=["number"], key=key, content=content)
    return line


@transaction.atomic
def revoke(act: Act, *, certificate: Certificate, key: UUID, said: str) -> Certificate:
    """Take an award back with the reason; its line stays in the register. Refuses without words, or twice."""
    said = clean(said)[:500]
    content = {"certificate": certificate.pk, "said": said}
    if answered_before(key, content) is not None:
        return certificate
    held: Certificate = Certificate.objects.select_for_update(no_key=True).get(pk=certificate.pk)
    if not is_own(act, held.path):
        raise OutsideReach(action=str(Action.HAND_UP), path=held.path)
    if not said:
        raise StepNeedsWords()
    if held.revoked_on is not None:
        raise RevokedAlready()
    held.revoked_on, held.revoked_words = act.day, said
    held.save(update_fields=["revoked_on", "revoked_words"])
    write_note(act, "awards.revoke", held, path=held.path, fields=["revoked_on"], reason=said, key=key, content=content)
    return held
