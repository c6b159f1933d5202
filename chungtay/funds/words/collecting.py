"""The Vietnamese of collecting at a meeting: the step, the line, what is read out."""

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import ORIGINS, AccountKind, EntryKind
from chungtay.funds.rules.banks import Movement
from chungtay.funds.words.accounts import ACCOUNT
from chungtay.kernel.money import dong

STEP_COLLECT = _("Thu phí, lãi, gốc")
STEP_MONEY = _("Thu khác, chi")
CAME_IN = _("vào %s")
WENT_OUT = _("ra %s")
OTHER_WRITTEN = _("Đã ghi: %(what)s, %(amount)s (%(words)s).")
RECEIVE_FOR = _("Thu: %s")
SPEND_FOR = _("Chi: %s")
DONOR_OF_GIFT = _("Bác ghi ai ủng hộ. Ai không muốn nêu tên thì ghi “Người giấu tên”.")
GO_GOODS = _("Ủng hộ hiện vật: gạo, chăn…")
GO_LABOUR = _("Ủng hộ ngày công")
GO_CAPITAL_GIFT = _("Ủng hộ tiền để làm vốn cho vay")
GO_RETURNABLE = _("Thành viên góp vốn, sẽ lấy lại")
GO_CONTRIBUTED = _("Thành viên góp vốn, không lấy lại")
GO_CAPITAL = _("Vốn khác: dự án, ngân sách, mượn")
GO_BANK = {
    Movement.DEPOSIT: _("Gửi tiền vào %s"),
    Movement.WITHDRAW: _("Rút tiền từ %s"),
}
COLLECTED = _("Đã thu %(amount)s của %(name)s.")
COLLECTED_ALL = _("Đã thu %(amount)s của %(count)d người.")
TAKEN_BACK = _("Đã bỏ phần thu của %(name)s, bác ghi lại được.")
TOLD = _("%(count)d người · %(amount)s")

REFUSALS = {
    "nothing_taken": _("Chưa có số tiền nào để thu. Bác ghi số tiền, hoặc bỏ qua người này."),
    "payer_not_of_club": _("Người này không có tên trong câu lạc bộ. Bác mở lại trang thu."),
    "nothing_to_take_back": _("Người này chưa nộp gì ở buổi họp, hoặc phần thu đã được bỏ rồi."),
}

# Said aloud, so short: what came in by its source, what went out by its purpose.
_IN = {
    AccountKind.FEE: "phí",
    AccountKind.INTEREST: "lãi",
    AccountKind.LENT: "gốc",
    AccountKind.PENALTY: "phạt",
    AccountKind.GIVEN: "ủng hộ",
}
_CAPITAL = "vốn góp, vốn nhận"


def said(amounts: "dict[tuple[EntryKind, AccountKind], int]", payer_count: int, borrower_count: int) -> tuple[str, ...]:
    """`Thu 1.250.000 đ của 18 người: phí 90.000 đ, …`, `Chi 200.000 đ: …`, `Cho 2 người vay 10.000.000 đ.`

    Between box and bank nothing is earned or spent: it is said by itself.
    """
    sentences = []
    came_in = {account: amount for (kind, account), amount in amounts.items() if kind is EntryKind.RECEIPT}
    taken = came_in.pop(AccountKind.BANK, 0)
    if came_in:
        named = [f"{name} {dong(came_in[account])}" for account, name in _IN.items() if came_in.get(account)]
        capital = sum(amount for account, amount in came_in.items() if account in ORIGINS)
        named += [f"{_CAPITAL} {dong(capital)}"] if capital else []
        other = sum(amount for account, amount in came_in.items() if account not in _IN and account not in ORIGINS)
        named += [f"thu khác {dong(other)}"] if other else []
        of = f" của {payer_count} người" if payer_count else ""
        sentences.append(f"Thu {dong(sum(came_in.values()))}{of}: {', '.join(named)}.")
    went_out = {account: amount for (kind, account), amount in amounts.items() if kind is EntryKind.PAYMENT}
    lent, laid = went_out.pop(AccountKind.LENT, 0), went_out.pop(AccountKind.BANK, 0)
    returned = sum(went_out.pop(origin, 0) for origin in ORIGINS)
    if lent:
        sentences.append(f"Cho {borrower_count} người vay {dong(lent)}.")
    if went_out:
        named = [f"{_lower(str(ACCOUNT[account]))} {dong(amount)}" for account, amount in went_out.items()]
        sentences.append(f"Chi {dong(sum(went_out.values()))}: {', '.join(named)}.")
    if returned:
        sentences.append(f"Trả lại vốn {dong(returned)}.")
    if laid:
        sentences.append(f"Gửi ngân hàng {dong(laid)}.")
    if taken:
        sentences.append(f"Rút ngân hàng {dong(taken)}.")
    return tuple(sentences)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
