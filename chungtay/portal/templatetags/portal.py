"""`{% load portal %}`: figures as they are written, and how a club-month was counted."""

from django import template

from chungtay.figures.rules import Basis
from chungtay.figures.words import BASIS
from chungtay.portal import words

register = template.Library()


@register.filter
def told(value: float | None, is_share: bool) -> str:
    """A figure as it is written; a share that is not quite all is never written 100%."""
    return words.told(value, is_share=is_share)


@register.filter
def basis_words(basis: Basis) -> str:
    """`từ sổ`."""
    return str(BASIS[Basis(basis)])


@register.filter
def basis_kind(basis: Basis) -> str:
    """The mark that stands with the word."""
    return words.BASIS_KIND[Basis(basis)]
