"""Rows read by a condition that is written out: for what is asked with every form, the ORM takes longer than the
database to say it."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import ForeignKey, Model

M = TypeVar("M", bound=Model)


def rows_where(model: type[M], condition: str, values: Sequence[Any], *, along: str = "") -> list[M]:
    """The rows, called `it`, of which the condition holds; whatever stands after it (`ORDER BY`, `FOR`) goes with it.

    `along` names a foreign key that is never empty: the row it points to is read with each and bears its name.
    """
    question, columns, others = _question(model, along)
    with connection.cursor() as cursor:
        cursor.execute(f"{question} {condition}", values)
        rows = cursor.fetchall()
    found = [model.from_db(connection.alias, columns, row[: len(columns)]) for row in rows]
    if others:
        other: Any = model._meta.get_field(along).related_model
        for one, row in zip(found, rows, strict=True):
            setattr(one, along, other.from_db(connection.alias, others, row[len(columns) :]))
    return found


def first_where(model: type[M], condition: str, values: Sequence[Any], *, along: str = "") -> M | None:
    """The first of them, or None."""
    return next(iter(rows_where(model, condition, values, along=along)), None)


def is_there(model: type[Model], condition: str, values: Sequence[Any]) -> bool:
    """Whether there is a row, called `it`, of which the condition holds; with `FOR …` it is locked."""
    with connection.cursor() as cursor:
        question = f"SELECT 1 FROM {model._meta.db_table} it WHERE"  # noqa: S608 - our own name
        cursor.execute(f"{question} {condition} LIMIT 1", values)
        return cursor.fetchone() is not None


@cache
def _question(model: type[Model], along: str) -> tuple[str, list[str], list[str]]:
    tables = f"{model._meta.db_table} it"
    columns, others = _columns(model), []
    selected = [f"it.{column}" for column in columns]
    if along:
        field = model._meta.get_field(along)
        assert isinstance(field, ForeignKey), "one row along with each"
        assert not field.null, "which is always there"
        others = _columns(field.related_model)
        selected += [f"{along}.{column}" for column in others]
        tables += f" JOIN {field.related_model._meta.db_table} {along} ON {along}.id = it.{field.column}"
    return f"SELECT {', '.join(selected)} FROM {tables} WHERE", columns, others  # noqa: S608 - our own names


def _columns(model: Any) -> list[str]:
    fields = model._meta.concrete_fields
    assert all(field.column == field.attname and not field.get_db_converters(connection) for field in fields)
    return [field.column for field in fields]
