"""The doorway to the right to answer. Nothing of who came through it is logged, and the session is left as it was."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from troth.accounts.doors import refuse
from troth.blind import canonical
from troth.identity.doors import SignedInRequest, signed_in
from troth.identity.shared import is_shared_session
from troth.kernel.errors import Refused
from troth.pulses import also, box
from troth.pulses.actions.issuing import AGAIN, WHOLE, Answer, asked_in, asks_in, issue
from troth.pulses.forms import CollectForm
from troth.pulses.queries.rounds import collecting_now, holders_for, names_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def collect(request: SignedInRequest) -> HttpResponse:
    """Whose names are counted together, and one button; the answer goes to the page that asked, or onto the screen."""
    form = CollectForm(request.POST if request.method == "POST" else None)
    answer: dict[str, object] | None = None
    refused: Refused | None = None
    if form.is_valid():
        try:
            answer = _given(request, form.cleaned_data["ask"])
        except Refused as error:
            refused = error
            refuse(form, error)
    if request.headers.get("Accept") == "application/json" and request.method == "POST":
        return _for_the_script(answer, refused)
    return _for_a_person(request, form, answer)


def _given(request: SignedInRequest, text: str) -> dict[str, object]:
    """What is asked for: rounds, or what is given besides, or both."""
    asked = asked_in(text)
    asks = asks_in(asked)
    answer = issue(actor=request.viewer, asks=asks) if asks else Answer([], [])
    besides = also.give(request.viewer, asked)
    if not asks and not besides:
        raise Refused(WHOLE)
    return {"signed": answer.signed, "rosters": answer.rosters, **besides}


def _for_the_script(answer: dict[str, object] | None, refused: Refused | None) -> HttpResponse:
    if answer is not None:
        return _json(answer, status=200)
    says = refused.message if refused else "This cannot be read."
    return _json({"say": says}, status=409 if says == AGAIN else 422)


def _json(document: dict[str, object], *, status: int) -> HttpResponse:
    return HttpResponse(canonical.dumps(document), content_type="application/json", status=status)


def _for_a_person(request: SignedInRequest, form: CollectForm, answer: dict[str, object] | None) -> HttpResponse:
    mine = collecting_now(request.viewer)
    context = {
        "form": form,
        "names": names_in(request.viewer, mine),
        "mine": mine,
        "box": box.origin(),
        "besides": also.link(),
        "given": canonical.to_b64(canonical.dumps(answer)) if answer else "",
        "holders": holders_for(request.viewer),
        "is_shared": is_shared_session(request),
    }
    return render(request, "pulses/collect.html", context, status=422 if form.errors else 200)
