"""What stands on a printed paper besides the loan: who signs, and the plan of a loan not yet paid out."""

from dataclasses import replace
from datetime import date

from chungtay.clubs.models import BoardSeat
from chungtay.clubs.rules import Post
from chungtay.loans import words
from chungtay.loans.models import LoanRequest
from chungtay.loans.queries.facts import due_days_on, terms_on
from chungtay.loans.rules import Lent, Method, fitted

_SIGN = (Post.ACCOUNTANT, Post.TREASURER, Post.CHAIR)


def signers(club_id: int, day: date) -> list[tuple[str, str]]:
    """Accountant, treasurer and chair of a day, in the order they sign; a name is empty where nobody holds the post."""
    seats = BoardSeat.objects.on(day).filter(club=club_id, post__in=_SIGN)
    names = dict(seats.values_list("post", "person__full_name"))
    return [(str(words.SIGNS_AS[post]), names.get(post, "")) for post in _SIGN]


def draft_of(asked: LoanRequest, day: date) -> Lent:
    """The loan that a request would be if it were paid out on a day."""
    terms, _ = terms_on(asked.club.path, asked.club_id, day)
    months = asked.approved_months or asked.term_months
    terms = fitted(replace(terms, method=Method(asked.method)), months)
    return Lent(asked.approved_vnd or asked.amount_vnd, terms, day, due_days_on(asked.club, day))
