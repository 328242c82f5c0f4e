"""Whom one would want to be first in the demo company, and why: names as its roster has them."""

TO_BEGIN_WITH = (
    ("Ioana Petrescu", "Dispatcher. Believes nothing she cannot check, and keeps her own book about her leader."),
    (
        "Samuel Adjei",
        "Leads Dispatch, and does it well. He sees what he promised and offered, never what it was to them.",
    ),
    ("Graham Whitlock", "Leads the Dock. Kind to everybody, and late with every talk that might be hard."),
    (
        "Adaeze Nwosu",
        "Leads Ward 4. Broke her word about a roster, said sorry, and is mending it in front of 34 people.",
    ),
    (
        "Leilani Kealoha",
        "Night nurse on Ward 4. Two computers for all of them, no e-mail, and her weekends in that roster.",
    ),
    ("Bernadette O’Sullivan", "Cook, and the people’s representative. A rule waits for her signature today."),
    ("Wen-Li Chang", "Operator. Runs Troth, and can read nothing that was said in it. Try."),
)
