"""Importing registers: the file is kept and recognised, checked whole, applied whole, undone in one step."""

from chungtay.exchange.services.applying import apply_import, discard_import, start_applying, stop_applying, undo_import
from chungtay.exchange.services.checking import check_import, correct_row, recheck
from chungtay.exchange.services.deciding import decide_row, leave_out_known, leave_out_wrong
from chungtay.exchange.services.mass import AlikeLine, MassAnswer, Wanted, import_registers
from chungtay.exchange.services.opening import (
    READ_AT_MOST,
    Upload,
    later,
    layout_of,
    open_import,
    recognise_again,
    sheets_of,
)
from chungtay.exchange.services.terrain import TerrainSheet, read_terrain_sheet

__all__ = [
    "READ_AT_MOST",
    "AlikeLine",
    "MassAnswer",
    "TerrainSheet",
    "Upload",
    "Wanted",
    "apply_import",
    "check_import",
    "correct_row",
    "decide_row",
    "discard_import",
    "import_registers",
    "later",
    "layout_of",
    "leave_out_known",
    "leave_out_wrong",
    "open_import",
    "read_terrain_sheet",
    "recheck",
    "recognise_again",
    "sheets_of",
    "start_applying",
    "stop_applying",
    "undo_import",
]
