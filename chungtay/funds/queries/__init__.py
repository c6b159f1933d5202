"""Questions about a club's money."""

from chungtay.funds.queries.balances import balances_of, balances_of_club
from chungtay.funds.queries.telling import told_to_members

__all__ = ["balances_of", "balances_of_club", "told_to_members"]
