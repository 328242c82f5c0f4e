"""What a column's title means: the exports of four common systems, our plain form, and what must never be read."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from .sensitive import is_sensitive
from .values import Columns, Field, Line, Unreadable

# Titles are compared after `plain()`. Sources: Entra's "Download users" and Graph's user properties; Google's
# "Download users" and its upload template; BambooHR's report fields; Personio's attributes in English and German;
# and the usual words of other languages. docs/operate/roster.md lists what is documented as ours.
TITLES: dict[Field, str] = {
    Field.NAME: "name | full name | display name | employee name | employee | person | preferred full name |"
    " mitarbeiter | mitarbeitername | anzeigename | nom complet | nombre completo | nome completo | naam |"
    " volledige naam | namn | navn | imię i nazwisko | 氏名",
    Field.FIRST_NAME: "first name | given name | preferred name | firstname | forename | vorname | prénom"
    " | prenom | nombre"
    " | nome | voornaam | förnamn | fornavn | imię | 名",
    Field.LAST_NAME: "last name | surname | family name | lastname | nachname | familienname | nom | nom de famille |"
    " apellido | apellidos | cognome | sobrenome | achternaam | efternamn | etternavn | nazwisko | 姓",
    Field.LAST_FIRST: "last name first name | name last first | nachname vorname",
    Field.EMAIL: "email | e mail | email address | e mail address | work email | work e mail | mail | primary email |"
    " company email | business email | geschäftliche e mail | dienstliche e mail | e mail adresse |"
    " mailadresse | courriel | adresse e mail | adresse email | email professionnel | correo | correo"
    " electrónico | indirizzo e mail | e mailadres | e post | epost",
    Field.OTHER_EMAIL: "user principal name | upn | best email",
    Field.LOGIN: "login | login name | user name | username | sign in name | benutzername | identifiant | usuario",
    Field.NUMBER: "number | employee # | employee number | employee id | employeeid | personnel number | staff number |"
    " payroll number | personalnummer | mitarbeiternummer | mitarbeiter id | matricule | número de"
    " empleado | matricola | personeelsnummer",
    Field.TEAM: "team | team name | department | group | unit | abteilung | bereich | gruppe | équipe | service |"
    " département | equipo | departamento | squadra | reparto | afdeling | avdelning | zespół | dział",
    Field.TEAM_PATH: "org unit path | organizational unit path",
    Field.ROLE: "role | team role | rolle",
    Field.LEADS: "leads | leads team | leader of | leitet",
    Field.MANAGER: "manager | manager email | manager e mail | manager upn | manager user principal name | supervisor"
    " email | supervisor e mail | supervisor | reports to email | reports to | reporting to | line manager"
    " | line manager email | leader | vorgesetzter | vorgesetzte person | vorgesetzte | vorgesetzter e"
    " mail | e mail des vorgesetzten | führungskraft | supérieur | responsable | manager mail |"
    " leidinggevende | chef | przełożony",
    Field.MANAGER_NUMBER: "manager id | manager number | supervisor id | supervisor eid | manager employee id"
    " | supervisor"
    " number | personalnummer vorgesetzter",
    Field.JOINED: "joined | joined on | start date | hire date | employee hire date | date of joining | entry date |"
    " original hire date | anstelldatum | eintrittsdatum | eintritt | date d entrée | date d embauche |"
    " fecha de alta | fecha de ingreso | data di assunzione | datum in dienst",
    Field.LEFT: "left | left on | end date | leaving date | termination date | last working day | employee leave date"
    " time | employment end date | kündigungsdatum | austrittsdatum | austritt | letzter arbeitstag | date"
    " de sortie | fecha de baja | data di cessazione | datum uit dienst",
    Field.STATUS: "status | account enabled | employment status | employee status | beschäftigungsstatus",
    Field.GUEST: "user type",
    Field.JOB: "job | job title | title | position | employee title | stelle | funktion | berufsbezeichnung | poste"
    " | puesto | functie",
    Field.ZONE: "time zone | timezone | zone | zeitzone",
}

_KNOWN = {title.strip(): meaning for meaning, titles in TITLES.items() for title in titles.split("|")}

# Where two columns mean the same, the more telling title wins: a work address first, a team before a department.
_BETTER = (
    "work email", "work e mail", "mail", "email", "team", "team name", "department",
    "manager email", "supervisor email", "reports to email", "manager upn",
    "display name", "name", "given name", "first name", "hire date", "employee number", "account enabled", "status",
)  # fmt: skip

_SOURCES = (
    ("Microsoft Entra", {"user principal name"}),
    ("Google Workspace", {"org unit path"}),
    ("BambooHR", {"employee #", "reporting to", "supervisor eid", "last name first name"}),
    ("Personio", {"anstelldatum", "kündigungsdatum", "vorgesetzte person", "beschäftigungsstatus", "termination date"}),
)

_WORDS = re.compile(r"[^\w#]+|_+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAIL = re.compile(r"\s*[\[(].*?[\])]\s*")


def plain(title: object) -> str:
    """A title without case, brackets, punctuation and joined words: "Email Address [Required]" is "email address"."""
    if not isinstance(title, str):
        return ""
    text = unicodedata.normalize("NFKC", title)
    text = _HUMP.sub(" ", _TAIL.sub(" ", text))
    return " ".join(word for word in _WORDS.split(text.casefold()) if word)


def recognised(titles: Iterable[object]) -> int:
    """How many of these could be titles of a roster."""
    return sum(plain(title) in _KNOWN for title in titles)


def columns_of(lines: Sequence[Line]) -> tuple[Columns, int]:
    """The columns, and how many lines come before the first person. Raises Unreadable when no header is found."""
    best = max(range(min(10, len(lines))), key=lambda at: (recognised(lines[at].cells), -at), default=None)
    if best is None:
        raise Unreadable("it has no lines.")
    header = lines[best]
    plains = [plain(title) for title in header.cells]
    places: dict[Field, int] = {}
    for at, title in enumerate(plains):
        meaning = _KNOWN.get(title)
        if meaning and (meaning not in places or _rank(title) < _rank(plains[places[meaning]])):
            places[meaning] = at
    _enough(places, header)
    used = set(places.values())
    others = [
        (at, str(title).strip()) for at, title in enumerate(header.cells) if at not in used and str(title).strip()
    ]
    columns = Columns(
        header_line=header.number,
        places=places,
        titles={meaning: str(header.cells[at]).strip() for meaning, at in places.items()},
        dropped=tuple(title[:80] for at, title in others if is_sensitive(plains[at])),
        ignored=tuple(title[:80] for at, title in others if not is_sensitive(plains[at])),
        source=_source(set(plains)),
    )
    return columns, best + 1


def _rank(title: str) -> int:
    return _BETTER.index(title) if title in _BETTER else len(_BETTER)


def _enough(places: dict[Field, int], header: Line) -> None:
    has_name = Field.NAME in places or Field.LAST_FIRST in places or {Field.FIRST_NAME, Field.LAST_NAME} & places.keys()
    has_key = {Field.EMAIL, Field.OTHER_EMAIL, Field.LOGIN} & places.keys()
    if not has_name or not has_key:
        missing = "the name" if has_key else "an e-mail address or a login name"
        raise Unreadable(
            f"no column gives {missing}. The first line should hold titles such as name, email, team, manager.",
            header.number,
        )


def _source(titles: set[str]) -> str:
    return next((name for name, signs in _SOURCES if signs & titles), "Plain form")
