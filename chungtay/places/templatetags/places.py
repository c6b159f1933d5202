"""`{% load places %}`: kinds of units and terrain in words."""

from django import template

from chungtay.places.rules import AreaKind, TerrainKind
from chungtay.places.words import TERRAIN, UNIT

register = template.Library()


@register.filter
def unit_word(kind: str) -> str:
    """xa → `Xã`."""
    return UNIT[AreaKind(kind)]


@register.filter
def terrain_word(kind: str) -> str:
    """mountain → `Miền núi`."""
    return str(TERRAIN[TerrainKind(kind)])
