"""Actions on shares, clusters, tasks and programme money."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chungtay.access.rules import Action
from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold
from chungtay.plans.models import Cluster, ClusterPlace, MoneyLine, PlanTask, TargetShare
from chungtay.plans.queries import areas_below
from chungtay.plans.rules import (
    AlreadyInCluster,
    ClusterNameTaken,
    ClusterTooSmall,
    Heading,
    MoneyKind,
    ShareNegative,
    ShareNotANumber,
    ShareNotBelow,
    Source,
    StrikeNeedsWords,
    StruckBefore,
    TaskNeedsWords,
    TaskState,
    check_amount,
    check_task,
    check_year,
)
from chungtay.programme.models import Target
from chungtay.programme.rules import Comparison, Unit


@transaction.atomic
def split_target(act: Act, *, target: Target, path: str, key: UUID, shares: Mapping[int, int | None]) -> int:
    """Allot a target to the places right below this path; what is left empty is allotted nothing. How many changed.

    The shares need not add up to the target: provinces promised more than the country asked (domain.md [S131]).
    Refuses a place that does not lie right below, a target that is no plain number, and less than nothing.
    """
    content = {
        "target": target.pk,
        "path": path,
        "shares": {str(area): value for area, value in sorted(shares.items())},
    }
    if answered_before(key, content) is not None:
        return 0
    act.must(Action.KEEP_PROGRAMME, path)
    if target.value is None or target.unit == Unit.SHARE or target.comparison != Comparison.AT_LEAST:
        raise ShareNotANumber()
    if any(value is not None and value < 0 for value in shares.values()):
        raise ShareNegative()
    below = {area.pk: area for area in areas_below(path, act.day)}
    if set(shares) - set(below):
        raise ShareNotBelow()
    Target.objects.select_for_update(no_key=True).values_list("pk").get(pk=target.pk)
    standing = TargetShare.objects.filter(target=target, area__in=below, replaced_at=None)
    before = dict(standing.values_list("area", "value"))
    changed = {area for area, value in shares.items() if before.get(area) != value}
    standing.filter(area__in=changed).update(replaced_at=act.at)
    TargetShare.objects.bulk_create(
        TargetShare(
            target=target, area=below[area], path=below[area].path, value=value, set_at=act.at, set_by_id=act.actor_id
        )
        for area, value in shares.items()
        if area in changed and value is not None
    )
    write_note(act, "plans.split_target", target, path=path, fields=["shares"], key=key, content=content)
    return len(changed)


@transaction.atomic
def make_cluster(act: Act, *, path: str, key: UUID, name: str, area_ids: Collection[int]) -> Cluster:
    """Put places right below this path into a cluster. Refuses fewer than two, a taken name, a place in another one."""
    name = clean(name)[:120]
    content = {"path": path, "name": name, "areas": sorted(area_ids)}
    if (known := answered_before(key, content)) is not None:
        return Cluster.objects.get(pk=known)
    act.must(Action.KEEP_PROGRAMME, path)
    below = {area.pk: area for area in areas_below(path, act.day)}
    if len(set(area_ids)) < 2 or not name:
        raise ClusterTooSmall()
    if set(area_ids) - set(below):
        raise ShareNotBelow()
    if Cluster.objects.filter(path=path, name=name, closed_at=None).exists():
        raise ClusterNameTaken(name=name)
    taken = ClusterPlace.objects.filter(area__in=area_ids, is_open=True).select_related("area", "cluster").first()
    if taken is not None:
        raise AlreadyInCluster(place=taken.area.full_name, cluster=taken.cluster.name)
    made: Cluster = Cluster.objects.create(key=key, path=path, name=name, made_at=act.at)
    ClusterPlace.objects.bulk_create(ClusterPlace(cluster=made, area=below[area]) for area in sorted(area_ids))
    write_note(act, "plans.make_cluster", made, path=path, fields=["name"], key=key, content=content)
    return made


@transaction.atomic
def close_cluster(act: Act, *, cluster: Cluster, key: UUID) -> None:
    """End a cluster; its places may stand in another from now on."""
    content = {"cluster": cluster.pk}
    if answered_before(key, content) is not None:
        return
    act.must(Action.KEEP_PROGRAMME, cluster.path)
    Cluster.objects.filter(pk=cluster.pk, closed_at=None).update(closed_at=act.at)
    ClusterPlace.objects.filter(cluster=cluster).update(is_open=False)
    write_note(act, "plans.close_cluster", cluster, path=cluster.path, fields=["closed_at"], key=key, content=content)


@dataclass(frozen=True)
class NewTask:
    """What is written of a task."""

    year: int
    words: str
    owner: str = ""
    due_on: date | None = None
    target: Target | None = None


@transaction.atomic
def add_task(act: Act, *, path: str, key: UUID, new: NewTask) -> PlanTask:
    """Put a task into the yearly plan of this office. Refuses one without words, or of another time."""
    words = clean(new.words)[:500]
    content = {"path": path, "year": new.year, "words": words, "owner": new.owner, "due_on": new.due_on,
               "target": new.target.pk if new.target else None}  # fmt: skip
    if (known := answered_before(key, content)) is not None:
        return PlanTask.objects.get(pk=known)
    act.must(Action.HAND_UP, path)
    check_year(new.year, act.day)
    if not words:
        raise TaskNeedsWords()
    owner = clean(new.owner)[:200]
    made: PlanTask = PlanTask.objects.create(
        key=key, path=path, year=new.year, words=words, owner=owner, due_on=new.due_on, target=new.target,
        search_fold=fold(f"{words} {owner}"),
    )  # fmt: skip
    write_note(act, "plans.add_task", made, path=path, fields=["words"], key=key, content=content)
    return made


@transaction.atomic
def move_task(act: Act, *, task: PlanTask, key: UUID, to: TaskState, told: str) -> PlanTask:
    """Begun, done, dropped, taken up again, with what came of it."""
    told = clean(told)[:500]
    content = {"task": task.pk, "to": str(to), "told": told}
    if answered_before(key, content) is not None:
        return task
    held: PlanTask = PlanTask.objects.select_for_update(no_key=True, of=("self",)).get(pk=task.pk)
    act.must(Action.HAND_UP, held.path)
    check_task(TaskState(held.state), to, told)
    held.state, held.told, held.moved_on = to, told, act.day
    held.save(update_fields=["state", "told", "moved_on"])
    write_note(act, f"plans.task_{to}", held, path=held.path, fields=["state"], key=key, content=content)
    return held


@dataclass(frozen=True)
class NewMoney:
    """What is written of programme money."""

    year: int
    heading: Heading
    source: Source
    kind: MoneyKind
    amount_vnd: int
    paper: str = ""
    note: str = ""


@transaction.atomic
def write_money(act: Act, *, path: str, key: UUID, new: NewMoney) -> MoneyLine:
    """A line of the yearly sheet of this place. Refuses nothing at all, and a year out of the programme."""
    content = {"path": path, **asdict(new)}
    if (known := answered_before(key, content)) is not None:
        return MoneyLine.objects.get(pk=known)
    act.must(Action.HAND_UP, path)
    check_year(new.year, act.day)
    check_amount(new.amount_vnd)
    said = asdict(new) | {"paper": clean(new.paper)[:160], "note": clean(new.note)[:300]}
    made: MoneyLine = MoneyLine.objects.create(
        key=key, path=path, written_at=act.at, written_by_id=act.actor_id, **said
    )
    write_note(act, "plans.write_money", made, path=path, fields=["amount_vnd"], key=key, content=content)
    return made


@transaction.atomic
def strike_money(act: Act, *, line: MoneyLine, key: UUID, words: str) -> None:
    """Strike a line that was wrong, with the reason; it stays readable and counts no more."""
    words = clean(words)[:300]
    content = {"line": line.pk, "words": words}
    if answered_before(key, content) is not None:
        return
    act.must(Action.HAND_UP, line.path)
    if not words:
        raise StrikeNeedsWords()
    if not MoneyLine.objects.filter(pk=line.pk, struck_at=None).update(struck_at=act.at, struck_why=words):
        raise StruckBefore()
    write_note(act, "plans.strike_money", line, path=line.path, fields=["struck_at"], key=key, content=content)
