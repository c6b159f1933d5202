"""The Vietnamese of collecting at a meeting: the step, the line, what is read out."""

from django.utils.translation import gettext_lazy as _

from chungtay.funds.rules import AccountKind, EntryKind
from chungtay.kernel.money import dong

STEP_COLLECT = _("Thu phí, lãi, gốc")
STEP_MONEY = _("Thu khác, chi")
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


def said(amounts: "dict[tuple[EntryKind, AccountKind], int]", payer_count: int, borrower_count: int) -> tuple[str, ...]:
    """`Thu 1.250.000 đ của 18 người: phí 90.000 đ, …`, `Chi 200.000 đ.`, `Cho 2 người vay 10.000.000 đ.`"""
    sentences = []
    came_in = {account: amount for (kind, account), amount in amounts.items() if kind is EntryKind.RECEIPT}
    if came_in:
        named = [f"{name} {dong(came_in[account])}" for account, name in _IN.items() if came_in.get(account)]
        other = sum(amount for account, amount in came_in.items() if account not in _IN)
        named += [f"thu khác {dong(other)}"] if other else []
        of = f" của {payer_count} người" if payer_count else ""
        sentences.append(f"Thu {dong(sum(came_in.values()))}{of}: {', '.join(named)}.")
    went_out = {account: amount for (kind, account), amount in amounts.items() if kind is EntryKind.PAYMENT}
    lent = went_out.pop(AccountKind.LENT, 0)
    if lent:
        sentences.append(f"Cho {borrower_count} người vay {dong(lent)}.")
    if went_out:
        sentences.append(f"Chi {dong(sum(went_out.values()))}.")
    return tuple(sentences)
