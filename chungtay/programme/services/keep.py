"""What those who keep the programme write: documents, limits, targets, projects."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import clean, fold, sort_key
from chungtay.places.models import Area
from chungtay.programme.models import Document, Limit, Phase, Programme, Project, ProjectFact, Target
from chungtay.programme.rules import (
    Comparison,
    DocumentKnown,
    LimitName,
    LimitSetLater,
    Mark,
    ProjectKnown,
    TargetOwner,
    TargetReplaced,
    TargetStands,
    Unit,
    check_ends,
    check_limit_value,
    check_owner,
    check_period,
    check_target_value,
    other_end,
)


@dataclass(frozen=True)
class NewDocument:
    """What a form says of a document."""

    number: str
    issuer: str
    title: str
    kind: str = "QĐ"
    issued_on: date | None = None
    url: str = ""
    note: str = ""


@transaction.atomic
def add_document(act: Act, *, key: UUID, path: str, new: NewDocument) -> Document:
    """Put a decision, plan or guide into the list of the country or of a province."""
    act.must(Action.KEEP_PROGRAMME, path)
    content = {"path": path, "new": new}
    row_id = answered_before(key, content)
    if row_id is not None:
        return Document.objects.get(pk=row_id)
    number, issuer = clean(new.number), clean(new.issuer)
    if Document.objects.filter(number=number, issuer=issuer).exists():
        raise DocumentKnown(number=number, issuer=issuer)
    document = Document.objects.create(
        key=key,
        number=number,
        issuer=issuer,
        title=clean(new.title),
        kind=new.kind,
        issued_on=new.issued_on,
        url=new.url,
        note=new.note,
        path=path,
        sort_key=sort_key(number),
        search_fold=fold(f"{number} {issuer} {new.title}"),
    )
    write_note(act, "programme.add_document", document, path=path, fields=["number"], key=key, content=content)
    return document


@dataclass(frozen=True)
class NewLimit:
    """What a form says of a limit."""

    name: LimitName
    value: int
    valid_from: date
    source: str = ""
    mark: Mark = Mark.SOURCED
    document: Document | None = None


@transaction.atomic
def set_limit(act: Act, *, key: UUID, path: str, new: NewLimit) -> Limit:
    """Let a limit hold from a day on below a path: the value before it is closed on that day, never rewritten.

    Refuses a day on which, or after which, another value already begins, and a lower end above its upper end.
    """
    act.must(Action.KEEP_PROGRAMME, path)
    content = {"path": path, "new": new}
    row_id = answered_before(key, content)
    if row_id is not None:
        return Limit.objects.get(pk=row_id)
    check_limit_value(new.name, new.value)
    of_path = Limit.objects.select_for_update().filter(path=path)
    same = of_path.filter(name=new.name)
    later = same.filter(valid_from__gte=new.valid_from).order_by("valid_from").first()
    if later is not None:
        raise LimitSetLater(valid_from=later.valid_from)
    opposite = other_end(new.name)
    if opposite is not None:
        standing = of_path.on(new.valid_from).filter(name=opposite).values_list("value", flat=True).first()
        check_ends(new.name, new.value, standing)
    same.on(new.valid_from).update(valid_to=new.valid_from)
    limit: Limit = Limit.objects.create(
        key=key,
        name=new.name,
        path=path,
        value=new.value,
        valid_from=new.valid_from,
        source=clean(new.source),
        mark=new.mark,
        document=new.document,
    )
    write_note(act, "programme.set_limit", limit, path=path, fields=[new.name], key=key, content=content)
    return limit


@dataclass(frozen=True)
class NewTarget:
    """What a form says of a target; `area` empty means the country."""

    code: str
    owner: TargetOwner
    words: str
    due_on: date
    document: Document
    comparison: Comparison = Comparison.IN_WORDS
    value: int | None = None
    value_to: int | None = None
    unit: Unit = Unit.NONE
    indicator: str = ""
    counted_from: date | None = None
    mark: Mark = Mark.SOURCED
    page: str = ""
    note: str = ""
    programme: Programme | None = None
    phase: Phase | None = None
    project: Project | None = None
    area: Area | None = None


@transaction.atomic
def set_target(act: Act, *, key: UUID, path: str, new: NewTarget, replaces: Target | None = None) -> Target:
    """Set a target of the country, a province or a project; `replaces` is the one it takes the place of."""
    act.must(Action.KEEP_PROGRAMME, path)
    if replaces is not None:
        act.must(Action.KEEP_PROGRAMME, replaces.path)
    content = {"path": path, "new": new, "replaces": replaces and replaces.pk}
    row_id = answered_before(key, content)
    if row_id is not None:
        return Target.objects.get(pk=row_id)
    check_owner(new.owner, path)
    check_target_value(new.comparison, new.value, new.value_to)
    old = _taken_off(replaces)
    target = target_row(key=key, path=path, new=new)
    try:
        with transaction.atomic():
            target.save(force_insert=True)
    except IntegrityError as broken:
        if "target_one_standing" not in str(broken):
            raise
        raise TargetStands(target_code=new.code, due_on=new.due_on) from broken
    if old is not None:
        old.superseded_by = target
        old.save(update_fields=["superseded_by"])
    write_note(act, "programme.set_target", target, path=path, fields=["value"], key=key, content=content)
    return target


def _taken_off(replaces: Target | None) -> Target | None:
    """The target to be replaced, locked; while the new one is written it points at itself, so that one stands."""
    if replaces is None:
        return None
    old: Target = Target.objects.select_for_update().get(pk=replaces.pk)
    if old.superseded_by_id is not None:
        raise TargetReplaced(target_code=old.code)
    old.superseded_by = old
    old.save(update_fields=["superseded_by"])
    return old


def target_row(*, key: UUID, path: str, new: NewTarget) -> Target:
    """The row of a new target, not yet written."""
    return Target(
        key=key,
        path=path,
        **{name: getattr(new, name) for name in _TARGET_FIELDS},
        sort_key=sort_key(new.code),
        search_fold=fold(f"{new.code} {new.words}"),
    )


_TARGET_FIELDS = tuple(NewTarget.__dataclass_fields__)


@dataclass(frozen=True)
class NewProject:
    """What a form says of a donor's project."""

    code: str
    name: str
    donor: str
    starts_on: date
    ends_on: date | None = None
    period_words: str = ""
    source: str = ""


