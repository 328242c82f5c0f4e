"""Who may read what of tough news. Before somebody is told, no cell opens anything of it to them."""

from django.db.models import Q, QuerySet

from troth.people.models import Person
from troth.visibility.gate import bind

from .models import Affected, CheckIn, CoAuthor, FollowUp, News, OwnWords, Preparation, Told
from .rules import OCCASION_WORDS, STATE_WORDS, WAY_WORDS, Occasion, State, Way


def _planned_with(viewer: Person) -> QuerySet[CoAuthor]:
    """The plans whose leader named `viewer`."""
    return CoAuthor.objects.filter(person=viewer).order_by()


def _led(viewer: Person) -> QuerySet[News]:
    return News.objects.filter(leader=viewer).order_by()


def _told(viewer: Person) -> QuerySet[Told]:
    return Told.objects.filter(person=viewer).order_by()


def _named_or_told(viewer: Person) -> Q:
    return Q(id__in=_planned_with(viewer).values("news")) | Q(id__in=_told(viewer).values("news"))


def _of_my_plan(viewer: Person) -> Q:
    return Q(news__in=_led(viewer).values("id"))


def _of_a_plan_i_was_named_for(viewer: Person) -> Q:
    return Q(news__in=_planned_with(viewer).values("news"))


def _occasion(row: CheckIn | OwnWords) -> str:
    return OCCASION_WORDS[Occasion(row.occasion)]


bind(
    "tough_news",
    News,
    author=lambda viewer: Q(leader=viewer),
    counterpart=_named_or_told,
    says=lambda row: f"{row.leader}: “{row.title}” {row.what}",
    joined=["leader"],
)
bind(
    "tough_news_preparation",
    Preparation,
    author=_of_my_plan,
    counterpart=_of_a_plan_i_was_named_for,
    says=lambda row: f"Notes for “{row.news.title}”: {row.costs} {row.hears_first}".strip(),
    joined=["news"],
)
bind(
    "tough_news_author",
    CoAuthor,
    author=_of_my_plan,
    counterpart=_of_a_plan_i_was_named_for,
    says=lambda row: f"{row.person} plans “{row.news.title}” with its leader.",
    joined=["person", "news"],
)
bind(
    "tough_news_affected",
    Affected,
    author=_of_my_plan,
    counterpart=_of_a_plan_i_was_named_for,
    says=lambda row: f"“{row.news.title}” touches {row.person.name if row.person else row.team.name}.",
    joined=["news", "person", "team"],
)
bind(
    "tough_news_told",
    Told,
    author=_of_my_plan,
    counterpart=lambda viewer: Q(person=viewer) | _of_a_plan_i_was_named_for(viewer),
    says=lambda row: f"{row.told_by} told {row.person} on {row.told_on}: “{row.news.title}”.",
    joined=["told_by", "person", "news"],
)
bind(
    "tough_news_follow_up",
    FollowUp,
    author=lambda viewer: Q(person=viewer),
    counterpart=lambda viewer: Q(owed_by=viewer),
    says=lambda row: f"{row.owed_by} asks {row.person} afterwards: {WAY_WORDS[Way(row.way)]}.",
    joined=["owed_by", "person"],
)
bind(
    "tough_news_check_in",
    CheckIn,
    author=lambda viewer: Q(person=viewer),
    counterpart=lambda viewer: Q(owed_by=viewer),
    says=lambda row: (
        f"{row.owed_by} with {row.person} after {_occasion(row)}, {row.due_on}: {STATE_WORDS[State(row.state)]}."
    ),
    joined=["owed_by", "person"],
)
bind(
    "tough_news_words",
    OwnWords,
    author=lambda viewer: Q(author=viewer),
    counterpart=lambda viewer: Q(teller=viewer, shared=True),
    says=lambda row: f"After {_occasion(row)}: {' '.join(filter(None, (row.hardest, row.unanswered, row.helps)))}",
)
