"""What is counted of the eight areas: how much was done in each, what of it counts towards the least, which are met."""

from chungtay.figures.models.columns import Column, Columns, Fact, Flow, Moved, Stock, Veiled
from chungtay.figures.rules import Kind

_LAST_YEAR = "Trong mười hai tháng tính đến hết tháng này."


def _year(vi: str, en: str, unit: str, means: str = _LAST_YEAR) -> Column:
    """A number of the last twelve months that is known of a club from its own rows."""
    return Column(vi, en, kind=Kind.FACT, unit=unit, means=means)


def _area(vi: str, en: str) -> Column:
    return Flow(f"việc mảng {vi}", f"activities: {en}", "Kể cả chuyên đề của mảng ở buổi sinh hoạt.", unit="việc")


def _met(vi: str, en: str) -> Column:
    return Fact(
        f"CLB đạt mảng {vi}",
        f"clubs with the least of {en}",
        "Đủ mọi mức tối thiểu của mảng, tính mười hai tháng gần nhất; chỉ xét CLB tính từ sổ.",
    )


class AreaColumns(Columns):
    """The columns of the eight areas beside all others."""

    income_activity_count = _area("tăng thu nhập", "income")
    health_activity_count = _area("chăm sóc sức khỏe", "health")
    homecare_activity_count = _area("chăm sóc tại nhà", "home care")
    selfhelp_activity_count = _area("tự giúp nhau", "self-help")
    rights_activity_count = _area("quyền và lợi ích", "rights")
    awareness_activity_count = _area("truyền thông", "awareness")
    spirit_activity_count = _area("đời sống tinh thần", "spiritual life")
    resource_activity_count = _area("vận động nguồn lực", "resources")
    activity_part_count = Flow("lượt người làm các việc", "people in activities", unit="lượt")
    activity_helped_count = Veiled("lượt người được giúp", "people helped by activities", kind=Kind.FLOW, unit="lượt")
    activity_hour_count = Flow("giờ công", "hours of work", unit="giờ")
    activity_value_vnd = Moved("giá trị các việc đã làm", "value of activities", "Tiền và hiện vật, như CLB tự ghi.")
    check_up_year_count = _year("lần khám sức khỏe trong 12 tháng", "check-ups in twelve months", "lần")
    community_help_year_count = _year("việc giúp cộng đồng trong 12 tháng", "community helps in twelve months", "việc")
    sudden_help_year_count = Veiled(
        "người khó khăn đột xuất được giúp trong 12 tháng",
        "helped in sudden difficulty in twelve months",
        _LAST_YEAR,
        kind=Kind.FACT,
    )
    rights_talk_year_count = _year("buổi nói về chế độ trong 12 tháng", "talks on rights in twelve months", "buổi")
    rights_helped_year_count = Veiled(
        "người được giúp thủ tục trong 12 tháng",
        "helped with entitlements in twelve months",
        f"{_LAST_YEAR} Người có hồ sơ chế độ tính một lần; ai đã kể tên ở việc giúp thì không tính nữa.",
        kind=Kind.FACT,
    )
    dialogue_year_count = _year("buổi đối thoại trong 12 tháng", "dialogues in twelve months", "buổi")
    proposal_solved_year_count = _year(
        "kiến nghị được giải quyết trong 12 tháng", "proposals solved in twelve months", "kiến nghị"
    )
    topic_year_count = _year("bài truyền thông trong 12 tháng", "talks in twelve months", "bài")
    exchange_year_count = _year("lần giao lưu trong 12 tháng", "exchanges in twelve months", "lần")
    raising_month_year_count = _year(
        "tháng có thu phí, ủng hộ, gây quỹ trong 12 tháng", "months with income of the club's own in twelve", "tháng"
    )
    lived_month_count = _year(
        "tháng hoạt động trong 12 tháng",
        "months lived in twelve",
        "tháng",
        "Không kể tháng thành lập; CLB chưa rõ ngày thành lập tính đủ mười hai.",
    )
    art_team_club_count = Fact("CLB có đội văn nghệ", "clubs with an art team")
    care_team_count = Stock("người trong tổ chăm sóc tại nhà", "members of home-care teams")
    income_met_club_count = _met("tăng thu nhập", "income")
    health_met_club_count = _met("chăm sóc sức khỏe", "health")
    homecare_met_club_count = _met("chăm sóc tại nhà", "home care")
    selfhelp_met_club_count = _met("tự giúp nhau", "self-help")
    rights_met_club_count = _met("quyền và lợi ích", "rights")
    awareness_met_club_count = _met("truyền thông", "awareness")
    spirit_met_club_count = _met("đời sống tinh thần", "spiritual life")
    resource_met_club_count = _met("vận động nguồn lực", "resources")
    met_area_count = _year("mảng đã đạt", "areas met", "mảng", "Mảng đủ mọi mức tối thiểu trong mười hai tháng.")
    all_areas_club_count = Fact(
        "CLB đủ 8 mảng", "clubs with all eight areas", "Cả tám mảng đủ mọi mức tối thiểu trong mười hai tháng gần nhất."
    )

    class Meta:
        abstract = True
