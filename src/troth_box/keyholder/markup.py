"""The desk's pages as HTML: three steps, each with what it found in words; what came from outside is escaped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from ..trouble import Trouble
from . import telling
from .checking import Checked
from .counting import Counted
from .desk import Desk
from .identity import LEAST_PASSPHRASE, Identity

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="keyholder.css">
</head>
<body>
<header class="top"><p class="name">Troth</p><p class="place">Keyholder’s desk, on this computer only</p></header>
<main>
{main}
</main>
{foot}
</body>
</html>
"""
FOOT = """<footer>
<p>A program on this computer makes this page. It sends nothing anywhere, except what you fetch or send yourself.</p>
<form method="post" action="stop"><button class="quiet">Stop the program</button></form>
</footer>"""
LEAD = """<p class="lead">Three steps, in this order. Ballots are opened in this program’s memory; none is kept. You can
stop at any time and begin again.</p>"""
OF_WEEK = """<p>Compare them aloud with two or three colleagues who answered: they stand for what was fixed, and for how
many fetched a token. If one of them saw other words, somebody was shown another group: do not count.</p>"""
CLOSED = '<p class="wait">{}</p>'


@dataclass
class View:
    """What happened last: at which step, what went wrong, what had been typed."""

    step: str = ""
    done: str = ""
    trouble: Trouble | None = None
    kept: dict[str, str] = field(default_factory=dict)


def desk_page(desk: Desk, view: View) -> bytes:
    main = "\n".join(
        [
            "<h1>Check, count, sign</h1>",
            LEAD,
            _section("check", "Check", _check(desk, view)),
            _section("count", "Count", _count(desk, view)),
            _section("sign", "Sign", _sign(desk, view)),
            '<p class="else">No key yet, or only the paper copy left? <a href="make">Make a key file</a></p>',
        ]
    )
    return _page("Check, count, sign", main)


def make_page(made: Identity | None, view: View) -> bytes:
    main = _made(made) if made else _making(view)
    return _page("Your key", f'<p class="back"><a href="./">Back to the desk</a></p>\n{main}')


def stopped_page() -> bytes:
    main = (
        "<h1>Stopped</h1>\n<p class='lead'>The program has ended, and has forgotten everything. Close this window.</p>"
    )
    return _page("Stopped", main, foot="")


def _page(title: str, main: str, *, foot: str = FOOT) -> bytes:
    return HEAD.format(title=f"{title} · Troth", main=main, foot=foot).encode()


def _section(step: str, title: str, inside: str) -> str:
    heading = f'<h2 id="{step}-title">{title}</h2>'
    return f'<section aria-labelledby="{step}-title">\n{heading}\n{inside}\n</section>'


def _check(desk: Desk, view: View) -> str:
    trouble = _trouble(view, "check", "fetch", "clear")
    if desk.checked is None or desk.handed is None:
        return trouble + _handing_in(desk, view)
    checked = desk.checked
    return trouble + "\n".join(
        [
            _good("Checked", "Every signature holds.", is_new=view.done in ("check", "fetch")),
            "<h3>Check words of the answering week</h3>",
            OF_WEEK,
            _words(checked.words_of_week),
            "<h3>Check words of the round</h3>",
            "<p>For a colleague who kept only the ones they saw when they fetched their token.</p>",
            _words(checked.words),
            _list(telling.of_check(checked)),
            _circles(checked),
            f'<p class="fine">From {escape(desk.handed.whence)}. To compare with another copy, its SHA-256:</p>',
            f'<p class="fine"><code>{desk.handed.digest}</code></p>',
            _button("clear", "Put it away and take another", kind="quiet"),
        ]
    )


def _words(words: Iterable[str]) -> str:
    return f'<ol class="words">{"".join(f"<li>{escape(word)}</li>" for word in words)}</ol>'


