"""The people of a class: invited, answering, ticked day by day, their scores, struck off, certificates taken back."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from chungtay.access.guards import needs
from chungtay.access.middleware import ActRequest
from chungtay.access.queries import names_of
from chungtay.access.rules import Action
from chungtay.kernel.acts import Reach
from chungtay.places.queries import units_below
from chungtay.training import forms, queries, services, words
from chungtay.training.rules import CLUB_AUDIENCES, Audience, TraineeNotFound
from chungtay.training.views.shared import found, home, office_reach, own, trainee_line
from chungtay.web.render import ask, form_page
from chungtay.web.workbook import Column, workbook

CANDIDATES_AT_MOST = 200


@needs(Action.TRAIN)
@form_page
def invite(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Tick who of the clubs is invited: those in the posts the course is for who have not had it, by area."""
    row = own(request, class_key)
    filters = forms.NarrowChoice(
        request.GET, places=units_below(row.path, request.act.day), initial={"noi": "", "chuc": ""}
    )
    said = filters.cleaned_data if filters.is_valid() else {}
    text = request.GET.get("q", "")[:120]
    asked = [said["chuc"]] if said.get("chuc") else [each for each in CLUB_AUDIENCES if each in row.course.audiences]
    known = {(each.row.club_id, each.row.person_id) for each in queries.trainees_of(row)}
    found_people = [
        each
        for each in queries.posts_trained(
            Reach(frozenset({said.get("noi") or row.path})), request.act.day, text=text, code=row.course.code,
            audiences=asked or [each.value for each in CLUB_AUDIENCES],
        )
        if (each.club_id, each.person_id) not in known and (said.get("het") or not each.had_course)
    ]  # fmt: skip
    shown = found_people[:CANDIDATES_AT_MOST]
    places = names_of({each.commune_path for each in shown}, request.act.day)
    people = [
        (
            f"{each.club_id}-{each.person_id}",
            " · ".join(
                (each.name, str(words.AUDIENCE[each.audience]), each.club_name, places.get(each.commune_path, ""))
            ),
        )
        for each in shown
    ]
    form = forms.Invite(request.POST or None, people=people)
    return ask(
        request, form,
        lambda: services.invite_posts(
            request.act, training_class=row, key=form.cleaned_data["key"], chosen=form.chosen()
        ),
        to=home(row),
        done=lambda count: str(words.DONE_INVITED) % {"count": count},
        template="training/invite.html",
        row=row,
        filters=filters,
        q=text,
        found_count=len(found_people),
        shown_count=len(shown),
        is_narrowed=bool(text or filters.changed_data),
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def outsiders(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Paste a list of people from outside the clubs."""
    row = own(request, class_key)
    form = forms.Outsiders(request.POST or None)
    return ask(
        request, form,
        lambda: services.invite_outsiders(
            request.act, training_class=row, key=form.cleaned_data["key"], text=form.cleaned_data["text"],
            audience=Audience(form.cleaned_data["audience"] or Audience.OFFICER),
        ),
        to=home(row),
        done=lambda count: str(words.DONE_INVITED) % {"count": count},
        template="training/form.html",
        heading=words.HEAD_OUTSIDERS,
        draft=f"lop-ngoai-{row.key}",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def outsider(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Add one person from outside the clubs."""
    row = own(request, class_key)
    form = forms.OneOutsider(request.POST or None)
    return ask(
        request, form,
        lambda: services.add_outsider(request.act, training_class=row, **form.said()),
        to=home(row),
        done=str(words.DONE_INVITED) % {"count": 1},
        template="training/form.html",
        heading=words.HEAD_ONE_OUTSIDER,
        draft=f"lop-mot-{row.key}",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def correct_outsider(request: ActRequest, class_key: UUID, trainee_key: UUID) -> HttpResponse:
    """Say more of somebody from outside, or put it right."""
    row = own(request, class_key)
    each = queries.get_trainee(row, trainee_key)
    if each.row.person is not None:
        raise TraineeNotFound(key=str(trainee_key))
    initial = asdict(queries.outsider_of(each)) | {"audience": each.row.audience}
    form = forms.OneOutsider(request.POST or None, initial=initial)
    return ask(
        request, form,
        lambda: services.correct_outsider(request.act, training_class=row, trainee=each.row, **form.said()),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_CORRECT_OUTSIDER,
        draft=f"nguoi-hoc-{each.row.key}",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def answers(request: ActRequest, class_key: UUID) -> HttpResponse:
    """Write down who can come."""
    row = own(request, class_key)
    form = forms.Answers(request.POST or None, rows=queries.trainees_of(row))
    return ask(
        request, form,
        lambda: services.note_answers(
            request.act, training_class=row, key=form.cleaned_data["key"], answers=form.answers()
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_ANSWERS,
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def mark(request: ActRequest, class_key: UUID, day_number: int) -> HttpResponse:
    """Who was there on one day: the first, the second …"""
    row = own(request, class_key)
    days = queries.days_of(row)
    if not 1 <= day_number <= len(days):
        raise TraineeNotFound(day=day_number)
    day = days[day_number - 1]
    form = forms.MarkDay(request.POST or None, rows=queries.trainees_of(row), day=day, initial={"version": row.version})
    return ask(
        request, form,
        lambda: services.mark_day(
            request.act, training_class=row, day=day, key=form.cleaned_data["key"],
            version=form.cleaned_data["version"], there=form.there(),
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=str(words.HEAD_MARK) % {"day": f"{day.held_on:%d/%m/%Y}"},
        told=day.topic,
        draft=f"diem-danh-{row.key}-{day_number}",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def scores(request: ActRequest, class_key: UUID) -> HttpResponse:
    """The scores of both tests."""
    row = own(request, class_key)
    form = forms.WriteScores(request.POST or None, rows=queries.trainees_of(row), initial={"version": row.version})
    return ask(
        request, form,
        lambda: services.write_scores(
            request.act, training_class=row, key=form.cleaned_data["key"], version=form.cleaned_data["version"],
            scores=form.scores(),
        ),
        to=home(row),
        done=words.DONE,
        template="training/groups.html",
        heading=words.HEAD_SCORES,
        groups=[
            {"title": f"{each['trainee'].row.number}. {each['trainee'].name}", "fields": each["fields"]}
            for each in form.groups()
        ],
        draft=f"diem-{row.key}",
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def strike_off(request: ActRequest, class_key: UUID, trainee_key: UUID) -> HttpResponse:
    """Take somebody off the list before the class begins."""
    row = own(request, class_key)
    each = queries.get_trainee(row, trainee_key)
    form = forms.Sure(request.POST or None)
    return ask(
        request, form,
        lambda: services.strike_off(
            request.act, training_class=row, trainee=each.row, key=form.cleaned_data["key"]
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_OFF,
        told=str(words.TOLD_OFF) % {"name": each.name},
    )  # fmt: skip


@needs(Action.TRAIN)
@form_page
def strike_certificate(request: ActRequest, class_key: UUID, trainee_key: UUID) -> HttpResponse:
    """Take a certificate back that was given wrongly."""
    row = own(request, class_key)
    each = queries.get_trainee(row, trainee_key)
    certificate = each.certificate
    if certificate is None:
        raise TraineeNotFound(key=str(trainee_key))
    form = forms.Why(request.POST or None)
    return ask(
        request, form,
        lambda: services.strike_certificate(
            request.act, certificate=certificate, key=form.cleaned_data["key"], why=form.cleaned_data["words"]
        ),
        to=home(row),
        done=words.DONE,
        template="training/form.html",
        heading=words.HEAD_STRIKE,
        told=str(words.TOLD_STRIKE) % {"number": f"{certificate.number}/{certificate.year}", "name": each.name},
    )  # fmt: skip


@needs(Action.SEE_OFFICE)
@require_safe
def people_workbook(request: ActRequest, class_key: UUID) -> HttpResponse:
    """The people of a class with attendance by day and scores, as a workbook; phones only for its own office."""
    row = found(request, class_key)
    is_own = row.path in queries.own_paths(request.act)
    days, people = queries.days_of(row), queries.trainees_of(row, office_reach(request))
    ids = [day.pk for day in days]
    columns = [
        Column("Số", 6), Column("Họ và tên", 28), Column("Chức vụ", 24), Column("Đơn vị", 34), Column("Trả lời", 16),
        *(Column(f"{day.held_on:%d/%m}", 8) for day in days),
        Column("Số ngày", 9), Column("Điểm trước", 9, "0.0"), Column("Điểm sau", 9, "0.0"), Column("Kết quả", 22),
        Column("Giấy chứng nhận", 16), Column("Giới tính", 9), Column("Năm sinh", 9, "0"),
        *([Column("Điện thoại", 14)] if is_own else []),
    ]  # fmt: skip
    marks = {True: "x", False: "vắng", None: ""}
    lines = (
        [
            each.row.number, each.name, str(line["post"]), each.unit, str(line["answer"]),
            *(marks[was] for was in line["days"]), each.came_days, _tenths(each.row.before_tenths),
            _tenths(each.row.after_tenths), str(line["result"]),
            line["certificate"] + (" (thu hồi)" if line["is_struck"] else ""), words.sex_of(each.sex), each.birth_year,
            *([each.row.phone] if is_own else []),
        ]
        for each in people
        for line in [trainee_line(row, each, ids)]
    )  # fmt: skip
    return workbook(f"lop-{row.starts_on}", row.title, columns, lines)


def _tenths(tenths: int | None) -> float | None:
    return None if tenths is None else tenths / 10
