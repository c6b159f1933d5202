"""Quorum and votes, shares and quotas, who gives what, the tables of states."""

from datetime import date

import pytest

from chungtay.awards.rules import (
    LIVE,
    NEXT_NOMINATION,
    NEXT_ROUND,
    AwardeeKind,
    AwardKind,
    Issuer,
    MeritEndsBeforeItBegins,
    MoneyNeedsSource,
    NominationMovedOn,
    NominationState,
    NoQuorum,
    PresentImpossible,
    QuotaImpossible,
    RoundMovedOn,
    RoundState,
    Share,
    SharesImpossible,
    Vote,
    VotesImpossible,
    check_merit,
    check_nomination,
    check_quorum,
    check_round,
    check_shares,
    check_vote,
    needed,
    passes,
    usual_kinds,
    who_key,
)


@pytest.mark.parametrize(
    ("members", "percent", "least"), [(9, 66, 6), (3, 66, 2), (10, 66, 7), (7, 50, 4), (5, 100, 5)]
)
def test_the_fewest_who_must_be_present(members, percent, least):
    assert needed(members, percent) == least


@pytest.mark.parametrize(("members", "present"), [(9, 5), (3, 1), (1, 0)])
def test_too_few_cannot_vote(members, present):
    with pytest.raises(NoQuorum):
        check_quorum(members, present, 66)


@pytest.mark.parametrize(("members", "present"), [(9, 10), (0, 0)])
def test_more_present_than_there_are_is_refused(members, present):
    with pytest.raises(PresentImpossible):
        check_quorum(members, present, 66)


@pytest.mark.parametrize("vote", [Vote(8, 0), Vote(4, 4), Vote(-1, 0)])
def test_votes_of_people_who_are_not_there_are_refused(vote):
    with pytest.raises(VotesImpossible):
        check_vote(vote, 7)


@pytest.mark.parametrize(
    ("yes", "present", "percent", "is_passed"),
    [(4, 7, 51, True), (3, 6, 51, False), (3, 6, 50, True), (8, 10, 80, True), (7, 9, 80, False)],
)
def test_who_passes(yes, present, percent, is_passed):
    assert passes(Vote(yes), present, percent) is is_passed


@pytest.mark.parametrize("share", [Share(0), Share(3, 4), Share(3, 0)])
def test_a_quota_of_nothing_or_a_part_above_the_whole_is_refused(share):
    with pytest.raises(QuotaImpossible):
        share.check()


def test_money_from_nowhere_is_refused():
    Share(3, 2, 500_000, "Quỹ của Hội").check()
    with pytest.raises(MoneyNeedsSource):
        Share(3, 2, 500_000).check()


def test_days_and_shares_that_cannot_be():
    with pytest.raises(MeritEndsBeforeItBegins):
        check_merit(date(2026, 2, 1), date(2026, 1, 1))
    for quorum, to_pass in ((49, 51), (66, 49), (101, 51)):
        with pytest.raises(SharesImpossible):
            check_shares(quorum, to_pass)


def test_flags_and_medals_usually_come_from_the_centre():
    assert AwardKind.CO_THI_DUA in usual_kinds("/", Issuer.INSIDE)
    assert AwardKind.CO_THI_DUA not in usual_kinds("/27/", Issuer.INSIDE)
    assert AwardKind.BANG_KHEN in usual_kinds("/27/", Issuer.OUTSIDE)
    assert AwardKind.KY_NIEM_CHUONG not in usual_kinds("/", Issuer.OUTSIDE)


def test_the_same_outsider_is_found_by_any_spelling():
    assert who_key(AwardeeKind.PERSON, row="Nguyễn Văn  An") == who_key(AwardeeKind.PERSON, row="nguyen van an")
    assert who_key(AwardeeKind.CLUB, row=12) != who_key(AwardeeKind.MEMBER, row=12)


def test_no_step_skips_the_vote():
    for state in RoundState:
        if state is not RoundState.VOTED:
            assert RoundState.DECIDED not in NEXT_ROUND[state]
    assert [state for state in NominationState if NominationState.AWARDED in NEXT_NOMINATION[state]] == ["passed"]
    assert NominationState.FAILED not in LIVE
    with pytest.raises(RoundMovedOn):
        check_round(RoundState.OPEN, RoundState.DECIDED)
    with pytest.raises(NominationMovedOn):
        check_nomination(NominationState.PROPOSED, NominationState.AWARDED)
