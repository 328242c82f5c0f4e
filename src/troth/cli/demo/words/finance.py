"""Finance and office: closings, invoices, and sentences with a full stop at the end."""

from .shape import Words

WORDS = Words(
    down=(
        "I’ll read your variance note, all of it, by Thursday",
        "I’ll tell you by Monday which of the three reports nobody reads, and we drop those",
        "I’ll take the auditors’ questions off you until the closing is done, by Friday",
        "I’ll ask the house to approve the second screen by the end of the month",
        "I’ll give you the afternoon back that you lost to the audit, by the end of next week",
        "I’ll explain the bonus rule to all of you, with an example, by Wednesday",
        "I’ll stop sending mails after six from Monday",
        "I’ll find out why your course was refused, and by whom, by Friday",
        "I’ll have the closing calendar for {month} out by the end of the week",
        "I’ll let you present the harbour dues yourself on Tuesday",
    ),
    up=(
        "I’ll have the open items below fifty by the end of the month",
        "I’ll check the harbour dues once more by tomorrow",
        "I’ll send the supplier letters by Wednesday",
        "I’ll tell you by Friday if the new cost centres work",
        "I’ll write down how I do the closing, so that somebody else can, within two weeks",
        "I’ll match the ward’s petty cash by Monday",
    ),
    across=(
        "I’ll look over your pivot by tomorrow",
        "I’ll take the bank run on Thursday",
        "I’ll send you the old template by tonight",
        "I’ll water your plant until Monday",
        "I’ll cover the phone on Wednesday while you are at the notary",
    ),
    offered=(
        ("kept_word", "No mail after six for a whole month. I counted."),
        ("broke", "Sent you a mail at nine in the evening, a week after I said I would not."),
        ("owned_up", "The wrong total in the board paper was mine. Said so in the meeting."),
        ("credit_public", "Left the room so that you could present the harbour dues as yours."),
        ("shared_reasons", "Explained the bonus rule with my own case as the example."),
        ("bad_news", "Told you that the course was refused, and that I had not fought hard enough."),
        ("listened", "Let you take apart my cost centres for half an hour. You were mostly right."),
        ("time_off", "Sent you home at three on the last day of the closing."),
        ("interrupted", "Finished your sentence for you, twice, and wrongly."),
        ("feedback_well", "Said which paragraph lost me, and that the other two were excellent."),
    ),
    felt=(
        ("broke", "Nine in the evening. I had just started to believe it."),
        ("kept_word", "A month without a mail after six. I noticed on the second of the next."),
        ("owned_up", "Said in front of the board that it was her total and not my sheet."),
        ("interrupted", "My sentence, her ending. Not the one I had."),
        ("credit_public", "Walked out so that it would be mine. I have never seen that done."),
        ("listened", "Half an hour of my objections, and then: all right, change it."),
        ("time_off", "Home at three on closing day, and nobody rang."),
        ("shared_reasons", "Now I understand the bonus rule. I still do not like it."),
    ),
    thanks=(
        "Thank you for finding the forty cents.",
        "Thanks for covering the phone, the notary took two hours.",
        "Thank you for the template, it saved my Sunday.",
        "Thanks for saying in the meeting what I had only thought.",
        "Thank you, my plant has never looked better.",
    ),
    shared=(
        ("owned_up", "I overwrote your sheet. It is back, from last night’s copy."),
        ("helped", "Matched the last thirty items with you so that you could go home."),
        ("forgot", "Forgot to tell you that the auditors come a day early."),
    ),
)
