"""Addresses of people, rosters and offices."""

from django.urls import URLPattern, path

from .views import deciding, directory, offices, roster

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("people/", directory.show_teams, name="teams"),
    path("people/team/<uuid:team>/", directory.show_team, name="team"),
    path("people/leader/<uuid:person>/confirm/", directory.confirm, name="confirm-leader"),
    path("people/leader/<uuid:person>/unconfirm/", directory.unconfirm, name="unconfirm-leader"),
    path("people/roster/", roster.show_roster, name="roster"),
    path("people/import/", roster.choose_file, name="choose-file"),
    path("people/import/<uuid:draft>/", roster.preview, name="preview-import"),
    path("people/import/<uuid:draft>/set-aside/", roster.set_aside, name="set-aside-import"),
    path("people/import/<uuid:done>/undo/", roster.undo, name="undo-import"),
    path("offices/", offices.show_offices, name="offices"),
    path("offices/past/", offices.show_past, name="past-nominations"),
    path("offices/operator/", offices.choose_operator, name="choose-operator"),
    path("offices/begin/<str:secret>/", offices.begin_offices, name="begin-offices"),
    path("offices/propose/<str:kind>/", offices.choose_nominee, name="choose-nominee"),
    path("offices/propose/<str:kind>/<uuid:person>/", offices.nominate, name="nominate"),
    path("offices/nomination/<uuid:nomination>/", offices.show_nomination, name="nomination"),
    path("offices/nomination/<uuid:nomination>/object/", offices.object_to, name="object-to-nomination"),
    path("offices/nomination/<uuid:nomination>/refuse/", offices.refuse, name="refuse-nomination"),
    path("offices/nomination/<uuid:nomination>/<str:what>/", offices.answer, name="answer-nomination"),
    path("offices/lay-down/<uuid:office>/", offices.lay_down, name="lay-down-office"),
    path("offices/vote/<uuid:election>/", deciding.show_election, name="election"),
    path("offices/vote/<uuid:election>/roll/", deciding.show_roll, name="election-roll"),
    path("offices/rules/", deciding.show_rules, name="rules"),
    path("offices/rules/<uuid:change>/<str:what>/", deciding.answer_change, name="answer-rule-change"),
]
