"""Indicators of clubs: how many, their life, how well they work."""

from chungtay.figures.rules.indicators.shape import Group, Indicator, number, share
from chungtay.figures.rules.sources import Kind

_C = Group.CLUBS
_OF_C = (
    number(_C, "clubs", "Câu lạc bộ", "Clubs", "club_count"),
    number(_C, "active_clubs", "CLB hoạt động", "Active clubs", "active_club_count"),
    number(_C, "weak_clubs", "CLB hoạt động yếu", "Weak clubs", "weak_club_count"),
    number(_C, "suspended_clubs", "CLB tạm dừng", "Suspended clubs", "suspended_club_count"),
    number(_C, "clubs_under_1_year", "CLB dưới 1 năm", "Clubs under 1 year old", "age_0_club_count"),
    number(_C, "clubs_1_to_3_years", "CLB từ 1 đến dưới 3 năm", "Clubs 1 to under 3 years old", "age_1_club_count"),
    number(_C, "clubs_3_to_5_years", "CLB từ 3 đến dưới 5 năm", "Clubs 3 to under 5 years old", "age_3_club_count"),
    number(_C, "clubs_over_5_years", "CLB từ 5 năm trở lên", "Clubs 5 years old or more", "age_5_club_count"),
    number(_C, "clubs_before_1533", "CLB có trước Đề án 1533", "Clubs older than Decision 1533", "early_club_count"),
    number(_C, "clubs_1533", "CLB thuộc Đề án 1533", "Clubs of Decision 1533", "d1533_club_count"),
    number(_C, "clubs_1336", "CLB thuộc Đề án 1336", "Clubs of Decision 1336", "d1336_club_count"),
    number(_C, "clubs_1648", "CLB thuộc Đề án 1648", "Clubs of Decision 1648", "d1648_club_count"),
    number(
        _C, "clubs_of_association", "CLB do Hội NCT quản lý", "Clubs run by the Association", "association_club_count"
    ),
    number(
        _C,
        "clubs_of_women_union",
        "CLB do Hội Phụ nữ quản lý",
        "Clubs run by the Women's Union",
        "women_union_club_count",
    ),
    number(_C, "clubs_plain", "CLB ở đồng bằng", "Clubs in the plain", "plain_club_count"),
    number(
        _C, "clubs_mountain", "CLB ở miền núi", "Clubs in the mountains", "mountain_club_count", answers=("T1336-5",)
    ),
    number(_C, "clubs_border", "CLB ở biên giới", "Clubs on the border", "border_club_count", answers=("T1336-5",)),
    number(_C, "clubs_island", "CLB ở hải đảo", "Clubs on islands", "island_club_count", answers=("T1336-5",)),
    number(
        _C,
        "clubs_difficult",
        "CLB ở xã đặc biệt khó khăn",
        "Clubs in specially difficult communes",
        "difficult_club_count",
        answers=("T1336-5",),
    ),
    number(
        _C,
        "clubs_no_terrain",
        "CLB ở xã chưa rõ địa bàn",
        "Clubs where the terrain is unknown",
        "no_terrain_club_count",
    ),
    number(_C, "clubs_under_50", "CLB dưới 50 thành viên", "Clubs under 50 members", "small_club_count"),
    number(_C, "clubs_50_to_70", "CLB từ 50 đến 70 thành viên", "Clubs of 50 to 70 members", "fitting_club_count"),
    number(_C, "clubs_over_70", "CLB trên 70 thành viên", "Clubs over 70 members", "large_club_count"),
    number(_C, "project_clubs", "CLB thuộc dự án tài trợ", "Clubs of donor projects", "project_club_count"),
)

_L = Group.LIFE
_OF_L = (
    number(
        _L,
        "new_clubs",
        "CLB thành lập mới",
        "New clubs",
        "new_club_count",
        kind=Kind.FLOW,
        answers=("T1533-1", "T1336-2", "T1648-1", "T1648-2"),
        means="Theo ngày ra mắt, không có thì ngày quyết định; CLB công bố và CLB thật nhận nó chỉ tính một lần.",
    ),
    number(
        _L, "closed_clubs", "CLB sáp nhập, giải thể", "Clubs merged or dissolved", "closed_club_count", kind=Kind.FLOW
    ),
    share(
        _L,
        "kept_clubs_share",
        "CLB được duy trì",
        "Clubs kept in operation",
        ("active_club_count",),
        ("club_count", "silent_club_count"),
        answers=("T1336-4", "T1648-3"),
        means="CLB đang hoạt động trên tổng số CLB, kể cả CLB im lặng.",
    ),
    number(_L, "joined", "Thành viên mới vào", "Members joined", "joined_count", unit="người", kind=Kind.FLOW),
    number(_L, "left", "Thành viên thôi sinh hoạt", "Members left", "left_count", unit="người", kind=Kind.FLOW),
    number(_L, "died", "Thành viên qua đời", "Members died", "died_count", unit="người", kind=Kind.FLOW),
    number(_L, "moved", "Thành viên chuyển CLB", "Members moved", "moved_count", unit="người", kind=Kind.FLOW),
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
_OF_Q = (
    number(_Q, "working_clubs", "CLB hoạt động đúng quy định", "Clubs working by the rules", "rule_club_count"),
    share(
        _Q,
        "working_clubs_share",
        "Tỷ lệ CLB hoạt động đúng quy định",
        "Share of clubs working by the rules",
        ("rule_club_count",),
        ("club_count",),
        answers=("T1336-11",),
        means="Có quyết định hoặc quy chế, đủ Ban chủ nhiệm, đủ buổi sinh hoạt tối thiểu trong 12 tháng gần nhất.",
    ),
    share(
        _Q,
        "decision_share",
        "CLB có quyết định thành lập",
        "Clubs with a founding decision",
        ("decision_club_count",),
        ("club_count",),
    ),
    share(
        _Q, "regulation_share", "CLB có quy chế", "Clubs with a regulation", ("regulation_club_count",), ("club_count",)
    ),
    share(
        _Q,
        "full_board_share",
        "CLB đủ Ban chủ nhiệm",
        "Clubs with a full board",
        ("full_board_club_count",),
        ("club_count",),
    ),
    share(
        _Q,
        "fitting_size_share",
        "CLB đúng quy mô 50–70",
        "Clubs of the right size",
        ("fitting_club_count",),
        ("small_club_count", "fitting_club_count", "large_club_count"),
        answers=("T1336-6",),
    ),
    number(_Q, "board_seats", "Ghế Ban chủ nhiệm", "Board seats", "board_seat_count", unit="ghế"),
    share(
        _Q,
        "board_women_share",
        "Nữ trong Ban chủ nhiệm",
        "Women on boards",
        ("board_women_count",),
        ("board_seat_count",),
    ),
)

ROWS = (
    *_OF_C,
    *_OF_L,
    *_OF_Q,
)
