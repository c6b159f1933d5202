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
def mid(full_name: str) -> str:
    """Xã Nga Sơn → `xã Nga Sơn`, as it is written within a sentence."""
    return full_name[:1].lower() + full_name[1:]


@register.filter
def terrain_word(kind: str) -> str:
    """mountain → `Miền núi`."""
    return str(TERRAIN[TerrainKind(kind)])
