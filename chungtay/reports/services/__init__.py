"""What is done with reports: campaigns opened and locked, reports handed up, accepted, given back, opened again."""

from chungtay.reports.services.campaigns import Asked, lock_campaign, open_campaign, reopen
from chungtay.reports.services.drawing import portraits_pdf
from chungtay.reports.services.paper import send_paper
from chungtay.reports.services.portraits import ask_portraits, write_portraits
from chungtay.reports.services.steps import Written, accept, give_back, save_draft, send

__all__ = [
    "Asked",
    "Written",
    "accept",
    "ask_portraits",
    "give_back",
    "lock_campaign",
    "open_campaign",
    "portraits_pdf",
    "reopen",
    "save_draft",
    "send",
    "send_paper",
    "write_portraits",
]
