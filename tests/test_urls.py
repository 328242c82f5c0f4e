"""Every address x every role, in one literal table; and that the table is complete."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.cast import Cast
from tests.visibility.world import make_world
from troth.people.models import Person

ROLES = ("out", "ama", "ben", "chidi", "emil", "lena", "rafa", "kay", "olu", "gil")
"""Signed out; Ben's leader; Ben, whose things are asked for; his teammate; a stranger; a listener; the representative;
the keyholder; the operator; somebody who left."""

STATUS = {"o": 200, ">": 302, "4": 403, "-": 404, "x": 405, "g": 410, "!": 422, "u": 401}

# Address as the resolver has it | what stands in it (of tests/visibility/world.py, or =literally) | GET | POST, a sign
# for each role. A stranger gets "-", the page for what does not exist; somebody signed out is sent to sign in.
TABLE = """
                                                              |                                | oooooooooo | xxxxxxxxxx
week/                                                         |                                | >oooooooo> | >xxxxxxxx>
waiting/                                                      |                                | >oooooooo> | >xxxxxxxx>
between/                                                      |                                | >oooooooo> | >xxxxxxxx>
between/<uuid:id>/                                            | ama                            | >-ooooooo> | >xxxxxxxx>
aside/<uuid:id>/                                              | promise                        | >xxxxxxxx> | >>>>>>>>>>
aside/<uuid:id>/back/                                         | promise                        | >xxxxxxxx> | >>>>>>>>>>
less/<slug:kind>/                                             | =promise-due                   | >xxxxxxxx> | >>>>>>>>>>
less/<slug:kind>/again/                                       | =promise-due                   | >xxxxxxxx> | >>>>>>>>>>
promises/                                                     |                                | >oooooooo> | >xxxxxxxx>
promises/say/                                                 |                                | >xxxxxxxx> | >!!!!!!!!>
promises/<uuid:id>/                                           | promise                        | >oo------> | >xxxxxxxx>
promises/<uuid:id>/<settled:move>/                            | promise =keep                  | >xxxxxxxx> | >>>------>
promises/<uuid:id>/<answer:says>/                             | promise =yes                   | >xxxxxxxx> | >>>------>
promises/<uuid:id>/not-yet/                                   | promise                        | >oo------> | >!!------>
promises/<uuid:id>/correct/                                   | asked                          | >oo------> | >!!------>
promises/<uuid:id>/accept/                                    | asked                          | >xxxxxxxx> | >>>------>
promises/<uuid:id>/take-back/                                 | asked                          | >xxxxxxxx> | >>>------>
promises/<uuid:id>/change/                                    | promise                        | >oo------> | >!!------>
promises/<uuid:id>/change/<agreement:says>/                   | theirs =agree                  | >xxxxxxxx> | >>>------>
lines/<uuid:id>/send/                                         | line                           | >xxxxxxxx> | >->------>
lines/<uuid:id>/<became:state>/                               | line =kept                     | >xxxxxxxx> | >->------>
lines/<uuid:id>/not-yet/                                      | line                           | >-o------> | >-!------>
lines/<uuid:id>/delete/                                       | line                           | >xxxxxxxx> | >->------>
moments/new/                                                  |                                | >oooooooo> | >!!!!!!!!>
moments/<uuid:id>/                                            | moment                         | >-o------> | >-!------>
moments/<uuid:id>/take-back/                                  | moment                         | >xxxxxxxx> | >>>------>
book/                                                         |                                | >oooooooo> | >xxxxxxxx>
book/<uuid:id>/                                               | ama                            | >-ooooooo> | >xxxxxxxx>
book/<uuid:id>/new/                                           | ama                            | >-ooooooo> | >-!!!!!!!>
book/entry/<uuid:id>/                                         | entry                          | >-o------> | >-!------>
book/entry/<uuid:id>/keep/                                    | entry                          | >xxxxxxxx> | >->------>
book/entry/<uuid:id>/delete/                                  | entry                          | >xxxxxxxx> | >->------>
look-back/                                                    |                                | >oooooooo> | >xxxxxxxx>
look-back/<int:year>-<int:month>/                             | =2026 =10                      | >oooooooo> | >xxxxxxxx>
compare/                                                      |                                | >oooooooo> | >xxxxxxxx>
compare/with/<uuid:id>/                                       | ama                            | >-ooooooo> | >-!!!!!!!>
compare/<uuid:id>/                                            | comparison                     | >oo------> | >xxxxxxxx>
compare/<uuid:id>/number/                                     | comparison                     | >xxxxxxxx> | >>>------>
compare/<uuid:id>/pick/                                       | comparison                     | >oo------> | >!!------>
compare/<uuid:id>/<step:step>/                                | comparison =out                | >xxxxxxxx> | >>>------>
compare/picked/<uuid:id>/take-back/                           | pick                           | >xxxxxxxx> | >->------>
operate/kinds/                                                |                                | >-------o> | >-------!>
operate/kinds/<uuid:id>/                                      | kind                           | >-------o> | >-------!>
operate/kinds/<uuid:id>/retire/                               | kind                           | >xxxxxxxx> | >------->>
cards/                                                        |                                | >oooooooo> | >xxxxxxxx>
cards/write/                                                  |                                | >oooooooo> | >!!!!!!!!>
cards/page/                                                   |                                | >oooooooo> | >xxxxxxxx>
cards/about-me.md                                             |                                | >oooooooo> | >xxxxxxxx>
cards/import/                                                 |                                | >oooooooo> | >!!!!!!!!>
cards/import/keep/                                            |                                | >xxxxxxxx> | >>>>>>>>>>
cards/<uuid:id>/                                              | card                           | >-o------> | >-!------>
cards/<uuid:id>/share/                                        | card                           | >xxxxxxxx> | >->------>
cards/<uuid:id>/renew/                                        | card                           | >xxxxxxxx> | >->------>
cards/<uuid:id>/delete/                                       | card                           | >xxxxxxxx> | >->------>
cards/<uuid:id>/acted/                                        | card                           | >o-------> | >!------->
cards/acted/<uuid:id>/take-back/                              | acted                          | >xxxxxxxx> | >>>------>
cards/acted/<uuid:id>/was-it-so/                              | acted                          | >-o------> | >-!------>
cards/acted/<uuid:id>/unsay/                                  | acted                          | >xxxxxxxx> | >>>------>
cards/ask/<uuid:id>/                                          | ben                            | >o-------> | >xxxxxxxx>
cards/ask/<uuid:id>/<slug:key>/                               | ben =monday                    | >o-------> | >!------->
cards/question/<uuid:id>/                                     | asking                         | >oo------> | >xxxxxxxx>
cards/question/<uuid:id>/aside/                               | asking                         | >xxxxxxxx> | >>>------>
cards/question/<uuid:id>/take-back/                           | asking                         | >xxxxxxxx> | >>>------>
cards/question/<uuid:id>/<said:kind>/                         | asking =back                   | >-o------> | >-!------>
cards/turn/<uuid:id>/take-back/                               | turn                           | >xxxxxxxx> | >>>------>
repair/                                                       |                                | >oooooooo> | >xxxxxxxx>
repair/elsewhere/                                             |                                | >oooooooo> | >xxxxxxxx>
repair/ask/<uuid:id>/                                         | ama                            | >-ooooooo> | >-!!!!!!!>
repair/begin/<uuid:id>/                                       | ama                            | >-ooooooo> | >-!!!!!!!>
repair/<uuid:id>/                                             | repair                         | >oo------> | >xxxxxxxx>
repair/<uuid:id>/say/                                         | repair                         | >-o------> | >-!------>
repair/<uuid:id>/listen/                                      | asked_repair                   | >o-------> | >!------->
repair/<uuid:id>/name/                                        | repair                         | >o-------> | >!------->
repair/<uuid:id>/yes/                                         | repair                         | >-o------> | >-!------>
repair/<uuid:id>/own/                                         | heard_repair                   | >o-------> | >!------->
repair/<uuid:id>/open/                                        | owned_repair                   | >o-------> | >!------->
repair/<uuid:id>/promise/                                     | owned_repair                   | >o-------> | >!------->
repair/<uuid:id>/since/                                       | kept_repair                    | >o-------> | >!------->
repair/<uuid:id>/answer/                                      | kept_repair                    | >-o------> | >-!------>
repair/<uuid:id>/reopen/                                      | repair                         | >xxxxxxxx> | >->------>
repair/<uuid:id>/take-back/                                   | repair                         | >xxxxxxxx> | >>>------>
repair/cool/<uuid:id>/                                        | ama                            | >-ooooooo> | >-!!!!!!!>
repair/cooling/<uuid:id>/                                     | cooling                        | >-o------> | >xxxxxxxx>
repair/cooling/<uuid:id>/words/                               | cooling                        | >xxxxxxxx> | >->------>
repair/cooling/<uuid:id>/later/                               | cooling                        | >xxxxxxxx> | >-!------>
repair/cooling/<uuid:id>/over/                                | cooling                        | >xxxxxxxx> | >->------>
talks/                                                        |                                | >oooooooo> | >xxxxxxxx>
talks/spectrum/                                               |                                | >oooooooo> | >xxxxxxxx>
talks/mirror/                                                 |                                | >o-------> | >xxxxxxxx>
talks/one-to-one/with/<uuid:id>/                              | ben                            | >o-------> | >!------->
talks/one-to-one/<uuid:id>/                                   | series                         | >oo------> | >xxxxxxxx>
talks/one-to-one/<uuid:id>/change/                            | series                         | >oo------> | >!!------>
talks/one-to-one/<uuid:id>/end/                               | series                         | >xxxxxxxx> | >>>------>
talks/one-to-one/<uuid:id>/agenda/                            | series                         | >xxxxxxxx> | >>>------>
talks/agenda/<uuid:id>/<covered:covered>/                     | item =covered                  | >xxxxxxxx> | >>>------>
talks/meeting/<uuid:id>/                                      | earlier                        | >oo------> | >xxxxxxxx>
talks/meeting/<uuid:id>/move/                                 | meeting                        | >oo------> | >!!------>
talks/meeting/<uuid:id>/<meeting_step:state>/                 | meeting =skipped               | >xxxxxxxx> | >>>------>
talks/meeting/<uuid:id>/how/                                  | meeting                        | >xxxxxxxx> | >>>------>
talks/meeting/<uuid:id>/note/                                 | meeting                        | >xxxxxxxx> | >>>------>
talks/meeting/<uuid:id>/own/                                  | meeting                        | >xxxxxxxx> | >>>------>
talks/note/<uuid:id>/take-back/                               | shared_note                    | >xxxxxxxx> | >>>------>
talks/matter/with/<uuid:id>/                                  | ben                            | >o-------> | >!------->
talks/matter/<uuid:id>/                                       | matter                         | >oo------> | >xxxxxxxx>
talks/matter/<uuid:id>/next/                                  | matter                         | >oo------> | >!!------>
talks/matter/<uuid:id>/close/                                 | matter                         | >xxxxxxxx> | >>>------>
talks/matter/<uuid:id>/reopen/                                | matter                         | >xxxxxxxx> | >>>------>
talks/matter/<uuid:id>/support/                               | matter                         | >oo------> | >!!------>
talks/matter/<uuid:id>/promise/                               | matter                         | >oo------> | >!!------>
talks/word/<uuid:id>/take-back/                               | word                           | >xxxxxxxx> | >>>------>
talks/talk/<uuid:id>/                                         | talk                           | >oo------> | >xxxxxxxx>
talks/talk/<uuid:id>/prepare/                                 | preparing                      | >o-------> | >!------->
talks/talk/<uuid:id>/note/                                    | preparing                      | >o-------> | >xxxxxxxx>
talks/talk/<uuid:id>/plan/                                    | preparing                      | >o-------> | >!------->
talks/talk/<uuid:id>/move/                                    | talk                           | >oo------> | >!!------>
talks/talk/<uuid:id>/drop/                                    | preparing                      | >xxxxxxxx> | >>------->
talks/talk/<uuid:id>/held/                                    | talk                           | >oo------> | >!!------>
talks/talk/<uuid:id>/words/                                   | held_talk                      | >oo------> | >!!------>
talks/talk/<uuid:id>/revisit/                                 | held_talk                      | >oo------> | >!!------>
talks/revisit/<uuid:id>/                                      | revisit                        | >oo------> | >!!------>
talks/revisit/<uuid:id>/let-go/                               | revisit                        | >xxxxxxxx> | >>>------>
talks/follow-up/<uuid:id>/<follow_up_step:state>/             | follow_up =done                | >xxxxxxxx> | >>>------>
tough-news/                                                   |                                | >oooooooo> | >xxxxxxxx>
tough-news/plan/                                              |                                | >o-------> | >!------->
tough-news/<uuid:id>/                                         | news                           | >oo------> | >xxxxxxxx>
tough-news/<uuid:id>/change/                                  | plan                           | >o-------> | >!------->
tough-news/<uuid:id>/cards/                                   | plan                           | >o-------> | >xxxxxxxx>
tough-news/<uuid:id>/delete/                                  | plan                           | >o-------> | >>------->
tough-news/<uuid:id>/with/                                    | plan                           | >o-------> | >!------->
tough-news/<uuid:id>/with/<uuid:person>/remove/               | plan dora                      | >xxxxxxxx> | >>------->
tough-news/<uuid:id>/tell/                                    | plan                           | >o-------> | >!------->
tough-news/<uuid:id>/question/                                | news                           | >o-------> | >!------->
tough-news/<uuid:id>/group/<occasion:occasion>/               | news =2-days                   | >xxxxxxxx> | >>------->
tough-news/<uuid:id>/close/                                   | news                           | >xxxxxxxx> | >>------->
tough-news/check-in/<uuid:id>/words/                          | check_in                       | >-o------> | >-!------>
tough-news/check-in/<uuid:id>/<check_in_move:move>/           | check_in =done                 | >xxxxxxxx> | >>>------>
tough-news/asked/<uuid:id>/                                   | asked_after                    | >xxxxxxxx> | >->------>
tough-news/told/<uuid:id>/once-more/                          | told                           | >xxxxxxxx> | >->------>
tough-news/words/<uuid:id>/delete/                            | own_words                      | >xxxxxxxx> | >->------>
decisions/                                                    |                                | >oooooooo> | >xxxxxxxx>
decisions/past/                                               |                                | >oooooooo> | >xxxxxxxx>
decisions/ask/                                                |                                | >oooooooo> | >!!!!!!!!>
decisions/<uuid:id>/                                          | decision                       | >ooo-----> | >xxxxxxxx>
decisions/<uuid:id>/more/                                     | decision                       | >o-------> | >!------->
decisions/<uuid:id>/name/                                     | left_open                      | >o-------> | >!------->
decisions/<uuid:id>/call-off/                                 | decision                       | >o-------> | >!------->
decisions/<uuid:id>/say/                                      | decision                       | >xxxxxxxx> | >-!!----->
decisions/input/<uuid:id>/<input_step:step>/                  | input =support                 | >xxxxxxxx> | >>>>----->
decisions/<uuid:id>/answer/                                   | decision                       | >o-------> | >!------->
decisions/answer/<uuid:id>/take-back/                         | decision_answer                | >xxxxxxxx> | >>>>----->
decisions/<uuid:id>/decide/                                   | decision                       | >o-------> | >!------->
decisions/<uuid:id>/came-of/                                  | decided                        | >o-------> | >!------->
decisions/<uuid:id>/heard/                                    | decided                        | >-oo-----> | >-!!----->
decisions/<uuid:id>/heard/delete/                             | decided                        | >xxxxxxxx> | >->>----->
safely/                                                       |                                | >oooooooo> | xxxxxxxxxx
safely/how/                                                   |                                | oooooooooo | xxxxxxxxxx
safely/figures/                                               |                                | >oooooooo> | xxxxxxxxxx
safely/figures/<uuid:id>/                                     | release                        | >>oo-----> | xxxxxxxxxx
safely/figures/<uuid:id>/figures.json                         | release                        | >>oo-----> | xxxxxxxxxx
safely/figures/<uuid:id>/guess/                               | release                        | >o>>-----> | >>>>----->
safely/figures/<uuid:id>/answer/                              | release                        | >o-------> | >!------->
safely/figures/<uuid:id>/answer/forget/                       | release                        | xxxxxxxxxx | >>------->
safely/answers/                                               |                                | >oooooooo> | xxxxxxxxxx
safely/answers/waiting/                                       |                                | >-----o--> | xxxxxxxxxx
safely/answers/<uuid:id>/                                     | reply                          | >ooo-----> | xxxxxxxxxx
safely/answers/<uuid:id>/correct/                             | reply                          | >o-------> | >!------->
safely/rounds/                                                |                                | >-----o-o> | >-----!-!>
safely/rounds/begin/                                          |                                | xxxxxxxxxx | >----->->>
safely/rounds/end/                                            |                                | xxxxxxxxxx | >----->->>
safely/pause/<uuid:id>/remove/                                | pause                          | xxxxxxxxxx | >----->->>
safely/keys/                                                  |                                | >oooooooo> | >-----!-->
safely/keys/<uuid:id>/remove/                                 | holder                         | >-----o--> | >-----!-->
safely/round/<uuid:id>/                                       | round                          | >oooooooo> | xxxxxxxxxx
safely/round/<uuid:id>/together/                              | round                          | >oooooooo> | xxxxxxxxxx
safely/round/<uuid:id>/<signed_document:which>.json           | round =manifest                | >oooooooo> | xxxxxxxxxx
safely/listeners/                                             |                                | >oooooooo> | xxxxxxxxxx
safely/listeners.json                                         |                                | >oooooooo> | xxxxxxxxxx
safely/listening/                                             |                                | >----o---> | >----!--->
safely/listening/remove/                                      |                                | xxxxxxxxxx | >---->--->
safely/outside/                                               |                                | >oooooooo> | >-----!-->
safely/outside/<uuid:id>/remove/                              | outside                        | xxxxxxxxxx | >----->-->
safely/heard/                                                 |                                | >oooooooo> | xxxxxxxxxx
safely/heard/publish/                                         |                                | >----o---> | >----!--->
safely/before/                                                |                                | >oooooooo> | xxxxxxxxxx
safely/before/put/                                            |                                | >----o---> | >----!--->
safely/before/<uuid:id>/                                      | brought                        | >o---o---> | xxxxxxxxxx
safely/before/<uuid:id>/answer/                               | brought                        | >o-------> | >!------->
safely/before/<uuid:id>/take-back/                            | brought                        | xxxxxxxxxx | >---->--->
pulse/issue/                                                  |                                | >oooooooo> | >!!!!!!!!>
conversation/team/<uuid:id>/                                  | quay                           | >ooo-----> | >xxxxxxxx>
conversation/team/<uuid:id>/plan/                             | quay                           | >o-------> | >!------->
conversation/team/<uuid:id>/ask/                              | quay                           | >xxxxxxxx> | >>>>----->
conversation/<uuid:id>/                                       | conversation                   | >ooo-----> | >xxxxxxxx>
conversation/<uuid:id>/move/                                  | conversation                   | >o-------> | >!------->
conversation/<uuid:id>/not-this-time/                         | conversation                   | >xxxxxxxx> | >>>>----->
conversation/<uuid:id>/prepare/                               | conversation                   | >o-------> | >!------->
conversation/<uuid:id>/prepare/forget/                        | conversation                   | >xxxxxxxx> | >>------->
conversation/<uuid:id>/step/<guided_step:number>/             | conversation =2                | >ooo-----> | >xxxxxxxx>
conversation/<uuid:id>/promise/                               | conversation                   | >o-------> | >!------->
conversation/<uuid:id>/no-promise/                            | conversation                   | >xxxxxxxx> | >>------->
undo/<str:key>/                                               | =nothing                       | >xxxxxxxx> | >>>>>>>>>>
accords/                                                      |                                | >oooooooo> | >xxxxxxxx>
accords/what-it-is/                                           |                                | >oooooooo> | >xxxxxxxx>
accords/with/<uuid:id>/                                       | ama                            | >->oooooo> | >->>!!!!!>
accords/<uuid:id>/                                            | accord                         | >oo------> | >xxxxxxxx>
accords/<uuid:id>/save/                                       | accord                         | >xxxxxxxx> | >!!------>
accords/<uuid:id>/topic/                                      | accord                         | >xxxxxxxx> | >!!------>
accords/<uuid:id>/topic/<uuid:answer>/away/                   | accord accord_answer           | >xxxxxxxx> | >>>------>
accords/<uuid:id>/<side_step:step>/                           | accord =seal                   | >xxxxxxxx> | >>>------>
accords/<uuid:id>/clause/                                     | accord                         | >oo------> | >!!------>
accords/<uuid:id>/sign/                                       | accord                         | >oo------> | >>>------>
accords/<uuid:id>/end/                                        | accord                         | >oo------> | >>>------>
accords/<uuid:id>/hand-over/                                  | accord                         | >xxxxxxxx> | >>>------>
accords/<uuid:id>/review/                                     | accord                         | >oo------> | >xxxxxxxx>
accords/clause/<uuid:id>/                                     | clause                         | >oo------> | >xxxxxxxx>
accords/clause/<uuid:id>/edit/                                | clause                         | >oo------> | >!!------>
accords/clause/<uuid:id>/rate/                                | clause                         | >xxxxxxxx> | >>>------>
accords/clause/<uuid:id>/<clause_answer:says>/                | clause =agree                  | >xxxxxxxx> | >>>------>
accords/rating/<uuid:id>/                                     | rating                         | >-o------> | >-!------>
accords/version/<uuid:id>/                                    | version                        | >oo------> | >xxxxxxxx>
accords/version/<uuid:id>/paper/                              | version                        | >oo------> | >xxxxxxxx>
accords/team/<uuid:id>/                                       | quay                           | >ooo-----> | >xxxxxxxx>
accords/team/<uuid:id>/propose/                               | quay                           | >ooo-----> | >!!!----->
accords/team-clause/<uuid:id>/                                | team_clause                    | >ooo-----> | >xxxxxxxx>
accords/team-clause/<uuid:id>/change/                         | team_clause                    | >ooo-----> | >!!!----->
accords/team-clause/<uuid:id>/end/                            | team_clause                    | >ooo-----> | >!!!----->
accords/team-version/<uuid:id>/                               | team_version                   | >ooo-----> | >xxxxxxxx>
accords/team-version/<uuid:id>/answer/                        | team_version                   | >xxxxxxxx> | >!!!----->
accords/proposal/<uuid:id>/                                   | proposal                       | >ooo-----> | >xxxxxxxx>
accords/proposal/<uuid:id>/answer/                            | proposal                       | >xxxxxxxx> | >!!!----->
accords/proposal/<uuid:id>/reword/                            | proposal                       | >-o------> | >-!------>
accords/proposal/<uuid:id>/decline/                           | proposal                       | >o-------> | >!------->
accords/proposal/<uuid:id>/<proposal_step:step>/              | proposal =adopt                | >xxxxxxxx> | >>>>----->
accords/team-answer/<uuid:id>/reply/                          | concern                        | >o-------> | >!------->
accords/team-answer/<uuid:id>/<settled_or_not:says>/          | concern =settled               | >xxxxxxxx> | >>>>----->
operate/topics/                                               |                                | >-------o> | >xxxxxxxx>
operate/topics/<uuid:id>/                                     | topic                          | >-------o> | >-------!>
operate/topics/<uuid:id>/retire/                              | topic                          | >xxxxxxxx> | >------->>
people/                                                       |                                | >oooooooo> | xxxxxxxxxx
people/team/<uuid:team>/                                      | quay                           | >oooooooo> | xxxxxxxxxx
people/leader/<uuid:person>/confirm/                          | ama                            | xxxxxxxxxx | >>>>>>>>>>
people/leader/<uuid:person>/unconfirm/                        | ama                            | xxxxxxxxxx | >>>>>>>>>>
people/roster/                                                |                                | >-------o> | xxxxxxxxxx
people/import/                                                |                                | >-------o> | >-------!>
people/import/<uuid:draft>/                                   | draft                          | >-------o> | >-------!>
people/import/<uuid:draft>/set-aside/                         | draft                          | xxxxxxxxxx | >------->>
people/import/<uuid:done>/undo/                               | done                           | xxxxxxxxxx | >------->>
offices/                                                      |                                | >oooooooo> | xxxxxxxxxx
offices/past/                                                 |                                | >oooooooo> | xxxxxxxxxx
offices/operator/                                             |                                | >-------o> | >-------->
offices/begin/<str:secret>/                                   | =guess                         | >oooooooo> | >>>>>>>>>>
offices/propose/<str:kind>/                                   | =listener                      | >oooooooo> | xxxxxxxxxx
offices/propose/<str:kind>/<uuid:person>/                     | =listener emil                 | >oooooooo> | >>>>>>>>!>
offices/nomination/<uuid:nomination>/                         | asked_nomination               | >-oo-----> | xxxxxxxxxx
offices/nomination/<uuid:nomination>/object/                  | nomination                     | xxxxxxxxxx | >!!!!!!!!>
offices/nomination/<uuid:nomination>/refuse/                  | nomination                     | xxxxxxxxxx | >!!!!!!!!>
offices/nomination/<uuid:nomination>/<str:what>/              | asked_nomination =accept       | xxxxxxxxxx | >->>----->
offices/lay-down/<uuid:office>/                               | office                         | >-----o--> | >----->-->
offices/vote/<uuid:election>/                                 | election                       | >oooooooo> | >!>!!!!!!>
offices/vote/<uuid:election>/roll/                            | election                       | >oooooooo> | xxxxxxxxxx
offices/rules/                                                |                                | >oooooooo> | >!!!!!!!!>
offices/rules/<uuid:change>/<str:what>/                       | rule =agree                    | xxxxxxxxxx | >>>>>>>>>>
who-sees-what/                                                |                                | oooooooooo | xxxxxxxxxx
no-trust/                                                     |                                | oooooooooo | xxxxxxxxxx
what-the-company-sees/                                        |                                | >oooooooo> | xxxxxxxxxx
see-what-they-see/                                            |                                | >oooooooo> | xxxxxxxxxx
see-what-they-see/<uuid:id>/                                  | ama                            | >-ooooooo> | xxxxxxxxxx
see-what-they-see/<uuid:id>/<slug:key>/                       | ama =promise                   | >-ooooooo> | xxxxxxxxxx
see-what-they-see/<slug:role>/                                | =leader                        | >>>>>>>>>> | xxxxxxxxxx
my-log/                                                       |                                | >oooooooo> | xxxxxxxxxx
reminders/                                                    |                                | >oooooooo> | >!!!!!!!!>
reminders/snooze/                                             |                                | xxxxxxxxxx | >>>>>>>>>>
reminders/chat/                                               |                                | >oooooooo> | >!!!!!!!!>
reminders/chat/try/                                           |                                | xxxxxxxxxx | >>>>>>>>>>
reminders/chat/close/                                         |                                | xxxxxxxxxx | >>>>>>>>>>
reminders/stop/<str:token>/                                   | stop                           | oooooooooo | oooooooooo
calendar/                                                     |                                | >oooooooo> | >!!!!!!!!>
calendar/address/                                             |                                | >>>>>>>>>> | >>>>>>>>>>
calendar/address/revoke/                                      |                                | xxxxxxxxxx | >>>>>>>>>>
calendar/<slug:kind>/<uuid:id>.ics                            | =promise promise               | >oo------> | >xxxxxxxx>
calendar/<str:secret>.ics                                     | =bens-calendar                 | oooooooooo | xxxxxxxxxx
my-data/                                                      |                                | >oooooooo> | xxxxxxxxxx
my-data/copy.json                                             |                                | >oooooooo> | xxxxxxxxxx
my-data/copy.html                                             |                                | >oooooooo> | xxxxxxxxxx
my-data/erase/                                                |                                | >oooooooo> | >!!!!!!!!>
my-data/gone/                                                 |                                | oooooooooo | xxxxxxxxxx
operate/                                                      |                                | >-------o> | xxxxxxxxxx
operate/given-up/                                             |                                | xxxxxxxxxx | >-------->
sign-in/out/                                                  |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/mine/                                                 |                                | >oooooooo> | >oooooooo>
sign-in/devices/                                              |                                | >oooooooo> | >oooooooo>
sign-in/devices/others/                                       |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/devices/<uuid:device>/                                | device                         | >-o------> | >-o------>
sign-in/devices/<uuid:device>/end/                            | device                         | xxxxxxxxxx | >->------>
sign-in/address/                                              |                                | >oooooooo> | >oooooooo>
sign-in/address/agree/                                        |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/address/keep/                                         |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/address/<str:token>/                                  | =guess                         | >oooooooo> | >>>>>>>>>>
sign-in/company/unlink/                                       |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/welcome/<str:token>/                                  | =guess                         | gggggggggg | gggggggggg
sign-in/card/                                                 |                                | oooooooooo | oooooooooo
sign-in/card/stop/                                            |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/card/<str:code>/                                      | =guess                         | gggggggggg | gggggggggg
sign-in/cards/                                                |                                | >o----o-o> | >o----o-o>
sign-in/cards/print/                                          |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/cards/<uuid:person>/start/                            | emil                           | xxxxxxxxxx | >----->->>
sign-in/cards/<uuid:person>/confirm/                          | ben                            | xxxxxxxxxx | >>---->->>
sign-in/cards/<uuid:person>/stop/                             | ben                            | xxxxxxxxxx | >>---->->>
sign-in/invitations/                                          |                                | >-------o> | >-------o>
sign-in/invitations/send/                                     |                                | xxxxxxxxxx | >------->>
sign-in/addresses/                                            |                                | >-----o--> | >-----o-->
sign-in/addresses/<uuid:person>/                              | ben                            | xxxxxxxxxx | >----->-->
sign-in/shared/                                               |                                | >o------o> | >>------>>
sign-in/shared/more/                                          |                                | xxxxxxxxxx | >>>>>>>>>>
step-in/                                                      |                                | ---------- | ----------
step-in/<uuid:person>/                                        | ben                            | xxxxxxxxxx | ----------
sign-in/                                                      |                                | o>>>>>>>>o | !>>>>>>>>!
sign-in/leave/                                                |                                | xxxxxxxxxx | >>>>>>>>>>
sign-in/closed/                                               |                                | oooooooooo | xxxxxxxxxx
sign-in/again/                                                |                                | >44444444> | >44444444>
sign-in/code/                                                 |                                | o>>>>>>>>o | o>>>>>>>>o
sign-in/code/enter/                                           |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/password/                                             |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/password/first/                                       |                                | >oooooooo> | >oooooooo>
sign-in/password/lost/                                        |                                | oooooooooo | oooooooooo
sign-in/password/lost/sent/                                   |                                | oooooooooo | xxxxxxxxxx
^sign-in/password/lost/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$ | /sign-in/password/lost/1-key/  | oooooooooo | oooooooooo
sign-in/password/lost/done/                                   |                                | oooooooooo | xxxxxxxxxx
sign-in/ways/                                                 |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/second/                                               |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/second/again/                                         |                                | >44444444> | >44444444>
sign-in/app/                                                  |                                | >oooooooo> | >oooooooo>
sign-in/app/off/                                              |                                | >--------> | >-------->
sign-in/recovery/                                             |                                | >--------> | >xxxxxxxx>
sign-in/recovery/new/                                         |                                | >oooooooo> | >oooooooo>
sign-in/recovery/file/                                        |                                | >--------> | >-------->
sign-in/passkey/                                              |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/passkey/new/                                          |                                | >oooooooo> | >oooooooo>
sign-in/passkey/again/                                        |                                | >44444444> | >44444444>
sign-in/passkey/list/                                         |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/passkey/<int:pk>/                                     | =1                             | >--------> | >-------->
sign-in/passkey/<int:pk>/remove/                              | =1                             | >--------> | >-------->
sign-in/company/stopped/                                      |                                | oooooooooo | xxxxxxxxxx
sign-in/company/failed/                                       |                                | uuuuuuuuuu | xxxxxxxxxx
sign-in/company/mine/                                         |                                | >>>>>>>>>> | >>>>>>>>>>
sign-in/company/<provider_id>/                                | =company                       | oooooooooo | ----------
sign-in/company/<provider_id>/back/                           | =company                       | ---------- | ----------
gallery/                                                      |                                | oooooooooo | xxxxxxxxxx
theme/                                                        |                                | xxxxxxxxxx | >>>>>>>>>>
"""


@dataclass(frozen=True)
class Line:
    """One address, and what each role gets."""

    route: str
    stands_in_it: str
    get: str
    post: str

    def address(self, world: dict[str, str]) -> str:
        """The address with what stands in it put in."""
        if self.stands_in_it.startswith("/"):
            return self.stands_in_it
        parts = iter(one[1:] if one.startswith("=") else world[one] for one in self.stands_in_it.split())
        return "/" + re.sub(r"<[^>]*>", lambda _: next(parts), self.route)


LINES = [Line(*(cell.strip() for cell in line.split("|"))) for line in TABLE.strip().splitlines()]


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, here)
        else:
            yield here


def test_the_table_names_every_address_there_is() -> None:
    assert sorted(line.route for line in LINES) == sorted(_routes(get_resolver().url_patterns))


@pytest.mark.django_db
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.route or "home")
def test_who_gets_what(cast: Cast, client_of: Callable[[Person], Client], line: Line) -> None:
    address = line.address(make_world(cast))
    for method, expected in (("get", line.get), ("post", line.post)):
        assert len(expected) == len(ROLES)
        got = {role: _status(cast, client_of, role, method, address) for role in ROLES}
        assert got == {role: STATUS[sign] for role, sign in zip(ROLES, expected, strict=True)}, method


def _status(cast: Cast, client_of: Callable[[Person], Client], role: str, method: str, address: str) -> int:
    """What that role gets, as if nobody had asked before; what it changed is taken back."""
    cache.clear()
    with transaction.atomic():
        client = Client() if role == "out" else client_of(getattr(cast, role))
        response = getattr(client, method)(address)
        transaction.set_rollback(True)
    return int(response.status_code)


@pytest.mark.django_db
def test_a_stranger_gets_the_very_page_of_what_does_not_exist(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    world = make_world(cast)
    stranger = client_of(cast.emil)
    nowhere = "00000000-0000-4000-8000-000000000000"
    for line in LINES:
        for name in (
            "promise",
            "asked",
            "line",
            "moment",
            "entry",
            "comparison",
            "pick",
            "asked_nomination",
            "card",
            "acted",
            "asking",
            "turn",
            "repair",
            "asked_repair",
            "heard_repair",
            "owned_repair",
            "kept_repair",
            "cooling",
            "series",
            "earlier",
            "matter",
            "talk",
            "preparing",
            "held_talk",
            "revisit",
            "plan",
            "news",
            "follow_up",
            "asked_after",
            "check_in",
            "told",
            "own_words",
            "decision",
            "decided",
            "left_open",
            "input",
            "decision_answer",
            "conversation",
            "team_clause",
            "team_version",
            "proposal",
            "concern",
        ):
            if line.stands_in_it.split()[:1] == [name]:
                existing = stranger.get(line.address(world))
                missing = stranger.get(line.address(world | {name: nowhere}))
                assert existing.status_code == missing.status_code
                assert _plain(existing.content, world[name]) == _plain(missing.content, nowhere)


def _plain(page: bytes, key: str) -> str:
    """A page without what differs at every request: its own address, and the token of its forms."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.decode().replace(key, ""))
