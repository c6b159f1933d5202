"""Pages of imports. Each stands on two faces: a club's own, and the office for a club or for many."""

from chungtay.exchange.views.faces import on_club_face, on_office_face
from chungtay.exchange.views.imports import again, batch, work
from chungtay.exchange.views.lines import decide, row
from chungtay.exchange.views.papers import errors, template, template_of_club
from chungtay.exchange.views.terrain import terrain
from chungtay.exchange.views.upload import batches, upload

__all__ = [
    "batches",
    "club_again",
    "club_batch",
    "club_decide",
    "club_errors",
    "club_row",
    "club_template",
    "club_upload",
    "club_work",
    "office_again",
    "office_batch",
    "office_decide",
    "office_errors",
    "office_row",
    "office_upload",
    "office_work",
    "template",
    "terrain",
]

club_upload, office_upload = on_club_face(upload), on_office_face(upload)
club_batch, office_batch = on_club_face(batch), on_office_face(batch)
club_again, office_again = on_club_face(again), on_office_face(again)
club_work, office_work = on_club_face(work), on_office_face(work)
club_row, office_row = on_club_face(row), on_office_face(row)
club_decide, office_decide = on_club_face(decide), on_office_face(decide)
club_errors, office_errors = on_club_face(errors), on_office_face(errors)
club_template = on_club_face(template_of_club)
