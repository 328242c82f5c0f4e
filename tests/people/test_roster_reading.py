"""What a personnel file says, whatever system wrote it, and what is wrong with it."""

import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from troth.people.roster.assembling import read_roster
from troth.people.roster.values import Roster

TODAY = date(2026, 11, 23)


def read(text: str | bytes, filename: str = "roster.csv") -> Roster:
    content = text.encode() if isinstance(text, str) else text
    return read_roster(content, filename, today=TODAY)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def reasons(roster: Roster) -> list[str]:
    return [str(problem) for problem in roster.problems]


def test_the_plain_form_gives_names_teams_and_leaders() -> None:
    roster = read(
        "name,email,team,role,joined\n"
        "Ama Owusu,Ama@Example.org,Harbour / Quay,leader,2020-01-06\n"
        "Ben Lindqvist,ben@example.org,Harbour / Quay,member,\n"
    )
    assert reasons(roster) == []
    assert [(row.name, row.email) for row in roster.people] == [
        ("Ama Owusu", "ama@example.org"),
        ("Ben Lindqvist", "ben@example.org"),
    ]
    assert [team.name for team in roster.teams] == ["Harbour", "Quay"]
    assert [(place.person, place.is_leader) for place in roster.places] == [
        ("ama@example.org", True),
        ("ben@example.org", False),
    ]
    assert roster.people[0].joined_on == date(2020, 1, 6)


def test_somebody_may_lead_one_team_and_be_a_member_of_another() -> None:
    roster = read("name,email,team,leads\nAma,ama@x.org,Harbour,Quay; Loft\nBen,ben@x.org,Quay,\n")
    assert {
        (place.team.removeprefix("path:"), place.is_leader) for place in roster.places if place.person == "ama@x.org"
    } == {
        ("harbour", False),
        ("quay", True),
        ("loft", True),
    }


def test_people_without_email_have_a_login_name() -> None:
    roster = read("name,login,team\nWard Nurse,Nurse.07,Ward 4\n")
    assert reasons(roster) == []
    assert roster.people[0].login == "nurse.07"


ENTRA = (
    "userPrincipalName,displayName,surname,mail,givenName,id,userType,jobTitle,department,accountEnabled,ageGroup\n"
    "ama@firm.onmicrosoft.com,Ama Owusu,Owusu,ama@firm.org,Ama,1,Member,Lead,Quay,True,adult\n"
    "ben@firm.org,Ben Lindqvist,Lindqvist,,Ben,2,Member,,Quay,True,\n"
    "guest_x#EXT#@firm.org,Guest,,g@else.org,,3,Guest,,,True,\n"
    "old@firm.org,Old Account,,old@firm.org,,4,Member,,,False,\n"
)
GOOGLE = (
    "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],"
    "Manager Email,Status [READ ONLY],Last Sign In [READ ONLY]\n"
    "Ama,Owusu,ama@firm.org,****,/Harbour/Quay,,Active,2026-01-01\n"
    "Ben,Lindqvist,ben@firm.org,****,/Harbour/Quay,ama@firm.org,Active,2026-01-01\n"
    "Gil,Gone,gil@firm.org,****,/,,Suspended,Never logged in\n"
)
BAMBOO = (
    '"Last Name, First Name",Employee #,Work Email,Reporting to,Hire Date,Termination Date,Birth Date,Gender,Pay rate\n'
    '"Owusu, Ama",11,ama@firm.org,,12/31/2020,00/00/0000,01/01/1980,Female,50000\n'
    '"Lindqvist, Ben",12,ben@firm.org,"Owusu, Ama",02/03/2021,00/00/0000,01/01/1980,Male,40000\n'
)
PERSONIO = (
    "Vorname;Nachname;E-Mail;Vorgesetzte Person;Anstelldatum;Abteilung;Status;Geburtsdatum;Familienstand;Konfession\n"
    "Ama;Owusu;ama@firm.org;;01.02.2020;Quay;Aktiv;01.01.1980;ledig;keine\n"
    "Ben;Müßig;ben@firm.org;Ama Owusu;01.02.2020;Quay;Aktiv;01.01.1980;ledig;keine\n"
)


@pytest.mark.parametrize(
    ("text", "source", "people"),
    [
        (ENTRA, "Microsoft Entra", 2),
        (GOOGLE, "Google Workspace", 2),
        (BAMBOO, "BambooHR", 2),
        (PERSONIO, "Personio", 2),
    ],
)
def test_exports_of_four_systems_are_recognised(text: str, source: str, people: int) -> None:
    roster = read(text)
    assert reasons(roster) == []
    assert (roster.source, len(roster.people)) == (source, people)
    assert roster.people[0].name == "Ama Owusu"
    assert roster.people[0].email == "ama@firm.org"


@pytest.mark.parametrize("text", [GOOGLE, BAMBOO, PERSONIO])
def test_managers_make_teams_by_address_or_by_name(text: str) -> None:
    roster = read(text)
    assert [(place.person, place.is_leader) for place in roster.places] == [
        ("ama@firm.org", True),
        ("ben@firm.org", False),
    ]


