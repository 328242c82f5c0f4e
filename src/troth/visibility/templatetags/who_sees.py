"""What the table says, beside the thing it speaks of: the line under a sensitive form, and "why can I see this?"."""

from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from troth.visibility import words
from troth.visibility.gate import BINDINGS, reasons
from troth.visibility.policy import Say, Viewer, kind

register = template.Library()


@register.inclusion_tag("visibility/_seen_by.html")
def seen_by(key: str) -> dict[str, Any]:
    """`{% seen_by "book_entry" %}`: one sentence on who reads this kind of data, before it is sent."""
    row = kind(key)
    warning = "" if row.say(Viewer.EVERYONE) is Say.YES else words.server_holder(row)
    return {"kind": row, "sentence": words.seen_by(row), "warning": warning}


@register.inclusion_tag("visibility/_why.html", takes_context=True)
def why(context: Context, row: Model) -> dict[str, Any]:
    """`{% why promise %}`: a disclosure that says why the viewer of the page can see this row, and who else can."""
    of = BINDINGS[type(row)].kind
    return {"words": words.why(reasons(context["viewer"], row)), "kind": of, "sentence": words.seen_by(of)}
