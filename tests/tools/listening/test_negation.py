"""A "never" behind a skill speaks of that skill only where it has no object of its own."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, listen
from tools.schema import SkillFact

LEXICON = Lexicon.build(load_catalogue())


@pytest.mark.parametrize(
    ("message", "known", "unknown"),
    [
        ("I'm a data scientist, pandas and SQL, never deployed anything.", {"pandas", "SQL"}, set()),
        ("Excel and VBA, never programmed", {"Excel", "VBA"}, {"programming"}),
        ("Go and Rust, never used Kubernetes", {"Go", "Rust"}, {"Kubernetes"}),
        ("Docker, never used", set(), {"Docker"}),
        ("Kubernetes, never touched it", set(), {"Kubernetes"}),
        ("Docker and Kubernetes I never used", set(), {"Docker", "Kubernetes"}),
        ("SQL, pandas, no cloud", {"SQL", "pandas"}, {"cloud"}),
    ],
)
def test_the_reach_of_never(message: str, known: set[str], unknown: set[str]) -> None:
    heard = listen(message, lexicon=LEXICON, today=date(2026, 11, 23), turn=1)
    skills = [fact for fact in heard.facts if isinstance(fact, SkillFact)]
    assert {fact.label for fact in skills if not fact.negated} == known
    assert {fact.label for fact in skills if fact.negated} == unknown


@pytest.mark.parametrize("surrounding", ["{}.", "SQL I use daily. {}.", "Nurse, 8 years. {}. I have 5 hours a week."])
@pytest.mark.parametrize(
    "words",
    [
        # a denial before the name
        "I have never so much as opened {}",
        "Nobody ever showed me {}",
        "No one ever taught me {}",
        "I wouldn't know where to begin with {}",
        "I can't claim to know {}",
        "I haven't begun {}",
        "Not one hour of {}",
        "Haven't had the chance to learn {}",
        "I've never needed {}",
        "I don't really know anything about {}",
        "Not a single day of {} in 15 years of office work",
        # a denial behind it
        "{} isn't in my repertoire",
        "{} is not on my CV",
        "{} definitely not",
        "{} unfortunately no",
        "{} I can't explain to you",
        "{} isn't my thing",
        "As far as {} is concerned, zero",
        "When it comes to {} I know nothing",
        "{}, not really my world, never touched",
        "{}? What's that?",
        # a verdict that names nothing
        "My profile mentions {}. It shouldn't",
        "I'd love to say I know {}. I can't, honestly",
        "The agency lists me under {}. A joke",
        "It may look as if I know {}. Not really",
        "My CV says {} as well, but between us that's a lie",
        "{} - what is it?",
        "{}? Not my department",
        "{}: you would have to show me, I've never seen it",
        # words of lacking
        "With {} I've had no contact whatsoever",
        "{} plays no role in my job",
        "There isn't any {} at work",
        "{}, whatever that is",
        "I'm a total stranger to {}",
        "I stayed away from {}",
        "I've been avoiding {} successfully",
        "{} was before my time",
        "{} I leave to others",
        "{} is still on my to-learn list",
        "{}: n/a",
        "{}, no need so far",
        "I've yet to open {}",
        "It would be a lie to say I know {}",
        "I'd have to start from scratch with {}",
        "I've been meaning to look at {} for years",
        "{} is new to me",
    ],
)
@pytest.mark.parametrize("name", ["Docker", "Kubernetes"])
def test_a_lack_is_heard_in_whatever_words(words: str, surrounding: str, name: str) -> None:
    heard = listen(surrounding.format(words.format(name)), lexicon=LEXICON, today=date(2026, 11, 23), turn=1)
    assert [fact.negated for fact in heard.facts if isinstance(fact, SkillFact) and fact.label == name] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "Docker is not enough for that job",
        "Docker is not a problem",
        "Docker every day. No joke.",
        "I use Docker daily. I can't complain.",
        "Docker I use without thinking",
        "Docker: nobody knows it better in our office",
        "Docker at work, never at home",
        "I don't like Docker, but I use it every day",
        "It's not that I know nothing: Docker is ok",
        "Our stack is Java and some Docker that nobody wants to touch",
        "I'm not happy with Docker",
        "I'm not bad at Docker",
        "I never used Docker before last year, now daily",
    ],
)
def test_what_is_denied_of_a_known_tool_is_no_lack(words: str) -> None:
    heard = listen(words, lexicon=LEXICON, today=date(2026, 11, 23), turn=1)
    assert [fact.negated for fact in heard.facts if isinstance(fact, SkillFact) and fact.label == "Docker"] == [False]


def test_who_alone_knows_it_does_not_lack_it() -> None:
    heard = listen("Nobody at work knows Docker except me", lexicon=LEXICON, today=date(2026, 11, 23), turn=1)
    assert not any(fact.negated for fact in heard.facts if isinstance(fact, SkillFact))
