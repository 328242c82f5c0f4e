"""The bank of questions, in our own words and four depths: none about health; a key never changes once used."""

from dataclasses import dataclass

from .rules import Depth


@dataclass(frozen=True)
class Question:
    """One question of the bank."""

    key: str
    depth: Depth
    words: str


_LIGHT = {
    "first-hour": "What does the first hour of a good working day look like for you?",
    "small-joy": "What small thing at work are you quietly glad about every time?",
    "learned-here": "What have you learned here that you did not expect to?",
    "first-job": "What was your very first job, and what has stayed with you from it?",
    "quiet-or-company": "Do you do your best work in company or in quiet?",
    "tea-or-talk": "When you need a break, what do you do with it?",
    "best-place": "Where do you like to sit or stand when you have to think?",
    "lunch": "What is the best lunch you have had with colleagues?",
    "name-story": "Is there a story to your name, or to what people call you?",
    "skill-nobody-knows": "What are you good at that nobody here has seen yet?",
    "monday": "What makes a Monday easy for you?",
    "tool": "Which tool would you not want to work without?",
    "taught-you": "Who taught you something about your trade, and what was it?",
    "way-to-work": "What do you notice on your way to work?",
    "season": "Which time of the year here do you like best, and why?",
    "proud-of-thing": "What made by your own hands are you proud of?",
    "reading": "What have you read, heard or watched lately that you would pass on?",
    "early-late": "If nobody minded, when would your working day begin and end?",
    "tradition": "Which habit of this team would you keep for ever?",
    "good-message": "What sort of message are you always pleased to get?",
    "change-one-thing": "If you could change one small thing about our room, what would it be?",
}
_WORK = {
    "good-week": "When did you last go home thinking: that was a good week? What had happened?",
    "waste": "What do we do here that you would stop tomorrow?",
    "waiting": "What do you spend too much time waiting for?",
    "feedback-how": "How do you like to hear that something of yours did not work?",
    "praise-how": "When somebody is pleased with your work, how would you like to learn of it?",
    "say-no": "What would make it easier for you to say no to me?",
    "own-decision": "What should you be able to decide without asking me?",
    "meeting-gone": "Which of our meetings would you not miss?",
    "more-of": "What part of your work would you like more of?",
    "less-of": "What part of your work would you gladly hand on?",
    "unclear": "What do I expect of you that is less clear than I think?",
    "help-early": "How can I tell that you could use a hand, before you have to say so?",
    "know-first": "What kind of news do you want to hear from me first?",
    "skill-next": "What would you like to be able to do a year from now?",
    "interrupt": "When is it all right to interrupt you, and when is it not?",
    "idea-unsaid": "Which idea of yours has never been tried here?",
    "new-here": "What would you tell somebody who starts here on Monday?",
    "last-mile": "What do we start well and finish badly?",
    "who-helps": "Who here makes your work easier without anybody noticing?",
    "bad-day": "On a bad day, what should I do, and what should I leave alone?",
    "promise-kept": "Which promise kept by somebody here made a difference to you?",
}
_VALUES = {
    "fair": "When did something here last feel unfair to you, even a little?",
    "proud-of-us": "When were you last proud of how we treated somebody?",
    "trust-begins": "What does somebody do that makes you trust them?",
    "trust-ends": "What makes you careful with somebody?",
    "good-leader": "Who was the best leader you have had, and what did they do that others did not?",
    "line": "What would you not do at work, whoever asked?",
    "enough": "What does “good enough” mean to you, and where is it not enough?",
    "respect": "How do you notice that somebody respects you?",
    "why-this": "Why this work, and not another?",
    "stay": "What would make you want to stay here for a long time?",
    "recognised": "What of yours would you like to be recognised for, and seldom are?",
    "time-outside": "What outside work should work never get in the way of?",
    "different": "In what way do you see things differently from most of us?",
    "changed-mind": "What have you changed your mind about since you began to work?",
    "honest": "How honest do you want me to be with you, and about what most of all?",
    "fight-for": "What would you speak up for here, even if you stood alone?",
    "from-home": "What did you learn at home about work that you still believe?",
    "legacy": "What would you like people to say of you when you move on?",
    "freedom": "Where do you need a free hand, and where would you rather have a rule?",
    "credit": "When credit is shared out, what feels right to you?",
    "success": "How would you know, for yourself, that this had been a good year?",
}
_HARD = {
    "afraid-to-say": "What have you wanted to tell me and not found the moment for?",
    "let-down": "When did I last let you down, and what would have helped?",
    "avoiding": "What are we two avoiding?",
    "mistake": "Which mistake of yours do you still think about, and what did it teach you?",
    "mistake-of-mine": "Which mistake of mine has cost you something?",
    "leave": "What would make you leave?",
    "alone": "When did you feel on your own with something here?",
    "conflict": "When two of us disagree, what do you do, and what do you wish you did?",
    "unheard": "What have you said more than once without being heard?",
    "withheld": "What do people here not tell me, as far as you may say?",
    "my-habit": "Which habit of mine makes your work harder?",
    "apology": "What does a good apology look like to you?",
    "hardest-part": "What is the hardest part of your work that nobody sees?",
    "regret": "What would you do differently if this year began again?",
    "power": "When has my being your leader made it hard to be frank?",
    "giving-up": "What have you given up trying to change here?",
    "bad-news-me": "How would you tell me that I am wrong about something important?",
    "too-much": "When there is more work than hours, what should I take off your list first?",
    "stepped-in": "When should I have stepped in and did not?",
    "forgive": "What helps you to go on with somebody after things went wrong between you?",
    "need": "What do you need from me that you have never asked for?",
}

QUESTIONS: dict[str, Question] = {
    key: Question(key, depth, words)
    for depth, bank in ((Depth.LIGHT, _LIGHT), (Depth.WORK, _WORK), (Depth.VALUES, _VALUES), (Depth.HARD, _HARD))
    for key, words in bank.items()
}


def words_of(key: str) -> str:
    """The words of a question; a plain sentence for one that is no longer in the bank."""
    found = QUESTIONS.get(key)
    return found.words if found else "A question that is no longer in the bank."


def at_depth(depth: Depth) -> list[Question]:
    """The questions of one depth, in the order of the bank."""
    return [question for question in QUESTIONS.values() if question.depth is depth]
