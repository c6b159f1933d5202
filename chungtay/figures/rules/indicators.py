"""Every indicator in one place: its formula over the columns, its names, its unit, and the decision it answers.

A value is worked out last: over time a stock is that of the last month and a flow is summed, over areas both are summed,
and only then is the numerator divided by the denominator. Shares are never averaged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chungtay.figures.rules.sources import IndicatorUnknown, Kind

SHARE = "%"


class Group(StrEnum):
    """Under which heading an indicator stands."""

    CLUBS = "clubs"
    LIFE = "life"
    QUALITY = "quality"
    MEMBERS = "members"
    HARDSHIP = "hardship"
    MEETINGS = "meetings"
    COVERAGE = "coverage"
    SOURCES = "sources"


@dataclass(frozen=True)
class Indicator:
    """A figure with a name. `top` less `minus`, over `bottom` where it is a share or a mean; `factor` is 100 for shares."""

    code: str
    vi: str
    en: str
    unit: str
    group: Group
    top: tuple[str, ...]
    bottom: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    kind: Kind = Kind.STOCK
    answers: tuple[str, ...] = ()  # codes of targets
    means: str = ""

    @property
    def is_share(self) -> bool:
        return self.unit == SHARE

    @property
    def factor(self) -> int:
        return 100 if self.is_share else 1

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column it is made of, each once."""
        return tuple(dict.fromkeys((*self.top, *self.minus, *self.bottom)))

    def parts(self, counts: Mapping[str, int]) -> tuple[int, int | None]:
        """Numerator and denominator of summed counts; no denominator for a plain number."""
        top = sum(counts.get(name, 0) for name in self.top) - sum(counts.get(name, 0) for name in self.minus)
        return top, sum(counts.get(name, 0) for name in self.bottom) if self.bottom else None

    def value(self, counts: Mapping[str, int]) -> float | None:
        """The figure of summed counts: divided last; None where there is nothing to divide by."""
        top, bottom = self.parts(counts)
        if bottom is None:
            return top
        return self.factor * top / bottom if bottom else None


INDICATORS: dict[str, Indicator] = {}


def _declare(group: Group, *rows: Indicator) -> None:
    for row in rows:
        assert row.code not in INDICATORS, row.code
        assert row.group is group, row.code
        INDICATORS[row.code] = row


def _n(
    group: Group,
    code: str,
    vi: str,
    en: str,
    column: str,
    *,
    unit: str = "CLB",
    kind: Kind = Kind.STOCK,
    answers: tuple[str, ...] = (),
    means: str = "",
) -> Indicator:
    return Indicator(code, vi, en, unit, group, (column,), kind=kind, answers=answers, means=means)


def _share(
    group: Group,
    code: str,
    vi: str,
    en: str,
    top: tuple[str, ...],
    bottom: tuple[str, ...],
    *,
    answers: tuple[str, ...] = (),
    kind: Kind = Kind.STOCK,
    means: str = "",
) -> Indicator:
    return Indicator(code, vi, en, SHARE, group, top, bottom, kind=kind, answers=answers, means=means)


