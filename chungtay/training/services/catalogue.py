"""Actions on the catalogue: a course is written, written anew, taken out; trainers come on the list and go."""

from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from chungtay.audit.services import answered_before, write_note
from chungtay.kernel.acts import Act
from chungtay.kernel.vietnamese import clean, clean_lines, fold
from chungtay.training.models import Course, Trainer
from chungtay.training.rules import (
    DAYS_AT_MOST,
    Audience,
    CourseDaysWrong,
    CourseKind,
    CourseMovedOn,
    LineWasStruck,
    TrainerKind,
)
from chungtay.training.services.own import must_own


@dataclass(frozen=True)
class Written:
    """A course as it is written."""

    name: str
    kind: CourseKind
    usual_days: int
    audiences: tuple[Audience, ...]
    required_for: tuple[Audience, ...] = ()
    content: str = ""
    source: str = ""

    def tidy(self) -> dict[str, object]:
        """As it is stored; who is asked for a course is one it is for."""
        audiences = [each for each in Audience if each in {*self.audiences, *self.required_for}]
        return asdict(self) | {
            "name": clean(self.name)[:200],
            "content": clean_lines(self.content),
            "source": clean(self.source)[:300],
            "audiences": audiences,
            "required_for": [each for each in Audience if each in self.required_for],
        }


@transaction.atomic
def write_course(act: Act, *, path: str, key: UUID, written: Written, instead_of: Course | None = None) -> Course:
    """Put a course into the office's catalogue, or a new text of one in the place of the old, which stays readable."""
    content = {"path": path, "instead_of": instead_of.pk if instead_of else 0, **asdict(written)}
    if (known := answered_before(key, content)) is not None:
        return Course.objects.get(pk=known)
    must_own(act, path)
    if not 1 <= written.usual_days <= DAYS_AT_MOST:
        raise CourseDaysWrong(most=DAYS_AT_MOST)
    tidy = written.tidy()
    if instead_of is not None:
        old = _locked(act, instead_of)
        if old.valid_from == act.day:  # written today: nothing was taught by it yet that the old text would explain
            for name, value in tidy.items():
                setattr(old, name, value)
            old.save(update_fields=list(tidy))
            write_note(act, "training.write_course", old, path=path, fields=list(tidy), key=key, content=content)
            return old
        old.valid_to = act.day
        old.save(update_fields=["valid_to"])
    code = instead_of.code if instead_of else key.hex
    made: Course = Course.objects.create(key=key, path=path, code=code, valid_from=act.day, **tidy)
    write_note(act, "training.write_course", made, path=path, fields=["name"], key=key, content=content)
    return made


@transaction.atomic
def retire_course(act: Act, *, course: Course, key: UUID) -> Course:
    """Take a course out of the catalogue; classes of it stay, and nobody is asked for it any more."""
    content = {"retire": course.pk}
    if answered_before(key, content) is not None:
        return course
    held = _locked(act, course)
    held.valid_to = max(act.day, held.valid_from + timedelta(1))  # a fact holds for a day at least
    held.save(update_fields=["valid_to"])
    write_note(act, "training.retire_course", held, path=held.path, fields=["valid_to"], key=key, content=content)
    return held


def _locked(act: Act, course: Course) -> Course:
    held: Course = Course.objects.select_for_update(no_key=True).get(pk=course.pk)
    must_own(act, held.path)
    if held.valid_to is not None:
        raise CourseMovedOn()
    return held


@dataclass(frozen=True)
class Teaches:
    """A trainer as they are written down."""

    name: str
    kind: TrainerKind
    unit: str = ""
    phone: str = ""
    subjects: str = ""


@transaction.atomic
def add_trainer(act: Act, *, path: str, key: UUID, teaches: Teaches) -> Trainer:
    """Put a trainer on the office's list; who is on it already stays once."""
    content = {"path": path, **asdict(teaches)}
    if (known := answered_before(key, content)) is not None:
        return Trainer.objects.get(pk=known)
    must_own(act, path)
    said = {name: clean(value) if name != "kind" else value for name, value in asdict(teaches).items()}
    found = fold(f"{said['name']} {said['unit']}")[:300]
    there: Trainer | None = Trainer.objects.on(act.day).filter(path=path, fold=found).first()
    if there is not None:
        return there
    made: Trainer = Trainer.objects.create(key=key, path=path, fold=found, valid_from=act.day, **said)
    write_note(act, "training.add_trainer", made, path=path, key=key, content=content)
    return made


@transaction.atomic
def retire_trainer(act: Act, *, trainer: Trainer, key: UUID) -> Trainer:
    """Take a trainer off the list; the classes they taught keep them."""
    content = {"retire": trainer.pk}
    if answered_before(key, content) is not None:
        return trainer
    held: Trainer = Trainer.objects.select_for_update(no_key=True).get(pk=trainer.pk)
    must_own(act, held.path)
    if held.valid_to is not None:
        raise LineWasStruck()
    held.valid_to = max(act.day, held.valid_from + timedelta(1))  # a fact holds for a day at least
    held.save(update_fields=["valid_to"])
    write_note(act, "training.retire_trainer", held, path=held.path, fields=["valid_to"], key=key, content=content)
    return held
