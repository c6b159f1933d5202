"""Indicators of the eight areas: how much was done in each, how many clubs reach the least of each and of all."""

from chungtay.figures.rules.indicators.shape import Group, Indicator, number, share
from chungtay.figures.rules.sources import DONG, Kind

_A = Group.AREAS
_IN_BOOKS = ("books_club_count", "carried_club_count")
_NAMES = {
    "income": ("tăng thu nhập", "income"),
    "health": ("chăm sóc sức khỏe", "health"),
    "homecare": ("chăm sóc tại nhà", "home care"),
    "selfhelp": ("tự giúp nhau", "self-help"),
    "rights": ("quyền và lợi ích", "rights"),
    "awareness": ("truyền thông", "awareness"),
    "spirit": ("đời sống tinh thần", "spiritual life"),
    "resource": ("vận động nguồn lực", "resources"),
}


def _flow(code: str, vi: str, en: str, column: str, unit: str) -> Indicator:
    return number(_A, code, vi, en, column, unit=unit, kind=Kind.FLOW)


_OF_ALL = (
    number(_A, "all_areas_clubs", "CLB đủ 8 mảng hoạt động", "Clubs with all eight areas", "all_areas_club_count"),
    share(
        _A,
        "all_areas_share",
        "Tỷ lệ CLB đủ 8 mảng hoạt động",
        "Share of clubs with all eight areas",
        ("all_areas_club_count",),
        _IN_BOOKS,
        means="Trên số CLB tính từ sổ: phiếu và số công bố không nói đủ tám mảng.",
    ),
    Indicator(
        "areas_met",
        "Số mảng đạt bình quân một CLB",
        "Areas met per club",
        "mảng/CLB",
        _A,
        ("met_area_count",),
        _IN_BOOKS,
        means="Trên số CLB tính từ sổ.",
    ),
)
_OF_EACH = tuple(
    share(
        _A,
        f"{area}_met_share",
        f"Tỷ lệ CLB đạt mảng {vi}",
        f"Share of clubs with the least of {en}",
        (f"{area}_met_club_count",),
        _IN_BOOKS,
    )
    for area, (vi, en) in _NAMES.items()
)
_DONE = tuple(
    _flow(f"{area}_activities", f"Việc mảng {vi}", f"Activities: {en}", f"{area}_activity_count", "việc")
    for area, (vi, en) in _NAMES.items()
)
_OF_WORK = (
    _flow("activity_people", "Lượt người làm các việc", "People in activities", "activity_part_count", "lượt"),
    _flow("activity_helped", "Lượt người được giúp", "People helped by activities", "activity_helped_count", "lượt"),
    _flow("activity_hours", "Giờ công", "Hours of work", "activity_hour_count", "giờ"),
    _flow("activity_value", "Giá trị các việc đã làm", "Value of activities", "activity_value_vnd", DONG),
    number(_A, "art_team_clubs", "CLB có đội văn nghệ", "Clubs with an art team", "art_team_club_count"),
    number(
        _A, "care_team_members", "Người trong tổ chăm sóc tại nhà", "Members of home-care teams", "care_team_count",
        unit="người",
    ),
)  # fmt: skip

ROWS = (*_OF_ALL, *_OF_EACH, *_DONE, *_OF_WORK)