def test_guests_and_closed_accounts_are_left_out_and_named() -> None:
    assert [str(one) for one in read(ENTRA).left_out] == ["Line 4: a guest", "Line 5: not active"]


@pytest.mark.parametrize(
    "title",
    [
        "Birth Date", "Geburtsdatum", "Date de naissance", "Ethnicity", "Marital Status", "Familienstand", "Salary",
        "Pay rate", "Gehaltsgruppe", "Religion", "Konfession", "Health insurance", "Gender", "Geschlecht",
        "Nationality", "Staatsangehörigkeit", "SSN", "National ID", "Steuer-ID", "Disability", "Schwerbehinderung",
        "Grade of disability", "IBAN", "Home Address", "Pronouns", "Trade union", "Sick days", "Performance rating",
        "Passport number", "Numéro de sécurité sociale", "Estado civil", "Kinderfreibeträge", "Codice fiscale",
    ],
)  # fmt: skip
def test_sensitive_columns_are_dropped_and_named(title: str) -> None:
    roster = read(f"name;email;{title}\nAma;ama@x.org;secret-value\n")
    assert roster.dropped == (title,)
    assert "secret-value" not in repr(roster)


@pytest.mark.parametrize(
    "title", ["Manager", "Team", "Office", "Package", "Language", "Mobile", "Location", "Cost centre"]
)
def test_ordinary_columns_are_not_called_sensitive(title: str) -> None:
    assert read(f"name,email,{title}\nAma,ama@x.org,\n").dropped == ()


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1250", "cp1251", "cp1253"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_are_told_apart(encoding: str) -> None:
    names = {
        "cp1250": ["Šárka Dvořáková", "Łukasz Żółć"],
        "cp1251": ["Екатерина Иванова"],
        "cp1253": ["Γιώργος Ωνάσης"],
    }
    expected = names.get(encoding, ["Jörg Müßig", "Chloé Lefèvre"]) * 5
    lines = "".join(f"{name};p{at}@x.org\n" for at, name in enumerate(expected))
    roster = read(f"name;email\n{lines}".encode(encoding))
    assert reasons(roster) == []
    assert [row.name for row in roster.people] == expected


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_told_apart(separator: str) -> None:
    roster = read(f"name{separator}email{separator}team\nAma{separator}ama@x.org{separator}Quay\n")
    assert (roster.people[0].name, roster.people[0].team) == ("Ama", ("Quay",))


def test_a_line_that_names_the_separator_is_obeyed() -> None:
    roster = read("sep=;\r\nname;email\r\nAma, the first;ama@x.org\r\n")
    assert (roster.people[0].name, roster.people[0].line) == ("Ama, the first", 3)


def test_a_quoted_line_break_does_not_shift_the_lines_that_are_named() -> None:
    roster = read('name,email\n"Ama\nOwusu",ama@x.org\n,ben@x.org\n')
    assert reasons(roster) == ["Line 4, name: the name is empty."]
    assert roster.people[0].name == "Ama Owusu"


@pytest.mark.parametrize("cell", ["=cmd|'/c calc'!A1", "+1+2", "-2+3", "@SUM(A1)", "=HYPERLINK(1)"])
def test_formulas_are_refused_with_their_line(cell: str) -> None:
    roster = read(f'name,email,team\nAma,ama@x.org,Quay\n"{cell}",ben@x.org,Quay\n')
    assert len(roster.problems) == 1
    assert roster.problems[0].line == 3
    assert "formula" in roster.problems[0].reason


def test_a_formula_in_a_workbook_is_not_believed() -> None:
    roster = read(workbook(("name", "email"), ("Ama", "ama@x.org"), ('=CONCAT("B","en")', "ben@x.org")), "roster.xlsx")
    assert [problem.line for problem in roster.problems] == [3]
    assert "computes" in roster.problems[0].reason


def test_a_workbook_reads_like_a_text_file() -> None:
    roster = read(
        workbook(
            ("Name", "Email", "Employee ID", "Joined", "Salary"),
            ("Ama", "ama@x.org", 17.0, datetime.fromisoformat("2020-01-06"), 9),
        ),
        "people.xlsx",
    )
    assert reasons(roster) == []
    assert (roster.people[0].number, roster.people[0].joined_on) == ("17", date(2020, 1, 6))
    assert roster.dropped == ("Salary",)


def test_two_lines_with_one_address_are_named() -> None:
    assert reasons(read("name,email\nAma,ama@x.org\nOther,AMA@x.org\n")) == [
        "Line 3: the address ama@x.org is also at line 2. Two people cannot share one."
    ]


def test_managers_in_a_circle_are_named_once() -> None:
    roster = read(
        "name,email,manager\nA A,a@x.org,b@x.org\nB B,b@x.org,c@x.org\nC C,c@x.org,a@x.org\nD D,d@x.org,a@x.org\n"
    )
    assert reasons(roster) == [
        "Line 2: managers in a circle: A A (line 2) → B B (line 3) → C C (line 4) → A A (line 2)."
    ]


