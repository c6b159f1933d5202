"""One page, two faces: which template stands around it, and where its links lead."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chungtay.access.guards import needs, online_only
from chungtay.access.middleware import ActRequest
from chungtay.access.rules import Action
from chungtay.clubs.queries import get_club
from chungtay.exchange.queries import get_batch
from chungtay.exchange.rules import BatchNotFound


@dataclass(frozen=True)
class Way:
    """The face a page is shown on. On the club face a club stands in every address."""

    club: Any = None

    @property
    def base(self) -> str:
        return "web/club.html" if self.club else "web/office.html"

    @property
    def home(self) -> str:
        """Where imports begin: the club's page of uploads, or the office's list."""
        return reverse("exchange:club_upload", args=[self.club.pk]) if self.club else reverse("exchange:batches")

    @property
    def template(self) -> str:
        return reverse("exchange:club_template", args=[self.club.pk]) if self.club else reverse("exchange:template")

    def to(self, name: str, batch: Any, *more: int) -> str:
        """The address of a page of an import."""
        if self.club:
            return reverse(f"exchange:club_{name}", args=[self.club.pk, batch.pk, *more])
        return reverse(f"exchange:{name}", args=[batch.pk, *more])

    def crumbs(self, name: str, *more: tuple[str, str], batch: Any = None) -> list[tuple[str, str]]:
        """The way from the list of imports to here, for the office face."""
        return [(_("Nhập sổ từ Excel"), self.home), (name, self.to("batch", batch) if batch else ""), *more]


def register_url(club: Any) -> str:
    """The register of a club, where its members are listed."""
    return reverse("clubs:members", args=[club.pk])


Page = Callable[..., HttpResponse]


def on_club_face(page: Page) -> Page:
    """The page inside a club: the club is fetched in reach, an import must be that club's. Only with a network."""

    @online_only
    @needs(Action.IMPORT_REGISTER)
    @wraps(page)
    def shown(request: ActRequest, club_id: int, batch_id: int | None = None, **more: Any) -> HttpResponse:
        reach = request.act.reach(Action.IMPORT_REGISTER)
        club = get_club(reach, club_id)
        if batch_id is None:
            return page(request, Way(club), club, **more)
        batch = get_batch(reach, batch_id)
        if batch.club_id != club.pk:
            raise BatchNotFound(batch_id=batch_id)
        return page(request, Way(club), batch, **more)

    return shown


def on_office_face(page: Page) -> Page:
    """The page at the office: an import in reach, or a club in reach."""

    @needs(Action.IMPORT_REGISTER)
    @wraps(page)
    def shown(
        request: ActRequest, batch_id: int | None = None, club_id: int | None = None, **more: Any
    ) -> HttpResponse:
        reach = request.act.reach(Action.IMPORT_REGISTER)
        if request.act.reach(Action.SEE_OFFICE).is_empty:
            raise BatchNotFound(batch_id=batch_id)
        if club_id is not None:
            return page(request, Way(), get_club(reach, club_id), **more)
        assert batch_id is not None, "the address names an import or a club"
        return page(request, Way(), get_batch(reach, batch_id), **more)

    return shown
