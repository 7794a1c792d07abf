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
        ("I used to think I knew R. Turns out I don't.", {"R": 0}),
        ("My CV says Kubernetes. That was my colleague's work.", {"Kubernetes": 0}),
        ("Git? Docker? Not a clue.", {"Git": 0, "Docker": 0}),
        ("I said no Docker earlier. That's not quite true.", {"Docker": 2}),
        ("You put SQL, but I have no SQL. That's wrong.", {"SQL": 0}),
        ("You noted that I know Java. That's wrong, it's JavaScript.", {"Java": 0, "JavaScript": 2}),
        ("Colleagues keep telling me Kubernetes is easy. I wouldn't know.", {"Kubernetes": 0}),
        ("You'd think a data manager knows SQL. This one doesn't.", {"SQL": 0}),
        ("Python is a blind spot, SQL isn't.", {"Python": 0, "SQL": 2}),
        ("Not Java, JavaScript.", {"Java": 0, "JavaScript": 2}),
        ("Never opened Excel or touched Python.", {"Excel": 0, "Python": 0}),
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
        ("Of Java, Python and Go the only one I know is Java.", {"Java": 2, "Python": 0, "Go": 0}),
        ("Out of Docker, Terraform and AWS I have only met Docker.", {"Docker": 2, "Terraform": 0, "AWS": 0}),
        ("The only thing missing from your list is MLOps; Python I do daily.", {"MLOps": 0, "Python": 3}),
        ("What you won't find on my CV: Docker, Terraform.", {"Docker": 0, "Terraform": 0}),
        ("Things I know: Java. Things I don't: Python, SQL.", {"Java": 2, "Python": 0, "SQL": 0}),
        (
            "Everything in the devops toolbox except Kubernetes: Docker, Terraform.",
            {"Kubernetes": 0, "Docker": 2, "Terraform": 2},
        ),
        ("SAP yes Excel yes SQL no Python no", {"SAP": 2, "Excel": 2, "SQL": 0, "Python": 0}),
        ("| Python | basic |\n| Docker | none |", {"Python": 1, "Docker": 0}),
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
        ("How well do you know Git and SQL?", "first daily, second never", {"Git": 3, "SQL": 0}),
        ("How well do you know Git, SQL and R?", "last two not at all, the first a bit", {"Git": 1, "SQL": 0, "R": 0}),
        ("Which have you used: Git, SQL, AWS?", "all of them except AWS", {"AWS": 0, "Git": 2, "SQL": 2}),
        ("Which have you used: Git, SQL, AWS?", "none besides SQL", {"SQL": 2, "Git": 0, "AWS": 0}),
        ("Do you use Git or SQL?", "both, daily", {"Git": 3, "SQL": 3}),
        ("On a scale of 0-4, how good are you with Git, SQL and R?", "1, 0 and 2", {"Git": 1, "SQL": 0, "R": 2}),
        ("Do you know Git and R?", "first, tell me what Git is", {}),
        ("Wie gut kennst du Excel?", "eher wenig", {"Excel": 1}),
        ("Você já programou em Python?", "só um pouco", {"Python": 1}),
        ("¿Has programado alguna vez?", "la verdad que no", {"programming": 0}),
        ("Do you know Python? SQL? And Git?", "yes, no, a bit", {"Python": 2, "SQL": 0, "Git": 1}),
        (
            "Have you used Excel, SQL or Python?",
            "the first one yes, the others no",
            {"Excel": 2, "SQL": 0, "Python": 0},
        ),
        ("Which of these have you used: Python, Docker, Git?", "only Git", {"Git": 2, "Python": 0, "Docker": 0}),
    ],
)
def test_answers_of_skills_that_the_coach_named(reply: str, message: str, levels: Levels):
    assert skills(message, reply) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("Nobody could say I don't know SQL.", {"SQL": 2}),
        ("It would be wrong to say I know no Terraform.", {"Terraform": 2}),
        ("Not as though I'd never heard of Git.", {"Git": 1}),
        ("There isn't a day on which I don't use Git.", {"Git": 3}),
        ("Rarely a week goes by without me writing some R.", {"R": 3}),
        ("Without Stata I'd be lost.", {"Stata": 3}),
        ("I'd be lying if I said I don't know React.", {"React": 2}),
        ("I'd be lying if I said I know React.", {"React": 0}),
        ("I can't say I've ever used Kafka.", {"Kafka": 0}),
        ("I'd never call myself good at SQL.", {"SQL": 1}),
        ("SQL okay and Docker not at all", {"SQL": 2, "Docker": 0}),
        ("I wouldn't describe my Java as advanced.", {"Java": 2}),
        ("I leave Docker to others.", {"Docker": 0}),
        ("Never mind: I know Python and SQL", {"Python": 2, "SQL": 2}),
        ("I don't know if it matters: Excel, SQL", {"Excel": 2, "SQL": 2}),
        ("Languages I never forget: Python, Java", {"Python": 2, "Java": 2}),
        ("I can't believe I forgot to say: SQL, 4 years", {"SQL": 3}),
        ("Never used in production, but at home: Docker", {"Docker": 3}),
        ("I never thought I'd learn Python but here I am, using it daily", {"Python": 3}),
        ("SQL I know, and nothing beats Excel", {"SQL": 2, "Excel": 2}),
        ("What I have never used: Docker, Rust", {"Docker": 0, "Rust": 0}),
    ],
)
def test_a_denial_that_is_denied_is_none(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("I don't know Python as well as SQL.", {"Python": 2, "SQL": 3}),
        ("My Terraform isn't as good as my Ansible.", {"Terraform": 2, "Ansible": 3}),
        ("I know Python as well as SQL.", {"Python": 2, "SQL": 2}),
    ],
)
def test_two_that_are_compared_are_both_known(message: str, levels: Levels):
    assert skills(message) == levels


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


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("[x] Python [ ] Docker", {"Python": 2, "Docker": 0}),
        ("Python ✅ Docker ❌ Git ❌", {"Python": 2, "Docker": 0, "Git": 0}),
        ("❌ Python ✅ SQL ❌ cloud", {"Python": 0, "SQL": 2, "cloud": 0}),
        ("Python: Y, Docker: N, Git: Y", {"Python": 2, "Docker": 0, "Git": 2}),
        ("Have: Python, SQL | Don't have: Docker, AWS", {"Python": 2, "SQL": 2, "Docker": 0, "AWS": 0}),
        ("Excel daily, Helm on the other hand: nada.", {"Excel": 3, "Helm": 0}),
    ],
)
def test_lists_with_ticks_crosses_and_headings(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("I can't tell Docker from Kubernetes.", {"Docker": 0, "Kubernetes": 0}),
        ("I know Docker only as a whale on a sticker.", {"Docker": 0}),
        ("My CV says SQL, my conscience says otherwise.", {"SQL": 0}),
        ("The closest I came to Kubernetes was a sticker.", {"Kubernetes": 0}),
        ("I keep putting Docker off.", {"Docker": 0}),
        ("No experience with coding or databases.", {"databases": 0, "programming": 0}),
        ("Anything but Java, really: Python and Go, both at work.", {"Java": 0, "Python": 3, "Go": 3}),
        ("I can do all of it, just not Kubernetes.", {"Kubernetes": 0}),
        ("Git? I don't leave home without it.", {"Git": 3}),
        ("Docker? I do fine without it.", {"Docker": 0}),
        ("Nobody here but me knows SQL.", {"SQL": 3}),
        ("I'm the only one on the team who can't use Git.", {"Git": 0}),
        ("What Python I had is gone.", {"Python": 1}),
        ("I sell Oracle.", {}),
        ("Numbers: torch and tf at uni, no k8s", {"torch": 1, "TensorFlow": 1, "k8s": 0}),
    ],
)
def test_lacks_without_a_word_of_lacking(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("Docker I don't know, Kubernetes even less.", {"Docker": 0, "Kubernetes": 0}),
        ("We use Salesforce and Snowflake but I only touch Salesforce.", {"Salesforce": 2, "Snowflake": 0}),
        ("Is it a problem that I don't know linear algebra?", {"linear algebra": 0}),
        ("Is it hopeless with zero Python?", {"Python": 0}),
        ("Can someone with no Python do this?", {}),
        ("How would I know SQL? I'm a gardener!", {"SQL": 0}),
        ("How would I learn SQL?", {}),
        ("I'd need to learn Python from the ground up.", {"Python": 0}),
        ("I built our Docker setup from the ground up.", {"Docker": 2}),
        ("They want Scala and Kafka and I bring neither, just SQL.", {"Scala": 0, "Kafka": 0, "SQL": 2}),
        ("Backend: none. DevOps: none. React daily.", {"Backend": 0, "DevOps": 0, "React": 3}),
        ("SQL? Someone else's job. Excel I use daily.", {"SQL": 0, "Excel": 3}),
        ("MATLAB every day, LabVIEW too.", {"MATLAB": 3, "LabVIEW": 3}),
        ("Git sort of", {"Git": 1}),
        ("I used to do Java years ago.", {"Java": 1}),
        ("Spark I see daily.", {"Spark": 3}),
        ("I have to learn Docker.", {}),
    ],
)
def test_plain_people_tell_what_they_lack(message: str, levels: Levels):
    assert skills(message) == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("Docker yes, the other two no", {"Docker": 2, "Kubernetes": 0, "AWS": 0}),
        ("zero out of three I'm afraid", {"Docker": 0, "Kubernetes": 0, "AWS": 0}),
        ("No to Kubernetes, yes to the rest", {"Docker": 2, "Kubernetes": 0, "AWS": 2}),
        ("all three, though AWS only a little", {"Docker": 2, "Kubernetes": 2, "AWS": 1}),
    ],
)
def test_an_answer_tells_of_a_list_by_what_is_left(message: str, levels: Levels):
    assert skills(message, "Which of these do you know: Docker, Kubernetes, AWS?") == levels


