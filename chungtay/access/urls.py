"""Addresses of accounts, and the doors of django-allauth that are open here, each guarded like our own."""

from allauth.account import views as account_library
from allauth.mfa.base import views as factor_library
from allauth.mfa.recovery_codes import views as recovery_library
from allauth.mfa.totp import views as totp_library
from allauth.mfa.webauthn import views as passkey_library
from django.urls import path

from chungtay.access.guards import open_to_all, signed_in
from chungtay.access.views import account, devices, entry, people, saved, second_factor

app_name = "access"

_CLUB = "clb/<int:club_id>/tai-khoan/"
urlpatterns = [
    path("vao/", entry.sign_in, name="sign_in"),
    path("vao/ai/", entry.choose_person, name="choose_person"),
    path("ra/", entry.sign_out, name="sign_out"),
    path("phieu/", entry.type_code, name="type_code"),
    path("phieu/<str:code>/", entry.enter_by_slip, name="enter_by_slip"),
    path("doi-nguoi/", devices.switch, name="switch"),
    path("doi-nguoi/<uuid:person>/", devices.type_pin, name="type_pin"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/bo-loc/", saved.kept, name="saved_views"),
    path("tai-khoan/bo-loc/luu/", saved.save, name="save_view"),
    path("tai-khoan/bo-loc/<int:view_id>/bo/", saved.drop, name="drop_view"),
    path("tai-khoan/sua/", account.correct, name="correct"),
    path("tai-khoan/mat-khau/", account.change_password, name="change_password"),
    path("tai-khoan/phien/", account.sessions, name="sessions"),
    path("tai-khoan/phien/khac/ket-thuc/", account.end_other_sessions, name="end_other_sessions"),
    path("tai-khoan/phien/<int:session_id>/ket-thuc/", account.end_session, name="end_session"),
    path("tai-khoan/may-nay/", devices.this_phone, name="this_phone"),
    path("tai-khoan/may/<int:device_id>/bo-pin/", devices.forget_pin, name="forget_pin"),
    path("tai-khoan/may/<int:device_id>/quen/", devices.forget_device, name="forget_device"),
    path("tai-khoan/hai-buoc/can-co/", second_factor.needed, name="second_factor_needed"),
    path("vp/tai-khoan/", people.people, name="people"),
    path("vp/tai-khoan/noi/", people.choose_place, name="choose_place"),
    path("vp/tai-khoan/giao/", people.give_role, name="give_role"),
    path("vp/tai-khoan/vai-tro/<int:grant_id>/thoi/", people.end_role, name="end_role"),
    path("vp/tai-khoan/<int:user_id>/", people.person, name="person"),
    path("vp/tai-khoan/<int:user_id>/sua/", people.correct_person, name="correct_person"),
    path("vp/tai-khoan/<int:user_id>/phieu/", people.print_slip, name="print_slip"),
    path("vp/tai-khoan/<int:user_id>/phieu/thu-hoi/", people.revoke_slips, name="revoke_slips"),
    path("vp/tai-khoan/<int:user_id>/phien/", people.end_sessions, name="end_sessions"),
    path("vp/tai-khoan/<int:user_id>/hai-buoc/", people.reset_second_factor, name="reset_second_factor"),
    path(_CLUB, people.club_people, name="club_people"),
    path(f"{_CLUB}giao/", people.give_role, name="club_give_role"),
    path(f"{_CLUB}vai-tro/<int:grant_id>/thoi/", people.end_role, name="club_end_role"),
    path(f"{_CLUB}<int:user_id>/", people.person, name="club_person"),
    path(f"{_CLUB}<int:user_id>/sua/", people.correct_person, name="club_correct_person"),
    path(f"{_CLUB}<int:user_id>/phieu/", people.print_slip, name="club_print_slip"),
    path(f"{_CLUB}<int:user_id>/phieu/thu-hoi/", people.revoke_slips, name="club_revoke_slips"),
    path(f"{_CLUB}<int:user_id>/phien/", people.end_sessions, name="club_end_sessions"),
    path(f"{_CLUB}<int:user_id>/hai-buoc/", people.reset_second_factor, name="club_reset_second_factor"),
]

# The library finds its own pages by these names, so they stand outside the room's name space.
library_urlpatterns = [
    path("vao/", entry.sign_in, name="account_login"),
    path("ra/", entry.sign_out, name="account_logout"),
    path("vao/buoc-hai/", open_to_all(factor_library.authenticate), name="mfa_authenticate"),
    path("tai-khoan/hai-buoc/", signed_in(factor_library.index), name="mfa_index"),
    path("tai-khoan/hai-buoc/mat-khau/", signed_in(account_library.reauthenticate), name="account_reauthenticate"),
    path("tai-khoan/hai-buoc/ma/", signed_in(factor_library.reauthenticate), name="mfa_reauthenticate"),
    path("tai-khoan/hai-buoc/ung-dung/", signed_in(second_factor.ActivateTotp.as_view()), name="mfa_activate_totp"),
    path("tai-khoan/hai-buoc/ung-dung/bo/", signed_in(totp_library.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "tai-khoan/hai-buoc/du-phong/", signed_in(recovery_library.view_recovery_codes), name="mfa_view_recovery_codes"
    ),
    path(
        "tai-khoan/hai-buoc/du-phong/tao/",
        signed_in(recovery_library.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tai-khoan/hai-buoc/du-phong/tai-ve/",
        signed_in(recovery_library.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("tai-khoan/hai-buoc/khoa/", signed_in(passkey_library.list_webauthn), name="mfa_list_webauthn"),
    path("tai-khoan/hai-buoc/khoa/them/", signed_in(second_factor.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path(
        "tai-khoan/hai-buoc/khoa/xac-nhan/",
        signed_in(passkey_library.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "tai-khoan/hai-buoc/khoa/<int:pk>/bo/",
        second_factor.own_passkey(passkey_library.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "tai-khoan/hai-buoc/khoa/<int:pk>/sua/",
        second_factor.own_passkey(passkey_library.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
]
