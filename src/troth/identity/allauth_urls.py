"""Addresses allauth knows by name, those we need and no more: nobody signs up, and addresses change by our own flow."""

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import URLPattern, path, re_path

from .views import entrance, mine

urlpatterns: list[URLPattern] = [
    path("sign-in/", entrance.sign_in, name="account_login"),
    path("sign-in/leave/", entrance.sign_out, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/code/", account.request_login_code, name="account_request_login_code"),
    path("sign-in/code/enter/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/password/", account.password_change, name="account_change_password"),
    path("sign-in/password/first/", reauthentication_required(account.password_set), name="account_set_password"),
    path("sign-in/password/lost/", account.password_reset, name="account_reset_password"),
    path("sign-in/password/lost/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sign-in/password/lost/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "sign-in/password/lost/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("sign-in/ways/", entrance.not_here, name="mfa_index"),
    path("sign-in/second/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/second/again/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/app/", mine.turn_on_app, name="mfa_activate_totp"),
    path("sign-in/app/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sign-in/recovery/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sign-in/recovery/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sign-in/recovery/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/passkey/new/", mine.add_passkey, name="mfa_add_webauthn"),
    path("sign-in/passkey/again/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sign-in/passkey/list/", entrance.not_here, name="mfa_list_webauthn"),
    path("sign-in/passkey/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("sign-in/passkey/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("sign-in/company/stopped/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/company/failed/", social.login_error, name="socialaccount_login_error"),
    path("sign-in/company/mine/", entrance.not_here, name="socialaccount_connections"),
    path("sign-in/company/<provider_id>/", entrance.company_sign_in, name="openid_connect_login"),
    path("sign-in/company/<provider_id>/back/", entrance.company_back, name="openid_connect_callback"),
]
