"""A decision that costs people: told with its reasons, its news planned and said, and gone back to after two days."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.cast import Cast
from tests.decisions.asking import opened
from tests.tough_news.telling import START
from troth.accounts.models import Moment
from troth.kernel import clock
from troth.tough_news.models import News

ABOUT = "Which of the two desks stays open at night?"


@pytest.mark.journey
def test_a_tough_decision_flows_into_news_and_is_gone_back_to(cast: Cast, open_page: Open) -> None:
    with clock.moved(START):
        decision = opened(cast, say="tell", about=ABOUT)
        ama, ben = open_page(cast.ama), open_page(cast.ben)
        ama.goto(f"/decisions/{decision.id}/")
        ama.get_by_role("link", name="Decide", exact=True).click()
        ama.get_by_label("What is decided").fill("The desk at the quay closes at ten.")
        ama.get_by_label("Why", exact=True).fill("Two people cannot hold both.")
        ama.get_by_role("radio", name=re.compile("^Yes, it costs")).check()
        ama.get_by_role("button", name="Decide, and tell all").click()

        expect(ama.get_by_label("Its name")).to_have_value(ABOUT)
        ama.get_by_label("What happens").fill("From May the desk at the quay closes at ten.")
        ama.get_by_label("Why", exact=True).fill("Two people cannot hold both desks.")
        ama.get_by_role("checkbox", name="Quay").check()
        ama.get_by_role("button", name="Keep it").click()
        ben.goto("/tough-news/")
        expect(ben.get_by_role("main")).not_to_contain_text(ABOUT)
        ama.get_by_role("link", name="I have said it").click()
        ama.get_by_role("button", name="Mark them as told").click()
        expect(ama.get_by_role("main")).to_contain_text("Said to 2.")

        ben.goto(f"/decisions/{decision.id}/")
        expect(ben.get_by_role("main")).to_contain_text("The desk at the quay closes at ten.")
        ben.goto("/waiting/")
        expect(ben.get_by_role("main")).to_contain_text(ABOUT)
    assert Moment.objects.filter(touched=cast.ben, planned=True).count() == 1
    with clock.moved(START + timedelta(days=2)):
        ama.goto("/waiting/")
        expect(ama.get_by_role("main")).to_contain_text("check-in")
        ama.goto(f"/tough-news/{News.objects.get().id}/")
        ama.get_by_role("button", name=re.compile("^Done")).first.click()
        ben.goto(f"/tough-news/{News.objects.get().id}/")
        expect(ben.get_by_role("main")).to_contain_text("Done")
