"""`{% load clubs %}`: stored codes of clubs and people in Vietnamese."""

from django import template

from chungtay.clubs import words
from chungtay.people.words import STATUS_VALUES

register = template.Library()


@register.filter
def post_word(code: str) -> str:
    """`chair` → `Chủ nhiệm`."""
    return words.named(words.POSTS, code)


@register.filter
def end_word(code: str) -> str:
    """`left` → `Thôi tham gia`."""
    return words.named(words.END_REASONS, code)


@register.filter
def status_word(code: str) -> str:
    """`poor` → `Hộ nghèo`."""
    return words.named(STATUS_VALUES, code)
