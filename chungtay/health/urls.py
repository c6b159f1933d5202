"""Addresses of health: on the club face alone. No office has a page that shows a row of this room."""

from django.urls import path

from chungtay.health.views import book, check_ups, measuring, papers, referrals, screenings

app_name = "health"

_HEALTH = "clb/<int:club_id>/suc-khoe/"
_SHEETS = f"{_HEALTH}phieu-hoi/"
_SLIPS = f"{_HEALTH}gioi-thieu/"

urlpatterns = [
    path(_HEALTH, book.home, name="home"),
    path("clb/<int:club_id>/hop/<uuid:key>/suc-khoe/", measuring.at_meeting, name="at_meeting"),
    path(f"{_HEALTH}do/", measuring.on_a_day, name="on_a_day"),
    path(f"{_HEALTH}do/<uuid:reading_key>/bo/", measuring.strike, name="strike_reading"),
    path(f"{_HEALTH}so/", book.book, name="book"),
    path(f"{_HEALTH}so/<int:year>.pdf", papers.book_pdf, name="book_pdf"),
    path(f"{_HEALTH}so/<int:year>.xlsx", papers.book_xlsx, name="book_xlsx"),
    path(f"{_HEALTH}nguoi/<int:membership_id>/", book.member, name="member"),
    path(f"{_HEALTH}nguoi/<int:membership_id>/do/", measuring.of_member, name="measure_member"),
    path(f"{_HEALTH}nguoi/<int:membership_id>/gioi-thieu/", referrals.refer, name="refer"),
    path(f"{_HEALTH}nguoi/<int:membership_id>/rut/", book.withdraw, name="withdraw"),
    path(f"{_HEALTH}kham/", check_ups.check_up_list, name="check_ups"),
    path(f"{_HEALTH}kham/ghi/", check_ups.check_up_new, name="check_up_new"),
    path(f"{_HEALTH}kham/<uuid:check_up_key>/", check_ups.check_up, name="check_up"),
    path(_SHEETS, screenings.screening_list, name="screenings"),
    path(f"{_SHEETS}hoi/", screenings.screen, name="screen"),
    path(f"{_SHEETS}phieu-trang.pdf", papers.blank_sheet, name="blank_sheet"),
    path(f"{_SHEETS}<uuid:screening_key>/", screenings.screening, name="screening"),
    path(f"{_SHEETS}<uuid:screening_key>/bo/", screenings.strike, name="strike_screening"),
    path(f"{_SHEETS}ket-qua/<int:result_id>/xong/", screenings.result_done, name="result_done"),
    path(_SLIPS, referrals.referral_list, name="referrals"),
    path(f"{_SLIPS}<uuid:slip_key>/", referrals.referral, name="referral"),
    path(f"{_SLIPS}<uuid:slip_key>/phieu.pdf", papers.slip, name="slip"),
]
