"""Addresses of transparency."""

from django.urls import URLPattern, path

from . import views

app_name = "transparency"
urlpatterns: list[URLPattern] = [
    path("who-sees-what/", views.who_sees_what, name="who-sees-what"),
    path("no-trust/", views.no_trust, name="no-trust"),
    path("what-the-company-sees/", views.what_the_company_sees, name="company"),
    path("see-what-they-see/", views.see_what_they_see, name="see-what-they-see"),
    path("see-what-they-see/<uuid:id>/", views.see_as, name="see-as"),
    path("see-what-they-see/<uuid:id>/<slug:key>/", views.see_kind_as, name="see-kind-as"),
    path("see-what-they-see/<slug:role>/", views.see_as_role, name="see-as-role"),
    path("my-log/", views.my_log, name="my-log"),
]
