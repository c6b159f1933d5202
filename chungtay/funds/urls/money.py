"""Addresses of what the money was: funds and their books, money in and out, fees, capital, banks, gifts."""

from collections.abc import Callable
from typing import Any

from django.urls import path

from chungtay.funds.views import banks, capital, cash, fees, gifts, screens
from chungtay.web.menu import Face

_HERE = "clb/<int:club_id>/quy/"
_OFFICE = "vp/clb/<int:club_id>/quy/"
FACES: tuple[tuple[dict[str, Any], str, str], ...] = (
    ({"face": Face.CLUB}, _HERE, ""),
    ({"face": Face.OFFICE}, _OFFICE, "office_"),
)

_READ: list[tuple[str, Callable[..., Any], str]] = [
    ("", screens.home, "home"),
    ("<uuid:fund_key>/", screens.fund, "fund"),
    ("but-toan/<uuid:entry_key>/", screens.entry, "entry"),
    ("phi/", fees.fee_list, "fees"),
    ("phi/nam/<int:year>/", fees.year, "fee_year"),
    ("von/", capital.capital_list, "capital"),
    ("von/<uuid:capital_key>/", capital.line, "capital_line"),
    ("ngan-hang/", banks.bank_list, "banks"),
    ("ngan-hang/<uuid:bank_key>/", banks.bank, "bank"),
    ("tam-long-vang/", gifts.gift_list, "gifts"),
    ("tam-long-vang/<uuid:gift_key>/", gifts.gift, "gift"),
    ("hien-vat/", gifts.store, "store"),
    ("hien-vat/<uuid:goods_key>/", gifts.goods, "goods"),
]

urlpatterns = [
    *(
        path(where + route, view, face, name=prefix + name)
        for face, where, prefix in FACES
        for route, view, name in _READ
    ),
    path(f"{_HERE}mo/", cash.open_one, name="open"),
    path(f"{_HERE}thu/", cash.receive_what, name="receive"),
    path(f"{_HERE}thu/<slug:account>/", cash.receive_for, name="receive_for"),
    path(f"{_HERE}chi/", cash.spend_what, name="spend"),
    path(f"{_HERE}chi/<slug:account>/", cash.spend_for, name="spend_for"),
    path(f"{_HERE}chuyen/", cash.move, name="transfer"),
    path(f"{_HERE}but-toan/<uuid:entry_key>/dao/", screens.turn, name="reverse"),
    path(f"{_HERE}phi/thu/", fees.pay_anybody, name="pay_anybody"),
    path(f"{_HERE}phi/muc/", fees.rule, name="fee_rule"),
    path(f"{_HERE}phi/<int:membership_id>/", fees.pay, name="pay_fee"),
    path(f"{_HERE}phi/nam/<int:year>/so-thu-phi.pdf", fees.fee_book, name="fee_book"),
    path(f"{_HERE}von/them/", capital.bring_what, name="bring"),
    path(f"{_HERE}von/them/<slug:account>/", capital.bring_from, name="bring_from"),
    path(f"{_HERE}von/co-tu-truoc/", capital.had_what, name="had"),
    path(f"{_HERE}von/co-tu-truoc/<slug:account>/", capital.had, name="had_from"),
    path(f"{_HERE}von/lai/", capital.interest, name="interest"),
    path(f"{_HERE}von/lai/cach-chia/", capital.interest_rule, name="interest_rule"),
    path(f"{_HERE}von/<uuid:capital_key>/tra/", capital.give_back, name="give_back"),
    path(f"{_HERE}von/<uuid:capital_key>/hen-lai/", capital.agree, name="agree"),
    path(f"{_HERE}ngan-hang/them/", banks.open_one, name="open_bank"),
    path(f"{_HERE}ngan-hang/<uuid:bank_key>/dung-ten/", banks.holder, name="bank_holder"),
    path(f"{_HERE}ngan-hang/<uuid:bank_key>/tat-toan/", banks.close, name="close_bank"),
    path(f"{_HERE}ngan-hang/<uuid:bank_key>/<slug:movement>/", banks.move, name="bank_move"),
    path(f"{_HERE}tam-long-vang/ghi/", gifts.give_what, name="give"),
    path(f"{_HERE}tam-long-vang/ghi/<slug:gift>/", gifts.give_kind, name="give_kind"),
    path(f"{_HERE}tam-long-vang/so-tam-long-vang.pdf", gifts.gift_book, name="gift_book"),
    path(f"{_HERE}tam-long-vang/<uuid:gift_key>/gach/", gifts.strike, name="strike_gift"),
    path(f"{_HERE}tam-long-vang/<uuid:gift_key>/giay-cam-on.pdf", gifts.certificate, name="certificate"),
    path(f"{_HERE}hien-vat/<uuid:goods_key>/cho/", gifts.hand_out, name="hand_out"),
    path(f"{_HERE}hien-vat/cho/<uuid:out_key>/gach/", gifts.strike_out, name="strike_out"),
]
