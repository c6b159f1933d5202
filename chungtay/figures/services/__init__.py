"""Counting and the sheets under it: what other rooms, commands and the worker call."""

from chungtay.figures.services.proving import Proof, prove
from chungtay.figures.services.refreshing import (
    Round,
    mark_everything,
    rebuild,
    refresh,
    refresh_all,
    reseat,
    turn_month,
)
from chungtay.figures.services.sheets import PublishedLine, publish_totals, record_published, record_sheet

__all__ = [
    "Proof",
    "PublishedLine",
    "Round",
    "mark_everything",
    "prove",
    "publish_totals",
    "rebuild",
    "record_published",
    "record_sheet",
    "refresh",
    "refresh_all",
    "reseat",
    "turn_month",
]
