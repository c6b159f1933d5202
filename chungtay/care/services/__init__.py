"""What can be done in home care. Each asks whether the account stands in the circle of the person today."""

from chungtay.care.services.agenda import decide, put_on_agenda
from chungtay.care.services.carers import end_carer, enlist, let_in, train
from chungtay.care.services.cases import assess, open_case, plan_care, review
from chungtay.care.services.circle import ask_anew, end_seat, name_in_circle, take_into_care
from chungtay.care.services.clients import agree, put_on_list, take_off_list
from chungtay.care.services.erasing import erase_care, forget_readings
from chungtay.care.services.reading import note_readings, show_book
from chungtay.care.services.referrals import Settled, Slip, refer, settle
from chungtay.care.services.visits import answer_worry, record_visit, strike_visit
from chungtay.care.services.weeks import explain_week, plan_week
from chungtay.care.services.withdrawing import close_all, consent_to, withdraw

__all__ = [
    "Settled",
    "Slip",
    "agree",
    "answer_worry",
    "ask_anew",
    "assess",
    "close_all",
    "consent_to",
    "decide",
    "end_carer",
    "end_seat",
    "enlist",
    "erase_care",
    "explain_week",
    "forget_readings",
    "let_in",
    "name_in_circle",
    "note_readings",
    "open_case",
    "plan_care",
    "plan_week",
    "put_on_agenda",
    "put_on_list",
    "record_visit",
    "refer",
    "review",
    "settle",
    "show_book",
    "strike_visit",
    "take_into_care",
    "take_off_list",
    "train",
    "withdraw",
]
