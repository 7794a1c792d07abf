"""What is said instead of an answer, and answers that hesitate."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.listening.evasions import is_nod, says_thanks, without_doubt
from tools.listening.wishes import wants_plan_shown
from tools.schema import Heard, NumberFact, Question, RoleFact

TODAY = date(2027, 2, 10)
LEXICON = Lexicon.build(load_catalogue())
WHICH_WORK = (
    "- Interview topic: describe an ML engineer, a data scientist and a DevOps engineer.\n\nWhich work pulls you most: "
    "building AI features into products (application), running the systems under them (platform), or training models "
    'as well (ML hybrid)? "Not sure" is fine; then I plan for AI engineer in general.'
)


def hear(message: str, asked: str = "weekly_hours", last_reply: str = "") -> Heard:
    question = Question(kind="profile", key=asked) if asked else None
    return listen(message, lexicon=LEXICON, today=TODAY, turn=2, asked=question, last_reply=last_reply)


@pytest.mark.parametrize(
    ("message", "evades"),
    [
        ("why do you ask?", "why"),
        ("Why do you need to know that?", "why"),
        ("does that matter?", "why"),
        ("is it really important?", "why"),
        ("what's that got to do with it, what for?", "why"),
        ("what's typical?", "typical"),
        ("What do most people say?", "typical"),
        ("what should I say?", "typical"),
        ("let me come back to that", "later"),
        ("hmm, let me think about that one", "later"),
        ("can I tell you later?", "later"),
        ("good question...", "later"),
        ("that's a lot", "dismay"),
        ("wow that's long...", "dismay"),
        ("ugh, so much", "dismay"),
        ("that's overwhelming", "dismay"),
        ("thanks", "nod"),
        ("ok thanks", "nod"),
        ("that's helpful, thank you", "nod"),
        ("Cool!", "nod"),
        ("great, thank you", "nod"),
    ],
)
def test_what_is_said_instead_of_an_answer_is_heard_as_that(message: str, evades: str):
    heard = hear(message)
    assert heard.evades == evades
    assert heard.intent == "answer_assessment"
    assert not heard.facts


@pytest.mark.parametrize(
    "message",
    [
        "8",
        "thanks, 8 hours",
        "why is RAG important?",
        "what do most AI engineers earn?",
        "skip",
        "how important is maths?",
    ],
)
def test_an_answer_or_a_question_of_its_own_evades_nothing(message: str):
    assert hear(message).evades is None


def test_nothing_is_evaded_where_nothing_was_asked():
    assert hear("why do you ask?", asked="").evades is None


@pytest.mark.parametrize(
    ("asked", "message", "value"),
    [
        ("budget_usd", "Hmm, $1k?", 1000),
        ("budget_usd", "150$? what is RAG?", 150),
        ("weekly_hours", "maybe 5 or so?", 5),
        ("weekly_hours", "1-3 hours, no wait, I guess 8", 8),
        ("weekly_hours", "somewhere between 7 and 9, no, make that realistically 10", 10),
        ("weekly_hours", "With the commute gone, 20. I hope that's enough", 20),
        ("weekly_hours", "Honestly, I could probably manage 4. By the way, I'm deaf", 4),
    ],
)
def test_a_hesitating_answer_is_an_answer(asked: str, message: str, value: float):
    facts = [fact for fact in hear(message, asked).facts if isinstance(fact, NumberFact)]
    assert [(fact.field, fact.value) for fact in facts] == [(asked, value)]


@pytest.mark.parametrize("message", ["is 5 enough?", "what if I had 10?", "how do others find 5 hours?", "why?"])
def test_a_real_question_stays_one(message: str):
    assert without_doubt(message) == message


@pytest.mark.parametrize(
    ("message", "role_id"),
    [
        ("the first one appeals to me most", "ai-application-engineer"),
        ("I'd say the second one", "ai-platform-engineer"),
        ("3", "ml-ai-hybrid-engineer"),
        ("the last one. is python hard to learn?", "ml-ai-hybrid-engineer"),
    ],
)
def test_a_choice_by_its_place_is_of_the_question_and_not_of_what_the_reply_told(message: str, role_id: str):
    chosen = [fact for fact in hear(message, "target_role", WHICH_WORK).facts if isinstance(fact, RoleFact)]
    assert [fact.role_id for fact in chosen] == [role_id]


@pytest.mark.parametrize(
    ("message", "years"),
    [
        ("it's been 2 years in my job by now, not 3", 2),
        ("I miscounted, I've been doing my job for 3 years", 3),
        ("I said 1 year but it's 2 years of experience", 2),
    ],
)
def test_years_in_ones_job_are_no_date_though_a_date_was_asked_for(message: str, years: float):
    profile = fold(hear(message, "deadline").facts)
    assert profile.deadline is None
    assert profile.years_experience is not None
    assert profile.years_experience.value == years


@pytest.mark.parametrize("message", ["Plan please", "I don't have all day, plan?", "just the plan", "ok, plan now"])
def test_the_word_alone_orders_the_plan(message: str):
    assert hear(message, "deadline").intent == "make_plan"


def test_a_place_is_no_date_where_there_is_nothing_to_choose_from():
    assert not hear("the second one", "deadline", "Is there a date by which you want to be there?").facts


@pytest.mark.parametrize("message", ["stop", "enough", "no more questions", "please stop asking"])
def test_whoever_has_enough_of_questions_leaves_the_open_one(message: str):
    assert hear(message).skipped


@pytest.mark.parametrize(
    ("message", "nods"),
    [
        ("thanks", True),
        ("great, thank you", True),
        ("ok cool", True),
        ("perfect", True),
        ("sounds good, thanks a lot!", True),
        ("thanks, that helps", True),
        ("muchas gracias", True),
        ("vielen dank", True),
        ("thanks, 8 hours", False),
        ("no thanks", False),
        ("great, what first?", False),
        ("thanks, bye", False),
        ("what a great plan", False),
        ("why", False),
    ],
)
def test_thanks_and_assent_are_told_from_what_says_more(message: str, nods: bool) -> None:
    assert is_nod(message) is nods
    assert says_thanks(message) is ("than" in message or "gracias" in message or "dank" in message)


@pytest.mark.parametrize(
    ("message", "wants"),
    [
        ("show me my plan", True),
        ("my plan please", True),
        ("the plan again", True),
        ("make me a plan", True),
        ("zeig mir meinen plan", True),
        ("quiero ver mi plan", True),
        ("what to learn first", False),
        ("8 hours a week", False),
        ("is that plan realistic?", False),
        ("make it harder", False),
    ],
)
def test_the_plan_itself_is_wanted(message: str, wants: bool) -> None:
    assert wants_plan_shown(message) is wants
