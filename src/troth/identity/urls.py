"""Addresses of identity: our own pages. Those allauth knows by name are in allauth_urls."""

from django.urls import URLPattern, path

from .views import demo, entrance, helping, mine, welcome

app_name = "identity"
urlpatterns: list[URLPattern] = [
    path("sign-in/out/", entrance.sign_out, name="sign-out"),
    path("sign-in/mine/", mine.mine, name="mine"),
    path("sign-in/devices/", mine.devices, name="devices"),
    path("sign-in/devices/others/", mine.end_others, name="end-others"),
    path("sign-in/devices/<uuid:device>/", mine.rename, name="rename-device"),
    path("sign-in/devices/<uuid:device>/end/", mine.end_device, name="end-device"),
    path("sign-in/address/", mine.change_address, name="change-address"),
    path("sign-in/address/agree/", mine.confirm_own_address, name="confirm-own-address"),
    path("sign-in/address/keep/", mine.refuse_own_address, name="refuse-own-address"),
    path("sign-in/address/<str:token>/", mine.prove, name="prove-address"),
    path("sign-in/company/unlink/", mine.unlink, name="unlink-company"),
    path("sign-in/welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("sign-in/card/", welcome.card_code, name="card-code"),
    path("sign-in/card/stop/", mine.stop_own_card, name="stop-own-card"),
    path("sign-in/card/<str:code>/", welcome.card, name="card"),
    path("sign-in/cards/", helping.cards, name="cards"),
    path("sign-in/cards/print/", helping.print_cards, name="print-cards"),
    path("sign-in/cards/<uuid:person>/start/", helping.start, name="start-card"),
    path("sign-in/cards/<uuid:person>/confirm/", helping.confirm, name="confirm-card"),
    path("sign-in/cards/<uuid:person>/stop/", helping.drop, name="stop-card"),
    path("sign-in/invitations/", helping.invitations, name="invitations"),
    path("sign-in/invitations/send/", helping.invite_chosen, name="invite"),
    path("sign-in/addresses/", helping.addresses, name="addresses"),
    path("sign-in/addresses/<uuid:person>/", helping.decide_address, name="decide-address"),
    path("sign-in/shared/", helping.shared_computer, name="shared"),
    path("sign-in/shared/more/", helping.extend, name="extend"),
    path("step-in/", demo.show_cast, name="cast"),
    path("step-in/<uuid:person>/", demo.enter, name="step-in"),
]