@transaction.atomic
def add_project(act: Act, *, key: UUID, new: NewProject) -> Project:
    """Put a donor's project into the list. Projects cross provinces, so only who keeps the country may."""
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    content = {"new": new}
    row_id = answered_before(key, content)
    if row_id is not None:
        return Project.objects.get(pk=row_id)
    check_period(new.starts_on, new.ends_on)
    code = clean(new.code).upper()
    if Project.objects.filter(code=code).exists():
        raise ProjectKnown(project_code=code)
    project = Project.objects.create(
        key=key,
        code=code,
        name=clean(new.name),
        donor=clean(new.donor),
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        period_words=clean(new.period_words),
        source=new.source,
        sort_key=sort_key(code),
        search_fold=fold(f"{code} {new.name} {new.donor}"),
    )
    write_note(act, "programme.add_project", project, path=COUNTRY, fields=["code"], key=key, content=content)
    return project


@transaction.atomic
def add_project_fact(act: Act, *, key: UUID, project: Project, words: str, page: str = "") -> ProjectFact:
    """Add one thing known of a project, with where it was read."""
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    content = {"project": project.pk, "words": words, "page": page}
    row_id = answered_before(key, content)
    if row_id is not None:
        return ProjectFact.objects.get(pk=row_id)
    Project.objects.select_for_update().get(pk=project.pk)
    last = project.facts.order_by("-place").values_list("place", flat=True).first()
    fact = ProjectFact.objects.create(project=project, place=(last or 0) + 1, words=clean(words), page=page)
    write_note(act, "programme.add_project_fact", fact, path=COUNTRY, fields=["words"], key=key, content=content)
    return fact
