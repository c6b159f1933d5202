"""Questions about a club's money."""

from chungtay.funds.queries.balances import balances_of, balances_of_club

__all__ = ["balances_of", "balances_of_club"]
