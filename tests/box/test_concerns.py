"""A concern in the box, from a slip to nothing: who may ask what, what is seen when, and everything twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.blind import concern_formats as formats
from tests.box.asking import ask
from tests.box.concerning import A_DAY, MONDAY, Company, digest
from tests.box.rounds import SITE, Day
from troth.blind import asked, canonical, letters, signed, tokens
from troth.blind.listeners import Listeners
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concern.identity import ListenerIdentity
from troth_box.concerns.post import MOST_A_DAY
from troth_box.concerns.standing import GONE_CLOSED, GONE_QUIET
from troth_box.looking import look
from troth_box.refusal import Refusal


def refused(status: int, words: str = "") -> Any:
    return pytest.raises(Refusal, check=lambda refusal: refusal.status == status and words in refusal.say)


@pytest.fixture
def company(box: Box, day: Day) -> Iterator[Company]:
    return Company.begun(box, day)


def test_the_ten_days_of_a_concern(company: Company) -> None:
    writer = Writer.new()
    opening = company.opening(writer)
    receipt = company.box.post.open(opening.to_bytes())
    assert company.receipt(receipt).day == MONDAY
    assert company.receipt(receipt).sealed == digest(opening.sealed)
    assert company.texts(writer) == [formats.TEXT]
    assert company.inbox()["threads"] == []  # handed in today: in nobody's inbox before tomorrow

    company.later()
    [one] = company.inbox()["threads"]
    assert (one["state"], one["first_on"], one["due"]) == ("new", "2026-10-05", "2026-10-12")
    [first] = one["first"]
    plain = letters.opened(canonical.from_b64(first), company.identities[2].secret)
    assert letters.read(plain, writer.thread).text == formats.TEXT
    company.answer(writer, "acknowledge", "We have it.")
    company.answer(writer, "note", "Shall we look at the sheets?")
    assert company.texts(writer) == [formats.TEXT]

    company.later()
    assert company.texts(writer) == [formats.TEXT, "We have it."]
    [one] = company.inbox()["threads"]
    assert (one["state"], one["due"]) == ("acknowledged", "2026-11-04")
    assert sorted(letter["as"] for letter in company.thread(writer)) == ["acknowledge", "message", "note"]

    company.later(5)
    company.answer(writer)
    company.later()
    assert company.states() == ["answered"]
    assert formats.ANSWER in company.texts(writer)
    company.add(writer, "It happened again.")
    company.later()
    [one] = company.inbox()["threads"]
    assert (one["state"], one["due"]) == ("waiting", "2026-10-20")
    company.close(writer)
    company.later()
    assert (company.inbox()["threads"], company.states()) == ([], ["closed"])
    assert company.read(writer)["closed"] == "2026-10-14"

    company.box.post.delete(company.ask(Kind.DELETE, writer))
    company.box.post.delete(company.ask(Kind.DELETE, writer))
    assert company.states() == []
    with refused(404):
        company.read(writer)


def test_the_same_letter_again_is_taken_once_and_gets_the_same_receipt(company: Company) -> None:
    opening = company.opening(Writer.new())
    first = company.box.post.open(opening.to_bytes())
    company.later(3)
    assert company.box.post.open(opening.to_bytes()) == first
    writer = company.opened()
    sealed = company.letter(writer, "More.", number=1, kind="more")
    request = company.ask(Kind.WRITE, writer, sealed=sealed, **{"as": "message"})
    second = company.box.post.write(request)
    company.later()
    assert company.box.post.write(request) == second
    found = company.box.post.receipts(company.ask(Kind.READ, writer, day=company.day.today))
    assert [canonical.dumps(one) for one in found].count(second) == 1
    assert len(found) == 2


def test_a_slip_opens_one_concern(company: Company) -> None:
    opening = company.opening(Writer.new())
    company.box.post.open(opening.to_bytes())
    other = Writer.new()
    with refused(409, "used before"):
        company.box.post.open(replace(opening, verify=other.verify, sealed=company.letter(other)).to_bytes())
    with refused(403, "not one of this quarter's"):
        company.box.post.open(replace(opening, season="0" * 32, sealed=company.letter(other)).to_bytes())
    forged = replace(opening, message=tokens.prepare(bytes(32)), verify=other.verify, sealed=company.letter(other))
    with refused(403, "not one of this quarter's"):
        company.box.post.open(forged.to_bytes())
    with refused(400):
        company.box.post.open(b"{}")
    company.day.today = company.season.until + A_DAY
    with refused(410, "2027-01-31"):
        company.box.post.open(company.opening(other).to_bytes())


def test_a_slip_is_not_spent_where_the_concern_was_there_already(company: Company) -> None:
    writer = company.opened()
    opening = company.opening(writer)  # another slip, another letter, the same words
    with refused(409):
        company.box.post.open(opening.to_bytes())
    other = Writer.new()
    company.box.post.open(replace(opening, verify=other.verify, sealed=company.letter(other)).to_bytes())


def test_twenty_at_once_with_one_slip_or_one_letter(company: Company) -> None:
    opening = company.opening(Writer.new())
    others = [Writer.new() for _ in range(5)]
    rivals = [replace(opening, verify=one.verify, sealed=company.letter(one)) for one in others]

    def send(one: Any) -> bytes | None:
        try:
            return company.box.post.open(one.to_bytes())
        except Refusal:
            return None

    with ThreadPoolExecutor(8) as pool:
        taken = [one for one in pool.map(send, [*rivals, *rivals]) if one]
    assert len(set(taken)) == 1
    again = company.opening(Writer.new())
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(send, [again] * 10))) == 1


def test_only_the_words_read_write_and_delete(company: Company) -> None:
    writer, thief = company.opened(), Writer.new()
    company.later()
    for kind, more in (
        (Kind.READ, {"day": company.day.today}),
        (Kind.DELETE, {}),
        (Kind.WRITE, {"sealed": company.letter(writer), "as": "message"}),
    ):
        box = company.box.settings.origin
        forged = asked.written(kind, box, thief.writing, thread=writer.thread, **more)
        call = {
            Kind.READ: company.box.post.read,
            Kind.DELETE: company.box.post.delete,
            Kind.WRITE: company.box.post.write,
        }
        with refused(403):
            call[kind](forged)
    with refused(404):
        company.read(thief)
    with refused(403, "not one of the listeners'"):
        company.box.post.close(_close(company, thief, writer.thread))
    with refused(403):
        company.box.post.close(company.ask(Kind.CLOSE, writer, day=company.day.today, shut=True))
    assert company.texts(writer) == [formats.TEXT]


def _close(company: Company, by: Writer, thread: str) -> bytes:
    return asked.written(
        Kind.CLOSE, company.box.settings.origin, by.writing, thread=thread, day=company.day.today, shut=False
    )


def test_a_stranger_lists_nothing_and_a_listener_who_left_neither(company: Company) -> None:
    writer = company.opened()
    company.later()
    with refused(403, "not one of the listeners'"):
        company.inbox(ListenerIdentity.new())
    left = company.identities[2]
    assert company.inbox(left)["threads"]
    company.publish(company.identities[:2])
    for ask_ in (lambda: company.inbox(left), lambda: company.thread(writer, left)):
        with refused(403):
            ask_()
    with refused(403):
        company.hand_in(writer, company.letter(writer), "reply", left)
    company.answer(writer)
    sealed = canonical.from_b64(next(one["sealed"] for one in company.thread(writer) if one["as"] == "reply"))
    with pytest.raises(FormRefused):
        letters.opened(sealed, left.secret)
    company.publish([])  # nobody is left
    for ask_ in (company.inbox, lambda: company.thread(writer)):
        with refused(403):
            ask_()
    company.publish(company.identities[:1])
    assert company.thread(writer)


def test_a_lost_passphrase_costs_nothing_where_another_listener_seals_again(company: Company) -> None:
    """The same for somebody new: what the writer signed stays signed by the writer."""
    writer = company.opened()
    company.later()
    new = ListenerIdentity.new()
    company.publish([*company.identities[1:], new])
    [first] = company.inbox(new)["threads"][0]["first"]
    with pytest.raises(FormRefused):
        letters.opened(canonical.from_b64(first), new.secret)
    plain = letters.opened(canonical.from_b64(first), company.identities[1].secret)
    again = letters.close_again(plain, [one.recipient for one in company.listeners.listeners])
    company.hand_in(writer, again, "copy", company.identities[1])
    copies = [one["sealed"] for one in company.thread(writer, new) if one["as"] == "copy"]
    found = letters.opened(canonical.from_b64(copies[0]), new.secret)
    assert letters.read(found, writer.thread).text == formats.TEXT
    company.later()
    assert [one["as"] for one in company.read(writer)["letters"]] == ["message"]
    assert [one["state"] for one in company.inbox(new)["threads"]] == ["new"]


def test_shut_takes_no_more_and_closed_opens_again(company: Company) -> None:
    abusive, other = company.opened(), company.opened()
    company.later()
    company.answer(abusive, "reply", "We close this, because it threatens somebody.")
    company.close(abusive, shut=True)
    company.close(abusive)  # stays shut
    company.close(other)
    with refused(410, "closed this concern"):
        company.add(abusive, "again")
    company.later()
    assert (company.read(abusive)["shut"], company.read(other)["shut"]) == (True, False)
    assert sorted(company.states()) == ["closed", "shut"]
    company.add(other, "It is better now.", "care")
    assert company.read(other)["closed"]
    company.add(other, "It was not over.")
    company.later()
    assert sorted(company.states()) == ["new", "shut"]


def test_what_a_writer_closes_is_seen_the_day_after(company: Company) -> None:
    writer = company.opened()
    company.later()
    company.box.post.close(company.ask(Kind.CLOSE, writer, day=company.day.today, shut=False))
    assert company.read(writer)["closed"] == "2026-10-06"
    [one] = company.inbox()["threads"]
    assert (one["closed"], one["state"]) == (None, "new")
    company.later()
    assert (company.inbox()["threads"], company.states()) == ([], ["closed"])


def test_five_letters_a_day(company: Company) -> None:
    writer = company.opened()
    for count in range(MOST_A_DAY - 1):
        company.add(writer, f"More, {count}")
    with refused(429, "Five letters a day"):
        company.add(writer, "And more")
    company.later()
    company.add(writer, "The day after")


def test_pages_of_fifty_with_the_latest_first(company: Company) -> None:
    for day in range(4):
        company.day.today = MONDAY + timedelta(days=day)
        for _ in range(15):
            company.opened()
    company.later()
    first = company.inbox()
    second = company.inbox(after=first["after"])
    assert (len(first["threads"]), len(second["threads"]), second["after"]) == (50, 10, None)
    found = [(one["last_on"], one["thread"]) for one in [*first["threads"], *second["threads"]]]
    assert len(set(found)) == 60
    assert found == sorted(found, key=lambda one: (-int(one[0].replace("-", "")), one[1]))
    company.later(-1)
    assert len(company.inbox()["threads"]) == 45


# --- what the site may know ------------------------------------------------------------------------------------------


def test_a_page_asks_few_statements_and_leaves_out_what_is_deleted_meanwhile(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers = [company.opened() for _ in range(6)]
    company.later()
    store, asked_ = company.box.store, []
    run = store.run
    monkeypatch.setattr(store, "run", lambda sql, values: (asked_.append(sql), run(sql, values))[1])
    assert len(company.inbox()["threads"]) == 6
    assert len(asked_) <= 6
    concerns = company.box.post.concerns
    page = concerns.page(company.day.today, None, 50, is_open=True)
    company.box.post.delete(company.ask(Kind.DELETE, writers[0]))
    monkeypatch.setattr(concerns, "page", lambda *_, **__: page)
    assert {one["thread"] for one in company.inbox()["threads"]} == {one.thread for one in writers[1:]}


def test_fewer_than_three_are_never_told_and_counts_stand_for_a_week(company: Company) -> None:
    for _ in range(2):
        company.opened()
    company.later(7)
    assert company.counts() == {
        "week": "2026-10-12", "waiting": None, "answered": None, "batch": "2026-10-12", "late": False, "new": False,
    }  # fmt: skip
    third = company.opened()
    company.later()
    assert company.counts()["waiting"] is None  # as of Monday
    company.later(6)
    assert company.counts()["waiting"] == 3
    company.close(third)
    company.later()
    assert company.counts()["waiting"] == 3
    company.later(6)
    assert company.counts()["waiting"] is None


def test_news_and_lateness_are_told_twice_a_week_alone(company: Company) -> None:
    company.later()  # Tuesday
    company.opened()
    company.later()
    assert company.counts()["new"] is False
    company.later()
    assert (company.counts()["batch"], company.counts()["new"]) == ("2026-10-08", True)
    company.later(4)
    assert (company.counts()["batch"], company.counts()["new"], company.counts()["late"]) == (
        "2026-10-12",
        False,
        False,
    )
    company.later(2)  # one day over
    assert company.counts()["late"] is False
    company.later()
    assert company.counts()["late"] is True


def test_only_the_site_is_told_counts(company: Company) -> None:
    with refused(400, "does not count here"):
        company.box.post.counts(company.of_listener(Kind.COUNTS))


# --- what the site publishes -----------------------------------------------------------------------------------------


def test_a_list_that_does_not_follow_is_refused(company: Company) -> None:
    data = company.publish(company.identities[:2])
    company.box.post.take_listeners(data)
    assert company.box.post.listeners() == data
    for wrong in (
        replace(company.listed(company.identities), number=4),
        replace(company.listed(company.identities), before="0" * 64),
        replace(company.listed(company.identities), number=1, before=None),
    ):
        with refused(409, "does not follow"):
            company.box.post.take_listeners(signed.sign(Kind.LISTENERS, wrong.to_document(), SITE).to_bytes())
    for other, words in (
        (replace(company.listed(company.identities), box="https://box.example.org"), "another box"),
        (replace(company.listed(company.identities), concern_page="0" * 64), "other pages"),
    ):
        with refused(400, words):
            company.box.post.take_listeners(signed.sign(Kind.LISTENERS, other.to_document(), SITE).to_bytes())
    by_a_listener = company.identities[0].sign(Kind.LISTENERS, company.listed(company.identities).to_document())
    with refused(400, "does not count here"):
        company.box.post.take_listeners(by_a_listener.to_bytes())


def test_several_lists_are_taken_together_or_not_at_all(company: Company) -> None:
    chain: list[Listeners] = []
    for count in (1, 2, 3):
        pages = (
            (company.listeners.concern_page, company.listeners.listener_page) if count == 3 else ("0" * 64, "1" * 64)
        )
        before = chain[-1] if chain else company.listeners
        chain.append(formats.listeners_of(company.identities[:count], before, company.box.settings.origin, pages))

    def together(*lists: Listeners) -> bytes:
        return canonical.dumps(
            [canonical.loads(signed.sign(Kind.LISTENERS, one.to_document(), SITE).to_bytes()) for one in lists]
        )

    before = company.box.post.listeners()
    for wrong, status in (
        (together(chain[0], chain[2]), 409),
        (together(chain[1], chain[2]), 409),
        (together(*chain[:2]), 400),
        (together(*chain)[:-1], 400),
        (b"[]", 400),
    ):
        with refused(status, ""):
            company.box.post.take_listeners(wrong)
        assert company.box.post.listeners() == before
    for _ in range(2):
        company.box.post.take_listeners(together(*chain))
        assert company.box.post.listeners_now() == chain[-1]


def test_a_quarter_is_put_down_once(company: Company) -> None:
    company.box.post.take_season(company.signed_season)
    assert company.box.post.seasons() == [canonical.loads(company.signed_season)]
    for changed, status, words in (
        ({"answer_in": 90}, 409, "Another quarter"),
        ({"box": "https://box.example.org"}, 400, "another box"),
        ({"receipts": bytes(32)}, 400, "another key of receipts"),
        ({"season": "0" * 32, "key": bytes(384)}, 400, "The season's key"),
    ):
        wrong = replace(company.season, **changed)
        with refused(status, words):
            company.box.post.take_season(signed.sign(Kind.SEASON, wrong.to_document(), SITE).to_bytes())
    company.day.today = company.season.until + A_DAY
    assert company.box.post.seasons() == []


# --- what goes by itself ---------------------------------------------------------------------------------------------


def test_closed_and_quiet_concerns_go_and_slips_with_their_quarter(company: Company) -> None:
    closed, quiet = company.opened(), company.opened()
    company.later()
    company.close(closed)
    company.later(GONE_CLOSED.days)
    company.box.post.tidy()
    assert company.read(closed)["closed"]
    company.later()
    company.box.post.tidy()
    with refused(404):
        company.read(closed)
    assert _rows(company, "slip") == 2  # or they could be used again: good until January
    company.day.today = MONDAY + GONE_QUIET + A_DAY
    company.box.post.tidy()
    with refused(404):
        company.read(quiet)
    assert [_rows(company, name) for name in ("slip", "thread", "letter")] == [0, 0, 0]


def _rows(company: Company, name: str) -> int:
    return int(str(company.box.store.execute(f"SELECT count(*) FROM concern_{name}")[0][0]))


# --- over HTTP -------------------------------------------------------------------------------------------------------


def test_over_http_without_a_name_in_any_address(company: Company) -> None:
    box, writer = company.box, Writer.new()
    opening = company.opening(writer).to_bytes()
    came = ask(box, "POST", "/concerns/open", opening)
    assert (came.status, company.receipt(came.body).day) == (200, MONDAY)
    assert ask(box, "POST", "/concerns/open", opening, HTTP_COOKIE="sessionid=1").status == 400
    assert ask(box, "GET", "/concerns/listeners").body == box.post.listeners()
    assert canonical.loads(ask(box, "GET", "/concerns/seasons").body) == box.post.seasons()
    assert canonical.loads(ask(box, "GET", "/concerns/key").body) == box.post.key()
    read = company.ask(Kind.READ, writer, day=company.day.today)
    for path in ("read", "receipts"):
        assert ask(box, "POST", f"/concerns/{path}", read).status == 200
    sealed = company.letter(writer, "More", number=1, kind="more")
    assert (
        ask(box, "POST", "/concerns/write", company.ask(Kind.WRITE, writer, sealed=sealed, **{"as": "message"})).status
        == 200
    )
    company.later()
    inbox = ask(box, "POST", "/concerns/inbox", company.of_listener(Kind.INBOX, after="", open=True))
    assert canonical.loads(inbox.body) == company.inbox()
    assert ask(box, "POST", "/concerns/thread", company.of_listener(Kind.THREAD, thread=writer.thread)).status == 200
    answer = company.of_listener(Kind.ANSWER, thread=writer.thread, sealed=sealed, **{"as": "note"})
    assert ask(box, "POST", "/concerns/answer", answer).status == 204
    shut = company.of_listener(Kind.CLOSE, thread=writer.thread, shut=True)
    assert ask(box, "POST", "/concerns/close", shut).status == 204
    assert ask(box, "POST", "/concerns/delete", company.ask(Kind.DELETE, writer)).status == 204
    assert ask(box, "POST", "/concerns/seasons", company.signed_season).status == 204
    assert ask(box, "POST", "/concerns/listeners", box.post.listeners()).status == 204
    counts = asked.written(Kind.COUNTS, box.settings.origin, SITE, day=company.day.today)
    assert ask(box, "POST", "/concerns/counts", counts).status == 200
    digests = canonical.loads(ask(box, "GET", "/pages").body)
    assert digests == {
        "answer": box.page.digest, "concern": box.concern_page.digest, "listener": box.listener_page.digest,
    }  # fmt: skip
    assert ask(box, "GET", "/concern/").status == 200
    assert ask(box, "GET", "/listener/page.js").status == 404


def test_without_a_quarter_or_a_list_there_is_nothing_to_write_to(box: Box, day: Day) -> None:
    assert box.post.seasons() == []
    with refused(404):
        box.post.listeners()
    company = Company(box, day)
    with refused(403, "not one of the listeners'"):
        company.inbox()


def test_the_doctor_names_a_list_whose_pages_are_not_these(company: Company) -> None:
    def told() -> list[str]:
        return [one.level for one in look(company.box.settings, nginx=[], caddy=[]) if one.about == "Concerns"]

    assert told() == ["good"]
    (company.box.settings.concern_page / "index.html").write_text("a newer page")
    assert told() == ["warning"]
