"""Indicators of the clubs' money: how large the funds are, where capital comes from, what is collected and spent."""

from chungtay.figures.rules.indicators.shape import PEOPLE, Group, Indicator, number, share
from chungtay.figures.rules.sources import DONG, Kind

_M = Group.MONEY
_L = Group.LENDING
_BOOKS = ("books_club_count", "carried_club_count")


def _held(code: str, vi: str, en: str, column: str, means: str = "", *, group: Group = _M) -> Indicator:
    return number(group, code, vi, en, column, unit=DONG, means=means)


def _moved(code: str, vi: str, en: str, column: str, means: str = "", *, group: Group = _M) -> Indicator:
    return number(group, code, vi, en, column, unit=DONG, kind=Kind.FLOW, means=means)


_OF_FUNDS = (
    number(
        _M, "income_fund_clubs", "CLB có quỹ tăng thu nhập", "Clubs with an income-generation fund",
        "income_fund_club_count",
    ),
    number(
        _M, "no_fund_clubs", "CLB chưa có quỹ tăng thu nhập", "Clubs without an income-generation fund",
        "no_fund_club_count", means="Chỉ xét CLB tính từ sổ: CLB còn là số công bố thì chưa rõ.",
    ),
    share(
        _M, "income_fund_share", "Tỷ lệ CLB có quỹ tăng thu nhập", "Share of clubs with an income-generation fund",
        ("income_fund_club_count",), _BOOKS, means="Trên số CLB tính từ sổ.",
    ),
    share(
        _M, "two_funds_share", "Tỷ lệ CLB có đủ hai quỹ", "Share of clubs with both funds", ("two_funds_club_count",),
        _BOOKS, answers=("T1336-13",), means="Quỹ tăng thu nhập và quỹ hoạt động, trên số CLB tính từ sổ.",
    ),
    _held("fund", "Tiền của các quỹ", "Money of the funds", "fund_vnd", "Tiền mặt, tiền gửi, gốc cho vay, phải thu."),
    _held("income_fund", "Quỹ tăng thu nhập", "Income-generation funds", "income_fund_vnd"),
    Indicator(
        "fund_a_club", "Quỹ bình quân một CLB", "Average fund per club", "đ/CLB", _M, ("fund_vnd",), _BOOKS,
        means="Chia cho mọi CLB tính từ sổ, cả CLB chưa có quỹ.",
    ),
    Indicator(
        "income_fund_a_club", "Quỹ tăng thu nhập bình quân một CLB có quỹ", "Average income fund",
        "đ/CLB", _M, ("income_fund_vnd",), ("income_fund_club_count",),
    ),
    _held("cash", "Tiền mặt trong hòm quỹ", "Cash in the box", "cash_vnd"),
    _held("bank", "Tiền gửi, sổ tiết kiệm", "Money in banks", "bank_vnd"),
    _held("shortage", "Tiền thiếu phải thu", "Missing cash still owed", "shortage_vnd"),
)  # fmt: skip
_OF_CAPITAL = (
    _held("capital_grant", "Vốn dự án tài trợ", "Capital from donors' projects", "grant_vnd"),
    _held("capital_state", "Vốn ngân sách", "Capital from state budgets", "state_vnd"),
    _held("capital_socialised", "Vốn xã hội hóa", "Capital raised in the community", "socialised_vnd"),
    _held("capital_contributed", "Vốn thành viên góp, không hoàn lại", "Contributions that stay", "contributed_vnd"),
    _held("capital_returnable", "Vốn thành viên góp, có hoàn lại", "Contributions that go back", "returnable_vnd"),
    _held("capital_borrowed", "Vốn mượn phải trả", "Capital borrowed by the clubs", "borrowed_vnd"),
    _held("capital_interest", "Lãi nhập vốn", "Interest kept as capital", "capitalised_vnd"),
    _held("capital_unknown", "Vốn chưa rõ nguồn", "Capital of unknown origin", "unknown_origin_vnd"),
)
_OF_FLOWS = (
    _moved("capital_in", "Vốn mới đưa vào quỹ", "Capital brought in", "capital_in_vnd"),
    _moved("fees", "Phí thành viên thu được", "Member fees collected", "fee_vnd"),
    _moved("interest", "Lãi cho vay thu được", "Loan interest collected", "interest_vnd"),
    _moved("donations", "Tiền ủng hộ", "Donations in cash", "given_vnd"),
    _moved("earned", "Thu từ hoạt động gây quỹ chung", "Earned by common activities", "earned_vnd"),
    _moved("spent", "Tiền đã chi", "Money spent", "spent_vnd", "Không kể cho vay, trả vốn và chuyển quỹ."),
)
_OF_LENDING = (
    _held("outstanding", "Dư nợ gốc", "Principal outstanding", "outstanding_vnd", group=_L),
    share(
        _L, "lent_share", "Tỷ lệ vốn đang cho vay", "Share of the income fund that is lent out", ("outstanding_vnd",),
        ("income_fund_vnd",), means="Dư nợ gốc trên tiền của quỹ tăng thu nhập.",
    ),
    _moved("lent", "Cho vay trong kỳ", "Lent in the period", "lent_vnd", group=_L),
    _moved("repaid", "Gốc thu về trong kỳ", "Principal repaid in the period", "repaid_vnd", group=_L),
    number(_L, "borrowers", "Người đang vay", "Borrowers", "borrower_count", unit=PEOPLE),
    share(
        _L, "borrowing_share", "Tỷ lệ thành viên được vay trong 12 tháng", "Share of members who borrowed in a year",
        ("borrowed_year_count",), ("member_known_count",), answers=("T1336-12",),
        means="Trên tổng thành viên ghi trong sổ. Chỉ tiêu 50% của Quyết định 1336 đọc theo cách này.",
    ),
    share(
        _L, "borrowing_share_of_need", "Tỷ lệ được vay trên số cần vay", "Share of members in need who borrowed",
        ("borrowed_year_count",), ("loan_need_count",),
        means="Trên số người cần vay: đã được vay trong 12 tháng hoặc còn trong danh sách chờ.",
    ),
    number(_L, "waiting", "Thành viên chờ vay", "Members waiting for a loan", "waiting_count", unit=PEOPLE),
    number(_L, "ever_borrowed", "Thành viên đã từng được vay", "Members who ever borrowed", "ever_borrowed_count",
           unit=PEOPLE),
    number(_L, "loans_made", "Khoản cho vay mới", "Loans made", "loan_made_count", unit="khoản", kind=Kind.FLOW),
    _held("overdue", "Gốc quá hạn", "Principal overdue", "overdue_vnd", group=_L),
    share(
        _L, "overdue_share", "Tỷ lệ gốc quá hạn", "Share of principal overdue", ("overdue_vnd",), ("outstanding_vnd",)
    ),
    _held("overdue_30", "Quá hạn 1–30 ngày", "Overdue 1 to 30 days", "overdue_30_vnd", group=_L),
    _held("overdue_90", "Quá hạn 31–90 ngày", "Overdue 31 to 90 days", "overdue_90_vnd", group=_L),
    _held("overdue_over_90", "Quá hạn trên 90 ngày", "Overdue over 90 days", "overdue_over_90_vnd", group=_L),
    share(
        _L, "at_risk_share", "Tỷ lệ dư nợ có rủi ro", "Portfolio at risk over 30 days", ("at_risk_vnd",),
        ("outstanding_vnd",), means="Toàn bộ dư nợ của các khoản quá hạn trên 30 ngày, trên tổng dư nợ.",
    ),
    number(_L, "out_of_poverty", "Người thoát nghèo nhờ vay vốn", "Borrowers out of poverty", "out_of_poverty_count",
           unit=PEOPLE, kind=Kind.FLOW),
)  # fmt: skip

ROWS = (*_OF_FUNDS, *_OF_CAPITAL, *_OF_FLOWS, *_OF_LENDING)
