"""All addresses: each room's own, then the doors of libraries, which `tests/house` lists by prefix."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from chungtay.access.urls import library_urlpatterns

# What a meeting sends is asked first, of some seven hundred addresses; no two rooms answer one.
_OFTEN = [f"chungtay.{room}" for room in ("meetings", "funds", "loans")]
_ROOMS = [*_OFTEN, *(room for room in settings.ROOMS if room not in _OFTEN)]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{room}.urls")) for room in _ROOMS if find_spec(f"{room}.urls") is not None
]
urlpatterns += library_urlpatterns

handler400 = "chungtay.web.views.bad_request"
handler403 = "chungtay.web.views.forbidden"
handler404 = "chungtay.web.views.not_found"
handler500 = "chungtay.web.views.server_error"