@pytest.mark.parametrize(
    ("message", "levels"),
    [
        ("I know Python only as a data analyst.", {"Python": 2}),
        ("SQL is an old companion to me.", {"SQL": 2}),
        ("I'm the only nurse who wants to learn Python.", {}),
        ("I'm the only one in the family with a degree, learning Python.", {"Python": 1}),
        ("I used SQL before Python was a thing.", {"SQL": 2, "Python": 2}),
        ("I pushed Git off the team.", {"Git": 2}),
        ("I sell insurance with Excel.", {"Excel": 2}),
        ("Next: I use SQL a lot at work.", {"SQL": 3}),
        ("My kid got ✅ in maths ❌ in sports; I know Excel", {"Excel": 2}),
        ("(x) Python ( ) Docker", {"Python": 2, "Docker": 0}),
        ("I don't know Docker. Kubernetes same story.", {"Docker": 0, "Kubernetes": 0}),
        ("I am anything but a Docker expert", {"Docker": 1}),
        ("I can do anything but Docker.", {"Docker": 0}),
        ("So you don't have to ask: Python daily, no Docker.", {"Python": 3, "Docker": 0}),
        ("Excel? Without it I'd be lost.", {"Excel": 3}),
        ("SQL? Someone else asked me that.", {}),
        ("I can't tell my boss about Python and SQL apart from Excel.", {"Excel": 2}),
        ("We use Docker, Git and Jira, but the only one I know is Jira", {"Docker": 0, "Git": 0, "Jira": 2}),
    ],
)
def test_words_that_are_near_a_denial_deny_nothing(message: str, levels: Levels):
    assert skills(message) == levels
