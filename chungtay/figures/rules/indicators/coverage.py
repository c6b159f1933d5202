"""Indicators of coverage, and of how clubs were counted."""

from chungtay.figures.rules.indicators.shape import Group, number, share

_V = Group.COVERAGE
_UNKNOWN = ("no_terrain_commune_count",)
_OF_V = (
    number(
        _V,
        "provinces_with_club",
        "Tỉnh, thành phố có CLB",
        "Provinces with a club",
        "covered_province_count",
        unit="tỉnh",
    ),
    share(
        _V,
        "provinces_with_club_share",
        "Tỷ lệ tỉnh, thành phố có CLB",
        "Share of provinces with a club",
        ("covered_province_count",),
        ("province_count",),
        answers=("T1336-1", "ĐH-1"),
    ),
    number(_V, "communes_with_club", "Xã, phường có CLB", "Communes with a club", "covered_commune_count", unit="xã"),
    share(
        _V,
        "communes_with_club_share",
        "Tỷ lệ xã, phường có CLB",
        "Share of communes with a club",
        ("covered_commune_count",),
        ("commune_count",),
        answers=("T383-1",),
    ),
    share(
        _V,
        "communes_with_working_club_share",
        "Tỷ lệ xã, phường có CLB hoạt động đúng quy định",
        "Share of communes with a club working by the rules",
        ("rule_commune_count",),
        ("commune_count",),
    ),
    share(
        _V,
        "plain_communes_with_club_share",
        "Xã đồng bằng có CLB hoạt động đúng quy định",
        "Communes of the plain with a club working by the rules",
        ("rule_plain_commune_count",),
        ("plain_commune_count",),
        answers=("T1648-6",),
        left_out=_UNKNOWN,
    ),
    share(
        _V,
        "remote_communes_with_club_share",
        "Xã miền núi, biên giới, đảo có CLB hoạt động đúng quy định",
        "Upland, border and island communes with a club working by the rules",
        ("rule_upland_commune_count",),
        ("upland_commune_count",),
        answers=("T1648-7",),
        left_out=_UNKNOWN,
    ),
    share(
        _V,
        "plain_communes_with_any_club_share",
        "Xã đồng bằng có CLB",
        "Communes of the plain with a club",
        ("covered_plain_commune_count",),
        ("plain_commune_count",),
        left_out=_UNKNOWN,
    ),
    share(
        _V,
        "remote_communes_with_any_club_share",
        "Xã miền núi, biên giới, đảo có CLB",
        "Upland, border and island communes with a club",
        ("covered_upland_commune_count",),
        ("upland_commune_count",),
        left_out=_UNKNOWN,
    ),
    share(
        _V,
        "difficult_communes_with_club_share",
        "Xã đặc biệt khó khăn có CLB",
        "Specially difficult communes with a club",
        ("covered_difficult_commune_count",),
        ("difficult_commune_count",),
        answers=("T1336-5",),
    ),
    number(
        _V,
        "communes_no_terrain",
        "Xã chưa rõ địa bàn",
        "Communes of unknown terrain",
        "no_terrain_commune_count",
        unit="xã",
        means="Chưa ai ghi là đồng bằng, miền núi, biên giới hay hải đảo, nên chưa tính vào tỷ lệ nào của hai loại xã.",
    ),
)

_S = Group.SOURCES
_OF_S = (
    number(_S, "clubs_from_books", "CLB tính từ sổ", "Clubs counted from books", "books_club_count"),
    number(_S, "clubs_from_sheets", "CLB tính từ phiếu", "Clubs counted from sheets", "sheet_club_count"),
    number(_S, "clubs_carried", "CLB lấy số tháng trước", "Clubs carried over", "carried_club_count"),
    number(_S, "clubs_published", "CLB còn là số công bố", "Clubs known from published totals", "published_club_count"),
    number(_S, "silent_clubs", "CLB im lặng", "Silent clubs", "silent_club_count"),
    number(
        _S, "differing_clubs", "CLB có nguồn khác nói khác", "Clubs whose other source differs", "differing_club_count"
    ),
    share(
        _S,
        "reporting_share",
        "Tỷ lệ CLB có số của tháng",
        "Share of clubs with figures of the month itself",
        ("books_club_count", "sheet_club_count"),
        ("club_count", "silent_club_count"),
    ),
)

ROWS = (
    *_OF_V,
    *_OF_S,
)
