"""Lacks are told in many ways, often in another sentence than the name."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen

LEXICON = Lexicon.build(load_catalogue())
Levels = dict[str, int]


def skills(message: str, last_reply: str = "") -> Levels:
    """Each skill with its level, 0 where the person lacks it."""
    heard = listen(message, lexicon=LEXICON, today=date(2026, 11, 27), turn=1, last_reply=last_reply)
    return {one.label: 0 if one.negated else one.level or 0 for one in fold(heard.facts).skills}


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("People assume I know SQL and Docker because I sit with the devs. I don't.", {"SQL": 0, "Docker": 0}),
        ("Everyone thinks I can do Python. I can't.", {"Python": 0}),
        ("You noted that I know Java. That's wrong, it's JavaScript.", {"Java": 0, "JavaScript": 2}),
        ("Colleagues keep telling me Kubernetes is easy. I wouldn't know.", {"Kubernetes": 0}),
        ("Alle denken, ich kann SQL. Kann ich aber nicht.", {"SQL": 0}),
        ("I've never written any Python. Or SQL. Or anything really.", {"Python": 0, "SQL": 0}),
        ("Python I write daily, Git every day, but I don't have a degree either.", {"Python": 3, "Git": 3}),
    ],
)
def test_a_bare_denial_is_of_what_others_say(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("The Selenium tests were written by a colleague.", {}),
        ("I made React apps used by 200 people", {"React": 2}),
        ("Kubernetes I learned by doing", {"Kubernetes": 2}),
        ("All my work is manual but SQL I use daily", {"SQL": 3}),
        ("Besides Python I know everything about SQL and Docker", {"Python": 2, "SQL": 4, "Docker": 4}),
        ("My team built everything in Go, I only ever wrote the docs.", {}),
        ("The ops team does all the Terraform, I just watch.", {}),
        ("Todos en mi equipo usan Git menos yo.", {"Git": 0}),
    ],
)
def test_what_others_do_is_no_skill(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        (
            "Everything in that list but Docker I use daily: Python, Git, SQL.",
            {"Docker": 0, "Python": 3, "Git": 3, "SQL": 3},
        ),
        ("Apart from Excel I know nothing.", {"Excel": 2}),
        (
            "I'm solid in HTML, CSS and Node, all of those except Node, there I have just begun.",
            {"HTML": 3, "CSS": 3, "Node": 1},
        ),
        ("They want Kubernetes and Go. Go I have, Kubernetes not.", {"Go": 2, "Kubernetes": 0}),
        ("Not Java but JavaScript, 4 years.", {"Java": 0, "JavaScript": 3}),
        ("Me falta Docker; Python lo uso a diario.", {"Docker": 0, "Python": 3}),
        ("Scratch the Docker thing, I mixed it up.", {}),
    ],
)
def test_what_is_left_out(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("Can you skip Git? I use it every day.", {"Git": 3}),
        ("I want to learn Docker because I have no experience with it.", {"Docker": 0}),
        ("Why is Kubernetes in my plan if I already know it?", {"Kubernetes": 2}),
        ("I don't use Docker at work but I run it at home.", {"Docker": 2}),
        ("I want to learn Docker. I know it takes years.", {}),
    ],
)
def test_a_pronoun_tells_of_the_name_before(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("Python well, Docker a little, Kubernetes not at all", {"Python": 3, "Docker": 1, "Kubernetes": 0}),
        ("react + ts 4y, node so-so", {"react": 3, "ts": 3, "node": 1}),
        ("SQL five years, Python five weeks", {"SQL": 3, "Python": 1}),
        ("Python (5 years, daily), Docker (used twice)", {"Python": 3, "Docker": 2}),
        ("4/5 on SQL, 2/5 on Python, 0/5 on Docker", {"SQL": 3, "Python": 1, "Docker": 0}),
        ("SQL ++, Python +, Spark -", {"SQL": 3, "Python": 2, "Spark": 0}),
        ("I don't have a certificate in AWS, though I work with it every day.", {"AWS": 3}),
    ],
)
def test_each_name_has_words_of_its_own(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("reply", "message", "levels"),
    [
        ("Do you know Python, SQL or Git?", "Only the first, and only a little", {"Python": 1, "SQL": 0, "Git": 0}),
        ("Do you know Python or Docker?", "the former yes daily, the latter never", {"Python": 3, "Docker": 0}),
        ("Do you use Git at work?", "I should, but I don't", {"Git": 0}),
        ("Do you use Git at work?", "no we have SVN", {"Git": 0, "SVN": 2}),
        ("I noted Python and SQL. Do you have a budget?", "no", {}),
        ("Shall I show you how to use Docker?", "No, thanks", {}),
        ("Should the plan use Docker?", "no", {}),
        ("Wie gut kennst du Excel?", "eher wenig", {"Excel": 1}),
        ("Você já programou em Python?", "só um pouco", {"Python": 1}),
        ("¿Has programado alguna vez?", "la verdad que no", {"programming": 0}),
    ],
)
def test_answers_of_skills_that_the_coach_named(reply: str, message: str, levels: Levels):
    assert skills(message, reply) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("My coding was shaky, and to me Git was an insult.", {"coding": 1, "Git": 0}),
        ("Back then I thought Java was only an island.", {"Java": 0}),
        ("Scala, to me, was an opera house.", {"Scala": 0}),
    ],
)
def test_a_name_that_was_only_a_word_is_a_lack(message: str, levels: Levels):
    assert skills(message) == levels
