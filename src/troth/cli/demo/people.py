"""Who works at Harbour & Hale, in which team, and who came and went. All invented."""

from dataclasses import dataclass

COMPANY = "Harbour & Hale"
DOMAIN = "harbourhale.example"
ZONE = "Europe/London"
FIRST_DAY = 560  # days before today: eighteen months, so that rounds of questions go back over a year


@dataclass(frozen=True)
class Colleague:
    """Somebody, in days before today: `came` and `went` are None for who was here all along, or still is.

    `handle` is their login name, and the first half of their address where their team has addresses.
    """

    handle: str
    name: str
    job: str
    came: int | None = None
    went: int | None = None


@dataclass(frozen=True)
class Crew:
    """One team: its leader first, then its members by no order that means anything."""

    key: str
    name: str
    leader: Colleague
    members: tuple[Colleague, ...]
    has_mail: bool = True


_P = Colleague

HOUSE = Crew(
    "house",
    COMPANY,
    _P("maren.hale", "Maren Hale-Christiansen", "Managing director"),
    (_P("esi.ampofo", "Esi Ampofo", "Assistant to the house"),),
)

WARD = Crew(
    "ward",
    "Ward 4",
    _P("adaeze.nwosu", "Adaeze Nwosu", "Ward manager"),
    (
        _P("leilani.kealoha", "Leilani Kealoha", "Staff nurse, nights"),
        _P("layla.haddad", "ليلى حداد", "Staff nurse, nights"),
        _P("noor.vandervelde", "Noor van der Velde", "Staff nurse"),
        _P("birgitta.angstrom", "Birgitta Ångström", "Senior nurse"),
        _P("kwabena.oseitutu", "Kwabena Osei-Tutu", "Senior nurse, nights"),
        _P("mai.nguyen", "Nguyễn Thị Mai", "Staff nurse"),
        _P("marisol.quispe", "Marisol Quispe Huamán", "Health care assistant"),
        _P("fionnuala.bhride", "Fionnuala Mac Giolla Bhríde", "Staff nurse"),
        _P("ravi.shankar", "Ravi Shankaranarayanan", "Staff nurse, nights"),
        _P("agnieszka.wisniewska", "Agnieszka Wiśniewska", "Ward clerk"),
        _P("jeanbaptiste.mbuyi", "Jean-Baptiste Mbuyi", "Porter"),
        _P("saoirse.kavanagh", "Saoirse Kavanagh", "Staff nurse"),
        _P("tevita.fonua", "Tevita Fonua", "Porter, nights"),
        _P("zanele.dlamini", "Zanele Dlamini", "Staff nurse"),
        _P("hyunwoo.bae", "Bae Hyun-woo", "Staff nurse"),
        _P("gulnara.abdrakhmanova", "Gulnara Abdrakhmanova", "Health care assistant"),
        _P("dilnoza.yusupova", "Dilnoza Yusupova", "Staff nurse", came=310),
        _P("eseosa.idahosa", "Eseosa Idahosa", "Student nurse", came=82),
        _P("aino.lehtonen", "Aino Lehtonen", "Staff nurse"),
        _P("pradeep.wijesinghe", "Pradeep Wijesinghe", "Health care assistant, nights"),
        _P("carmen.iglesias", "Carmen Iglesias Rey", "Senior nurse"),
        _P("mateus.figueiredo", "Mateus Figueiredo", "Staff nurse"),
        _P("rosalind.achterberg", "Rosalind Achterberg", "Health care assistant"),
        _P("sunniva.tveit", "Sunniva Tveit", "Staff nurse", came=190),
        _P("blessing.chukwuemeka", "Blessing Chukwuemeka", "Staff nurse, nights"),
        _P("oksana.hrytsenko", "Oksana Hrytsenko", "Domestic assistant"),
        _P("maria.aparecida", "Maria Aparecida dos Santos Figueiredo de Albuquerque e Castro", "Staff nurse"),
        _P("bilal.rahmani", "Bilal Rahmani", "Health care assistant"),
        _P("nomvula.khumalo", "Nomvula Khumalo", "Staff nurse"),
        _P("greta.lindholm", "Greta Lindholm", "Student nurse", came=82),
        _P("tamar.gelashvili", "Tamar Gelashvili", "Staff nurse"),
        _P("dafydd.prydderch", "Dafydd Prydderch", "Staff nurse"),
        _P("chloe.beaulieu", "Chloé Beaulieu", "Health care assistant"),
        _P("minghao.tseng", "Tseng Ming-hao", "Staff nurse, nights"),
    ),
    has_mail=False,
)

