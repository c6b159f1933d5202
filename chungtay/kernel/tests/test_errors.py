"""Refusals carry a stable code, a status and the facts."""

import pytest

from chungtay.kernel.acts import OutsideReach
from chungtay.kernel.errors import Conflict, Forbidden, NotFound, Refusal, RuleBroken


class NotEnoughCash(RuleBroken):
    """A refusal as a room writes it."""


class Renamed(NotEnoughCash):
    """One that keeps the code it had."""

    code = "not_enough_money"


@pytest.mark.parametrize(
    ("kind", "code", "status"),
    [
        (RuleBroken, "rule_broken", 422),
        (NotFound, "not_found", 404),
        (Forbidden, "forbidden", 403),
        (Conflict, "conflict", 409),
        (OutsideReach, "outside_reach", 403),
        (NotEnoughCash, "not_enough_cash", 422),
        (Renamed, "not_enough_money", 422),
    ],
)
def test_a_refusal_has_a_code_and_a_status(kind: type[Refusal], code: str, status: int) -> None:
    assert (kind.code, kind.status, kind().code) == (code, status, code)


def test_a_refusal_keeps_its_facts() -> None:
    refusal = NotEnoughCash(balance_vnd=5, amount_vnd=7)
    assert refusal.facts == {"balance_vnd": 5, "amount_vnd": 7}
    assert "not_enough_cash" in str(refusal)
