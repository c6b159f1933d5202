"""The papers of a class: invitations and certificates in one run, the list to sign, the result."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.papers.queries import office_called
from chungtay.training import adapters, queries
from chungtay.training.rules import NobodyChosen, TraineeNotFound
from chungtay.training.views.shared import own
from chungtay.web.print import pdf_response
from chungtay.web.word import word_response


@needs(Action.TRAIN)
@require_safe
def pdf(request: ActRequest, class_key: UUID, class_sheet: str) -> HttpResponse:
    """A paper of the class, to be printed."""
    row = own(request, class_key)
    made = adapters.pdf_of(request.act, row, class_sheet, office_called(row.path, request.act.day))
    return pdf_response(f"{class_sheet}-{row.starts_on}", made)


@needs(Action.TRAIN)
@require_safe
def word(request: ActRequest, class_key: UUID, class_sheet: str) -> HttpResponse:
    """It as Word, to be edited."""
    row = own(request, class_key)
    made = adapters.word_of(request.act, row, class_sheet, office_called(row.path, request.act.day))
    return word_response(f"{class_sheet}-{row.starts_on}", made)


@needs(Action.TRAIN)
@require_safe
def invitations(request: ActRequest, class_key: UUID) -> HttpResponse:
    """The invitations of everybody on the list, a page each, in one run."""
    row = own(request, class_key)
    people = queries.trainees_of(row)
    if not people:
        raise NobodyChosen()
    made = adapters.invitations_pdf(request.act, row, people, office_called(row.path, request.act.day))
    return pdf_response(f"giay-moi-tap-huan-{row.starts_on}", made)


@needs(Action.TRAIN)
@require_safe
def certificates(request: ActRequest, class_key: UUID) -> HttpResponse:
    """The certificates of everybody who was given one, A4 landscape, a page each, in one run."""
    row = own(request, class_key)
    given = [each for each in queries.trainees_of(row) if each.is_given]
    if not given:
        raise TraineeNotFound(key=str(class_key))
    return pdf_response(
        f"giay-chung-nhan-{row.starts_on}",
        adapters.certificates_pdf(row, given, office_called(row.path, request.act.day)),
    )


@needs(Action.TRAIN)
@require_safe
def certificate(request: ActRequest, class_key: UUID, trainee_key: UUID) -> HttpResponse:
    """One certificate alone, when a name was misprinted or a sheet lost."""
    row = own(request, class_key)
    each = queries.get_trainee(row, trainee_key)
    if not each.is_given:
        raise TraineeNotFound(key=str(trainee_key))
    made = adapters.certificates_pdf(row, [each], office_called(row.path, request.act.day))
    return pdf_response(f"giay-chung-nhan-{row.starts_on}-{each.row.number}", made)
