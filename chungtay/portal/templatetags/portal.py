"""`{% load portal %}`: how a club-month was counted, in words."""

from django import template

from chungtay.figures.rules import Basis
from chungtay.figures.words import BASIS
from chungtay.portal import words

register = template.Library()


@register.filter
def basis_words(basis: Basis) -> str:
    """`từ sổ`."""
    return str(BASIS[Basis(basis)])


@register.filter
def basis_kind(basis: Basis) -> str:
    """The mark that stands with the word."""
    return words.BASIS_KIND[Basis(basis)]
