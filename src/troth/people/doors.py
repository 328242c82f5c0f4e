"""Who may come in: pages of people and offices are for those signed in, some for operators only."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

from .models import Office, Person
from .queries import has_office

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request somebody signed in has made. People stand below identity, so its door is built here again."""

    viewer: Person


View = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def signed_in(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only signed-in people in; others go to the sign-in page and come back."""

    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "viewer", None) is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return door  # type: ignore[return-value]


def for_operators(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only operators in; for others there is no such page."""

    def door(request: SignedInRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not has_office(request.viewer, Office.Kind.OPERATOR):
            raise Http404
        return view(request, *args, **kwargs)

    return wraps(view)(signed_in(door))


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, even where that is nothing at all; None where no form was sent."""
    return request.POST if request.method == "POST" else None
