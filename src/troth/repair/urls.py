"""Addresses of repair."""

from django.urls import URLPattern, path

from .views import beginning, cooling, ending, walking

app_name = "repair"
urlpatterns: list[URLPattern] = [
    path("repair/", beginning.list_repairs, name="list"),
    path("repair/elsewhere/", beginning.elsewhere, name="elsewhere"),
    path("repair/ask/<uuid:id>/", beginning.ask, name="ask"),
    path("repair/begin/<uuid:id>/", beginning.begin, name="begin"),
    path("repair/<uuid:id>/", walking.show, name="show"),
    path("repair/<uuid:id>/say/", walking.say, name="say"),
    path("repair/<uuid:id>/listen/", walking.listen, name="listen"),
    path("repair/<uuid:id>/name/", walking.name, name="name"),
    path("repair/<uuid:id>/yes/", walking.confirm, name="confirm"),
    path("repair/<uuid:id>/own/", walking.own, name="own"),
    path("repair/<uuid:id>/open/", walking.open_up, name="open"),
    path("repair/<uuid:id>/promise/", walking.commit, name="commit"),
    path("repair/<uuid:id>/since/", ending.since, name="since"),
    path("repair/<uuid:id>/answer/", ending.answer, name="answer"),
    path("repair/<uuid:id>/reopen/", ending.reopen, name="reopen"),
    path("repair/<uuid:id>/take-back/", beginning.take_back, name="take-back"),
    path("repair/cool/<uuid:id>/", cooling.cool, name="cool"),
    path("repair/cooling/<uuid:id>/", cooling.show, name="cooling"),
    path("repair/cooling/<uuid:id>/words/", cooling.delete_words, name="delete-words"),
    path("repair/cooling/<uuid:id>/later/", cooling.later, name="cool-longer"),
    path("repair/cooling/<uuid:id>/over/", cooling.over, name="cooling-over"),
]
