"""The published totals, spread over real communes as placeholder clubs: set-wise, exact to the last member."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from uuid import UUID

from django.db import connection, transaction

from chungtay.audit.services import write_note
from chungtay.clubs.models import Club
from chungtay.clubs.rules import State
from chungtay.demo.rules import (
    CLUBS_2023,
    CLUBS_2024,
    END_2023,
    END_2024,
    MEMBERS_2023,
    MEMBERS_2024,
    MEMBERS_PUBLISHED_2023,
    NEW_SINCE_2020,
    PLACED_2023,
    PROGRAMME_DAY,
    PUBLISHED_2023,
    SEED,
    Living,
    club_sizes,
    founding_days,
    spread_clubs,
    spread_members,
)
from chungtay.demo.words import PUBLISHED_NAME, SOURCE_2023, SOURCE_2024
from chungtay.kernel.acts import Act
from chungtay.kernel.money import share_out
from chungtay.kernel.paths import club_path
from chungtay.kernel.vietnamese import fold, sort_key
from chungtay.places.models import Area, Succession
from chungtay.places.rules import Level

_CLUB = (
    "clubs_club (id, key, name, name_fold, sort_key, path, founded_on, is_published_only, is_invented, managing_org,"
    " managing_org_name, decision_number, decided_by, meeting_place, has_no_signal)"
)
_NAME = "clubs_clubname (club_id, name, valid_from, source)"
_STATE = "clubs_clubstate (club_id, key, state, valid_from, source, reason)"
_SEAT = "clubs_seat (club_id, map_id, province_id, commune_id, is_confirmed, source)"
_SHEET = "figures_sheet (key, club_id, month, origin, source, typed_at, member_count)"

BEFORE_1533, BEFORE_1336 = 1_000, 2_985  # clubs founded by 2 August 2016 and by the end of 2019, domain.md section 7.1


@dataclass(frozen=True)
class Home:
    """Where a placeholder sits: its commune on the old map, the default successor of that on the new one."""

    old_commune: int
    old_province: int
    province_code: str
    district: str
    name: str
    new_commune: int
    new_province: int
    new_path: str
    is_split: bool

    @property
    def at(self) -> tuple[str, str]:
        """Its district, which was the level below the province until 30 June 2025."""
        return self.province_code, self.district


@dataclass
class Placeholder:
    """A club known from a published total only."""

    home: Home
    founded_on: date
    members_2023: int = 0
    members_2024: int = 0


@transaction.atomic
def publish_country(act: Act, *, living: Living, scale: int = 1) -> int:
    """Open the placeholders that, with the living clubs, make the published totals. Returns how many."""
    random = Random(SEED)
    homes = _homes()
    rows = _of_2023(random, homes, living, scale)
    rows += _of_2024(random, homes, rows, living, scale)
    _give_members_2024(random, rows, living, scale)
    _write(rows)
    first = Club.objects.filter(is_published_only=True).order_by("pk")[0]
    write_note(act, "demo.publish_country", first, path="/", fields=["published"])
    return len(rows)


def _homes() -> dict[str, list[Home]]:
    """Communes of the old map by province, in a fixed order, each with its default successor."""
    default = {
        each.old_id: each.new
        for each in Succession.objects.filter(is_default=True, old__level=Level.COMMUNE).select_related("new")
    }
    split = set(Succession.objects.filter(is_default=False).values_list("old_id", flat=True))
    found: dict[str, list[Home]] = {}
    communes = Area.objects.filter(map__code="2024", level=Level.COMMUNE).select_related("province", "parent")
    for area in communes.order_by("code"):
        new, code = default[area.pk], area.province.code
        assert new.province_id is not None
        assert area.province_id is not None
        home = Home(
            old_commune=area.pk,
            old_province=area.province_id,
            province_code=code,
            district=area.parent.name,
            name=area.full_name,
            new_commune=new.pk,
            new_province=new.province_id,
            new_path=new.path,
            is_split=area.pk in split,
        )
        found.setdefault(code, []).append(home)
    return found


def _of_2023(random: Random, homes: dict[str, list[Home]], living: Living, scale: int) -> list[Placeholder]:
    communes = {code: len(places) for code, places in homes.items()}
    clubs = spread_clubs(CLUBS_2023, PUBLISHED_2023, communes)
    members = spread_members(MEMBERS_2023, MEMBERS_PUBLISHED_2023, clubs)
    rows: list[Placeholder] = []
    for code in sorted(clubs):
        count = (clubs[code] - living.clubs.get(code, 0)) * scale
        sizes = club_sizes(random, count, (members[code] - living.members_2023.get(code, 0)) * scale)
        seats = list(_seats(random, homes[code], count, living, scale))
        rows += [Placeholder(home, PROGRAMME_DAY, size) for home, size in zip(seats, sizes, strict=True)]
    for row, day in zip(random.sample(rows, len(rows)), _foundings(random, len(rows), living, scale), strict=True):
        row.founded_on = day
    return rows


def _seats(random: Random, places: Sequence[Home], count: int, living: Living, scale: int) -> Iterator[Home]:
    """Districts that published their number get it; all else goes round the communes, so that many have one."""
    taken = 0
    for district in sorted({home.at for home in places} & set(PLACED_2023)):
        number = max(0, PLACED_2023[district] - living.districts.get(district, 0)) * scale
        inside = cycle([home for home in places if home.at == district])
        for _ in range(min(number, count - taken)):
            yield next(inside)
        taken += min(number, count - taken)
    # two thirds of the communes have a club: the white ones stay white in every run
    others = _elsewhere(places)
    ring = cycle(random.sample(others, max(1, (2 * len(others) + 2) // 3)))
    for _ in range(count - taken):
        yield next(ring)


def _elsewhere(places: Sequence[Home]) -> list[Home]:
    """Communes outside the districts whose number is known."""
    return [home for home in places if home.at not in PLACED_2023]


def _foundings(random: Random, count: int, living: Living, scale: int) -> list[date]:
    """As many founded since 31 August 2020 as was published, the rest spread over the years before."""
    new = (NEW_SINCE_2020 - living.new_since_2020) * scale
    old = count - new
    spans = share_out(old, [BEFORE_1533, BEFORE_1336 - BEFORE_1533, CLUBS_2023 - NEW_SINCE_2020 - BEFORE_1336])
    days = founding_days(random, spans[0], first=date(2006, 6, 6), last=date(2016, 8, 1))
    days += founding_days(random, spans[1], first=date(2016, 8, 2), last=date(2019, 12, 31))
    days += founding_days(random, spans[2], first=date(2020, 1, 1), last=PROGRAMME_DAY)
    return days + founding_days(random, new, first=PROGRAMME_DAY + timedelta(1), last=date(2023, 12, 30))


def _of_2024(
    random: Random, homes: dict[str, list[Home]], there: Sequence[Placeholder], living: Living, scale: int
) -> list[Placeholder]:
    new = (CLUBS_2024 - CLUBS_2023) * scale
    known = {"40": 146 * scale}  # Nghệ An, domain.md section 7.2
    communes = {code: len(places) for code, places in homes.items()}
    days = iter(founding_days(random, new, first=date(2024, 1, 2), last=date(2024, 12, 30)))
    rows = []
    for code, count in sorted(spread_clubs(new, known, communes).items()):
        rows += [Placeholder(home, next(days)) for home in random.choices(_elsewhere(homes[code]), k=count)]
    return rows


def _give_members_2024(random: Random, rows: Sequence[Placeholder], living: Living, scale: int) -> None:
    total = (MEMBERS_2024 - sum(living.members_2024.values())) * scale
    for row, size in zip(rows, club_sizes(random, len(rows), total), strict=True):
        row.members_2024 = size


def _write(rows: Sequence[Placeholder]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('clubs_club_id_seq') FROM generate_series(1, %s)", [len(rows)])
        ids = [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT id, code FROM places_map WHERE code IN ('2024', '2025') ORDER BY code")
        (old_map, _), (new_map, _) = cursor.fetchall()
        pairs = list(zip(ids, rows, strict=True))
        _copy(cursor, _CLUB, _clubs(pairs))
        _copy(cursor, _NAME, ((i, _name(i, row), row.founded_on, "") for i, row in pairs))
        _copy(cursor, _STATE, ((i, _key(i, 1), State.ACTIVE.value, row.founded_on, "", "") for i, row in pairs))
        _copy(cursor, _SEAT, _seat_rows(pairs, old_map, new_map))
        _copy(cursor, _SHEET, _sheets(pairs))
        cursor.execute("ANALYZE clubs_club, clubs_clubname, clubs_clubstate, clubs_seat, figures_sheet")


def _clubs(pairs: Sequence[tuple[int, Placeholder]]) -> Iterator[tuple[object, ...]]:
    for number, row in pairs:
        name = _name(number, row)
        path = club_path(row.home.new_path, number)
        yield (number, _key(number, 0), name, fold(name), sort_key(name), path, row.founded_on, True, True,
               "association", "", "", "", "", False)  # fmt: skip


def _seat_rows(pairs: Sequence[tuple[int, Placeholder]], old_map: int, new_map: int) -> Iterator[tuple[object, ...]]:
    for number, row in pairs:
        yield number, old_map, row.home.old_province, row.home.old_commune, True, SOURCE_2023
        yield number, new_map, row.home.new_province, row.home.new_commune, not row.home.is_split, SOURCE_2023


def _sheets(pairs: Sequence[tuple[int, Placeholder]]) -> Iterator[tuple[object, ...]]:
    for number, row in pairs:
        if row.members_2023:
            yield _key(number, 2), number, END_2023, "published", SOURCE_2023, "2024-05-10 09:00+07", row.members_2023
        yield _key(number, 3), number, END_2024, "published", SOURCE_2024, "2025-01-20 09:00+07", row.members_2024


def _name(number: int, row: Placeholder) -> str:
    return PUBLISHED_NAME.format(commune=row.home.name, number=number)


def _key(number: int, kind: int) -> UUID:
    """A key that is the same in every run."""
    return UUID(int=(SEED << 96) | (kind << 80) | number)


def _copy(cursor: object, table: str, rows: object) -> None:
    with cursor.copy(f"COPY {table} FROM STDIN") as pipe:  # type: ignore[attr-defined]  # psycopg's own cursor
        for row in rows:  # type: ignore[attr-defined]  # any iterable of tuples
            pipe.write_row(row)
