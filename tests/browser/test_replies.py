"""After a round: guessed, seen at once by a member, answered, promised, kept, and beside the next figures."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, PHONE, Open
from tests.browser.test_guided import press
from tests.cast import Cast
from tests.replies.said import HEARD, WILL, WILL_NOT, released
from troth.kernel import clock
from troth.pulses.models import Release
from troth.replies.models import Draft, Guess, Reply

pytestmark = pytest.mark.journey


def guess(ama: Page, release: Release) -> None:
    """From Today to the question, a tap each, then the figures."""
    ama.goto("/")
    ama.get_by_role("link", name="See the figures").first.click()
    expect(ama.get_by_role("heading", name="Guess first, then see")).to_be_visible()
    expect(ama.get_by_text("about 3.75")).to_have_count(0)
    ama.get_by_role("group", name="The five questions together", exact=False).get_by_label("5", exact=True).check()
    ama.get_by_role("button", name="Show me the figures", exact=True).click()
    expect(ama.get_by_role("heading", name="What you thought, and what they said")).to_be_visible()
    ama.get_by_text("One by one").click()
    expect(ama.get_by_text("Lower than you thought, by about 1.25.")).to_be_visible()
    assert Guess.objects.get().levels == {"core": 5.0}


def draft(ama: Page) -> None:
    ama.get_by_role("link", name="Write the answer").click()
    ama.get_by_label("What we heard").fill(HEARD)
    ama.get_by_role("button", name="Keep as a draft").click()
    expect(ama.get_by_text("Kept as a draft, for you alone.").first).to_be_visible()
    assert Draft.objects.get().heard == HEARD


def publish(ama: Page) -> None:
    ama.get_by_label("What I will do", exact=False).first.fill(WILL)
    ama.get_by_label("By when", exact=False).first.fill("in 3 weeks")
    ama.get_by_label("What we will not do, and why").fill(WILL_NOT)
    ama.get_by_role("button", name="Publish it", exact=False).click()
    expect(ama.get_by_role("heading", name="What was answered")).to_be_visible()


def test_guessed_answered_kept_and_beside_the_next_figures(open_page: Open, cast: Cast) -> None:
    start = clock.now()
    release = released(cast)
    ama, ben = open_page(cast.ama), open_page(cast.ben, size=NARROW, theme="dark")
    ben.goto(f"/safely/figures/{release.id}/")
    expect(ben.get_by_text("about 3.75", exact=False).first).to_be_visible()
    expect(ben.get_by_role("heading", name="The answer is not here yet")).to_be_visible()
    guess(ama, release)
    draft(ama)
    ben.reload()
    expect(ben.get_by_text(HEARD)).to_have_count(0)
    publish(ama)
    ben.reload()
    expect(ben.get_by_text(HEARD)).to_be_visible()
    with clock.moved(start + timedelta(days=21)):
        ama.goto("/")
        due = ama.get_by_role("listitem").filter(has_text=WILL).first
        due.get_by_role("button", name="Kept", exact=False).click()
    with clock.moved(start + timedelta(days=91)):
        following = released(cast)
        ben = open_page(cast.ben)  # signed in anew: nobody stays for three months
        ben.goto(f"/safely/figures/{following.id}/")
        expect(ben.get_by_role("heading", name="After the last answer: said, kept?")).to_be_visible()
        expect(ben.get_by_text("Ama Owusu says so", exact=False)).to_be_visible()
        ben.goto("/safely/answers/")
        expect(ben.get_by_role("heading", name="We did", exact=True)).to_be_visible()


def test_passed_by_keyboard_corrected_and_late(open_page: Open, cast: Cast) -> None:
    release = released(cast, ago=22)
    ama, rafa = open_page(cast.ama, size=PHONE), open_page(cast.rafa)
    rafa.goto("/safely/answers/waiting/")
    expect(rafa.get_by_text("Frida Aalto may answer too now.", exact=False)).to_be_visible()
    ama.goto(f"/safely/figures/{release.id}/")
    press(ama, "Pass, and show me the figures")
    expect(ama.get_by_text("It was due", exact=False)).to_be_visible()
    expect(ama.get_by_role("heading", name="What you thought, and what they said")).to_have_count(0)
    ama.get_by_role("link", name="Write the answer").click()
    ama.get_by_label("What we heard").fill(HEARD)
    publish(ama)
    ama.get_by_role("link", name="Correct it").click()
    ama.get_by_label("What we heard").fill("Put better.")
    ama.get_by_role("button", name="Correct it").click()
    expect(ama.get_by_role("heading", name="How it read before")).to_be_visible()
    expect(ama.get_by_text(HEARD)).to_be_visible()
    rafa.reload()
    expect(rafa.get_by_text("No group is waiting.")).to_be_visible()
    assert Reply.objects.get().revision == 1
