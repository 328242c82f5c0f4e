"""Doorways of reminders: how one is told, snoozing, one's chat, and the link that stops mail."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from troth.kernel.errors import Refused
from troth.people.doors import SignedInRequest, posted, signed_in

from . import choosing
from .actions import WAITING
from .forms import ChatForm, RemindersForm, SnoozeForm
from .letters import person_in
from .queries import door_for, told_for


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reminders(request: SignedInRequest) -> HttpResponse:
    """How I am told, and what waits to be told."""
    told = told_for(request.viewer)
    first = RemindersForm.initial_of(told.chosen, told.choice)
    form = RemindersForm(posted(request), initial=first, roster_zone=request.viewer.zone, has_mail=told.has_mail)
    if form.is_valid() and _does(form, lambda: choosing.choose_reminders(actor=request.viewer, **form.cleaned_data)):
        messages.success(request, "Kept. It holds from now on.")
        return redirect("notices:reminders")
    context = {"told": told, "form": form, "snooze_form": SnoozeForm(), "sentence": WAITING, "origin": settings.ORIGIN}
    return render(request, "notices/reminders.html", context, status=422 if form.errors else 200)


def _does(form: Form, act: Callable[[], None]) -> bool:
    """Do it; False where it is refused, with the sentence at its field."""
    try:
        act()
    except Refused as refusal:
        form.add_error(refusal.field, refusal.message)
    return not form.errors


@require_POST
@signed_in
def snooze(request: SignedInRequest) -> HttpResponse:
    """Nothing for some days, or an end to that."""
    form = SnoozeForm(request.POST)
    days = form.cleaned_data["days"] if form.is_valid() else 0
    choosing.snooze(actor=request.viewer, days=days)
    messages.success(request, "Nothing is told until then." if days else "You are told again.")
    return redirect("notices:reminders")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def chat(request: SignedInRequest) -> HttpResponse:
    """Being told in my chat."""
    form = ChatForm(posted(request))
    if form.is_valid() and _does(form, lambda: choosing.open_chat(actor=request.viewer, **form.cleaned_data)):
        messages.success(request, "Kept. Try it, to see a word arrive.")
        return redirect("notices:chat")
    context = {"form": form, "door": door_for(request.viewer), "hosts": settings.CHAT_HOSTS}
    return render(request, "notices/chat.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def try_chat(request: SignedInRequest) -> HttpResponse:
    """One word, now."""
    try:
        choosing.try_chat(actor=request.viewer)
        messages.success(request, "On its way. It should be there within a minute.")
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("notices:chat")


@require_POST
@signed_in
def close_chat(request: SignedInRequest) -> HttpResponse:
    """Forget the address."""
    choosing.close_chat(actor=request.viewer)
    messages.success(request, "Forgotten. Nothing goes there any more.")
    return redirect("notices:chat")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link every reminder carries: a page with one button; posted by a mail program, it is done at once.

    Nobody is signed in here, and the page is the same for everybody: it names no one.
    """
    person = person_in(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        choosing.stop_mail(person=person)
    return render(request, "notices/stop.html", {"is_done": request.method == "POST"})
