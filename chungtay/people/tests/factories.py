"""Rows for tests: communes of the real map where it is loaded, and people."""

from datetime import date
from itertools import count

from django.db import connection

from chungtay.kernel.vietnamese import fold, name_fold, name_key, name_sort_key, sort_key
from chungtay.people.models import Person, PersonStatus
from chungtay.people.rules import VALUES, Dimension, Sex, StatusValue
from chungtay.places.models import Area, Hamlet, Map, Succession
from chungtay.places.rules import AreaKind, Extent, HamletKind, Level

REFORM = date(2025, 7, 1)
_codes = count(90000)
_GIVEN = ("Lan", "Bình", "Hoa", "Ơn", "Thảo", "Lụa", "Minh", "Ân", "Ánh", "An", "Hợi", "Tứ")
_people = count(1)


def today_map() -> Map:
    """The map of two tiers, loaded or made."""
    found, _ = Map.objects.get_or_create(
        code="2025", defaults={"name": "Bản đồ hai cấp", "valid_from": REFORM, "valid_to": None}
    )
    return found


def old_map() -> Map:
    """The last map of three tiers, loaded or made."""
    found, _ = Map.objects.get_or_create(
        code="2024", defaults={"name": "Bản đồ ba cấp", "valid_from": None, "valid_to": REFORM}
    )
    return found


def _area(on: Map, level: Level, kind: AreaKind, name: str, full_name: str, parent: Area | None) -> Area:
    found = Area.objects.filter(map=on, level=level, full_name=full_name, parent=parent).first()
    if found is not None:
        return found
    number = _next_area_id()  # the path names the row itself, and a trigger looks at once
    return Area.objects.create(
        pk=number,
        map=on,
        level=level,
        code=str(next(_codes)),
        kind=kind,
        name=name,
        full_name=full_name,
        parent=parent,
        province_id=parent.province_id if parent else number,
        path=f"{parent.path if parent else '/'}{number}/",
        sort_key=sort_key(name),
        name_fold=fold(name),
    )


def _next_area_id() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('places_area', 'id'))")
        return int(cursor.fetchone()[0])


def make_province(name: str = "Thanh Hóa", *, on: Map | None = None) -> Area:
    """A province of today's map (or of `on`), the loaded one where there is one."""
    return _area(on or today_map(), Level.PROVINCE, AreaKind.TINH, name, f"Tỉnh {name}", None)


def make_commune(name: str = "Nga Sơn", *, province: str = "Thanh Hóa") -> Area:
    """A commune of today's map: `make_commune()` is the real xã Nga Sơn, tỉnh Thanh Hóa, where the map is loaded."""
    return _area(today_map(), Level.COMMUNE, AreaKind.XA, name, f"Xã {name}", make_province(province))


def make_old_commune(
    name: str = "Nga Thủy", *, district: str = "Nga Sơn", province: str = "Thanh Hóa", into: Area | None = None
) -> Area:
    """A commune of the last three-tier map; `into` says which commune of today it went into."""
    above = _area(old_map(), Level.PROVINCE, AreaKind.TINH, province, f"Tỉnh {province}", None)
    middle = _area(old_map(), Level.DISTRICT, AreaKind.HUYEN, district, f"Huyện {district}", above)
    old = _area(old_map(), Level.COMMUNE, AreaKind.XA, name, f"Xã {name}", middle)
    if into is not None and not Succession.objects.filter(old=old, new=into).exists():
        Succession.objects.create(old=old, new=into, happened_on=REFORM, extent=Extent.FULL, is_default=True)
    return old


def make_hamlet(name: str = "Phú Nghĩa", *, commune: Area | None = None, since: date = REFORM) -> Hamlet:
    """A thôn of a commune."""
    area = commune or make_commune()
    found = Hamlet.objects.filter(area=area, kind=HamletKind.THON, name=name, valid_to=None).first()
    return found or Hamlet.objects.create(
        area=area, kind=HamletKind.THON, name=name, sort_key=sort_key(name), name_fold=fold(name), valid_from=since
    )


def make_person(
    full_name: str | None = None,
    *,
    sex: str = Sex.FEMALE,
    birth_year: int | None = 1958,
    commune: Area | None = None,
    hamlet: Hamlet | None = None,
    **more: object,
) -> Person:
    """A person at home in a commune; without a name, a new one each time."""
    number = next(_people)
    name = full_name or f"Nguyễn Thị {_GIVEN[number % len(_GIVEN)]} {_letters(number)}"
    home = commune or (hamlet.area if hamlet else make_commune())
    return Person.objects.create(
        full_name=name,
        name_fold=name_fold(name),
        name_key=name_key(name),
        sort_key=name_sort_key(name),
        sex=sex,
        birth_year=birth_year,
        commune=home,
        hamlet=hamlet,
        path=home.path,
        **more,
    )


def _letters(number: int) -> str:
    """1 → B, 27 → BB: a given name that no other person of the test bears."""
    letters = ""
    while number:
        number, digit = divmod(number, 26)
        letters = chr(ord("A") + digit) + letters
    return letters.capitalize()


def make_status(person: Person, value: StatusValue, *, since: date = date(2026, 1, 1)) -> PersonStatus:
    """A status that holds from a day on."""
    dimension = next(dimension for dimension in Dimension if value in VALUES[dimension])
    return PersonStatus.objects.create(person=person, dimension=dimension, value=value, valid_from=since)
