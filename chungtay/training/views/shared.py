"""What the pages of training share: the class in reach or one's own, lines in words, files."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.urls import reverse

from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach
from chungtay.training import queries, words
from chungtay.training.rules import (
    NEXT_CLASS,
    OVER,
    TO_COME,
    UNDER_WAY,
    Answer,
    Audience,
    ClassState,
    CourseKind,
    MaterialNotFound,
    written_score,
)

if TYPE_CHECKING:
    from chungtay.training.models import Class, MaterialVersion
    from chungtay.training.queries import Trainee

CLASS_URL = "training:class"


def office_reach(request: ActRequest) -> Reach:
    """What an office sees of training."""
    return request.act.reach(Action.SEE_OFFICE)


def own_path(request: ActRequest) -> str:
    """Where this person holds classes: the highest of their offices."""
    return min(queries.own_paths(request.act), key=len)


def found(request: ActRequest, key: UUID) -> "Class":
    """The class this person may read."""
    return queries.get_class(office_reach(request), key)


def own(request: ActRequest, key: UUID) -> "Class":
    """The class this person may work on."""
    return queries.own_class(request.act, key)


def home(row: "Class") -> str:
    """The page of the class."""
    return reverse(CLASS_URL, args=[row.key])


def class_line(row: "Class") -> dict[str, Any]:
    """A class as a line of a list."""
    state = ClassState(row.state)
    return {
        "row": row,
        "url": home(row),
        "state": words.STATE[state],
        "kind": words.STATE_KIND[state],
        "course_kind": words.COURSE_KIND[CourseKind(row.course.kind)],
    }


def doing(request: ActRequest, row: "Class") -> dict[str, Any]:
    """What may be done with a class by who looks, where it stands."""
    state = ClassState(row.state)
    is_own = row.path in queries.own_paths(request.act)
    return {
        "is_own": is_own,
        "may_change": is_own and state in {*TO_COME, ClassState.RUNNING},
        "may_strike_off": is_own and state in TO_COME,
        "may_correct": is_own and state not in OVER,
        "may_invite": is_own and state in {*TO_COME, ClassState.RUNNING},
        "may_answer": is_own and state in TO_COME,
        "may_write": is_own and state in UNDER_WAY,
        "may_teach": is_own and state not in OVER,
        "may_spend": is_own and state is not ClassState.PLANNED,
        "is_closed": state is ClassState.CLOSED,
        "steps": [
            (step.value, words.STEP[step], step is ClassState.CANCELLED)
            for step in ClassState
            if is_own and step in NEXT_CLASS[state]
        ],
    }


def trainee_line(row: "Class", each: "Trainee", day_ids: list[int]) -> dict[str, Any]:
    """Somebody of a class in words; before it is over nothing is missing yet."""
    state, certificate = ClassState(row.state), each.certificate
    has_result = state in (ClassState.HELD, ClassState.CLOSED)
    return {
        "trainee": each,
        "post": each.row.post or words.AUDIENCE[Audience(each.row.audience)],
        "answer": words.ANSWER[Answer(each.row.answer)],
        "days": [each.days.get(pk) for pk in day_ids],
        "before": written_score(each.row.before_tenths) or words.NONE,
        "after": written_score(each.row.after_tenths) or words.NONE,
        "result": (", ".join(str(words.LACK[lack]) for lack in each.lacks) or words.FULFILLED) if has_result else "",
        "is_lacking": bool(each.lacks),
        "certificate": f"{certificate.number}/{certificate.year}" if certificate else "",
        "is_struck": certificate is not None and certificate.struck_at is not None,
    }


def file_response(version: "MaterialVersion") -> HttpResponse:
    """The file of a version, as it was uploaded."""
    file = version.file
    if not default_storage.exists(file.stored_as):
        raise MaterialNotFound(key=str(version.key))
    response: Any = FileResponse(
        default_storage.open(file.stored_as), as_attachment=True, filename=file.name, content_type=file.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response  # type: ignore[no-any-return]  # a response that streams
