"""Actions on conferences, speeches and promises."""

from chungtay.conferences.services.conferences import (
    Called,
    Heard,
    call_conference,
    change_conference,
    invite,
    move_conference,
    note_delegates,
    number_notice,
    set_programme,
    write_press_note,
)
from chungtay.conferences.services.following import (
    SPEECH_BYTES,
    Asked,
    Promised,
    Upload,
    ask_speech,
    may_step,
    move_speech,
    note_promise,
    step_promise,
)

__all__ = [
    "SPEECH_BYTES",
    "Asked",
    "Called",
    "Heard",
    "Promised",
    "Upload",
    "ask_speech",
    "call_conference",
    "change_conference",
    "invite",
    "may_step",
    "move_conference",
    "move_speech",
    "note_delegates",
    "note_promise",
    "number_notice",
    "set_programme",
    "step_promise",
    "write_press_note",
]
