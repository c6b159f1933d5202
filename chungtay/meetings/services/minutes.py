"""What the meeting heard, agreed and plans; each a small form of its own."""

from uuid import UUID

from django.db import transaction

from chungtay.clubs.rules import ActivityArea
from chungtay.kernel.acts import Act
from chungtay.kernel.errors import NotFound
from chungtay.kernel.vietnamese import clean, clean_lines
from chungtay.meetings.models import Decision, Meeting, Topic
from chungtay.meetings.rules import Agreed, check_guests
from chungtay.meetings.services.form import begin


@transaction.atomic
def add_topic(
    act: Act, *, meeting: Meeting, key: UUID, area: ActivityArea, title: str, presenter: str = "", reason: str = ""
) -> int:
    """Write down what was presented. Returns the topic's number, the same for a form that came twice."""
    content = {"area": area, "title": clean(title), "presenter": clean(presenter)}
    form = begin(act, "meetings.add_topic", meeting, key, content, reason=reason)
    if form.answer is not None:
        return form.answer
    topic = Topic.objects.create(key=key, meeting=form.meeting, **content)
    return form.done("area", "title", "presenter", row=topic)


@transaction.atomic
def strike_topic(act: Act, *, meeting: Meeting, topic_key: UUID, key: UUID, reason: str = "") -> None:
    """Take back a topic written by mistake; that it stood there stays noted."""
    form = begin(act, "meetings.strike_topic", meeting, key, {"topic": str(topic_key)}, reason=reason)
    if form.answer is None:
        _strike(Topic, form.meeting, topic_key)
        form.done("topics")


@transaction.atomic
def add_decision(act: Act, *, meeting: Meeting, key: UUID, agreed: Agreed, reason: str = "") -> int:
    """Write down what the meeting agreed. Returns the decision's number, the same for a form that came twice."""
    content = {"words": clean_lines(agreed.words), "in_favour": agreed.in_favour, "against": agreed.against}
    form = begin(act, "meetings.add_decision", meeting, key, content, reason=reason)
    if form.answer is not None:
        return form.answer
    decision = Decision.objects.create(key=key, meeting=form.meeting, **content)
    return form.done("words", "in_favour", "against", row=decision)


@transaction.atomic
def strike_decision(act: Act, *, meeting: Meeting, decision_key: UUID, key: UUID, reason: str = "") -> None:
    """Take back a decision written by mistake; that it stood there stays noted."""
    form = begin(act, "meetings.strike_decision", meeting, key, {"decision": str(decision_key)}, reason=reason)
    if form.answer is None:
        _strike(Decision, form.meeting, decision_key)
        form.done("decisions")


@transaction.atomic
def set_guests(act: Act, *, meeting: Meeting, key: UUID, guest_count: int, guests: str = "", reason: str = "") -> None:
    """Who came besides the members: how many, and who they were."""
    check_guests(guest_count)
    content = {"guest_count": guest_count, "guests": clean(guests)}
    _write(act, "meetings.set_guests", meeting, key, content, reason)


@transaction.atomic
def plan_next_month(act: Act, *, meeting: Meeting, key: UUID, next_plan: str, reason: str = "") -> None:
    """What the club means to do next month."""
    _write(act, "meetings.plan_next_month", meeting, key, {"next_plan": clean_lines(next_plan)}, reason)


def _write(act: Act, action: str, meeting: Meeting, key: UUID, content: dict[str, object], reason: str) -> None:
    form = begin(act, action, meeting, key, content, reason=reason)
    if form.answer is None:
        Meeting.objects.filter(pk=form.meeting.pk).update(**content)
        form.done(*content)


def _strike(rows: type[Topic] | type[Decision], meeting: Meeting, key: UUID) -> None:
    struck, _ = rows.objects.filter(meeting=meeting, key=key).delete()
    if not struck:
        raise NotFound(key=str(key))
