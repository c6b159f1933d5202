"""Paths name their ancestors."""

from hypothesis import given
from hypothesis import strategies as st

from chungtay.kernel.paths import COUNTRY, ancestors, area_path, club_path, is_club

numbers = st.integers(1, 10**9)


@given(st.lists(numbers, max_size=4), numbers)
def test_ancestors_are_every_beginning_from_the_country_down(areas: list[int], club: int) -> None:
    path, above = COUNTRY, [COUNTRY]
    for area in areas:
        path = area_path(path, area)
        above.append(path)
        assert not is_club(path)
    assert ancestors(path) == above
    assert ancestors(club_path(path, club)) == [*above, club_path(path, club)]
    assert is_club(club_path(path, club))


def test_paths_are_written_as_in_the_house_style() -> None:
    assert area_path("/27/", 3051) == "/27/3051/"
    assert club_path("/27/3051/", 812) == "/27/3051/c812/"
    assert not is_club(COUNTRY)