_C = Group.CLUBS
_declare(
    _C,
    _n(_C, "clubs", "Câu lạc bộ", "Clubs", "club_count"),
    _n(_C, "active_clubs", "CLB hoạt động", "Active clubs", "active_club_count"),
    _n(_C, "weak_clubs", "CLB hoạt động yếu", "Weak clubs", "weak_club_count"),
    _n(_C, "suspended_clubs", "CLB tạm dừng", "Suspended clubs", "suspended_club_count"),
    _n(_C, "clubs_under_1_year", "CLB dưới 1 năm", "Clubs under 1 year old", "age_0_club_count"),
    _n(_C, "clubs_1_to_3_years", "CLB từ 1 đến dưới 3 năm", "Clubs 1 to under 3 years old", "age_1_club_count"),
    _n(_C, "clubs_3_to_5_years", "CLB từ 3 đến dưới 5 năm", "Clubs 3 to under 5 years old", "age_3_club_count"),
    _n(_C, "clubs_over_5_years", "CLB từ 5 năm trở lên", "Clubs 5 years old or more", "age_5_club_count"),
    _n(_C, "clubs_before_1533", "CLB có trước Đề án 1533", "Clubs older than Decision 1533", "early_club_count"),
    _n(_C, "clubs_1533", "CLB thuộc Đề án 1533", "Clubs of Decision 1533", "d1533_club_count"),
    _n(_C, "clubs_1336", "CLB thuộc Đề án 1336", "Clubs of Decision 1336", "d1336_club_count"),
    _n(_C, "clubs_1648", "CLB thuộc Đề án 1648", "Clubs of Decision 1648", "d1648_club_count"),
    _n(_C, "clubs_of_association", "CLB do Hội NCT quản lý", "Clubs run by the Association", "association_club_count"),
    _n(
        _C,
        "clubs_of_women_union",
        "CLB do Hội Phụ nữ quản lý",
        "Clubs run by the Women's Union",
        "women_union_club_count",
    ),
    _n(_C, "clubs_plain", "CLB ở đồng bằng", "Clubs in the plain", "plain_club_count"),
    _n(_C, "clubs_mountain", "CLB ở miền núi", "Clubs in the mountains", "mountain_club_count", answers=("T1336-5",)),
    _n(_C, "clubs_border", "CLB ở biên giới", "Clubs on the border", "border_club_count", answers=("T1336-5",)),
    _n(_C, "clubs_island", "CLB ở hải đảo", "Clubs on islands", "island_club_count", answers=("T1336-5",)),
    _n(
        _C,
        "clubs_difficult",
        "CLB ở xã đặc biệt khó khăn",
        "Clubs in specially difficult communes",
        "difficult_club_count",
        answers=("T1336-5",),
    ),
    _n(_C, "clubs_under_50", "CLB dưới 50 thành viên", "Clubs under 50 members", "small_club_count"),
    _n(_C, "clubs_50_to_70", "CLB từ 50 đến 70 thành viên", "Clubs of 50 to 70 members", "fitting_club_count"),
    _n(_C, "clubs_over_70", "CLB trên 70 thành viên", "Clubs over 70 members", "large_club_count"),
    _n(_C, "project_clubs", "CLB thuộc dự án tài trợ", "Clubs of donor projects", "project_club_count"),
)

_L = Group.LIFE
_declare(
    _L,
    _n(
        _L,
        "new_clubs",
        "CLB thành lập mới",
        "New clubs",
        "new_club_count",
        kind=Kind.FLOW,
        answers=("T1533-1", "T1336-2", "T1648-1", "T1648-2"),
        means="Theo ngày ra mắt, không có thì ngày quyết định; CLB công bố và CLB thật nhận nó chỉ tính một lần.",
    ),
    _n(_L, "closed_clubs", "CLB sáp nhập, giải thể", "Clubs merged or dissolved", "closed_club_count", kind=Kind.FLOW),
    _share(
        _L,
        "kept_clubs_share",
        "CLB được duy trì",
        "Clubs kept in operation",
        ("active_club_count",),
        ("club_count", "silent_club_count"),
        answers=("T1336-4", "T1648-3"),
        means="CLB đang hoạt động trên tổng số CLB, kể cả CLB im lặng.",
    ),
    _n(_L, "joined", "Thành viên mới vào", "Members joined", "joined_count", unit="người", kind=Kind.FLOW),
    _n(_L, "left", "Thành viên thôi sinh hoạt", "Members left", "left_count", unit="người", kind=Kind.FLOW),
    _n(_L, "died", "Thành viên qua đời", "Members died", "died_count", unit="người", kind=Kind.FLOW),
    _n(_L, "moved", "Thành viên chuyển CLB", "Members moved", "moved_count", unit="người", kind=Kind.FLOW),
    Indicator(
        "net_members",
        "Thành viên tăng thêm",
        "Net members gained",
        "người",
        _L,
        ("joined_count",),
        minus=("left_count", "died_count", "moved_count", "ended_with_club_count"),
        kind=Kind.FLOW,
    ),
)

_Q = Group.QUALITY
_declare(
    _Q,
    _n(_Q, "working_clubs", "CLB hoạt động đúng quy định", "Clubs working by the rules", "rule_club_count"),
    _share(
        _Q,
        "working_clubs_share",
        "Tỷ lệ CLB hoạt động đúng quy định",
        "Share of clubs working by the rules",
        ("rule_club_count",),
        ("club_count",),
        answers=("T1336-11",),
        means="Có quyết định hoặc quy chế, đủ Ban chủ nhiệm, đủ buổi sinh hoạt tối thiểu trong 12 tháng gần nhất.",
    ),
    _share(
        _Q,
        "decision_share",
        "CLB có quyết định thành lập",
        "Clubs with a founding decision",
        ("decision_club_count",),
        ("club_count",),
    ),
    _share(
        _Q, "regulation_share", "CLB có quy chế", "Clubs with a regulation", ("regulation_club_count",), ("club_count",)
    ),
    _share(
        _Q,
        "full_board_share",
        "CLB đủ Ban chủ nhiệm",
        "Clubs with a full board",
        ("full_board_club_count",),
        ("club_count",),
    ),
    _share(
        _Q,
        "fitting_size_share",
        "CLB đúng quy mô 50–70",
        "Clubs of the right size",
        ("fitting_club_count",),
        ("small_club_count", "fitting_club_count", "large_club_count"),
        answers=("T1336-6",),
    ),
    _n(_Q, "board_seats", "Ghế Ban chủ nhiệm", "Board seats", "board_seat_count", unit="ghế"),
    _share(
        _Q,
        "board_women_share",
        "Nữ trong Ban chủ nhiệm",
        "Women on boards",
        ("board_women_count",),
        ("board_seat_count",),
    ),
)

