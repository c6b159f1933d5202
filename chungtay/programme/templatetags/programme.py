"""`{% load programme %}`: goals, limits, owners and marks in words."""

from typing import Any

from django import template

from chungtay.programme import words

register = template.Library()


@register.filter
def goal(target: Any) -> str:
    """What a target asks for, in words; a dash where it is in words only."""
    return words.goal(target.comparison, target.unit, target.value, target.value_to) or "–"


@register.filter
def limit_value(limit: Any) -> str:
    """The value of a limit with its unit."""
    return words.limit_value(limit.name, limit.value)


@register.filter
def limit_name(name: str) -> str:
    return str(words.LIMIT[name])  # type: ignore[index]  # a StrEnum is found by its value


@register.filter
def owner_name(owner: str) -> str:
    return str(words.OWNER[owner])  # type: ignore[index]  # a StrEnum is found by its value


@register.filter
def mark_name(mark: str) -> str:
    return str(words.MARK[mark])  # type: ignore[index]  # a StrEnum is found by its value


@register.filter
def mark_kind(mark: str) -> str:
    return words.MARK_KIND[mark]  # type: ignore[index]  # a StrEnum is found by its value


@register.filter
def document_kind(kind: str) -> str:
    return str(words.KIND.get(kind, kind))


@register.filter
def set_by(target: Any) -> str:
    """Who set the target: the province or district by its name, else the State, the Association or a project."""
    return place_of(target) if target.area_id else owner_name(target.owner)


@register.filter
def place_of(target: Any) -> str:
    """The place a target is for."""
    return str(target.area.full_name if target.area_id else words.COUNTRY_NAME)
