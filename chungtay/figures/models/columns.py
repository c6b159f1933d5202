"""What is counted for a club and month, declared once: what each number is called, how it adds up, what it means.

A stock holds on a day: over time the last month, over areas the sum. A flow happens: the sum over both. The same
columns stand in `ClubMonth` and, summed, in `AreaMonth`. Which room fills which is said in each room's `columns.py`.
"""

from typing import Any

from django.db import models

from chungtay.figures.rules import DONG, FIVE, FIVE_PENSIONS_VND, Kind


class Column(models.IntegerField):  # type: ignore[type-arg]  # not subscriptable when the program runs
    """A counted number with its words. The words live only here, so migrations see a plain integer."""

    def __init__(
        self,
        vi: str = "",
        en: str = "",
        *,
        kind: Kind = Kind.STOCK,
        unit: str = "",
        means: str = "",
        rounds_to: int = 1,
        **options: Any,
    ) -> None:
        super().__init__(**({"default": 0, "db_default": 0} | options))
        self.vi, self.en, self.kind, self.unit, self.means = vi, en, kind, unit, means
        self.rounds_to = rounds_to  # what it is shown in steps of; it is stored and added up to the last one

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _, _, _ = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", [], {"default": 0, "db_default": 0}

    def clone(self) -> "Column":
        return Column(self.vi, self.en, kind=self.kind, unit=self.unit, means=self.means, rounds_to=self.rounds_to)

    def get_internal_type(self) -> str:
        return "BigIntegerField" if self.unit == DONG else "IntegerField"


def Fact(vi: str, en: str, means: str = "") -> Column:  # noqa: N802 - reads as a field, as in models
    """A stock of 0 or 1 about the club itself, known from its own rows whatever the source of its books."""
    return Column(vi, en, kind=Kind.FACT, unit="CLB", means=means)


def Stock(vi: str, en: str, means: str = "", *, unit: str = "người") -> Column:  # noqa: N802
    """A number that holds on a day, taken from the club's books, else from its sheet or the published total."""
    return Column(vi, en, kind=Kind.STOCK, unit=unit, means=means)


def Flow(vi: str, en: str, means: str = "", *, unit: str = "người") -> Column:  # noqa: N802
    """A number of things that happened in the month."""
    return Column(vi, en, kind=Kind.FLOW, unit=unit, means=means)


def Held(vi: str, en: str, means: str = "") -> Column:  # noqa: N802
    """Money that lies somewhere on a day, from the club's books: whole đồng, eight bytes."""
    return Column(vi, en, kind=Kind.STOCK, unit=DONG, means=means)


def Moved(vi: str, en: str, means: str = "") -> Column:  # noqa: N802
    """Money that moved in the month."""
    return Column(vi, en, kind=Kind.FLOW, unit=DONG, means=means)


def Veiled(  # noqa: N802
    vi: str,
    en: str,
    means: str = "",
    *,
    kind: Kind = Kind.STOCK,
    unit: str = "người",
    knows: str = "Ban Chủ nhiệm",
) -> Column:
    """A number by what only those who know each person may know: shown to the nearest five, never opened to rows.

    Visits and slips are veiled like people: a small number of them tells of one person, too.
    """
    told = f"{means} Làm tròn đến 5 gần nhất, không mở ra tên: chỉ {knows} biết từng người."
    return Column(vi, en, kind=kind, unit=unit, means=told.strip(), rounds_to=FIVE)