def test_a_manager_of_oneself_is_named() -> None:
    assert reasons(read("name,email,manager\nAma,ama@x.org,ama@x.org\n")) == ["Line 2: the manager is the same person."]


def test_a_manager_not_in_the_file_is_named() -> None:
    assert reasons(read("name,email,manager\nAma,ama@x.org,who@x.org\n")) == [
        "Line 2: the manager who@x.org is not in the file."
    ]


def test_a_manager_who_left_is_named_with_the_day() -> None:
    roster = read("name,email,manager,left\nAma,ama@x.org,,2026-01-31\nBen,ben@x.org,ama@x.org,\n")
    assert reasons(roster) == ["Line 3: the manager Ama left on 2026-01-31 (line 2)."]


def test_a_manager_name_that_two_people_share_is_not_guessed() -> None:
    roster = read("name,email,manager\nAma,a@x.org,\nAma,b@x.org,\nBen,c@x.org,Ama\n")
    assert reasons(roster) == [
        "Line 4: there are several people named Ama (lines 2 and 3). Give the manager's e-mail address."
    ]


@pytest.mark.parametrize("day", ["31.02.2020", "soon", "2020-13-01", "44197", "0199-01-01"])
def test_bad_days_are_named(day: str) -> None:
    roster = read(f"name,email,joined\nAma,ama@x.org,{day}\n")
    assert [problem.line for problem in roster.problems] == [2]


def test_a_day_that_could_be_two_is_refused_unless_the_file_tells() -> None:
    assert "could be two days" in reasons(read("name,email,joined\nAma,ama@x.org,03/04/2021\n"))[0]
    told = read("name,email,joined\nAma,ama@x.org,03/04/2021\nBen,ben@x.org,12/31/2021\n")
    assert told.people[0].joined_on == date(2021, 3, 4)


@pytest.mark.parametrize("email", ["nobody", "a@b", "a b@x.org", "a@x..org", "a@@x.org", "<a@x.org>"])
def test_what_is_no_address_is_named(email: str) -> None:
    assert [problem.line for problem in read(f'name,email\nAma,"{email}"\n').problems] == [2]


def test_leaving_before_joining_is_named() -> None:
    assert "before the day of joining" in reasons(read("name,email,joined,left\nA,a@x.org,2024-01-01,2023-01-01\n"))[0]


def test_hidden_characters_that_turn_text_around_are_taken_out() -> None:
    assert read("name,email\n\u202eAma\u202c,ama@x.org\n").people[0].name == "Ama"


@pytest.mark.parametrize(
    ("content", "filename", "reason"),
    [
        (b"", "roster.csv", "it is empty"),
        (b"hello\nworld\n", "roster.csv", "no column gives"),
        (b"\xff\xfe" + b"\x00\xd8" * 40, "roster.csv", "damaged"),
        (b"name,email\n\x00" + b"abc" * 40, "roster.csv", "does not look like text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "roster.xls", "an old or a locked Excel file"),
        (b"PK\x03\x04" + b"x" * 100, "roster.xlsx", "damaged"),
        (b"name,email\n", "roster.csv", "nobody in it"),
        (b"name,email\nA,a@x.org\n", "roster.xlsx", "its name says Excel"),
        (b'name,email\n"' + b"x" * 6000 + b",a@x.org\n", "roster.csv", "quotation mark"),
        (b"name,email\n" + b"x" * (21 * 1024 * 1024), "roster.csv", "larger than"),
        (b"name,email" + b",x" * 500 + b"\n", "roster.csv", "columns"),
    ],
)
def test_what_cannot_be_a_roster_is_refused_in_one_sentence(content: bytes, filename: str, reason: str) -> None:
    roster = read(content, filename)
    assert len(roster.problems) == 1
    assert reason in roster.problems[0].reason
    assert not roster.people


def test_a_zip_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (400 * 1024 * 1024))
    assert "far larger" in read(out.getvalue(), "roster.xlsx").problems[0].reason


def test_a_workbook_with_a_document_type_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "document type" in read(out.getvalue(), "roster.xlsx").problems[0].reason


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_file_whatever_makes_reading_fail(content: bytes) -> None:
    read(content)
    read(b"name,email,manager,joined\n" + content)
    read(b"PK\x03\x04" + content, "roster.xlsx")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12), st.integers(0, 6)), max_size=8))
def test_every_line_is_a_person_or_a_named_problem(lines: list[tuple[str, str, int]]) -> None:
    text = "name,email,manager\n"
    for at, (name, email, manager) in enumerate(lines):
        cells = (name, f"{email}@x.org" if manager % 2 else f"p{at}@x.org", f"p{manager}@x.org")
        text += (
            ",".join('"' + cell.replace('"', '""').replace("\r", " ").replace("\n", " ") + '"' for cell in cells) + "\n"
        )
    roster = read(text.encode("utf-8", "surrogatepass"))
    named = {row.line for row in roster.people} | {problem.line for problem in roster.problems}
    assert named - {0} >= set(range(2, len(lines) + 2)) or roster.problems[0].line in (0, 1)
