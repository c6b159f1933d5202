"""Addresses of counting, closing, opening and printing: the club reads and writes, its offices read."""

from django.urls import path

from chungtay.funds.views import closings, counts, ledgers, openings, papers, vouchers
from chungtay.web.menu import Face

CLUB, OFFICE = {"face": Face.CLUB}, {"face": Face.OFFICE}
_CLUB = "clb/<int:club_id>/quy/"
_OFFICE = "vp/clb/<int:club_id>/quy/"
_COUNT = "kiem-quy/<uuid:count_key>/"
_VOUCHER = "chung-tu/<uuid:voucher_key>/"

read = (
    ("so-sach/", ledgers.books, "books"),
    ("so/<uuid:fund_key>/", ledgers.book, "book"),
    ("thu-chi/", ledgers.statement, "statement"),
    ("can-doi/", ledgers.trial, "trial"),
    ("cong-khai/", ledgers.wall, "wall"),
    ("kiem-quy/", counts.counts, "counts"),
    (_COUNT, counts.count, "count"),
    (f"{_COUNT}bang.pdf", papers.count_pdf, "count_pdf"),
    ("khoa-so/", closings.closings, "closings"),
    ("khoa-so/<str:through>/", closings.closing, "closing"),
    ("chung-tu/", vouchers.vouchers, "vouchers"),
    (_VOUCHER, vouchers.voucher, "voucher"),
    (f"{_VOUCHER}phieu.pdf", papers.voucher_pdf, "voucher_pdf"),
)
shown = (
    (f"{_COUNT}bang.png", papers.count_png, "count_png"),
    (f"{_VOUCHER}phieu.png", papers.voucher_png, "voucher_png"),
    ("anh/<int:page_id>.jpg", papers.page_jpg, "page"),
)
written = (
    ("kiem-quy/moi/", counts.count_new, "count_new"),
    (f"{_COUNT}xu-ly/<str:how>/", counts.settle, "settle"),
    (f"{_COUNT}anh/", papers.keep_count_page, "keep_count_page"),
    ("tien-thieu/", counts.shortages, "shortages"),
    ("tien-thieu/<uuid:shortage_key>/", counts.repay, "repay"),
    ("khoa-so/ngay/", closings.any_day, "any_day"),
    ("khoa-so/<str:through>/de-nghi/", closings.propose, "propose_closing"),
    ("khoa-so/<uuid:closing_key>/anh/", papers.keep_closing_page, "keep_closing_page"),
    ("so-du-dau/", openings.openings, "openings"),
    (f"{_VOUCHER}so-quyen/", vouchers.booklet_number, "booklet_number"),
    (f"{_VOUCHER}anh/", papers.keep_voucher_page, "keep_voucher_page"),
    ("anh/<int:page_id>/bo/", papers.drop_page, "drop_page"),
)

urlpatterns = [
    *(path(f"{_CLUB}{where}", view, name=name) for where, view, name in written),
    *(path(f"{_CLUB}{where}", view, CLUB, name=name) for where, view, name in read),
    *(path(f"{_CLUB}{where}", view, name=name) for where, view, name in shown),
    path("clb/<int:club_id>/hop/<uuid:key>/kiem-quy/", counts.meeting_count, name="meeting_count"),
    *(path(f"{_OFFICE}{where}", view, OFFICE, name=f"office_{name}") for where, view, name in read),
    *(path(f"{_OFFICE}{where}", view, name=f"office_{name}") for where, view, name in shown),
    path(f"{_OFFICE}khoa-so/<uuid:closing_key>/mo-lai/", closings.reopen, name="reopen"),
]