def _handing_in(desk: Desk, view: View) -> str:
    kept = {name: escape(view.kept.get(name, ""), quote=True) for name in ("box", "round")}
    return f"""<p>Take the file you were given, or fetch it from the box. Nothing is opened yet.</p>
<form method="post" action="check" enctype="multipart/form-data">
{_file("file", "File of ballots")}
<button>Check</button>
</form>
<details{" open" if view.step == "fetch" else ""}>
<summary>Fetch it from the box instead</summary>
<p>The box hands ballots to the keyholder and the deputy only, so your key is needed to ask.</p>
<form method="post" action="fetch" enctype="multipart/form-data">
<label for="box">Address of the box</label>
<input id="box" name="box" inputmode="url" autocomplete="off" spellcheck="false" value="{kept["box"]}" required>
<label for="round">Round <span>only if more than one waits</span></label>
<input id="round" name="round" autocomplete="off" spellcheck="false" value="{kept["round"]}">
{_key_fields("fetch")}
<button>Fetch and check</button>
</form>
</details>"""


def _count(desk: Desk, view: View) -> str:
    if desk.checked is None:
        return CLOSED.format("Opens when a file of ballots was checked.")
    trouble = _trouble(view, "count")
    if desk.counted is None:
        fields = "<p>Your key is at hand from fetching.</p>" if desk.identity else _key_fields("count")
        return f"""{trouble}<p>Compare the check words first. Then the ballots are opened and counted. Ten thousand take
a few seconds.</p>
<form method="post" action="count" enctype="multipart/form-data">
{fields}
<button>Count</button>
</form>"""
    return trouble + "\n".join(
        [
            _good("Counted", "Nothing of single ballots is kept.", is_new=view.done == "count"),
            _list(telling.of_count(desk.counted, desk.checked)),
            _figures(desk.counted),
            '<p class="fine">To compare with your deputy’s count before you sign, its SHA-256:</p>',
            f'<p class="fine"><code>{desk.counted.digest}</code></p>',
        ]
    )


def _sign(desk: Desk, view: View) -> str:
    if desk.counted is None:
        return CLOSED.format("Opens when the ballots were counted.")
    trouble = _trouble(view, "sign", "send")
    if desk.result is None or desk.checked is None:
        return f"""{trouble}<p>Your signature says: this is what the ballots say. Once the box has it, it drops the
ballots, and nobody can count them again.</p>
{_button("sign", "Sign")}"""
    box = escape(desk.checked.manifest.box)
    said = "<p>The box has taken it. Ballots and keys are being destroyed; anybody can verify the result.</p>"
    sending = said if desk.is_sent else _button("send", "Send it to the box", kind="quiet")
    return f"""{trouble}{_good("Signed", "Your key has been put away.", is_new=view.done in ("sign", "send"))}
<p>Save the result. It holds no single ballot, but the figures of every group, and some may have to stay unsaid: give it
to the box or to your deputy, and to nobody else. The box of this round is at {box}.</p>
<p class="buttons"><a class="button" href="tally" download>Save the signed result</a></p>
{sending}"""


def _making(view: View) -> str:
    return f"""<h1>Make your key</h1>
<p class="lead">A file that only your passphrase opens. With it you open ballots, and sign what they say. A deputy makes
one of their own.</p>
{_trouble(view, "make")}<section>
<form method="post" action="make" enctype="multipart/form-data">
<label for="passphrase">Passphrase <span>at least {LEAST_PASSPHRASE} characters: four or five words, say</span></label>
<input id="passphrase" name="passphrase" type="password" autocomplete="new-password" required>
<label for="again">The same again</label>
<input id="again" name="again" type="password" autocomplete="new-password" required>
<details>
<summary>I have a paper copy, and need a new file</summary>
<label for="paper">The line on the paper <span>it begins with AGE-SECRET-KEY-1</span></label>
<input id="paper" name="paper" autocomplete="off" spellcheck="false">
</details>
<button>Make the key file</button>
</form>
</section>"""


