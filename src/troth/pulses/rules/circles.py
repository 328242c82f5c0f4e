"""Who is counted together: teams merged with their neighbours until each group has eight people or more.

The groups form trees in which every group above is made of exactly two below it, so that a group too few of which
collect their right to answer merges with one neighbour and with nobody else. What is left of a group when another is
taken away has eight people or more, or none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

LEAST = 8
WAITING = 5  # newcomers from which a group is counted anew: fewer would show by the difference


class Wording(StrEnum):
    """Whom the sentences speak of: the one leader of a whole team, or the place."""

    LEADER = "leader"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Team:
    """A team, its place in the tree, who of it is counted there, and who leads it. Any names will do.

    `is_whole` says that all its members are counted in it, none elsewhere.
    """

    id: str
    parent: str | None
    people: frozenset[str]
    leaders: frozenset[str]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Circle:
    """People counted together. `parent` is the place of the circle above in the list they come in."""

    people: frozenset[str]
    teams: tuple[str, ...]
    wording: Wording
    parent: int | None = None


@dataclass
class _Node:
    """A circle while it is being put together; one with parts has no people of its own."""

    teams: list[Team] = field(default_factory=list)
    parts: tuple["_Node", ...] = ()

    @property
    def leaves(self) -> Iterator["_Node"]:
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves

    @property
    def first(self) -> str:
        return min(team.id for leaf in self.leaves for team in leaf.teams)


def circles_of(teams: Sequence[Team]) -> list[Circle]:
    """Parents before their parts; empty where there are fewer than eight people altogether.

    Nobody may be in two of the teams.
    """
    below: Mapping[str | None, list[Team]] = defaultdict(list)
    known = {team.id for team in teams}
    for team in sorted(teams, key=lambda one: one.id):
        below[team.parent if team.parent in known else None].append(team)
    root, left = _gathered([_built(team, below) for team in below[None]])
    if root is None:
        return []
    if left:  # at most seven people of the whole organisation: they go to a group that is about the place anyway
        min(root.leaves, key=lambda leaf: (_wording(leaf) is Wording.LEADER, leaf.first)).teams.extend(left)
    return list(_listed(root))


def _built(team: Team, below: Mapping[str | None, list[Team]]) -> tuple[_Node | None, list[Team]]:
    own = (_Node([team]), []) if len(team.people) >= LEAST else (None, [team] if team.people else [])
    return _gathered([own, *(_built(part, below) for part in below[team.id])])


def _gathered(parts: Iterable[tuple[_Node | None, list[Team]]]) -> tuple[_Node | None, list[Team]]:
    """The groups of one place under one node, and what is still too small, once that has been tried together."""
    nodes, small = [], []
    for node, left in parts:
        nodes += [node] if node else []
        small += left
    if sum(len(team.people) for team in small) >= LEAST:
        nodes.append(_Node(small))
        small = []
    return _paired(nodes), small


def _paired(nodes: Sequence[_Node]) -> _Node | None:
    """Halved until single, in an order that depends on no size: a group that grows must not move the others."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    ordered = sorted(nodes, key=lambda node: node.first)
    middle = len(ordered) // 2
    halves = _paired(ordered[:middle]), _paired(ordered[middle:])
    return _Node(parts=tuple(half for half in halves if half))


def _listed(root: _Node) -> Iterator[Circle]:
    waiting: list[tuple[_Node, int | None]] = [(root, None)]
    place = 0
    while waiting:
        node, parent = waiting.pop(0)
        teams = [team for leaf in node.leaves for team in leaf.teams]
        people = frozenset().union(*(team.people for team in teams))
        wording = _wording(node) if not node.parts else Wording.PLACE
        yield Circle(people, tuple(sorted(team.id for team in teams)), wording, parent)
        waiting += [(part, place) for part in node.parts]
        place += 1


def _wording(leaf: _Node) -> Wording:
    """About the leader where one and the same leads all of it, is not in it, and nobody is counted elsewhere."""
    leaders = {team.leaders for team in leaf.teams}
    alone = len(leaders) == 1 and len(leaf.teams[0].leaders) == 1
    within = any(leaf.teams[0].leaders & team.people for team in leaf.teams)
    is_whole = all(team.is_whole for team in leaf.teams)
    return Wording.LEADER if alone and is_whole and not within else Wording.PLACE


def lowest(circles: Sequence[Circle]) -> list[int]:
    """The places of those circles that are made of no others."""
    parents = {one.parent for one in circles}
    return [place for place in range(len(circles)) if place not in parents]


def with_newcomers_above(circles: Sequence[Circle], past: Sequence[frozenset[str]]) -> list[Circle]:
    """Newcomers to a group of which something was said lately count in the groups above it until they are five.

    Counted in it at once, they would show by the difference, and nothing could be said of the whole group. In a group
    with none above it they are counted at once.
    """
    places = set(lowest(circles))
    return [
        _waiting_above(one, past) if at in places and one.parent is not None else one for at, one in enumerate(circles)
    ]


def _waiting_above(circle: Circle, past: Sequence[frozenset[str]]) -> Circle:
    before = [people for people in past if people < circle.people and len(circle.people - people) < WAITING]
    return replace(circle, people=max(before, key=len)) if before else circle


def path_of(circles: Sequence[Circle], place: int) -> list[int]:
    """A circle and all those above it."""
    path = [place]
    while (parent := circles[path[-1]].parent) is not None:
        path.append(parent)
    return path