class Columns(models.Model):
    """Every counted number. A new one needs a line here, a migration, and one room that fills it."""

    # --- the club itself ------------------------------------------------------------------------------------------
    club_count = Fact(
        "câu lạc bộ",
        "clubs",
        "Đang hoạt động, yếu hoặc tạm dừng; không tính CLB im lặng quá ba tháng và CLB công bố đã có CLB thật nhận.",
    )
    active_club_count = Fact("CLB hoạt động", "active clubs")
    weak_club_count = Fact("CLB hoạt động yếu", "weak clubs")
    suspended_club_count = Fact("CLB tạm dừng", "suspended clubs")
    age_0_club_count = Fact("CLB dưới 1 năm", "clubs under 1 year old", "Tính từ ngày ra mắt đến cuối tháng.")
    age_1_club_count = Fact("CLB từ 1 đến dưới 3 năm", "clubs 1 to under 3 years old")
    age_3_club_count = Fact("CLB từ 3 đến dưới 5 năm", "clubs 3 to under 5 years old")
    age_5_club_count = Fact("CLB từ 5 năm", "clubs 5 years old or more")
    age_unknown_club_count = Fact("CLB chưa rõ ngày thành lập", "clubs of unknown founding date")
    early_club_count = Fact("CLB có trước Đề án 1533", "clubs older than Decision 1533")
    d1533_club_count = Fact(
        "CLB thuộc Đề án 1533",
        "clubs of Decision 1533",
        "Theo đề án ghi ở hồ sơ CLB; không ghi thì theo ngày thành lập.",
    )
    d1336_club_count = Fact("CLB thuộc Đề án 1336", "clubs of Decision 1336")
    d1648_club_count = Fact("CLB thuộc Đề án 1648", "clubs of Decision 1648")
    no_programme_club_count = Fact("CLB chưa rõ đề án", "clubs of unknown programme")
    association_club_count = Fact("CLB do Hội Người cao tuổi quản lý", "clubs run by the Association of the Elderly")
    women_union_club_count = Fact("CLB do Hội Phụ nữ quản lý", "clubs run by the Women's Union")
    other_org_club_count = Fact("CLB do tổ chức khác quản lý", "clubs run by another body")
    plain_club_count = Fact(
        "CLB ở xã đồng bằng", "clubs in communes of the plain", "Địa bàn của xã trên bản đồ ngày đó."
    )
    mountain_club_count = Fact("CLB ở xã miền núi", "clubs in mountain communes")
    border_club_count = Fact("CLB ở xã biên giới", "clubs in border communes")
    island_club_count = Fact("CLB ở xã đảo", "clubs in island communes")
    difficult_club_count = Fact("CLB ở xã đặc biệt khó khăn", "clubs in specially difficult communes")
    no_terrain_club_count = Fact("CLB ở xã chưa rõ địa bàn", "clubs in communes of unknown terrain")
    small_club_count = Fact("CLB dưới 50 thành viên", "clubs under 50 members")
    fitting_club_count = Fact("CLB từ 50 đến 70 thành viên", "clubs of 50 to 70 members")
    large_club_count = Fact("CLB trên 70 thành viên", "clubs over 70 members")
    no_size_club_count = Fact("CLB chưa rõ số thành viên", "clubs of unknown size")
    decision_club_count = Fact("CLB có quyết định thành lập", "clubs with a founding decision")
    regulation_club_count = Fact("CLB có quy chế hoạt động", "clubs with an operating regulation")
    full_board_club_count = Fact(
        "CLB đủ Ban chủ nhiệm", "clubs with a full board", "Số ghế Ban chủ nhiệm từ mức thường lệ (5) trở lên."
    )
    rule_club_count = Fact(
        "CLB hoạt động đúng quy định",
        "clubs working by the rules",
        "Có quyết định hoặc quy chế, Ban chủ nhiệm từ 5 ghế, đủ số buổi sinh hoạt tối thiểu trong 12 tháng gần nhất.",
    )
    project_club_count = Fact("CLB thuộc dự án tài trợ", "clubs of a donor's project")
    meeting_year_count = Column(
        "buổi sinh hoạt trong 12 tháng gần nhất",
        "monthly meetings of the last twelve months",
        kind=Kind.FACT,
        unit="buổi",
        means="Buổi sinh hoạt hằng tháng của CLB trong mười hai tháng tính đến hết tháng này.",
    )
    # --- how it was counted ---------------------------------------------------------------------------------------
    books_club_count = Fact("CLB tính từ sổ", "clubs counted from their books")
    sheet_club_count = Fact("CLB tính từ phiếu", "clubs counted from a paper sheet")
    carried_club_count = Fact("CLB lấy số tháng trước", "clubs carried over", "Nhiều nhất ba tháng, có ghi tháng gốc.")
    published_club_count = Fact("CLB còn là số công bố", "clubs known from published totals only")
    silent_club_count = Fact("CLB im lặng", "silent clubs", "Đang hoạt động theo hồ sơ nhưng quá ba tháng không có số.")
    differing_club_count = Fact("CLB có nguồn khác nói khác", "clubs whose lower source says otherwise")
    # --- members, on the last day ---------------------------------------------------------------------------------
    member_count = Stock("thành viên", "members", "Người đang sinh hoạt trong CLB; một người ở hai CLB tính hai lần.")
    person_count = Stock(
        "người (không trùng)", "distinct persons", "Mỗi người có tên trong sổ chỉ tính ở CLB vào trước."
    )
    member_known_count = Stock(
        "thành viên rõ hoàn cảnh", "members of known circumstances", "Mẫu số của các tỷ lệ hoàn cảnh."
    )
    age_known_count = Stock("thành viên rõ tuổi", "members of known age", "Mẫu số của các tỷ lệ theo tuổi.")
    sex_known_count = Stock("thành viên rõ giới tính", "members of known sex", "Mẫu số của tỷ lệ nữ.")
    ethnicity_known_count = Stock(
        "thành viên rõ dân tộc", "members of known ethnicity", "Mẫu số của tỷ lệ dân tộc thiểu số."
    )
    member_60_count = Stock("thành viên từ 60 tuổi", "members aged 60 and over", "Người cao tuổi theo luật.")
    member_55_count = Stock(
        "thành viên từ 55 tuổi", "members aged 55 and over", "Người cao tuổi theo lệ của nhiều CLB."
    )
    member_under_60_count = Stock("thành viên dưới 60 tuổi", "members under 60", "Thành viên trẻ hơn theo luật.")
    member_under_55_count = Stock("thành viên dưới 55 tuổi", "members under 55")
    member_60_69_count = Stock("thành viên 60–69 tuổi", "members aged 60 to 69")
    member_70_79_count = Stock("thành viên 70–79 tuổi", "members aged 70 to 79")
    member_80_count = Stock("thành viên từ 80 tuổi", "members aged 80 and over")
    women_count = Stock("thành viên nữ", "women members")
    women_60_count = Stock("phụ nữ từ 60 tuổi", "women aged 60 and over")
    minority_count = Stock("thành viên dân tộc thiểu số", "ethnic minority members")
    poor_count = Stock("thành viên hộ nghèo", "members of poor households")
    near_poor_count = Stock("thành viên hộ cận nghèo", "members of near-poor households")
    disadvantaged_count = Stock("thành viên hoàn cảnh khó khăn", "disadvantaged members")
    lives_alone_count = Stock("thành viên sống một mình", "members living alone")
    without_support_count = Stock("thành viên không nơi nương tựa", "members without support")
    disabled_count = Stock("thành viên khuyết tật", "disabled members")
    insured_count = Stock("thành viên có thẻ bảo hiểm y tế", "members with health insurance")
    pension_count = Stock("thành viên có lương hưu hoặc trợ cấp", "members with a pension or allowance")
    association_member_count = Stock("thành viên là hội viên Hội NCT", "members of the Association of the Elderly")
    board_seat_count = Stock("ghế Ban chủ nhiệm", "board seats", unit="ghế")
    board_women_count = Stock("nữ trong Ban chủ nhiệm", "women on boards")
    d1533_member_count = Stock("thành viên CLB Đề án 1533", "members of clubs of Decision 1533")
    d1533_member_60_count = Stock(
        "thành viên từ 60 tuổi, CLB Đề án 1533", "members 60 and over, clubs of Decision 1533"
    )
    d1533_women_60_count = Stock("phụ nữ từ 60 tuổi, CLB Đề án 1533", "women 60 and over, clubs of Decision 1533")
    d1336_member_count = Stock("thành viên CLB Đề án 1336", "members of clubs of Decision 1336")
    d1336_member_60_count = Stock(
        "thành viên từ 60 tuổi, CLB Đề án 1336", "members 60 and over, clubs of Decision 1336"
    )
    d1336_women_60_count = Stock("phụ nữ từ 60 tuổi, CLB Đề án 1336", "women 60 and over, clubs of Decision 1336")
    d1648_member_count = Stock("thành viên CLB Đề án 1648", "members of clubs of Decision 1648")
    d1648_member_60_count = Stock(
        "thành viên từ 60 tuổi, CLB Đề án 1648", "members 60 and over, clubs of Decision 1648"
    )
    d1648_women_60_count = Stock("phụ nữ từ 60 tuổi, CLB Đề án 1648", "women 60 and over, clubs of Decision 1648")
    # --- what happened in the month -------------------------------------------------------------------------------
    new_club_count = Flow("CLB thành lập mới", "new clubs", "Theo ngày ra mắt, hoặc ngày quyết định.", unit="CLB")
    closed_club_count = Flow("CLB sáp nhập hoặc giải thể", "clubs merged or dissolved", unit="CLB")
    joined_count = Flow("thành viên mới vào", "members joined")
    left_count = Flow("thành viên thôi sinh hoạt", "members left")
    died_count = Flow("thành viên qua đời", "members died")
    moved_count = Flow("thành viên chuyển CLB", "members moved to another club")
    ended_with_club_count = Flow("thành viên có CLB sáp nhập, giải thể", "members whose club merged or dissolved")
    meeting_count = Flow("buổi sinh hoạt hằng tháng và tổng kết năm", "monthly and year-end meetings", unit="buổi")
    board_meeting_count = Flow("buổi họp Ban chủ nhiệm", "board meetings", unit="buổi")
    extraordinary_meeting_count = Flow("buổi họp bất thường", "extraordinary meetings", unit="buổi")
    month_without_count = Flow("tháng không họp có lý do", "months without a meeting, with a reason", unit="tháng")
    expected_count = Flow(
        "lượt người phải dự", "attendances expected", "Sinh hoạt hằng tháng, trừ người tạm vắng.", unit="lượt"
    )
    present_count = Flow("lượt có mặt", "attendances", unit="lượt")
    relative_count = Flow("lượt người nhà đi thay", "attendances by a relative", unit="lượt")
    excused_count = Flow("lượt vắng có phép", "excused absences", unit="lượt")
    absent_count = Flow("lượt vắng", "absences", unit="lượt")
    guest_count = Flow("lượt khách", "guests", unit="lượt")
    topic_count = Flow("chuyên đề đã truyền thông", "topics presented", unit="chuyên đề")
    decision_count = Flow("việc được thống nhất", "decisions agreed", unit="việc")
    attendee_first_count = Flow(
        "người dự sinh hoạt (không trùng trong năm)",
        "distinct persons who attended in the year",
        "Mỗi người tính một lần ở tháng đầu tiên trong năm dương lịch có mặt.",
    )
    # --- money ----------------------------------------------------------------------------------------------------
    income_fund_club_count = Fact("CLB có quỹ tăng thu nhập", "clubs with an income-generation fund")
    two_funds_club_count = Fact(
        "CLB có cả quỹ tăng thu nhập và quỹ hoạt động", "clubs with an income-generation and an operating fund"
    )
    no_fund_club_count = Fact(
        "CLB chưa có quỹ tăng thu nhập", "clubs without an income-generation fund", "Chỉ xét CLB tính từ sổ của mình."
    )
    fund_vnd = Held("tiền của các quỹ", "money of the funds", "Tiền mặt, tiền gửi, gốc đang cho vay và tiền phải thu.")
    income_fund_vnd = Held("tiền của quỹ tăng thu nhập", "money of the income-generation funds")
    cash_vnd = Held("tiền mặt trong hòm quỹ", "cash in the box")
    bank_vnd = Held("tiền gửi ngân hàng, sổ tiết kiệm", "money in banks")
    outstanding_vnd = Held("dư nợ gốc", "principal outstanding", "Đã cho vay trừ gốc đã thu và nợ đã xóa.")
    shortage_vnd = Held("tiền thiếu phải thu", "missing cash owed by a named person")
    grant_vnd = Held("vốn dự án tài trợ", "capital from donors' projects")
    state_vnd = Held("vốn ngân sách", "capital from state budgets")
    socialised_vnd = Held("vốn xã hội hóa", "capital raised in the community")
    contributed_vnd = Held("vốn thành viên góp, không hoàn lại", "members' contributions that stay")
    returnable_vnd = Held("vốn thành viên góp, có hoàn lại", "members' contributions that go back")
    borrowed_vnd = Held("vốn mượn phải trả", "capital borrowed by the clubs")
    capitalised_vnd = Held("lãi nhập vốn", "interest kept as capital")
    unknown_origin_vnd = Held("vốn chưa rõ nguồn", "capital of unknown origin")
    fee_vnd = Moved("phí thành viên thu được", "member fees collected")
    interest_vnd = Moved("lãi cho vay thu được", "loan interest collected")
    given_vnd = Moved("tiền ủng hộ", "donations in cash")
    earned_vnd = Moved("thu từ hoạt động gây quỹ chung", "earned by common income activities")
    capital_in_vnd = Moved("vốn mới đưa vào quỹ", "capital brought in", "Vốn góp, vốn tài trợ, vốn mượn trong tháng.")
    spent_vnd = Moved("tiền đã chi", "money spent", "Chi theo mục đích, không kể cho vay, trả vốn và chuyển quỹ.")
    lent_vnd = Moved("tiền cho vay trong tháng", "lent in the month")
    repaid_vnd = Moved("gốc thu về trong tháng", "principal repaid in the month")
    borrower_count = Stock("người đang vay", "borrowers", "Thành viên còn nợ gốc; vay hai khoản tính một người.")
    loan_out_count = Stock("khoản đang cho vay", "loans outstanding", unit="khoản")
    overdue_loan_count = Stock("khoản vay quá hạn", "overdue loans", unit="khoản")
    overdue_vnd = Held("gốc quá hạn", "principal overdue", "Phần gốc đến hạn theo lịch trả mà chưa trả.")
    overdue_30_vnd = Held("gốc quá hạn 1–30 ngày", "principal overdue 1 to 30 days")
    overdue_90_vnd = Held("gốc quá hạn 31–90 ngày", "principal overdue 31 to 90 days")
    overdue_over_90_vnd = Held("gốc quá hạn trên 90 ngày", "principal overdue more than 90 days")
    at_risk_vnd = Held("dư nợ có rủi ro (quá hạn trên 30 ngày)", "portfolio at risk over 30 days")
    borrowed_year_count = Stock("thành viên được vay trong 12 tháng", "members who borrowed in twelve months")
    ever_borrowed_count = Stock("thành viên đã từng được vay", "members who ever borrowed")
    waiting_count = Stock("thành viên chờ vay", "members waiting for a loan")
    loan_need_count = Stock(
        "thành viên cần vay", "members in need of a loan", "Được vay trong 12 tháng, hoặc đang chờ vay."
    )
    loan_made_count = Flow("khoản cho vay mới", "loans made", unit="khoản")
    out_of_poverty_count = Flow("người thoát nghèo nhờ vay vốn", "borrowers out of poverty")
    # --- rights and interests ---------------------------------------------------------------------------------------
    right_due_count = Veiled(
        "người đủ điều kiện mà chưa được hưởng",
        "people due a right and not receiving it",
        "Theo luật có hiệu lực ngày đó; chỉ có năm sinh thì tính khi chắc chắn đã đủ tuổi.",
    )
    right_soon_count = Veiled("người sẽ đủ điều kiện trong 12 tháng", "people due a right within a year")
    right_case_count = Veiled("người đang được giúp làm hồ sơ", "people with an open case")
    right_won_count = Veiled("chế độ đã nhận được nhờ hồ sơ", "rights won", kind=Kind.FLOW)
    right_helped_count = Veiled(
        "người được giúp làm chế độ (không trùng trong năm)",
        "distinct people helped to a right in the year",
        "Mỗi người tính một lần ở tháng đầu tiên trong năm có bước hồ sơ.",
        kind=Kind.FLOW,
    )
    right_gained_vnd = Column(
        "đồng mỗi tháng thêm được nhờ hồ sơ",
        "gained a month by rights won",
        kind=Kind.FLOW,
        unit=DONG,
        means="Cộng mức hằng tháng của những chế độ nhận được trong kỳ, làm tròn đến 2.500.000 đ, không mở ra tên.",
        rounds_to=FIVE_PENSIONS_VND,
    )
    dialogue_count = Flow("buổi đối thoại với chính quyền", "dialogues with the authority", unit="buổi")
    proposal_count = Flow("kiến nghị đã nêu", "proposals made", unit="kiến nghị")
    proposal_accepted_count = Flow(
        "kiến nghị được tiếp thu, giải quyết",
        "proposals accepted or solved",
        "Tính ở tháng được tiếp thu hoặc giải quyết lần đầu.",
        unit="kiến nghị",
    )
    longevity_count = Flow("cụ được mừng thọ", "longevity celebrations")

    class Meta:
        abstract = True
