"""Actions on what a class costs, by source, and on the library of materials with their versions."""

import hashlib
from dataclasses import asdict, dataclass
from uuid import UUID, uuid4, uuid5

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, fold
from chungtay.plans.rules import Source
from chungtay.records.models import File
from chungtay.training.models import Class, ClassCost, Material, MaterialVersion
from chungtay.training.rules import ClassIsOver, ClassState, CostMissing, LineWasStruck, WhyNotSaid
from chungtay.training.services.own import held_class, must_own

MATERIAL_BYTES = 20 << 20


@dataclass(frozen=True)
class Spent:
    """Money of a class: from whom, for what."""

    source: Source
    words: str
    amount_vnd: int
    paper: str = ""


@transaction.atomic
def write_cost(act: Act, *, training_class: Class, key: UUID, spent: Spent) -> ClassCost:
    """Write down what was spent on a class, also after it was closed: bills come late."""
    content = {"class": training_class.pk, **asdict(spent)}
    if (known := answered_before(key, content)) is not None:
        return ClassCost.objects.get(pk=known)
    held = held_class(act, training_class)
    if held.state == ClassState.PLANNED:
        raise ClassIsOver()
    if spent.amount_vnd <= 0:
        raise CostMissing()
    made = ClassCost.objects.create(
        key=key, training_class=held, source=spent.source, words=clean(spent.words)[:200],
        amount_vnd=spent.amount_vnd, paper=clean(spent.paper)[:160], written_at=act.at, written_by_id=act.actor_id,
    )  # fmt: skip
    write_note(act, "training.write_cost", made, path=held.path, fields=["amount_vnd"], key=key, content=content)
    return made


@transaction.atomic
def strike_cost(act: Act, *, training_class: Class, cost: ClassCost, key: UUID, why: str) -> ClassCost:
    """Strike a line of money with a reason; it stays in sight and counts no more."""
    content = {"cost": cost.pk, "why": why}
    if answered_before(key, content) is not None:
        return cost
    held = held_class(act, training_class)
    line = ClassCost.objects.select_for_update(of=("self",), no_key=True).get(pk=cost.pk, training_class=held)
    if line.struck_at is not None:
        raise LineWasStruck()
    if not clean(why):
        raise WhyNotSaid()
    line.struck_at, line.struck_why = act.at, clean(why)[:300]
    line.save(update_fields=["struck_at", "struck_why"])
    write_note(act, "training.strike_cost", line, path=held.path, fields=["struck_at"], key=key, content=content)
    return line


@dataclass(frozen=True)
class Upload:
    """A file that was handed in, checked by the form."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Described:
    """A material as it is called."""

    title: str
    about: str = ""
    course_code: str = ""


@transaction.atomic
def add_material(act: Act, *, path: str, key: UUID, described: Described, upload: Upload, words: str = "") -> Material:
    """Put a material into the library of an office, with its first version."""
    content = {"path": path, **asdict(described), "sha256": _digest(upload)}
    if (known := answered_before(key, content)) is not None:
        return Material.objects.get(pk=known)
    must_own(act, path)
    title, about = clean(described.title)[:200], clean(described.about)[:1000]
    made = Material.objects.create(
        key=key, path=path, title=title, about=about, course_code=described.course_code,
        search_fold=fold(f"{title} {about}"),
    )  # fmt: skip
    _keep(act, made, uuid5(key, "1"), upload, words)
    write_note(act, "training.add_material", made, path=path, fields=["title"], key=key, content=content)
    return made


@transaction.atomic
def supersede(act: Act, *, material: Material, key: UUID, upload: Upload, words: str = "") -> MaterialVersion:
    """A new version in the place of the one in force, which stays readable."""
    content = {"material": material.pk, "sha256": _digest(upload), "words": words}
    if (known := answered_before(key, content)) is not None:
        return MaterialVersion.objects.get(pk=known)
    held = Material.objects.select_for_update(no_key=True).get(pk=material.pk)
    must_own(act, held.path)
    made = _keep(act, held, key, upload, words)
    write_note(act, "training.supersede", made, path=held.path, fields=["number"], key=key, content=content)
    return made


def _digest(upload: Upload) -> str:
    return hashlib.sha256(upload.content).hexdigest()


def _keep(act: Act, material: Material, key: UUID, upload: Upload, words: str) -> MaterialVersion:
    last = MaterialVersion.objects.filter(material=material).aggregate(last=Max("number"))["last"] or 0
    suffix = upload.name.rpartition(".")[2][:5].lower()
    file = File.objects.create(
        path=material.path, kind="training.material", name=clean(upload.name)[:200], media_type=upload.media_type,
        byte_count=len(upload.content), sha256=_digest(upload),
        stored_as=default_storage.save(f"training/{uuid4().hex}.{suffix}", ContentFile(upload.content)),
    )  # fmt: skip
    return MaterialVersion.objects.create(
        key=key, material=material, number=last + 1, file=file, words=clean(words)[:500], uploaded_on=act.day,
        uploaded_by_id=act.actor_id,
    )  # fmt: skip