_M = Group.MEMBERS
_PEOPLE = "người"
_declare(
    _M,
    _n(_M, "members", "Thành viên", "Members", "member_count", unit=_PEOPLE),
    _n(
        _M,
        "persons",
        "Người có tên trong sổ, không trùng",
        "Distinct persons on the books",
        "person_count",
        unit=_PEOPLE,
        means="Một người ở nhiều CLB chỉ tính một lần, ở CLB vào trước.",
    ),
    Indicator(
        "members_per_club",
        "Thành viên bình quân một CLB",
        "Members per club",
        "người/CLB",
        _M,
        ("member_count",),
        ("small_club_count", "fitting_club_count", "large_club_count"),
        answers=("T1336-6",),
    ),
    _n(_M, "older_members", "Thành viên từ 60 tuổi", "Members aged 60 and over", "member_60_count", unit=_PEOPLE),
    _n(_M, "older_55_members", "Thành viên từ 55 tuổi", "Members aged 55 and over", "member_55_count", unit=_PEOPLE),
    _n(_M, "members_80", "Thành viên từ 80 tuổi", "Members aged 80 and over", "member_80_count", unit=_PEOPLE),
    _share(
        _M,
        "older_share",
        "Tỷ lệ người cao tuổi (từ 60)",
        "Share of members 60 and over",
        ("member_60_count",),
        ("age_known_count",),
        answers=("T1336-8",),
    ),
    _share(
        _M,
        "older_55_share",
        "Tỷ lệ thành viên từ 55 tuổi",
        "Share of members 55 and over",
        ("member_55_count",),
        ("age_known_count",),
    ),
    _share(
        _M,
        "younger_share",
        "Tỷ lệ thành viên trẻ hơn (dưới 60)",
        "Share of members under 60",
        ("member_under_60_count",),
        ("age_known_count",),
        answers=("T1336-9",),
    ),
    _n(_M, "women", "Thành viên nữ", "Women members", "women_count", unit=_PEOPLE),
    _share(
        _M,
        "women_share",
        "Tỷ lệ nữ",
        "Share of women",
        ("women_count",),
        ("sex_known_count",),
        answers=("T1336-7",),
    ),
    _n(_M, "older_women", "Phụ nữ từ 60 tuổi", "Women aged 60 and over", "women_60_count", unit=_PEOPLE),
    _share(
        _M,
        "older_women_share",
        "Phụ nữ trong người cao tuổi",
        "Women among members 60 and over",
        ("women_60_count",),
        ("member_60_count",),
        answers=("T1648-5",),
    ),
    _n(_M, "minority", "Thành viên dân tộc thiểu số", "Ethnic minority members", "minority_count", unit=_PEOPLE),
    _share(
        _M,
        "minority_share",
        "Tỷ lệ dân tộc thiểu số",
        "Share of ethnic minorities",
        ("minority_count",),
        ("ethnicity_known_count",),
        answers=("T1336-5",),
    ),
    _n(
        _M,
        "association_members",
        "Thành viên là hội viên Hội NCT",
        "Members of the Association",
        "association_member_count",
        unit=_PEOPLE,
    ),
    _n(
        _M,
        "new_club_members",
        "Thành viên của CLB thuộc Đề án 1336",
        "Members of clubs of Decision 1336",
        "d1336_member_count",
        unit=_PEOPLE,
        answers=("T1336-3",),
    ),
    _n(
        _M,
        "new_club_older_members",
        "Người cao tuổi ở CLB thuộc Đề án 1336",
        "Members 60 and over of clubs of Decision 1336",
        "d1336_member_60_count",
        unit=_PEOPLE,
        answers=("T1336-3b",),
    ),
    _n(
        _M,
        "new_club_members_1648",
        "Thành viên của CLB thuộc Đề án 1648",
        "Members of clubs of Decision 1648",
        "d1648_member_count",
        unit=_PEOPLE,
    ),
    _n(
        _M,
        "new_club_older_members_1648",
        "Người cao tuổi ở CLB thuộc Đề án 1648",
        "Members 60 and over of clubs of Decision 1648",
        "d1648_member_60_count",
        unit=_PEOPLE,
        answers=("T1648-4",),
    ),
    _share(
        _M,
        "older_women_share_1648",
        "Phụ nữ trong người cao tuổi của CLB thuộc Đề án 1648",
        "Women among members 60 and over of clubs of Decision 1648",
        ("d1648_women_60_count",),
        ("d1648_member_60_count",),
        answers=("T1648-5",),
    ),
)

