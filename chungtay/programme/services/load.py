"""Loading what we ship: decisions, targets, limits and projects, read from `data/`, written once.

A second loading writes nothing. What describes a target (wording, page, indicator) follows the files; its numbers never
do, since an officer may have replaced them: a number changes by a new target, not by a new release.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection, models, transaction

from chungtay.access.rules import Action
from chungtay.audit.services import write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.paths import COUNTRY
from chungtay.kernel.vietnamese import fold, sort_key
from chungtay.places.models import Area
from chungtay.places.rules import Level
from chungtay.programme.models import Document, Limit, Phase, Programme, Project, ProjectFact, Target
from chungtay.programme.rules import Comparison, LimitName, Mark, TargetOwner, Unit
from chungtay.programme.services.keep import NewTarget, target_row

DATA = Path(__file__).resolve().parents[1] / "data"
TODAYS_MAP = "2025"
_HOME = uuid5(NAMESPACE_URL, "chungtay/programme")
_FOLLOWS_FILES = ("words", "page", "indicator", "unit", "note", "sort_key", "search_fold")

Row = Mapping[str, Any]


@dataclass
class Loaded:
    """How many rows of each kind a loading wrote or corrected."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, count: int = 1) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + count

    @property
    def changed_count(self) -> int:
        return sum(self.counts.values())

    def __str__(self) -> str:
        return ", ".join(f"{kind}: {count}" for kind, count in self.counts.items()) or "không có gì mới"


@transaction.atomic
def load_programmes(act: Act, *, folder: Path = DATA) -> Loaded:
    """Bring decisions, programmes, targets, limits and projects to what the files say; the map must be loaded first."""
    act.must(Action.KEEP_PROGRAMME, COUNTRY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('programme.load', 0))")
    loaded = Loaded()
    programmes = _read(folder, "programmes")
    documents = _documents(programmes["document"], COUNTRY, loaded)
    for row in programmes["programme"]:
        _programme(row, documents, loaded)
    _groups(_read(folder, "targets")["group"], documents, loaded)
    for row in _read(folder, "provinces")["plan"]:
        _plan(row, loaded)
    _limits(_read(folder, "limits")["limit"], documents, loaded)
    for row in _read(folder, "projects")["project"]:
        _project(row, loaded)
    if loaded.changed_count:
        home = Programme.objects.earliest("starts_on")
        write_note(act, "programme.load_programmes", home, path=COUNTRY, fields=loaded.counts)
    return loaded


