import os
import pytest
from tests.box_page.rooms import AFTER, AROUND, BESIDE, IN_ANSWERING, LEAF, envelope_of
from tests.browser.axe import violations, width_overflow

OUT = "/tmp/page-shots"
os.makedirs(OUT, exist_ok=True)

@pytest.mark.parametrize(("size","theme"), [((1280,900),"light"),((320,640),"light"),((320,640),"dark"),((1280,900),"dark")])
def test_look(walk, box, size, theme):
    found = []
    w = walk(size=size, theme=theme)
    n = [0]
    def shot(name):
        w.heading()
        n[0] += 1
        w.page.screenshot(path=f"{OUT}/{n[0]:02d}-{name}-{size[0]}-{theme}.png", full_page=True)
        found.extend(f"{name}: {v}" for v in violations(w.page))
        found.extend(f"{name}: wide {v}" for v in width_overflow(w.page))
    r = box.add()
    w.go(); shot("empty")
    [s.click() for s in w.page.locator("summary").all()]
    shot("empty-open")
    w.go(w.collect_link(r)); shot("collect")
    w.press("Go on"); shot("words")
    w.press("Go on and have it signed")
    w.go(w.answer_of_site(w.asked())); shot("received")
    w.press("Take it elsewhere"); shot("carry")
    r.open(beside=7)
    w.at(IN_ANSWERING).go(); shot("open")
    w.press("Take it elsewhere"); shot("carry-open")
    w.go(); w.press("Answer now"); shot("answer")
    w.press("Seal and send"); shot("answer-none")
    w.page.locator(".item").nth(0).get_by_label("Mostly").check()
    w.press("Seal and send"); shot("waiting")
    w.wait_out()
    w.page.get_by_role("heading", name="Sent").wait_for(); shot("sent")
    assert len(r.ballots()) == 1
    w.go(); shot("home-sent")
    for _ in range(6): box.box.take_ballot(r.id, envelope_of(r.manifest, AROUND, {"safety-1": 3}).to_bytes())
    r.release()
    w.at(AFTER).go(); shot("home-released")
    w.press("Find my answer"); shot("result")
    w2 = walk(size=size, theme=theme); w = w2
    box.turn("2026-10-10"); r = box.add()
    w.collect(r, shared=True); shot("handover")
    assert found == [], "\n".join(found)