_H = Group.HARDSHIP
_KNOWN = ("member_known_count",)
_declare(
    _H,
    _n(_H, "poor", "Thành viên hộ nghèo", "Members of poor households", "poor_count", unit=_PEOPLE),
    _n(_H, "near_poor", "Thành viên hộ cận nghèo", "Members of near-poor households", "near_poor_count", unit=_PEOPLE),
    _share(
        _H,
        "poor_share",
        "Tỷ lệ hộ nghèo, cận nghèo",
        "Share of poor and near-poor",
        ("poor_count", "near_poor_count"),
        _KNOWN,
        answers=("T1336-10",),
    ),
    _n(
        _H,
        "disadvantaged",
        "Thành viên hoàn cảnh khó khăn",
        "Disadvantaged members",
        "disadvantaged_count",
        unit=_PEOPLE,
    ),
    _n(_H, "lives_alone", "Thành viên sống một mình", "Members living alone", "lives_alone_count", unit=_PEOPLE),
    _n(
        _H,
        "without_support",
        "Thành viên không nơi nương tựa",
        "Members without support",
        "without_support_count",
        unit=_PEOPLE,
    ),
    _n(_H, "disabled", "Thành viên khuyết tật", "Disabled members", "disabled_count", unit=_PEOPLE),
    _share(
        _H,
        "insured_share",
        "Tỷ lệ có thẻ bảo hiểm y tế",
        "Share with health insurance",
        ("insured_count",),
        _KNOWN,
    ),
    _share(
        _H,
        "pension_share",
        "Tỷ lệ có lương hưu, trợ cấp",
        "Share with a pension or allowance",
        ("pension_count",),
        _KNOWN,
    ),
)

_T = Group.MEETINGS
_declare(
    _T,
    _n(_T, "meetings", "Buổi sinh hoạt hằng tháng", "Monthly meetings", "meeting_count", unit="buổi", kind=Kind.FLOW),
    _n(
        _T,
        "board_meetings",
        "Buổi họp Ban chủ nhiệm",
        "Board meetings",
        "board_meeting_count",
        unit="buổi",
        kind=Kind.FLOW,
    ),
    Indicator(
        "meetings_a_year",
        "Buổi sinh hoạt bình quân một CLB trong 12 tháng",
        "Meetings per club in twelve months",
        "buổi/CLB",
        _T,
        ("meeting_year_count",),
        ("books_club_count", "carried_club_count"),
        means="Chỉ chia cho các CLB có sổ: phiếu và số công bố không nói đủ mười hai tháng.",
    ),
    _share(
        _T,
        "attendance_share",
        "Tỷ lệ dự sinh hoạt",
        "Attendance",
        ("present_count", "relative_count"),
        ("expected_count",),
        kind=Kind.FLOW,
        means="Có mặt hoặc người nhà đi thay, trên số lượt phải dự.",
    ),
    _share(
        _T, "excused_share", "Tỷ lệ vắng có phép", "Excused", ("excused_count",), ("expected_count",), kind=Kind.FLOW
    ),
    _n(_T, "guests", "Lượt khách", "Guests", "guest_count", unit="lượt", kind=Kind.FLOW),
    _n(_T, "topics", "Chuyên đề đã truyền thông", "Topics presented", "topic_count", unit="chuyên đề", kind=Kind.FLOW),
    _n(_T, "decisions", "Việc được thống nhất", "Decisions agreed", "decision_count", unit="việc", kind=Kind.FLOW),
    _n(
        _T,
        "months_without",
        "Tháng không họp có lý do",
        "Months without a meeting",
        "month_without_count",
        unit="tháng",
        kind=Kind.FLOW,
    ),
    _n(
        _T,
        "attendees",
        "Người dự sinh hoạt, không trùng trong năm",
        "Distinct attendees of the year",
        "attendee_first_count",
        unit=_PEOPLE,
        kind=Kind.FLOW,
        means="Cộng từ tháng Một: mỗi người tính ở tháng đầu tiên trong năm có mặt.",
    ),
)

