"""Fees, capital, gifts and a fund's month as workbooks and papers."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from chungtay.clubs.rules import Post
from chungtay.funds.adapters.vouchers import board_signers, signer
from chungtay.funds.queries.fees import FeesOf
from chungtay.funds.queries.papers import names_of_posts
from chungtay.funds.queries.screens import ScreenBook, ScreenLine
from chungtay.funds.rules import AccountKind, VoucherKind
from chungtay.funds.rules.gifts import GiftKind
from chungtay.funds.services.capital import giver_of
from chungtay.funds.words import VOUCHER_SHORT
from chungtay.funds.words import money as words
from chungtay.funds.words import papers as paper_words
from chungtay.kernel.money import group_digits, in_words
from chungtay.meetings.queries.papers import body_above
from chungtay.web.print import render_pdf
from chungtay.web.workbook import Column, workbook

if TYPE_CHECKING:
    from chungtay.clubs.models import Club
    from chungtay.funds.models import Fund

VND = "#,##0"
MONTHS = range(1, 13)


# --- a fund's month -----------------------------------------------------------------------------------------------


def month_workbook(club: "Club", fund: "Fund", book: ScreenBook) -> HttpResponse:
    """A month of a fund's book with the balance after each line."""
    columns = [Column("Ngày", 12), Column("Số phiếu", 12), Column("Nội dung", 50), Column("Của ai, cho ai", 28)]
    columns += [Column(name, 15, VND) for name in ("Thu", "Chi", "Tồn")]
    rows: list[list[Any]] = [["", "", "Tháng trước chuyển sang", "", None, None, book.brought_vnd]]
    rows += [
        [
            each.happened_on, number_of(each), each.words, each.party, each.came_vnd or None, each.went_vnd or None,
            each.balance_vnd,
        ]
        for each in book.lines
    ]  # fmt: skip
    rows.append(["", "", "Cộng tháng, chuyển sang tháng sau", "", book.came_vnd, book.went_vnd, book.carried_vnd])
    title = f"{club.name} – {fund.name}, {book.month.label} ({words.SHOWN[book.shown]})"
    return workbook(f"so-quy-{book.month}", title, columns, rows)


def number_of(line: ScreenLine) -> str:
    return f"{VOUCHER_SHORT[VoucherKind(line.kind)]} {line.number}/{line.year}" if line.kind else ""


# --- fees ---------------------------------------------------------------------------------------------------------


def fee_workbook(club: "Club", year: int, found: Sequence[FeesOf]) -> HttpResponse:
    """The fee book of a year, a column a month."""
    columns = [Column("Số", 6), Column("Họ và tên", 28), *(Column(f"T{month}", 9, VND) for month in MONTHS)]
    columns += [Column("Đã đóng", 12, VND), Column("Còn thiếu", 12, VND)]
    rows = []
    for each in found:
        paid = {month.month.month: month.paid_vnd for month in each.months}
        months = [paid.get(month) or None for month in MONTHS]
        rows.append([each.number, each.name, *months, each.paid_vnd, each.open_vnd])
    return workbook(f"thu-phi-{year}", f"{club.name} – thu phí thành viên năm {year}", columns, rows)


def fee_book_pdf(club: "Club", year: int, found: Sequence[FeesOf], today: date, link: str) -> bytes:
    """The fee book of a year on A4 across."""
    by_number = sorted(found, key=lambda each: each.number)
    data = {
        "about": f"Năm {year}",
        "lines": [
            _fee_line(each) | {"paid_so_far": group_digits(so_far)}
            for each, so_far in zip(by_number, accumulate(each.paid_vnd for each in by_number), strict=True)
        ],
        "in_words": in_words(sum(each.paid_vnd for each in found)),
        "signers": board_signers(names_of_posts(club.pk, today)),
    }
    return render_pdf("funds/fee_book.typ", data, where=f"{club.name} · năm {year}", link=link)


def _fee_line(each: FeesOf) -> dict[str, Any]:
    by_month = {month.month.month: month for month in each.months}
    cells = []
    for number in MONTHS:
        month = by_month.get(number)
        if month is None:
            cells.append("")
        elif month.paid_vnd:
            cells.append(group_digits(month.paid_vnd))
        else:
            cells.append("" if month.due_vnd else "miễn")
    return {"number": str(each.number), "name": each.name, "cells": cells, "paid": group_digits(each.paid_vnd)}


# --- capital ------------------------------------------------------------------------------------------------------