DOCK = Crew(
    "dock",
    "Dock",
    _P("graham.whitlock", "Graham Whitlock", "Dock supervisor"),
    (
        _P("mirela.dragan", "Mirela Drăgan", "Crane operator"),
        _P("joseph.kamara", "Joseph Kamara", "Lasher"),
        _P("callum.reid", "Callum Reid", "Lasher"),
        _P("bjorn.thorsteinsson", "Björn Þorsteinsson", "Crane operator"),
        _P("hassan.jibril", "Hassan Jibril", "Reach stacker driver"),
        _P("ewa.zielinska", "Ewa Zielińska", "Tally clerk"),
        _P("duarte.pacheco", "Duarte Pacheco", "Reefer technician"),
        _P("tunde.balogun", "Tunde Balogun", "Lasher", came=240),
        _P(
            "siddharth.venkat",
            "Siddharth Venkatanarasimharajuvaripeta Krishnamoorthy",
            "Crane operator and safety delegate of the night shift",
        ),
        _P("larserik.nystrom", "Lars-Erik Nyström", "Banksman"),
        _P("paddy.doyle", "Paddy Doyle", "Gate"),
        _P("kofi.boateng", "Kofi Boateng", "Lasher", came=150),
        _P("yetunde.afolabi", "Yétúndé Afọlábí", "Banksman", came=6),
        _P("stan.kowalczyk", "Stan Kowalczyk", "Lasher", went=260),
    ),
)

DISPATCH = Crew(
    "dispatch",
    "Dispatch",
    _P("samuel.adjei", "Samuel Adjei", "Head of dispatch"),
    (
        _P("ioana.petrescu", "Ioana Petrescu", "Dispatcher"),
        _P("nils.bergqvist", "Nils Bergqvist", "Dispatcher"),
        _P("farah.siddiqui", "Farah Siddiqui", "Customs clerk"),
        _P("javier.ocampo", "Javier Ocampo Vélez", "Dispatcher, nights"),
        _P("kirsty.macleod", "Kirsty MacLeod", "Carrier contracts"),
        _P("dimitra.papadopoulou", "Δήμητρα Παπαδοπούλου", "Dispatcher"),
    ),
)

KITCHEN = Crew(
    "kitchen",
    "Kitchen",
    _P("lucia.ferraro", "Lucia Ferraro", "Head cook"),
    (
        _P("bernadette.osullivan", "Bernadette O’Sullivan", "Cook"),
        _P("rashid.karimov", "Rashid Karimov", "Kitchen assistant"),
        _P("meiling.goh", "Goh Mei Ling", "Pastry cook"),
        _P("otis.freeman", "Otis Freeman", "Kitchen assistant"),
        _P("ruth.pettersson", "Ruth Pettersson", "Cook", went=140),
        _P("katarina.simkova", "Katarína Šimková", "Cook", came=128),
    ),
)

FINANCE = Crew(
    "finance",
    "Finance and Office",
    _P("hana.kobayashi", "Hana Kobayashi", "Head of finance"),
    (
        _P("yael.bendavid", "יעל בן־דוד", "Accountant"),
        _P("thomas.abernathy", "Thomas Abernathy-Featherstonehaugh", "Payroll"),
        _P("amara.diallo", "Amara Diallo", "Accountant"),
        _P("piotr.malinowski", "Piotr Malinowski", "Controlling"),
        _P("lucy.okonjo", "Lucy Okonjo", "Front desk"),
        _P("anil.bhattarai", "Anil Bhattarai", "Accountant", went=118),
    ),
)

IT = Crew(
    "it",
    "IT",
    _P("yusuf.demir", "Yusuf Demir", "Head of IT"),
    (
        _P("wenli.chang", "Wen-Li Chang", "Systems"),
        _P("ragnhild.moen", "Ragnhild Moen", "Support"),
    ),
)
FORMER_HEAD_OF_IT = _P("derek.ashdown", "Derek Ashdown", "Head of IT", went=36)
BEFORE_HE_LED = _P("yusuf.demir", "Yusuf Demir", "Networks")

CREWS = (HOUSE, WARD, DOCK, DISPATCH, KITCHEN, FINANCE, IT)


def leader_of_it(ago: int) -> Colleague:
    """Who led IT that many days before today: the one change of a leader in these months."""
    assert FORMER_HEAD_OF_IT.went is not None  # noqa: S101
    return FORMER_HEAD_OF_IT if ago > FORMER_HEAD_OF_IT.went else IT.leader