_V = Group.COVERAGE
_declare(
    _V,
    _n(
        _V,
        "provinces_with_club",
        "Tỉnh, thành phố có CLB",
        "Provinces with a club",
        "covered_province_count",
        unit="tỉnh",
    ),
    _share(
        _V,
        "provinces_with_club_share",
        "Tỷ lệ tỉnh, thành phố có CLB",
        "Share of provinces with a club",
        ("covered_province_count",),
        ("province_count",),
        answers=("T1336-1", "ĐH-1"),
    ),
    _n(_V, "communes_with_club", "Xã, phường có CLB", "Communes with a club", "covered_commune_count", unit="xã"),
    _share(
        _V,
        "communes_with_club_share",
        "Tỷ lệ xã, phường có CLB",
        "Share of communes with a club",
        ("covered_commune_count",),
        ("commune_count",),
        answers=("T383-1",),
    ),
    _share(
        _V,
        "communes_with_working_club_share",
        "Tỷ lệ xã, phường có CLB hoạt động đúng quy định",
        "Share of communes with a club working by the rules",
        ("rule_commune_count",),
        ("commune_count",),
    ),
    _share(
        _V,
        "plain_communes_with_club_share",
        "Xã đồng bằng có CLB hoạt động đúng quy định",
        "Communes of the plain with a club working by the rules",
        ("rule_plain_commune_count",),
        ("plain_commune_count",),
        answers=("T1648-6",),
    ),
    _share(
        _V,
        "remote_communes_with_club_share",
        "Xã miền núi, biên giới, đảo có CLB hoạt động đúng quy định",
        "Upland, border and island communes with a club working by the rules",
        ("rule_upland_commune_count",),
        ("upland_commune_count",),
        answers=("T1648-7",),
    ),
    _share(
        _V,
        "plain_communes_with_any_club_share",
        "Xã đồng bằng có CLB",
        "Communes of the plain with a club",
        ("covered_plain_commune_count",),
        ("plain_commune_count",),
    ),
    _share(
        _V,
        "remote_communes_with_any_club_share",
        "Xã miền núi, biên giới, đảo có CLB",
        "Upland, border and island communes with a club",
        ("covered_upland_commune_count",),
        ("upland_commune_count",),
    ),
    _share(
        _V,
        "difficult_communes_with_club_share",
        "Xã đặc biệt khó khăn có CLB",
        "Specially difficult communes with a club",
        ("covered_difficult_commune_count",),
        ("difficult_commune_count",),
        answers=("T1336-5",),
    ),
)

_S = Group.SOURCES
_declare(
    _S,
    _n(_S, "clubs_from_books", "CLB tính từ sổ", "Clubs counted from books", "books_club_count"),
    _n(_S, "clubs_from_sheets", "CLB tính từ phiếu", "Clubs counted from sheets", "sheet_club_count"),
    _n(_S, "clubs_carried", "CLB lấy số tháng trước", "Clubs carried over", "carried_club_count"),
    _n(_S, "clubs_published", "CLB còn là số công bố", "Clubs known from published totals", "published_club_count"),
    _n(_S, "silent_clubs", "CLB im lặng", "Silent clubs", "silent_club_count"),
    _n(_S, "differing_clubs", "CLB có nguồn khác nói khác", "Clubs whose other source differs", "differing_club_count"),
    _share(
        _S,
        "reporting_share",
        "Tỷ lệ CLB có số của tháng",
        "Share of clubs with figures of the month itself",
        ("books_club_count", "sheet_club_count"),
        ("club_count", "silent_club_count"),
    ),
)

# A target asks for "new clubs' members" without saying of which programme; its own programme says it.
BY_PROGRAMME: Mapping[tuple[str, str], str] = {
    ("new_club_members", "1648"): "new_club_members_1648",
    ("new_club_older_members", "1648"): "new_club_older_members_1648",
    ("older_women_share", "1648"): "older_women_share_1648",
}


def get_indicator(code: str) -> Indicator:
    """The indicator of this code, or `IndicatorUnknown`."""
    found = INDICATORS.get(code)
    if found is None:
        raise IndicatorUnknown(code=code)
    return found


def for_programme(code: str, programme: str) -> Indicator:
    """The indicator a target of this programme means by the code."""
    return get_indicator(BY_PROGRAMME.get((code, programme), code))


def indicators_of(group: Group) -> list[Indicator]:
    """The indicators under one heading, in the order in which they are declared."""
    return [indicator for indicator in INDICATORS.values() if indicator.group is group]
