"""The forms of signing in: allauth's own, in our words, and ours."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

LABELS = {
    "login": "E-mail address or login name",
    "password": "Password",
    "email": "E-mail address",
    "code": "Code",
    "oldpassword": "The password you have now",
    "password1": "New password",
    "password2": "The new password once more",
    "name": "A name for it",
}
LENGTH = "Ten characters or more. A short sentence is easy to remember."
HELP = {"password1": LENGTH}


class Plain(forms.BaseForm):
    """Labels above fields, in our words, and no grey words inside them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Plain, account.LoginForm):  # type: ignore[misc]
    """Address or login name, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }


class CodeRequestForm(Plain, account.RequestLoginCodeForm):  # type: ignore[misc]
    """Where to send a code."""


class CodeForm(Plain, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that came by mail."""


class AgainForm(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""


class ChangePasswordForm(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password."""


class SetPasswordForm(Plain, account.SetPasswordForm):  # type: ignore[misc]
    """A first password."""


class LostPasswordForm(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send a link for a new password."""


class NewPasswordForm(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, by the link."""


class SecondForm(Plain, mfa.AuthenticateForm):  # type: ignore[misc]
    """The code of an authenticator app, or a recovery code."""


class SecondAgainForm(Plain, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The same, before something that matters."""


class AppForm(Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator app."""


class PasskeyForm(Plain, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: always one that signs in by itself, so its browser must have checked who holds it."""

    passwordless = forms.BooleanField(initial=True, widget=forms.HiddenInput)


class PasskeyNameForm(Plain, webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""


class CardCodeForm(forms.Form):
    """The code typed off a card."""

    code = forms.CharField(
        label="The code on your card",
        help_text="Sixteen letters and digits. Capitals, dashes and spaces do not matter.",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class AddressForm(forms.Form):
    """Another address."""

    email = forms.EmailField(label="New e-mail address", widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class DeviceForm(forms.Form):
    """What to call a device."""

    words = forms.CharField(label="What to call this device", max_length=60)
