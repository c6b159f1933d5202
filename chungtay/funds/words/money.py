"""The Vietnamese of what the money was: fees, capital, interest, banks, the golden-heart book."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import GROWS_BY_DEBIT, SIDE, AccountKind, FundKind, Side
from chungtay.funds.rules.banks import BankKind, Movement
from chungtay.funds.rules.fees import month_ranges
from chungtay.funds.rules.gifts import GiftKind, GiftUse, quantity_words
from chungtay.funds.rules.shown import Shown
from chungtay.funds.words.accounts import ACCOUNT
from chungtay.kernel.money import dong
from chungtay.kernel.months import Month
from chungtay.people.rules import StatusValue
from chungtay.people.words import STATUS_VALUES

ORIGIN = {
    AccountKind.GRANT: _("Dự án tài trợ"),
    AccountKind.STATE: _("Ngân sách tỉnh, huyện, xã"),
    AccountKind.SOCIALISED: _("Xã hội hóa: người dân, doanh nghiệp ủng hộ làm vốn"),
    AccountKind.CONTRIBUTED: _("Thành viên góp, không lấy lại"),
    AccountKind.RETURNABLE: _("Thành viên góp, sẽ lấy lại"),
    AccountKind.BORROWED: _("Câu lạc bộ mượn, có ngày phải trả"),
    AccountKind.CAPITALISED: _("Lãi nhập vốn"),
    AccountKind.UNKNOWN_ORIGIN: _("Vốn có từ trước, chưa rõ nguồn"),
}
BANK = {BankKind.SAVINGS: _("Sổ tiết kiệm"), BankKind.ACCOUNT: _("Tài khoản ngân hàng")}
MOVEMENT = {
    Movement.DEPOSIT: _("Gửi tiền vào"),
    Movement.WITHDRAW: _("Rút tiền ra"),
    Movement.INTEREST: _("Ghi lãi tiền gửi"),
    Movement.FEE: _("Ghi phí ngân hàng"),
}
MOVED = {
    Movement.DEPOSIT: _("Gửi tiền vào %(book)s"),
    Movement.WITHDRAW: _("Rút tiền từ %(book)s"),
    Movement.INTEREST: _("Lãi tiền gửi %(book)s"),
    Movement.FEE: _("Phí ngân hàng %(book)s"),
}
GIFT = {GiftKind.CASH: _("Tiền"), GiftKind.GOODS: _("Hiện vật"), GiftKind.LABOUR: _("Ngày công")}
GIFT_USE = {
    GiftUse.SPEND: _("Để chi cho hoạt động, giúp người khó khăn"),
    GiftUse.CAPITAL: _("Để làm vốn cho vay"),
}

RECEIVED_FOR = {
    AccountKind.EARNED: _("Ví dụ: bán cây giống, gửi xe, cho thuê phông bạt."),
    AccountKind.OTHER_IN: _("Ghi rõ tiền ở đâu ra."),
}
SPENT_FOR = {
    AccountKind.VISIT: _("Ví dụ: thăm bà Lụa ốm, phúng viếng ông Tư."),
    AccountKind.HELP: _("Ví dụ: giúp nhà ông Lữ bị bão."),
    AccountKind.HEALTH: _("Ví dụ: que thử đường huyết, pin máy đo huyết áp."),
    AccountKind.MEETING: _("Ví dụ: chè, nước buổi sinh hoạt tháng 11."),
    AccountKind.ARTS: _("Ví dụ: quần áo đội văn nghệ, xe đi giao lưu."),
    AccountKind.OFFICE: _("Ví dụ: vở, bút, in danh sách."),
    AccountKind.EQUIPMENT: _("Ví dụ: loa, ghế nhựa, cân."),
    AccountKind.OTHER_OUT: _("Ghi rõ chi vào việc gì."),
}

FEE_OF = _("Phí thành viên %(months)s")
FEE_SEEN_OTHERWISE = _(
    "Từ lúc bác mở trang này, phí của người này đã có người thu: chỉ còn %(open)s chưa đóng. "
    "Bác xem lại số tiền; đúng là thu trước cho tháng sau thì gửi lại."
)
GROWS = _("%s tăng")
FALLS = _("%s giảm")
A_MONTH = _("%s một tháng")
NO_FEE = _("không thu phí")
LET_OFF = _("miễn")
FROM_AGE = _("cụ từ %d tuổi")
WHO_IS_AWAY = _("người đi xa cả tháng")
SPLIT_SAID = _("%(operating)s cho quỹ hoạt động, %(capital)s giữ làm vốn")
FEE_NAME = _("Phí thành viên")
FEE_MONTHS = _("%(count)s tháng: %(months)s")
GIFT_OF = _("Ủng hộ: %(words)s")
GIFT_PLAIN = _("Ủng hộ câu lạc bộ")
CAPITAL_IN = _("Nhận vốn: %(origin)s")
CAPITAL_NAMED = _("Vốn có từ trước: %(origin)s")
CAPITAL_OUT = _("Hoàn trả vốn: %(origin)s")
LABOUR_DAYS = "công"
INTEREST_KEPT = _("Lãi nhập vốn")
INTEREST_MOVED = _("Trích lãi cho quỹ hoạt động")
HOME = _("Quỹ")
RECEIVE_WHAT = _("Thu tiền gì?")
SPEND_WHAT = _("Chi vào việc gì?")
GO_FEES = _("Phí thành viên")
GO_GIFTS = _("Ủng hộ, Tấm lòng vàng")
GO_LOANS = _("Lãi, gốc tiền vay")
GO_CAPITAL = _("Vốn: dự án, ngân sách, góp, mượn")
GO_BANKS = _("Rút tiền, lãi tiền gửi ngân hàng")
WRITE_RECEIPT = _("Ghi phiếu thu")
WRITE_PAYMENT = _("Ghi phiếu chi")
WRITE_TRANSFER = _("Ghi chuyển quỹ")
WRITTEN_IN = _("Đã ghi phiếu thu số %(number)s: %(amount)s (%(words)s).")
WRITTEN_OUT = _("Đã ghi phiếu chi số %(number)s: %(amount)s (%(words)s).")
TRANSFER = _("Chuyển giữa hai quỹ")
ONE_FUND_ONLY = _("Câu lạc bộ mới có một quỹ. Mở thêm quỹ rồi mới chuyển được.")
NOT_TO_SPEND = _("%s (vốn để cho vay, không nên chi)")
OPEN_FUND = _("Mở quỹ")
FUND_OPENED = _("Đã mở %s.")
HOME_LINKS = (
    ("gifts", _("Sổ Tấm lòng vàng")),
    ("capital", _("Vốn và ngày phải trả")),
    ("fees", _("Phí thành viên")),
    ("banks", _("Sổ ngân hàng, sổ tiết kiệm")),
    ("counts", _("Kiểm quỹ")),
    ("books", _("Khóa sổ, in sổ, chứng từ")),
)
FUND_MISSING = {
    FundKind.INCOME: _("Câu lạc bộ chưa mở quỹ tăng thu nhập (vốn cho vay)."),
    FundKind.OPERATING: _("Câu lạc bộ chưa mở quỹ hoạt động (phí, ủng hộ, thăm hỏi)."),
}
SHOWN = {
    Shown.CASH: _("Tiền mặt"),
    Shown.BANK: _("Ngân hàng"),
    Shown.ALL: _("Mọi bút toán"),
}
ENTRY_PAGE = _("Bút toán")
REVERSE = _("Đảo bút toán")
WRITE_REVERSAL = _("Ghi bút toán đảo")
REVERSE_LEAD = _("“%s” vẫn nằm trong sổ; máy ghi thêm một bút toán ngược lại, để tiền trong sổ đúng như chưa thu, chi.")
REVERSED = _("Đã đảo. Hai bút toán đều nằm trong sổ.")
GIFT_LINE = _("Sổ Tấm lòng vàng, dòng %d")

FEE_ORDER = {"ten": _("tên"), "so": _("số"), "-no": _("còn thiếu nhiều")}
FEE_OPEN = _("Chưa đóng: %(months)s, cộng %(amount)s.")
FEE_ALL_PAID = _("Đã đóng đủ đến tháng này. Ghi số tiền thì máy thu trước cho các tháng sau.")
FEE_OF_MEMBER = _("Phí của %s")
TAKE_FEE = _("Thu phí của một người")
FEE_TAKEN = _("Đã thu %(amount)s phí của %(name)s.")
FEE_RULE = _("Mức phí thành viên")
FEE_RULE_LEAD = _("Mức phí do câu lạc bộ thống nhất; các nơi thường thu 2.000 đến 5.000 đồng một tháng.")
FEE_RULE_SET = _("Đã ghi mức phí.")
WRITE_RULE = _("Ghi quy định này")

CAPITAL = _("Vốn")
BRING_WHAT = _("Vốn từ đâu?")
HAD_WHAT = _("Vốn có từ trước là của ai?")
CAPITAL_HAD_LEAD = _(
    "Dùng khi câu lạc bộ có vốn từ trước khi ghi sổ ở đây. Tiền ấy đã nằm trong số dư đầu; "
    "ở đây chỉ ghi từng khoản là của ai, hẹn trả ngày nào."
)
WRITE_CAPITAL_HAD = _("Ghi khoản vốn này")
CAPITAL_WRITTEN = _("Đã ghi khoản vốn %s.")
GIVE_BACK = _("Trả lại vốn")
GIVE_BACK_LEAD = _("%(giver)s: còn phải trả %(amount)s.")
GIVEN_BACK_TOLD = _("Đã ghi trả vốn %s.")
AGREE_DAY = _("Hẹn lại ngày trả")
WRITE_DAY = _("Ghi ngày hẹn mới")
DAY_AGREED = _("Đã ghi ngày hẹn mới.")
SPLIT_INTEREST = _("Chia lãi")
WRITE_SPLIT = _("Chia lãi theo cách trên")
WRITE_KEEP = _("Nhập hết làm vốn")
INTEREST_PARTED = _("Đã chia %s tiền lãi.")
PARTS_SAID = _("Chia ra: %(operating)s cho quỹ hoạt động, %(capital)s giữ làm vốn.")
SPLIT_RULE = _("Cách chia lãi")
SPLIT_RULE_SET = _("Đã ghi cách chia lãi.")

BANKS = _("Sổ ngân hàng")
OPEN_BANK = _("Ghi sổ ngân hàng, sổ tiết kiệm")
WRITE_BANK = _("Ghi sổ này")
BANK_OPENED = _("Đã ghi. Gửi tiền vào thì bấm “Gửi tiền vào”.")
UNPLACED = _("%(fund)s có %(amount)s ở ngân hàng chưa rõ nằm ở sổ nào.")
MOVED_AT_BANK = _("Đã ghi %s.")
CHANGE_HOLDER = _("Đổi người đứng tên")
WRITE_HOLDER = _("Ghi tên mới")
HOLDER_CHANGED = _("Đã ghi người đứng tên mới.")
CLOSE_BANK = _("Tất toán sổ")
BANK_CLOSED = _("Đã ghi tất toán.")

GIFTS = _("Sổ Tấm lòng vàng")
GIVE_WHAT = _("Ủng hộ gì?")
GIVE_TITLE = _("Ủng hộ %s")
WRITE_GIFT = _("Ghi vào Sổ Tấm lòng vàng")
GIFT_WRITTEN = _("Đã ghi dòng %d Sổ Tấm lòng vàng. Cảm ơn người ủng hộ!")
STRIKE = _("Gạch dòng này")
STRIKE_LEAD = _("Dòng gạch vẫn nằm trong sổ cùng lý do, nhưng không tính nữa.")
STRUCK = _("Đã gạch.")
GIVE_OUT = _("Cho %s đi")
WRITE_OUT = _("Ghi đã cho")
OUT_WRITTEN = _("Đã ghi cho đi %s.")
LEFT_IN_STORE = _("Trong kho còn %s.")

TODO_RETURN = _("Đến ngày %(day)s trả %(giver)s %(amount)s vốn mượn, vốn góp")
TODO_RETURN_LATE = _("Quá ngày trả vốn: %(giver)s %(amount)s, hẹn ngày %(day)s")


def months_in_words(months: Iterable[Month]) -> str:
    """`tháng 9/2026`, `tháng 1–11/2026`, `tháng 11/2025 – 2/2026, tháng 5/2026`."""
    said = []
    for first, last in month_ranges(months):
        if first == last:
            said.append(first.label)
        elif first.year == last.year:
            said.append(f"tháng {first.month}–{last.month}/{last.year}")
        else:
            said.append(f"tháng {first.month}/{first.year} – {last.month}/{last.year}")
    return ", ".join(said)


def account_moved(account: AccountKind, *, is_debit: bool) -> str:
    """`Tiền mặt tăng`, `Vốn mượn phải trả giảm`: a debit or a credit without those words."""
    if SIDE[account] is Side.BETWEEN:
        return str(ACCOUNT[account])
    grows = is_debit == (SIDE[account] in GROWS_BY_DEBIT)
    return str((GROWS if grows else FALLS) % ACCOUNT[account])


def fee_rule_in_words(rule: Any) -> str:
    """`3.000 đ một tháng; miễn: hộ nghèo, từ 80 tuổi, người đi xa cả tháng`."""
    let_off = [str(STATUS_VALUES[StatusValue(value)]).lower() for value in rule.exempt]
    let_off += [str(FROM_AGE % rule.exempt_from_age)] if rule.exempt_from_age else []
    let_off += [str(WHO_IS_AWAY)] if rule.is_away_exempt else []
    said = str(A_MONTH % dong(rule.amount_vnd)) if rule.amount_vnd else str(NO_FEE)
    return f"{said}; {LET_OFF}: {', '.join(let_off)}" if let_off else said


def split_in_words(rule: Any) -> str:
    """`60% cho quỹ hoạt động, 40% giữ làm vốn`."""
    told = {
        name: f"{bps / 100:g}%".replace(".", ",")
        for name, bps in (("operating", rule.operating_bps), ("capital", rule.capital_bps))
    }
    return str(SPLIT_SAID % told)


def gift_in_words(gift: Any) -> str:
    """What was given, as a line says it: `500.000 đ`, `6 kg gạo`, `2 công: quét dọn nhà văn hóa`."""
    if gift.kind == GiftKind.CASH:
        return dong(gift.amount_vnd)
    count = quantity_words(gift.quantity)
    if gift.kind == GiftKind.GOODS:
        return f"{count} {gift.goods.unit} {gift.goods.name}"
    return f"{count} {LABOUR_DAYS}: {gift.words}"


REFUSALS = {
    "no_fee_to_pay": _("Chưa có tháng phí nào để thu. Bác chọn tháng, hoặc ghi số tiền."),
    "fee_beyond_the_rule": _(
        "{who}: phí {month} là {due_vnd}, đã đóng {paid_vnd}, thu thêm {amount_vnd} thì quá. "
        "Có thể người khác đã thu rồi. Bác xem lại; nếu đúng là thu thêm, ghi ở mục Ủng hộ."
    ),
    "fee_not_open": _(
        "{who} chỉ còn {open_vnd} phí chưa đóng, bác đang ghi {amount_vnd}. Có thể người khác đã thu rồi. "
        "Thu trước cho các tháng sau thì ghi ở trang Phí thành viên."
    ),
    "fee_too_far_ahead": _("Phí {month} còn xa quá. Chỉ thu trước nhiều nhất 12 tháng."),
    "fee_rule_is_later": _(
        "Mức phí đang dùng bắt đầu từ {valid_from}. Mức mới phải bắt đầu sau đó, để phí các tháng đã thu không đổi."
    ),
    "needs_day_to_return": _("Vốn mượn thì ghi ngày hẹn trả. Bác hỏi lại người cho mượn rồi ghi."),
    "has_no_day_to_return": _("Nguồn vốn này không phải trả lại nên không ghi ngày trả. Bác bỏ trống ngày trả."),
    "return_before_it_came": _("Ngày trả {return_on} lại trước ngày nhận {came_on}. Bác xem lại."),
    "giver_is_missing": _("Bác ghi vốn này của ai: thành viên, dự án, hay tên người, tên đơn vị."),
    "giver_is_no_member": _("Vốn góp của thành viên thì chọn đúng thành viên trong danh sách."),
    "more_than_brought": _("Khoản vốn này chỉ còn {left_vnd}, không trả {amount_vnd} được. Bác xem lại số tiền."),
    "capital_stays": _("Vốn này cho hẳn câu lạc bộ, không phải trả lại."),
    "capital_was_returned": _(
        "Khoản vốn này đã trả lại {returned_vnd}. Bác đảo phiếu trả vốn trước, rồi mới đảo phiếu nhận vốn."
    ),
    "no_such_capital": _("Không có khoản vốn này trong sổ của câu lạc bộ."),
    "more_than_interest": _("Lãi đã thu mà chưa chia chỉ còn {open_vnd}, không chia {amount_vnd} được."),
    "no_interest_rule": _("Câu lạc bộ chưa ghi cách chia lãi. Bác ghi cách chia đã thống nhất trước."),
    "interest_rule_is_later": _("Cách chia đang dùng bắt đầu từ {valid_from}. Cách chia mới phải bắt đầu sau ngày đó."),
    "parts_not_whole": _("Hai phần cộng lại phải đủ 100%. Bác đang ghi {operating} và {capital}."),
    "no_such_bank_book": _("Không có sổ ngân hàng này. Bác ghi sổ ngân hàng trước."),
    "bank_book_already_there": _("Quỹ đã có sổ {bank} số {number} rồi."),
    "bank_of_another_fund": _("{book} là tiền của {fund}. Bác chọn đúng quỹ, hoặc chọn tiền mặt."),
    "bank_book_is_closed": _("{book} không mở vào ngày {happened_on}. Bác xem lại ngày."),
    "bank_book_not_empty": _("{book} còn {balance_vnd}. Bác rút hết rồi mới tất toán."),
    "not_enough_in_bank_book": _("{book} chỉ có {balance_vnd}, không đủ {amount_vnd}. Bác xem lại số tiền."),
    "holder_is_missing": _("Bác ghi sổ đứng tên ai."),
    "holder_is_later": _("Người đứng tên hiện nay bắt đầu từ {valid_from}. Người mới phải bắt đầu sau ngày đó."),
    "donor_is_missing": _("Bác ghi ai ủng hộ. Ai không muốn nêu tên thì ghi “Người giấu tên”."),
    "receiver_is_missing": _("Bác ghi cho ai."),
    "not_so_much_in_store": _("Trong kho chỉ còn {there} {goods}, không cho {wanted} được. Bác xem lại."),
    "goods_were_given_out": _(
        "Hiện vật này đã cho đi rồi, gạch dòng nhận thì kho thành thiếu. Bác gạch dòng cho đi trước."
    ),
    "already_struck": _("Dòng này đã gạch rồi."),
    "strike_needs_reason": _("Bác ghi lý do vì sao gạch dòng này."),
    "cash_is_reversed": _("Tiền ủng hộ ghi nhầm thì đảo phiếu thu, dòng trong sổ tự gạch theo."),
    "no_such_gift": _("Sổ Tấm lòng vàng không có dòng này."),
    "no_such_goods": _("Kho không có hiện vật này."),
    "no_such_entry": _("Sổ quỹ không có bút toán này."),
    "same_fund_twice": _("Bác chọn hai quỹ khác nhau để chuyển."),
}