def _made(made: Identity) -> str:
    return f"""<h1>Your key is made</h1>
<section class="screen">
<h2>1. Save the file</h2>
<p>Keep it where you keep what is yours alone, not on a shared drive. It opens with your passphrase only.</p>
<p class="buttons"><a class="button" href="key" download>Save the key file</a></p>
</section>
<section class="screen">
<h2>2. Give this line to the site</h2>
<p>It is public: it lets ballots be sealed to you, and lets everybody check your signature.</p>
<p class="line"><code>{escape(made.holder.line)}</code></p>
</section>
<section>
<h2>3. Print the paper copy</h2>
<p class="screen">If the file or the passphrase is lost, this line brings the key back. Print this page, put it into an
envelope, sign across the seal, and lock it away. If all are lost, your rounds cannot be counted any more.</p>
<p class="paper"><code>{escape(made.paper)}</code></p>
<p class="fine">Key of a keyholder of Troth. Whoever reads this line can open ballots. After the first 1, no B, I, O or
1 is in it.</p>
</section>
<div class="screen">{_button("forget", "I have all three")}</div>"""


def _figures(counted: Counted) -> str:
    """What will be signed, for whoever wants to read it before signing."""
    tables = []
    for circle, told in ((circle, one.told) for circle, one in counted.figures.items()):
        rows = "".join(
            f"<tr><th scope='row'>{escape(item)}</th>"
            + "".join(f"<td>{low} to {high}</td>" for low, high in (bands.low, bands.middle, bands.high))
            + f"<td>{bands.answers}</td></tr>"
            for item, bands in told.bands.items()
        )
        heads = "".join(f"<th scope='col'>{name}</th>" for name in ("Item", "Low", "Middle", "High", "Of"))
        caption = f"Circle {escape(circle[:8])}, {telling.ballots(told.ballots)}"
        inside = f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
        tables.append(_table(inside, label=caption))
    if not tables:
        return ""
    return f"<details><summary>Read what you would sign</summary>{''.join(tables)}</details>"


def _circles(checked: Checked) -> str:
    heads = "".join(f"<th scope='col'>{name}</th>" for name in ("Circle", "People", "Tokens", "Ballots"))
    rows = telling.of_circles(checked.manifest, checked.gate.issued, checked.by_circle)
    body = "".join(
        f"<tr><th scope='row'>{escape(first)}</th>{''.join(f'<td>{cell}</td>' for cell in rest)}</tr>"
        for first, *rest in rows
    )
    said = "<p>No circle had enough tokens: there is nothing to count in this round.</p>" if not rows else ""
    return said or _table(f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody>", label="Circles that answer")


def _table(inside: str, *, label: str) -> str:
    return f'<div class="table-wrap" tabindex="0" role="region" aria-label="{label}"><table>{inside}</table></div>'


def _key_fields(step: str) -> str:
    return f"""{_file("key", "Your key file", step)}
<label for="{step}-passphrase">Its passphrase</label>
<input id="{step}-passphrase" name="passphrase" type="password" autocomplete="current-password" required>"""


def _file(name: str, label: str, step: str = "") -> str:
    at = f"{step}-{name}" if step else name
    return f'<label for="{at}">{label}</label>\n<input id="{at}" name="{name}" type="file" required>'


def _button(action: str, label: str, *, kind: str = "") -> str:
    of_kind = f' class="{kind}"' if kind else ""
    return f'<form method="post" action="{action}"><button{of_kind}>{label}</button></form>'


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _good(word: str, rest: str, *, is_new: bool) -> str:
    focus = ' tabindex="-1" autofocus' if is_new else ""
    return f'<p class="good" role="status"{focus}><strong>{word}.</strong> {rest}</p>'


def _trouble(view: View, *steps: str) -> str:
    if view.trouble is None or view.step not in steps:
        return ""
    return (
        f'<div class="trouble" role="alert" tabindex="-1" autofocus><p><strong>{escape(view.trouble.says)}</strong></p>'
        f"<p>{escape(view.trouble.mend)}</p></div>\n"
    )