def _read(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def _key(*parts: object) -> UUID:
    return uuid5(_HOME, "|".join(map(str, parts)))


def _follow(row: models.Model, values: Row, kind: str, loaded: Loaded) -> None:
    """Bring these fields to what the files say, if they differ."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
        loaded.add(kind)


def _documents(rows: Iterable[Row], path: str, loaded: Loaded) -> dict[str, Document]:
    found = {}
    for row in rows:
        told = {"title": row["title"], "url": row.get("url", ""), "note": row.get("note", "")}
        told |= {
            "search_fold": fold(f"{row['number']} {row['issuer']} {row['title']}"),
            "sort_key": sort_key(row["number"]),
        }
        document, is_new = Document.objects.get_or_create(
            number=row["number"],
            issuer=row["issuer"],
            defaults=told
            | {"kind": row.get("kind", "QĐ"), "issued_on": row.get("issued_on"), "path": path}
            | {"key": _key("document", row["number"], row["issuer"])},
        )
        if is_new:
            loaded.add("văn bản")
        else:
            _follow(document, told, "văn bản", loaded)
        found[row["number"]] = document
    return found


def _programme(row: Row, documents: Mapping[str, Document], loaded: Loaded) -> None:
    told = {name: row[name] for name in ("name", "starts_on", "ends_on", "aim", "lead")}
    programme, is_new = Programme.objects.get_or_create(
        code=row["code"], defaults=told | {"document": documents[row["document"]]}
    )
    if is_new:
        loaded.add("đề án")
    else:
        _follow(programme, told, "đề án", loaded)
    for phase in row["phases"]:
        _row, is_new = Phase.objects.get_or_create(
            programme=programme,
            starts_on=phase["starts_on"],
            defaults={"name": phase["name"], "ends_on": phase["ends_on"]},
        )
        loaded.add("giai đoạn", int(is_new))


def _groups(groups: Iterable[Row], documents: Mapping[str, Document], loaded: Loaded) -> None:
    for group in groups:
        for row in group["target"]:
            told = {name: value for name, value in group.items() if name != "target"} | row
            _target(told, document=documents[group["document"]], path=COUNTRY, area=None, project=None, loaded=loaded)


def _plan(row: Row, loaded: Loaded) -> None:
    """The plan of a province and its targets; it lies where the province lies today."""
    area = _area(*row["area"])
    path = _area(TODAYS_MAP, Level.PROVINCE, row["under"]).path
    document = _documents([row["document"] | {"url": row["page"]}], path, loaded)[row["document"]["number"]]
    above = {"owner": "province"} | {
        name: value for name, value in row.items() if name not in ("targets", "area", "under")
    }
    for target in row["targets"]:
        _target(above | target, document=document, path=path, area=area, project=None, loaded=loaded)


def _area(of_map: str, level: int, code: str) -> Area:
    return Area.objects.get(map__code=of_map, level=level, code=code)


def _target(
    row: Row, *, document: Document, path: str, area: Area | None, project: Project | None, loaded: Loaded
) -> None:
    programme = Programme.objects.get(code=row["programme"]) if "programme" in row else None
    phase = programme.phases.get(starts_on=row["phase"]) if programme and "phase" in row else None
    new = NewTarget(
        code=row["code"],
        owner=TargetOwner(row["owner"]),
        words=row["words"],
        due_on=row["due_on"],
        document=document,
        comparison=Comparison(row.get("comparison", Comparison.IN_WORDS)),
        value=row.get("value"),
        value_to=row.get("value_to"),
        unit=Unit(row.get("unit", Unit.NONE)),
        indicator=row.get("indicator", ""),
        counted_from=row.get("counted_from"),
        mark=Mark(row.get("mark", Mark.SOURCED)),
        page=row.get("page", ""),
        note=row.get("note", ""),
        programme=programme,
        phase=phase,
        project=project,
        area=area,
    )
    fresh = target_row(key=_key("target", new.code, new.owner, new.due_on), path=path, new=new)
    known = Target.objects.filter(key=fresh.key).first()
    if known is not None:
        _follow(known, {name: getattr(fresh, name) for name in _FOLLOWS_FILES}, "chỉ tiêu", loaded)
    else:
        fresh.save(force_insert=True)
        loaded.add("chỉ tiêu")


def _limits(rows: Iterable[Row], documents: Mapping[str, Document], loaded: Loaded) -> None:
    """Open each value and close it where the next begins; a name that somebody has set since is left alone."""
    for row in rows:
        name = LimitName(row["name"])
        values = row.get("values", [row])
        if Limit.objects.filter(name=name, path=COUNTRY).exists():
            continue
        ends = [value["valid_from"] for value in values[1:]] + [None]
        for value, valid_to in zip(values, ends, strict=True):
            Limit.objects.create(
                key=_key("limit", name, value["valid_from"]),
                name=name,
                value=value["value"],
                valid_from=value["valid_from"],
                valid_to=valid_to,
                source=value["source"],
                mark=Mark(value.get("mark", Mark.SOURCED)),
                document=documents[row["document"]] if "document" in row else None,
            )
            loaded.add("quy định")


def _project(row: Row, loaded: Loaded) -> None:
    told = {"name": row["name"], "donor": row["donor"], "period_words": row.get("period_words", "")}
    told |= {"source": row["source"], "mark": Mark(row.get("mark", Mark.SOURCED))}
    told |= {"sort_key": sort_key(row["code"]), "search_fold": fold(f"{row['code']} {row['name']} {row['donor']}")}
    project, is_new = Project.objects.get_or_create(
        code=row["code"],
        defaults=told
        | {"key": _key("project", row["code"]), "starts_on": row["starts_on"], "ends_on": row.get("ends_on")},
    )
    if is_new:
        loaded.add("dự án")
        for place, fact in enumerate(row["facts"], start=1):
            ProjectFact.objects.create(
                project=project,
                place=place,
                words=fact["words"],
                page=fact.get("page", row["source"]),
                mark=Mark(fact.get("mark", Mark.SOURCED)),
            )
    else:
        _follow(project, told, "dự án", loaded)
    if row.get("targets"):
        page = {"number": f"Trang dự án {row['code']}", "kind": "Trang", "issuer": row["donor"], "title": row["name"]}
        document = _documents([page | {"url": row["source"]}], COUNTRY, loaded)[page["number"]]
        for target in row["targets"]:
            told = {"owner": "project", "page": row["source"], "counted_from": row["starts_on"]} | target
            _target(told, document=document, path=COUNTRY, area=None, project=project, loaded=loaded)
