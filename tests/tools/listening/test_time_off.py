"""What is time off, what is more time, what is over, and what is somebody else's."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import CATALOGUE
from tools.listening import Lexicon, fold, listen
from tools.listening.stretches import easter
from tools.schema import DeadlineFact, Heard, Profile, Question, TimeOffFact

LEXICON = Lexicon.build(CATALOGUE)
TODAY = date(2026, 3, 4)  # a Wednesday


def hear(message: str, *before: str, asked: str = "") -> Heard:
    profile, question = Profile(), Question(kind="profile", key=asked) if asked else None
    for turn, said in enumerate(before, 1):
        told = listen(said, lexicon=LEXICON, today=TODAY, turn=turn, profile=profile)
        profile = fold([*profile.time_off, *told.facts])
    return listen(message, lexicon=LEXICON, today=TODAY, turn=9, profile=profile, asked=question)


def known_after(*said: str) -> list[str]:
    facts: list[TimeOffFact] = []
    for turn, message in enumerate(said, 1):
        heard = listen(message, lexicon=LEXICON, today=TODAY, turn=turn, profile=fold(facts))
        facts += [fact for fact in heard.facts if isinstance(fact, TimeOffFact)]
    return [shown(one) for one in fold(facts).time_off]


def shown(fact: TimeOffFact) -> str:
    """ "2026-08-10/2026-08-24", "2026-07-06/2026-07-19 or so", "every 4 from 2026-03-30"."""
    days = f"every {fact.every_weeks} from {fact.start}" if fact.every_weeks else f"{fact.start}/{fact.end}"
    return days + (" or so" if fact.is_assumed else "")


def off_in(heard: Heard) -> list[str]:
    return [shown(fact) for fact in heard.facts if isinstance(fact, TimeOffFact) and not fact.withdrawn]


TOLD = [
    # Days and months
    ("I'm on holiday from 10 to 24 August", "2026-08-10/2026-08-24"),
    ("I'm on vacation August 10-24", "2026-08-10/2026-08-24"),
    ("We're away 10th to 24th of August", "2026-08-10/2026-08-24"),
    ("I'm away from Aug 28 until Sept 6", "2026-08-28/2026-09-06"),
    ("On holiday between 10 and 24 August", "2026-08-10/2026-08-24"),
    ("I'll be travelling 3 to 17 May", "2026-05-03/2026-05-17"),
    ("I'm off from 28 December to 4 January", "2026-12-28/2027-01-04"),
    ("holiday: 2026-08-10 to 2026-08-24", "2026-08-10/2026-08-24"),
    ("I can't study from 10 August to 24 August", "2026-08-10/2026-08-24"),
    ("I can't do anything in December", "2026-12-01/2026-12-31"),
    ("no time to study in June because of exams", "2026-06-01/2026-06-30"),
    ("I won't have time in June and July", "2026-06-01/2026-07-31"),
    ("Exams in June, no study then", "2026-06-01/2026-06-30"),
    ("I'm taking August off", "2026-08-01/2026-08-31"),
    ("I'd like to take August off", "2026-08-01/2026-08-31"),
    ("I take May off", "2026-05-01/2026-05-31"),
    ("I'm not available on 24 December", "2026-12-24/2026-12-24"),
    # Until, and so long
    ("I'm on parental leave, so no time until March", "2026-03-04/2027-02-28"),
    ("No time until the end of April", "2026-03-04/2026-04-30"),
    ("I can't start before May", "2026-03-04/2026-04-30"),
    ("I can only start in June", "2026-03-04/2026-05-31"),
    ("I'm away until 20 March", "2026-03-04/2026-03-20"),
    ("I'm away for two weeks from 10 August", "2026-08-10/2026-08-23"),
    ("a week off starting 3 May", "2026-05-03/2026-05-09"),
    ("No time for the next three weeks", "2026-03-04/2026-03-24"),
    ("next week I'm on holiday", "2026-03-09/2026-03-15"),
    ("nothing next month, I'm moving house", "2026-04-01/2026-04-30"),
    ("I'm on holiday the first two weeks of August", "2026-08-01/2026-08-14"),
    ("I'm off the last week of August", "2026-08-25/2026-08-31"),
    # Feasts
    ("no studying over Christmas", "2026-12-24/2026-12-26"),
    ("no studying between Christmas and New Year", "2026-12-24/2027-01-01"),
    ("I won't study over Easter", "2026-04-03/2026-04-06"),
    # Which days is left open
    ("I have two weeks off in July", "2026-07-06/2026-07-19 or so"),
    ("About 15 hours a week, except in July when we travel for 4 weeks", "2026-07-01/2026-07-28 or so"),
    ("I'm on holiday in August", "2026-08-01/2026-08-31 or so"),
    # Weeks that come again
    ("every fourth week I'm on call, no study then", "every 4 from 2026-03-30 or so"),
    ("I'm on call every 3 weeks", "every 3 from 2026-03-23 or so"),
    ("One week in four I'm on call and can do nothing", "every 4 from 2026-03-30 or so"),
    ("Every second week I have the kids, no study then", "every 2 from 2026-03-16 or so"),
    ("I'm on call every fourth week, starting 16 March", "every 4 from 2026-03-16"),
    # Other languages
    ("Ich bin vom 10. bis 24. August im Urlaub", "2026-08-10/2026-08-24"),
    ("Im Dezember kann ich nicht lernen", "2026-12-01/2026-12-31"),
    ("Jede vierte Woche habe ich Bereitschaft, da kann ich nichts machen", "every 4 from 2026-03-30 or so"),
    ("Estoy de vacaciones del 10 al 24 de agosto", "2026-08-10/2026-08-24"),
    ("En diciembre no puedo estudiar nada", "2026-12-01/2026-12-31"),
    ("Je suis en vacances du 10 au 24 août", "2026-08-10/2026-08-24"),
    ("En décembre je ne peux pas étudier", "2026-12-01/2026-12-31"),
    ("Estou de férias de 10 a 24 de agosto", "2026-08-10/2026-08-24"),
]


@pytest.mark.parametrize(("message", "days"), TOLD)
def test_time_off_is_read_and_is_neither_a_deadline_nor_hours(message: str, days: str) -> None:
    heard = hear(message)
    assert off_in(heard) == [days]
    assert {fact.field for fact in heard.facts} <= {"time_off", "constraint", "weekly_hours"}
    assert not [fact for fact in heard.facts if fact.field == "weekly_hours"] or "hours a week" in message
    assert not heard.problems


@pytest.mark.parametrize("asked", ["deadline", "weekly_hours", "years_experience", "budget_usd"])
@pytest.mark.parametrize(("message", "days"), TOLD[:8])
def test_told_in_the_place_of_an_answer_it_answers_nothing(message: str, days: str, asked: str) -> None:
    heard = hear(message, asked=asked)
    assert off_in(heard) == [days]
    assert {fact.field for fact in heard.facts} == {"time_off"}


NOT_OFF = [
    # More time
    "I have two weeks off in July, so I can study full time",
    "I have two weeks off in July. I can study all day then!",
    "I'm taking August off to study",
    "I have the first two weeks of August off, 40 hours a week then",
    "I could use my holiday in August for studying",
    # Over
    "I took a year off",
    "I was on holiday in August",
    "I had two weeks off in July",
    "Back from two weeks of holiday",
    # Others
    "My wife is on holiday in August",
    "The school holidays are in July",
    "My boss is away from 10 to 24 August",
    "The office is closed over Christmas",
    # Something else
    "I have two days off a week",
    "I have Fridays off",
    "I was laid off in December",
    "I want to be done before my holiday in August",
    "I want to be done by Christmas",
    "Done by 24 August, 6 hours a week",
    "I manage holiday rentals, I want the job by June",
    "I'm not on holiday in August",
    "What if I take August off?",
    "If I took two weeks off in July, would it still fit?",
    "Can you plan my holiday in Italy?",
    "I work on call a lot",
    "Every other week I can do 10 hours",
    "I have no coding experience, and start a course in June",
    "In no time I'll be there, by June at the latest",
    "I learned Python in August",
    "The job starts in August",
    "No time this week",
]


@pytest.mark.parametrize("message", NOT_OFF)
def test_what_takes_no_week_away(message: str) -> None:
    assert off_in(hear(message)) == []


def test_what_else_a_message_tells_is_still_read() -> None:
    heard = hear(
        "I'm a nurse, 6 hours a week, done by December. I'm away 10-24 August and every third week I'm on call."
    )
    assert sorted(off_in(heard)) == ["2026-08-10/2026-08-24", "every 3 from 2026-03-23 or so"]
    told = {fact.field: fact for fact in heard.facts}
    assert told["weekly_hours"].value == 6  # type: ignore[union-attr]
    assert told["deadline"].on == date(2026, 12, 1)  # type: ignore[union-attr]


CHANGED = [
    (["I'm on holiday in August", "actually I'm not on holiday"], []),
    (["I'm on holiday from 10 to 24 August", "the holiday is cancelled"], []),
    (["I'm on call every fourth week", "I'm no longer on call"], []),
    (["I can't do anything in December", "forget the break in December"], []),
    (["I'm on holiday in May", "and away 10 to 24 August", "I'm not on holiday in May"], ["2026-08-10/2026-08-24"]),
    (
        ["I'm on holiday from 10 to 24 August", "it's not 10 to 24 August, I'm away 12 to 26 August"],
        ["2026-08-12/2026-08-26"],
    ),
    (["I'm on holiday from 10 to 24 August", "my holiday moved to 7 to 21 September"], ["2026-09-07/2026-09-21"]),
    (["I have two weeks off in July", "I'm on holiday from 18 to 31 July"], ["2026-07-18/2026-07-31"]),
    (["I'm on call every fourth week", "I'm on call every third week from 9 March"], ["every 3 from 2026-03-09"]),
    (
        ["I'm on holiday in May", "I'm on call every fourth week"],
        ["2026-05-01/2026-05-31 or so", "every 4 from 2026-03-30 or so"],
    ),
    (["I'm not on holiday"], []),
]


@pytest.mark.parametrize(("said", "known"), CHANGED)
def test_the_newest_word_about_time_off_counts(said: list[str], known: list[str]) -> None:
    assert known_after(*said) == known


def test_the_quote_is_the_person_s_own() -> None:
    fact = next(fact for fact in hear("Hi! I'm on holiday from 10 to 24 August, by the way.").facts)
    assert (fact.quote, fact.turn) == ("I'm on holiday from 10 to 24 August", 9)


@given(st.integers(2024, 2099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("year", "day"), [(2025, date(2025, 4, 20)), (2026, date(2026, 4, 5)), (2027, date(2027, 3, 28))]
)
def test_easter_of_known_years(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("message", "days"),
    [
        ("June 2029, and I'm away in August", "2026-08-01/2026-08-31"),
        ("By June 2028. In December I can't study", "2026-12-01/2026-12-31"),
    ],
)
def test_a_date_beside_a_trip_stays_the_date_that_was_asked_for(message: str, days: str) -> None:
    question = Question(kind="profile", key="deadline")
    facts = listen(message, lexicon=LEXICON, today=TODAY, turn=1, asked=question).facts
    assert [fact.on.isoformat() for fact in facts if isinstance(fact, DeadlineFact) and fact.on] in (
        ["2029-06-01"],
        ["2028-06-01"],
    )
    assert [f"{fact.start}/{fact.end}" for fact in facts if isinstance(fact, TimeOffFact)] == [days]
