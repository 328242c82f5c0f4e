"""What the people of the made-up company are called and say."""

FIRST = (
    "Ama", "Ben", "Chidi", "Dora", "Emil", "Frida", "Goran", "Hanna", "Ines", "Jonas", "Kaori", "Lena",
    "Milos", "Nadia", "Olu", "Priya", "Quentin", "Rafa", "Sofie", "Tariq", "Uma", "Viktor", "Wanda", "Xenia",
    "Yusuf", "Zoe", "Anneli", "Bartek", "Celia", "Davit", "Elif", "Farah", "Gita", "Hugo", "Ivana", "Jamal",
    "Katya", "Luca", "Mei", "Noor", "Oskar", "Petra", "Ravi", "Salma", "Tomas", "Ugo", "Vera", "Wim", "Yara",
    "Zita",
)  # fmt: skip
LAST = (
    "Owusu", "Lindqvist", "Okafor", "Petrova", "Aalto", "Brandt", "Ortega", "Adeyemi", "Marchetti", "Novak",
    "Haas", "Ivanov", "Jansen", "Kowalski", "Larsen", "Moreau", "Nielsen", "Oduya", "Pereira", "Quist",
    "Rossi", "Sato", "Tanaka", "Usman", "Varga", "Weber", "Yilmaz", "Zhang", "Berg", "Costa", "Dahl", "Egger",
    "Fischer", "Garcia", "Horvat", "Isik", "Jung", "Kaya", "Lopez", "Meyer", "Nagy", "Olsen", "Popescu",
    "Reyes", "Silva", "Torres", "Ueda", "Vogel", "Wolf", "Bauer",
)  # fmt: skip
JOBS = ("Engineer", "Nurse", "Planner", "Driver", "Accountant", "Carpenter", "Designer", "Cook", "Buyer", "Analyst")
SAID = (
    "I said I would ask about the Friday shift before the list goes out",
    "Went through the numbers together and left time for questions",
    "Moved our talk twice in one week",
    "Told the others whose idea it was",
    "The room for the workshop, with daylight this time",
    "Said in the meeting that the estimate was mine and was wrong",
    "An answer about the training budget",
    "Changed the plan the evening before",
    "Took the call so that the holiday stayed a holiday",
    "Listened to the end although the next meeting had begun",
    "A written note about what was decided and why",
    "Brought the news about the contract before it was in the mail to all",
)
TOUCHED = (
    "I had not expected that, and it helped",
    "Heard it from somebody else first",
    "The second time this month; I would like to say so",
    "It was a small thing, and it made the week easier",
    "I could say what I think without choosing each word",
    "",
)
