"""The rows of the tests themselves hold together."""

import pytest

from chungtay.clubs.models import Seat
from chungtay.clubs.rules import Post
from chungtay.clubs.tests.factories import make_board, make_club, make_members
from chungtay.people.tests.factories import make_commune, old_map
from tests.cast import lan_the_chair, neighbour

pytestmark = pytest.mark.django_db


def test_a_made_club_lies_in_its_commune_on_both_maps() -> None:
    commune = make_commune()
    club = make_club(commune=commune)
    assert club.path == f"{commune.path}c{club.pk}/"
    old = Seat.objects.get(club=club, map=old_map())
    assert old.province.name == "Thanh Hóa"
    assert old.commune is None


def test_a_made_board_has_five_posts_held_by_members() -> None:
    club = make_club()
    make_members(club, 3)
    seats = make_board(club)
    assert set(seats) == set(Post) - {Post.BOARD_MEMBER}
    assert club.memberships.count() == 8


def test_the_neighbour_lives_elsewhere() -> None:
    club = make_club()
    lan, cuc = lan_the_chair(club), neighbour()
    assert lan.act.may("see_club", club.path)
    assert not cuc.act.may("see_club", club.path)
