"""The steps of a rating: said by the club, checked, given back, confirmed, appealed against, answered."""

from chungtay.rating.services.steps import answer_appeal, appeal, check, confirm, give_back, rate_self

__all__ = ["answer_appeal", "appeal", "check", "confirm", "give_back", "rate_self"]
