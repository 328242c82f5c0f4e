"""Columns a roster often carries and Troth must never read: known by their usual titles in several languages."""

# Whole titles or whole words inside a title, after `columns.plain`. Words that end in * match as a beginning.
_SIGNS = """
birth* | dob | born | age | age group | legal age group classification | consent provided for minor | geburt* |
naissance | nacimiento | nascita | nascimento | geboorte* | födelse* | fødsel* | urodzen* | syntym* | alter |
âge | edad | età | leeftijd | 生年月日 | ethnic* | race | racial | ethnie | origine | etnia | etnisch* | herkunft |
abstammung | raza | razza | marital | married | spouse | civil status | partner | familienstand | verheiratet |
ehepartner | situation familiale | état civil | estado civil | stato civile | burgerlijke staat | civilstånd |
children | dependents | kinder* | enfants | hijos | figli | kinderen | salary | pay | pay rate | paygrade |
payroll | wage | wages | compensation | bonus | commission | income | overtime | gehalt* | lohn* | vergütung |
entgelt | salaire | rémunération | salario | sueldo | stipendio | retribuzione | salaris | lön | lønn | palkka |
wynagrodzenie | 給与 | religi* | faith | church | kirche* | konfession | glaube | culte | chiesa | kerk |
kirchensteuer* | health | medical | sick* | illness | allerg* | blood | vaccin* | pregnan* | gesundheit* |
krank* | schwanger* | mutterschutz | impf* | santé | maladie | grossesse | salud | enfermedad | salute |
malattia | gezondheid | ziekte | diet* | emergency | gender | sex | pronoun* | geschlecht | anrede | salutation
| sexe | genre | civilité | sexo | género | sesso | genere | geslacht | kön | kjønn | płeć | 性別 | sexual |
orientation | lgbt* | nationality | national* | citizenship | staatsangehörigkeit | nationalität | nationalité |
nacionalidad | nazionalità | cittadinanza | nationaliteit | birthplace | visa | work permit | arbeitserlaubnis |
aufenthalt* | immigration | ssn | social security | social insurance | sin | national insurance | nino | tax |
taxpayer | steuer* | sozialversicherung* | krankenkasse | krankenversicherung | nir | numéro de sécurité sociale
| nif | dni | nie | curp | rfc | cpf | codice fiscale | bsn | personnummer | fødselsnummer | pesel | aadhaar |
pan | passport | identity card | id card | ausweis* | personalausweis* | passeport | pasaporte | passaporto |
driver* | driving | disab* | handicap* | behindert* | schwerbehindert* | behinderung*
| schwerbehinderung* | gdb | discapacidad |
disabilità | invalid* | beperking | veteran* | military | wehr* | union | trade union | gewerkschaft* | syndicat
| sindicato | sindacato | vakbond | political | party | iban | bic | bank | account number | bankverbindung |
kontonummer | banque | banco | banca | home address | home phone | home email | private | personal email |
personal phone | privat* | street | street address | postal code | zip | performance | rating | appraisal |
disciplin* | warning | abmahnung* | absence | absences | leave balance | fehlzeiten | criminal | termination
reason | password | passwort | mot de passe | contraseña
"""

_PARTS = [sign.strip() for sign in _SIGNS.replace("\n", " ").split("|")]
_PHRASES = frozenset(f" {sign} " for sign in _PARTS if sign and not sign.endswith("*") and " " in sign)
_WORDS = frozenset(sign for sign in _PARTS if sign and not sign.endswith("*") and " " not in sign)
_STEMS = tuple(sign[:-1] for sign in _PARTS if sign.endswith("*"))


def is_sensitive(title: str) -> bool:
    """Whether a column of this plain title is of a kind that has no place in Troth."""
    words = title.split()
    padded = f" {title} "
    return any(word in _WORDS or word.startswith(_STEMS) for word in words) or any(sign in padded for sign in _PHRASES)
