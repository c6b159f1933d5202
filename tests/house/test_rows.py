"""How rows hang together: keys point down, models stand in the glossary, refusals have a sentence, tables are total."""

import importlib
import inspect
from enum import Enum

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from chungtay.config.database import PROJECT
from chungtay.journeys.queries.personal import tables_told
from chungtay.kernel.errors import Refusal
from chungtay.people.models import Person
from tests.house.source import modules, part_of, room_of

ORDER = list(reversed(settings._ORDER))  # from the ground up
OWN = [model for model in apps.get_models() if model.__module__.startswith("chungtay.")]


def test_foreign_keys_point_down() -> None:
    upward = []
    for model in OWN:
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model in OWN:
                here, there = model._meta.app_label, field.related_model._meta.app_label
                if ORDER.index(there) > ORDER.index(here):
                    upward.append(f"{model.__name__}.{field.name} → {there}")
    assert not upward


def test_every_model_stands_in_the_glossary() -> None:
    glossary = (PROJECT / "docs" / "glossary.md").read_text()
    missing = sorted(model.__name__ for model in OWN if f"`{model.__name__}`" not in glossary)
    assert not missing


def test_every_refusal_has_a_vietnamese_sentence() -> None:
    known: dict[str, str] = {}
    for room in settings.ROOMS:
        try:
            words = importlib.import_module(f"{room}.words")
        except ModuleNotFoundError:
            continue
        known |= getattr(words, "REFUSALS", {})
    missing = sorted(
        f"{kind.__module__}.{kind.__name__} ({kind.code})" for kind in _refusals(Refusal) if kind.code not in known
    )
    assert not missing


def _refusals(kind: type[Refusal]) -> set[type[Refusal]]:
    for place in modules():
        if part_of(place) == "rules" or room_of(place) == "kernel":
            name = ".".join(place.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")
            importlib.import_module(name)
    below = {sub for sub in kind.__subclasses__() if sub.__module__.startswith("chungtay.")}
    found = set(below)
    for sub in below:
        found |= _refusals_below(sub)
    return {sub for sub in found if sub.__module__ != "chungtay.kernel.errors" and ".tests." not in sub.__module__}


def _refusals_below(kind: type[Refusal]) -> set[type[Refusal]]:
    found = set(kind.__subclasses__())
    for sub in list(found):
        found |= _refusals_below(sub)
    return found


@pytest.mark.parametrize("room", settings.ROOMS)
def test_state_tables_are_total(room: str) -> None:
    try:
        rules = importlib.import_module(f"{room}.rules")
    except ModuleNotFoundError:
        return
    for name, table in inspect.getmembers(rules, lambda value: isinstance(value, dict)):
        if name.startswith("NEXT") and table:
            states = type(next(iter(table)))
            assert issubclass(states, Enum)
            assert set(table) == set(states), f"{room}.{name}"
            assert all(set(after) <= set(states) for after in table.values()), f"{room}.{name}"


def test_every_table_that_hangs_on_a_person_is_told_of_when_they_ask() -> None:
    """What is given out and erased on request names every table; a new one must say where it stands."""
    hang: set[type[models.Model]] = {Person}
    while more := {model for model in OWN if model not in hang and _points_at(model) & hang}:
        hang |= more
    tables = {model._meta.db_table for model in hang}
    told = set(tables_told())
    assert tables - told == set()
    assert told - tables == set()


def _points_at(model: type[models.Model]) -> set[type[models.Model]]:
    keys = [field for field in model._meta.get_fields() if isinstance(field, models.ForeignKey)]
    return {field.related_model for field in keys}  # type: ignore[misc]  # models, once all are loaded
