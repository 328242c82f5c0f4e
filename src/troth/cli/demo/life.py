"""The ordinary months: who promised, offered and wrote what, drawn by chance from a seed and so always the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from .people import CREWS, IT, Colleague, Crew, leader_of_it
from .pool import COSTS, Pool, Read
from .scenes import Became, Compared, Entry, Mark, Offered, Said, Scene
from .words import ANYONE, BY_TEAM
from .words.because import CANNOT, NOT_YET

RECENT = (3, 232)  # days before today: what is older has run out, and was there all the same
EARLIER = (275, 412)
TO_YOU = re.compile(r"\b(you|your|me|my)\b")  # a line the other wrote down would say it the other way round
ARRIVING = 5  # days somebody has been here before they promise anything


@dataclass(frozen=True)
class Style:
    """How somebody leads, in shares: promises kept in time, kept late, given up; the rest is left hanging."""

    kept: float
    late: float
    given_up: float
    promises: int
    moments: int


STYLES = {
    "samuel.adjei": Style(0.80, 0.14, 0.06, promises=18, moments=20),
    "graham.whitlock": Style(0.36, 0.18, 0.12, promises=18, moments=8),
    "adaeze.nwosu": Style(0.68, 0.18, 0.09, promises=30, moments=30),
    "lucia.ferraro": Style(0.74, 0.14, 0.08, promises=13, moments=14),
    "hana.kobayashi": Style(0.82, 0.10, 0.08, promises=13, moments=14),
    "yusuf.demir": Style(0.75, 0.15, 0.10, promises=7, moments=6),
    "derek.ashdown": Style(0.70, 0.15, 0.15, promises=5, moments=5),
    "maren.hale": Style(0.72, 0.16, 0.12, promises=10, moments=12),
}
MEMBERS = Style(0.80, 0.12, 0.05, promises=0, moments=0)
IN_THE_LIGHT = {"ioana.petrescu", "mirela.dragan", "leilani.kealoha", "bernadette.osullivan", "wenli.chang"}


def life(seed: int, stories: Sequence[Scene]) -> list[Scene]:
    """Everything that happens by chance, beside the stories whose sentences are taken already."""
    chance, read = Random(seed), Read()  # noqa: S311 # a company is invented here, not a secret
    for scene in stories:
        if not isinstance(scene, Compared):
            read.note(scene.words, _people_of(scene))
    scenes: list[Scene] = []
    for crew in CREWS:
        scenes += _Months(crew, chance, read, RECENT, share=1.0).scenes()
    for crew in CREWS:
        scenes += _Months(crew, chance, Read(), EARLIER, share=0.3).scenes()
    return scenes


def _people_of(scene: Scene) -> tuple[str, ...]:
    if isinstance(scene, Said):
        return scene.giver, scene.receiver
    if isinstance(scene, Offered):
        return scene.doer, scene.touched
    return (scene.author,) if isinstance(scene, Entry) else ()


class _Months:
    """One team over some months."""

    def __init__(self, crew: Crew, chance: Random, read: Read, between: tuple[int, int], *, share: float) -> None:
        self.crew, self.chance, self.read, self.between, self.share = crew, chance, read, between, share
        words = BY_TEAM[crew.key]
        self.down = Pool(chance, words.down, ANYONE.down)
        self.up = Pool(chance, words.up, ANYONE.up)
        self.across = Pool(chance, words.across, ANYONE.across)
        self.offered = Pool(chance, words.offered, ANYONE.offered)
        self.felt = Pool(chance, words.felt, ANYONE.felt)
        self.thanks = Pool(chance, words.thanks, ANYONE.thanks)
        self.shared = Pool(chance, words.shared, ANYONE.shared)
        self.anyones_down = Pool(chance, ANYONE.down)
        self.anyones_offered = Pool(chance, ANYONE.offered)

    def scenes(self) -> Iterator[Scene]:
        """All of them, in no order."""
        style = STYLES[self.crew.leader.handle]
        size = len(self.crew.members)
        yield from self._promises(round(style.promises * self.share), "down")
        yield from self._promises(round((5 + size / 3) * self.share), "up")
        yield from self._promises(round((2 + size / 3) * self.share), "across")
        yield from self._offers(round(style.moments * self.share))
        yield from self._entries(round((6 + size / 1.5) * self.share))
        yield from self._between_colleagues(round((4 + size / 2) * self.share))

    def _promises(self, count: int, direction: str) -> Iterator[Said]:
        for _ in range(count):
            ago = self._day()
            leader, member = self._leader(ago), self._member(ago)
            other = self._member(ago, but=member) if direction == "across" else None
            if direction == "down":
                giver, receiver, pool = leader, member, self.down if self._is_his_team(leader) else self.anyones_down
            elif other is None:
                giver, receiver, pool = member, leader, self.up
            else:
                giver, receiver, pool = member, other, self.across
            told = pool.draw(self.read, (giver.handle, receiver.handle))
            if told and giver != receiver:
                yield self._said(ago, giver, receiver, told[1])

    def _said(self, ago: int, giver: Colleague, receiver: Colleague, words: str) -> Said:
        style = STYLES.get(giver.handle, MEMBERS)
        dice, answer = self.chance.random(), self.chance.random()
        because, became, after = "", Became.OPEN, 0
        if dice < style.kept:
            became, after = Became.KEPT, self.chance.choice((0, 0, 0, -1, -2))
        elif dice < style.kept + style.late:
            became, because = Became.LATE, self.chance.choice(NOT_YET)
        elif dice < style.kept + style.late + style.given_up:
            became, because = Became.CANNOT, self.chance.choice(CANNOT)
        elif giver.handle not in STYLES:
            became = Became.RELEASED
        elif ago > RECENT[1]:
            became = Became.KEPT
        return Said(
            ago=ago,
            giver=giver.handle,
            receiver=receiver.handle,
            words=words,
            became=became,
            after=after,
            because=because,
            delay=self.chance.choice((4, 7, 10)),
            answer="yes" if answer < 0.55 else "not_for_me" if answer < 0.6 else "",
            heard=self.chance.random() < 0.3 and not TO_YOU.search(words),
        )

    def _offers(self, count: int) -> Iterator[Offered]:
        for _ in range(count):
            ago = self._day()
            leader, member = self._leader(ago), self._member(ago)
            pool = self.offered if self._is_his_team(leader) else self.anyones_offered
            told = pool.draw(self.read, (leader.handle, member.handle))
            if told:
                yield Offered(
                    ago=ago, doer=leader.handle, touched=member.handle, kind=told[0], words=told[1],
                    mark=self._mark(told[0]), planned=told[0] == "bad_news",
                )  # fmt: skip

    def _entries(self, count: int) -> Iterator[Entry]:
        for _ in range(count):
            ago = self._day()
            leader, member = self._leader(ago), self._member(ago)
            told = self.felt.draw(self.read, (member.handle,)) if self._is_his_team(leader) else None
            if told:
                mark = self._mark(told[0], always=True)
                yield Entry(
                    ago=ago, author=member.handle, about=leader.handle, kind=told[0], words=told[1],
                    felt=mark.felt if mark else "neutral", size=mark.size if mark else 1,
                )  # fmt: skip

    def _between_colleagues(self, count: int) -> Iterator[Offered]:
        for number in range(count):
            ago = self._day()
            one = self._member(ago)
            two = self._member(ago, but=one)
            pool = self.thanks if number % 4 else self.shared
            told = pool.draw(self.read, (one.handle, two.handle)) if one != two else None
            if told:
                kind = told[0] or "thanks_private"
                yield Offered(
                    ago=ago, doer=one.handle, touched=two.handle, kind=kind, words=told[1], mark=self._mark(kind)
                )

    def _mark(self, kind: str, *, always: bool = False) -> Mark | None:
        """What it was to the one it touched: mostly what its kind suggests, sometimes nothing, sometimes the other."""
        dice, size = self.chance.random(), self.chance.choice((1, 1, 1, 2, 2, 3))
        if dice < 0.45 and not always:
            return None
        if dice > 0.9 and not always:
            return Mark(felt="neutral")
        return Mark(felt="withdrawal" if kind in COSTS else "deposit", size=size, after=self.chance.randint(0, 3))

    def _day(self) -> int:
        first, last = self.between
        if self.crew is IT and first < 30 and self.chance.random() < 0.5:
            last = 30  # most of what is told of this team is its first weeks with a new leader
        return first + int((last - first) * self.chance.random() ** 1.5)  # people remember, and write, what is recent

    def _leader(self, ago: int) -> Colleague:
        return leader_of_it(ago) if self.crew is IT else self.crew.leader

    def _is_his_team(self, leader: Colleague) -> bool:
        return leader == self.crew.leader

    def _member(self, ago: int, *, but: Colleague | None = None) -> Colleague:
        here = [one for one in self._members(ago) if one != but and one != self._leader(ago)]
        if not here:
            return but or self.crew.members[0]
        weights = [max(4, len(here) // 4) if one.handle in IN_THE_LIGHT else 1 for one in here]
        return self.chance.choices(here, weights)[0]

    def _members(self, ago: int) -> list[Colleague]:
        """Those who have arrived by then and stay long enough to see it through."""
        there = [
            one
            for one in self.crew.members
            if (one.came is None or one.came - ARRIVING > ago) and (one.went is None or one.went + 60 < ago)
        ]
        if self.crew.key == "house":
            there += [crew.leader for crew in CREWS if crew.key not in ("house", "it")]
        return there
