"""Lending from a club's fund: terms, requests, schedules, repayments, what is overdue."""