def capital_workbook(club: "Club", found: Sequence[Any], today: date) -> HttpResponse:
    """Every sum of capital with what is left of it and when it goes back."""
    columns = [
        Column("Ngày nhận", 12), Column("Nguồn", 30), Column("Của ai", 30), Column("Quỹ", 24),
        Column("Số tiền", 16, VND), Column("Đã trả", 16, VND), Column("Còn lại", 16, VND), Column("Hẹn trả", 12),
    ]  # fmt: skip
    rows = [
        [
            row.entry.happened_on, str(words.ORIGIN[AccountKind(row.origin)]), giver_of(row), row.fund.name,
            row.amount_vnd, row.returned_vnd or None, row.left_vnd, row.return_on,
        ]
        for row in found
    ]  # fmt: skip
    return workbook("nguon-von", f"{club.name} – nguồn vốn đến ngày {today:%d/%m/%Y}", columns, rows)


# --- gifts --------------------------------------------------------------------------------------------------------


def gift_workbook(club: "Club", found: Sequence[Any], today: date) -> HttpResponse:
    """The golden-heart book as it is listed."""
    columns = [
        Column("Dòng", 7), Column("Ngày", 12), Column("Người ủng hộ", 30), Column("Địa chỉ", 26),
        Column("Tiền", 14, VND),
        Column("Hiện vật, ngày công", 30), Column("Ước trị giá", 14, VND), Column("Ghi thêm", 36), Column("", 10),
    ]  # fmt: skip
    rows = [
        [
            row.number, row.happened_on, row.donor_name, address_of(row),
            row.amount_vnd if row.kind == GiftKind.CASH else None,
            "" if row.kind == GiftKind.CASH else words.gift_in_words(row),
            None if row.kind == GiftKind.CASH else row.amount_vnd,
            "" if row.kind == GiftKind.LABOUR else row.words, "đã gạch" if row.is_struck else "",
        ]
        for row in found
    ]  # fmt: skip
    return workbook("so-tam-long-vang", f"{club.name} – Sổ Tấm lòng vàng đến ngày {today:%d/%m/%Y}", columns, rows)


def address_of(gift: Any) -> str:
    """Where the donor lives: as it was written, else a member's hamlet."""
    if gift.address or gift.membership is None:
        return str(gift.address)
    hamlet = gift.membership.person.hamlet
    return str(hamlet.name) if hamlet else ""


def gift_book_pdf(club: "Club", year: int, found: Sequence[Any], today: date, link: str) -> bytes:
    """The golden-heart book of a year on A4 across: date, donor, address, cash, goods (kind, quantity, value)."""
    standing = [row for row in found if not row.is_struck]
    cash = list(accumulate(row.amount_vnd if row.kind == GiftKind.CASH else 0 for row in standing))
    worth = list(accumulate(0 if row.kind == GiftKind.CASH else row.amount_vnd or 0 for row in standing))
    data = {
        "above": body_above(club),
        "club": club.name,
        "about": f"Năm {year}",
        "lines": [
            _gift_line(row) | {"cash_so_far": group_digits(cash_vnd), "worth_so_far": group_digits(worth_vnd)}
            for row, cash_vnd, worth_vnd in zip(standing, cash, worth, strict=True)
        ],
        "in_words": in_words(cash[-1] if cash else 0),
        "signers": board_signers(names_of_posts(club.pk, today)),
    }
    return render_pdf("funds/gift_book.typ", data, where=f"{club.name} · năm {year}", link=link)


def _gift_line(row: Any) -> dict[str, str]:
    is_cash = row.kind == GiftKind.CASH
    return {
        "number": str(row.number),
        "day": f"{row.happened_on:%d/%m/%Y}",
        "donor": row.donor_name,
        "address": address_of(row),
        "cash": group_digits(row.amount_vnd) if is_cash else "",
        "what": row.words if is_cash else words.gift_in_words(row),
        "worth": group_digits(row.amount_vnd) if not is_cash and row.amount_vnd else "",
    }


def certificate_pdf(club: "Club", gift: Any, link: str) -> bytes:
    """The certificate of thanks for one gift, A4 across, signed by the chair."""
    is_cash = gift.kind == GiftKind.CASH
    names = names_of_posts(club.pk, gift.happened_on)
    data = {
        "above": body_above(club),
        "club": club.name,
        "donor": gift.donor_name,
        "address": address_of(gift),
        "what": words.gift_in_words(gift),
        "in_words": in_words(gift.amount_vnd) if is_cash else "",
        "for_what": gift.words if gift.kind != GiftKind.LABOUR else "",
        "number": str(gift.number),
        "day": paper_words.day_in_full(gift.happened_on),
        "signer": signer(paper_words.CHAIR, names.get(Post.CHAIR, "")),
    }
    return render_pdf("funds/certificate.typ", data, where=f"{club.name} · Sổ Tấm lòng vàng", link=link)
