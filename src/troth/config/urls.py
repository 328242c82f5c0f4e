"""Every address of Troth, one line for each capability."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("troth.today.urls")),
    path("", include("troth.accounts.urls")),
    path("", include("troth.accords.urls")),
    path("", include("troth.cards.urls")),
    path("", include("troth.repair.urls")),
    path("", include("troth.notices.urls")),
    path("", include("troth.calendar.urls")),
    path("", include("troth.talks.urls")),
    path("", include("troth.tough_news.urls")),
    path("", include("troth.decisions.urls")),
    path("", include("troth.pulses.urls")),
    path("", include("troth.replies.urls")),
    path("", include("troth.concerns.urls")),
    path("", include("troth.guided.urls")),
    path("", include("troth.people.urls")),
    path("", include("troth.transparency.urls")),
    path("", include("troth.takeout.urls")),
    path("", include("troth.operate.urls")),
    path("", include("troth.identity.urls")),
    path("", include("troth.identity.allauth_urls")),
    path("", include("troth.ui.urls")),
]
handler400 = "troth.config.failures.bad_request"
handler403 = "troth.config.failures.forbidden"
handler404 = "troth.config.failures.not_found"
handler500 = "troth.config.failures.broken"
