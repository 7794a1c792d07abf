"""What a message tells of a person: each row is a message and the fields it fills; fields not named stay unknown."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.schema import Profile

TODAY = date(2027, 2, 10)
LEXICON = Lexicon.build(load_catalogue())


def profile_of(*messages: str) -> Profile:
    facts = []
    for turn, message in enumerate(messages):
        heard = listen(message, lexicon=LEXICON, today=TODAY, turn=turn, profile=fold(facts))
        facts.extend(heard.facts)
    return fold(facts)


def fields_of(profile: Profile) -> dict[str, object]:
    told = {
        "hours": profile.weekly_hours and profile.weekly_hours.value,
        "years": profile.years_experience and profile.years_experience.value,
        "money": profile.budget_usd and profile.budget_usd.value,
        "months": profile.deadline and profile.deadline.months,
    }
    return {name: round(value, 1) for name, value in told.items() if value is not None}


HOURS = [
    ("I can do 6 hours a week", {"hours": 6}),
    ("about 8-10 hrs per week", {"hours": 9}),
    ("between four and six hours weekly", {"hours": 5}),
    ("an hour a day", {"hours": 7}),
    ("one hour every weekday", {"hours": 5}),
    ("30 minutes each weekday on the train", {"hours": 2.5}),
    ("90 min a day, but not on weekends", {"hours": 7.5}),
    ("two hours every evening", {"hours": 14}),
    ("three evenings a week, 2 hours each", {"hours": 6}),
    ("twice nothing, just 4h on Saturdays", {"hours": 4}),
    ("I have 20 hours a month for this", {"hours": 4.6}),
    ("weekly hours: 11", {"hours": 11}),
    ("7h/wk", {"hours": 7}),
    ("I work 45 hours a week and can study 3 hours a week", {"hours": 3}),
    ("My shifts are 12 hours", {}),
    ("I work 38 hours a week as a clerk", {}),
    ("my brother studies 25 hours a week", {}),
    ("what would change if I had 30 hours a week?", {}),
    ("is 5 hours a week enough?", {}),
    ("evenings only", {}),
    ("I sleep 7 hours a day", {}),
    ("ich habe fünf Stunden pro Woche", {"hours": 5}),
    ("puedo estudiar 6 horas por semana", {"hours": 6}),
    ("j'ai 4 heures par semaine", {"hours": 4}),
    ("tenho 3 horas por semana", {"hours": 3}),
    ("zwei Stunden am Tag", {"hours": 14}),
    ("Ｉ ｈａｖｅ ９ ｈｏｕｒｓ ａ ｗｅｅｋ", {"hours": 9}),
    ("5 hours a week, no wait, make it 10", {"hours": 10}),
    ("1.5 hours on weekdays and 3 hours on saturdays", {"hours": 10.5}),
    ("a couple of hours a week", {"hours": 2}),
    ("half an hour a day", {"hours": 3.5}),
    ("10hours/week", {"hours": 10}),
    ("I could spare roughly six hrs a week after the kids are asleep", {"hours": 6}),
    ("Can I get there with 5 hours a week?", {"hours": 5}),
    ("lots of time right now (30h a week?)", {"hours": 30}),
    ("do people get there with 3 hours a week?", {}),
    ("I give 10 hours a week to my band", {}),
]

YEARS = [
    ("I have 7 years of experience", {"years": 7}),
    ("nurse for twelve years", {"years": 12}),
    ("accountant, 3 yrs", {"years": 3}),
    ("I've been a plumber for going on 20 years", {"years": 20}),
    ("2.5 years as a tester", {"years": 2.5}),
    ("I am 47 years old", {}),
    ("a 29-year-old barista", {}),
    ("I graduated 5 years ago", {}),
    ("working as a buyer since 2019", {"years": 8}),
    ("my husband has 15 years of experience", {}),
    ("teacher with 10+ years in the classroom", {"years": 10}),
    ("seit acht Jahren Krankenpfleger", {"years": 8}),
    ("soy contador desde hace 6 años", {"years": 6}),
    ("je suis comptable depuis 9 ans", {"years": 9}),
    ("sou professora há 4 anos", {"years": 4}),
    ("I'm 52, and 25 years in logistics", {"years": 25}),
    ("between 3 and 5 years as an analyst", {"years": 4}),
    ("18 months of experience as a web developer", {"years": 1.5}),
    ("six years in retail, then four years as a data analyst", {"years": 4}),
    ("it's been 5 years since I last wrote code", {}),
    ("it's been 5 years since I became a nurse", {"years": 5}),
    ("Con 42 años quiero cambiar de carrera", {}),
    ("I am in my 3rd year BSc chemistry", {}),
]

DEADLINES = [
    ("I want to switch within 9 months", {"months": 9}),
    ("in half a year", {"months": 6}),
    ("within a year and a half", {"months": 18}),
    ("deadline: 12 months", {"months": 12}),
    ("by next August", {"months": 6}),
    ("by the end of 2027", {"months": 10.6}),
    ("until 2027-08-10", {"months": 6.0}),
    ("before Christmas", {"months": 10.4}),
    ("over the next 14 months", {"months": 14}),
    ("I'd like to be ready in two years", {"months": 24}),
    ("18 months max", {"months": 18}),
    ("no deadline", {}),
    ("no rush at all", {}),
    ("in den nächsten zehn Monaten", {"months": 10}),
    ("en 8 meses", {"months": 8}),
    ("dans 6 mois", {"months": 6}),
    ("em 10 meses", {"months": 10}),
    ("the course took me 3 months last year", {}),
    ("I moved here six months ago", {}),
    ("by March 2028", {"months": 13}),
    ("I was told I have 30 weeks", {"months": 6.9}),
    ("A recruiter told me four months will do", {}),
    ("I'd have to go back to college for 2 years", {}),
    ("Thesis due in June", {}),
    ("Until March I was a waiter", {}),
    ("Severance runs until May, so that's my deadline", {"months": 3}),
]

MONEY = [
    ("my budget is $400", {"money": 400}),
    ("I can spend up to 250 dollars", {"money": 250}),
    ("a couple of hundred bucks", {"money": 200}),
    ("free resources only", {"money": 0}),
    ("I have no money for courses", {"money": 0}),
    ("nothing to spend, sorry", {"money": 0}),
    ("1.5k EUR", {"money": 1650}),
    ("£200 at most", {"money": 260}),
    ("budget: 300", {"money": 300}),
    ("I earn $90,000 a year", {}),
    ("I spent $800 on a bootcamp", {}),
    ("is a salary of 120k realistic?", {}),
    ("my rent is 900 euros", {}),
    ("money is no object", {}),
    ("50 dollars a month for 10 months", {"money": 500}),
    ("kein Geld, nur kostenlose Kurse", {"money": 0}),
    ("no tengo dinero", {"money": 0}),
    ("tenho 100 reais", {"money": 18}),
    ("$500-700", {"money": 600}),
    ("my employer pays for courses up to $1,000", {"money": 1000}),
    ("I manage a budget of 2 million", {}),
    ("feel free to ask me anything", {}),
    ("I have free time on Sundays", {}),
    ("Is 250 euros enough to learn all this?", {"money": 275}),
]

WHOLE = [
    ("Baker, 8 years, 6 hours a week, 18 months, $100", {"years": 8, "hours": 6, "months": 18, "money": 100}),
    ("I'm a lawyer (11 yrs). 5h/week. No budget. In two years.", {"years": 11, "hours": 5, "money": 0, "months": 24}),
    ("hello there", {}),
    ("I have two kids, three cats and 400 books", {}),
    ("I lead a team of 9 people", {}),
    ("call me at 555 1234", {}),
]


@pytest.mark.parametrize(("message", "told"), HOURS + YEARS + DEADLINES + MONEY + WHOLE)
def test_a_message_tells_these_figures_and_no_others(message: str, told: dict[str, float]):
    assert fields_of(profile_of(message)) == told


ROLES = [
    ("I'm a nurse", "nurse", None),
    ("I am a registered nurse and want to become an AI engineer", "registered nurse", "ai-engineer"),
    ("civil engineer here", "civil engineer", None),
    ("I work as a backend developer", "backend developer", None),
    ("marketing manager, 6 years. Goal: ML engineer", "marketing manager", "ml-engineer"),
    ("sysadmin -> AI platform engineer", "sysadmin", "ai-platform-engineer"),
    ("my sister is a doctor, I drive a truck", "truck driver", None),
    ("I'd love to move into ai infra", None, "ai-platform-engineer"),
    ("currently a high school student", "high school student", None),
    ("I teach biology at a school in Leeds", "biology teacher", None),
    ("ich bin Krankenpflegerin und möchte KI-Ingenieurin werden", "Krankenpflegerin", "ai-engineer"),
    ("soy abogada y quiero ser data scientist", "abogada", "data-scientist"),
    ("je suis infirmière, je veux devenir ingénieur IA", "infirmière", "ai-engineer"),
    ("sou enfermeiro e quero ser engenheiro de IA", "enfermeiro", "ai-engineer"),
    ("not a dentist, a dental hygiene assistant", "dental hygiene assistant", None),
    ("forget data scientist, AI engineer it is. I want to be an AI engineer", None, "ai-engineer"),
    ("what does an AI engineer do?", None, None),
    ("AI engineer vs data scientist?", None, None),
    ("I'm an AI engineer already, 2 years", "AI engineer", None),
    ("role: payroll clerk\ngoal: ai application engineer", "payroll clerk", "ai-application-engineer"),
    ("my boss wants me to become a manager", None, None),
    ("thirty years in insurance", "insurance", None),
    ("I've been doing customer service for four years", "customer service", None),
    ("Hi! Pastry cook from Lyon, 4 years", "Pastry cook", None),
    ("As a freelance translator I know languages", "freelance translator", None),
    ("I was a soldier, now I'm an electrician", "electrician", None),
    ("I'm a complete beginner", None, None),
    ("want to get hired as an LLM engineer", None, "ai-engineer"),
    ("actually no, make it AI platform engineer", None, "ai-platform-engineer"),
    ("Used to be a teacher, now a paralegal", "paralegal", None),
    ("I'm a violinist. Both my parents are engineers", "violinist", None),
    ("Grundschullehrerin bin ich nicht, ich bin Altenpfleger", "Altenpfleger", None),
]


@pytest.mark.parametrize(("message", "origin", "target"), ROLES)
def test_own_role_and_wanted_role_are_told_apart(message: str, origin: str | None, target: str | None):
    profile = profile_of(message)
    assert (profile.origin_role and profile.origin_role.label) == origin
    assert (profile.target_role and profile.target_role.role_id) == target


SKILLS = [
    ("I know Python and SQL", {"Python": 2, "SQL": 2}),
    ("never touched Docker or Kubernetes", {"Docker": 0, "Kubernetes": 0}),
    ("not only Python but also Java", {"Python": 2, "Java": 2}),
    ("I want to learn Rust", {}),
    ("a bit of JavaScript", {"JavaScript": 1}),
    ("Excel expert, no SQL", {"Excel": 4, "SQL": 0}),
    ("I have used React daily for six years", {"React": 3}),
    ("I followed a tutorial on LangChain once", {"LangChain": 1}),
    ("my team uses Terraform", {}),
    ("the job asks for Kubernetes", {}),
    ("what is RAG?", {}),
    ("courses on PyTorch please", {}),
    ("Python 3/5, Git 5/5, AWS 0/5", {"Python": 2, "Git": 4, "AWS": 0}),
    ("Go, R and C", {"Go": 2, "R": 2, "C": 2}),
    ("I go to work and make dinner, then rest", {}),
    ("let's go", {}),
    ("C++ solid, Python basics only", {"C++": 3, "Python": 1}),
    ("I don't know SQL but Python is fine", {"SQL": 0, "Python": 2}),
    ("no Docker, Python solid", {"Docker": 0, "Python": 3}),
    ("I've taught Java for years", {"Java": 4}),
    ("my wife knows SQL, I don't code", {"code": 0}),
    ("never programmed in my life", {"programming": 0}),
    ("Ich kann gut Python, aber kein Docker", {"Python": 3, "Docker": 0}),
    ("sé un poco de SQL, nunca usé Docker", {"SQL": 1, "Docker": 0}),
    ("je connais un peu Python, jamais utilisé Git", {"Python": 1, "Git": 0}),
    ("sei um pouco de Excel e nunca usei Python", {"Excel": 1, "Python": 0}),
    ("Backend developer, 5 years, Java and Postgres", {"Java": 3, "Postgres": 3}),
    ("If I knew Python, would that be enough?", {}),
    ("I've heard of Docker", {"Docker": 1}),
    ("Salesforce admin skills, SAP basics", {"Salesforce": 2, "SAP": 1}),
    ("I can't live without Excel", {"Excel": 2}),
    ("no experience with cloud, git or testing", {"cloud": 0, "git": 0, "testing": 0}),
    ("should I learn Scala or Go?", {}),
    ("stack: Vue, Node.js, MySQL", {"Vue": 3, "Node.js": 3, "MySQL": 3}),
    ("I know neither Git nor Linux", {"Git": 0, "Linux": 0}),
    ("I'm new to Kubernetes", {"Kubernetes": 0}),
    ("Haven't used AWS, Azure or GCP yet", {"AWS": 0, "Azure": 0, "GCP": 0}),
    ("very good at statistics", {"statistics": 3}),
]


@pytest.mark.parametrize(("message", "skills"), SKILLS)
def test_skills_are_heard_with_the_level_the_words_give(message: str, skills: dict[str, int]):
    heard = {fact.label: fact.level for fact in profile_of(message).skills}
    renamed = {"programming" if name == "code" else name: level for name, level in skills.items()}
    assert heard == renamed


QUESTIONS = [
    "Which editor should I use for debugging?",
    "Do I need Kubernetes?",
    "Is JavaScript enough?",
    "Should I pick Rust or Java for tools?",
    "How do I use Git with Terraform?",
    "Do testers use Selenium in insurance?",
    "Do employers ask for 4 years of experience?",
    "Can a plumber become a data engineer in 18 months?",
    "Will I need a budget of $900?",
    "How many hours should I study to get there?",
    "What could I ask for as an AI engineer?",
    "Welche Datenbank soll man mit Django nutzen?",
]


@pytest.mark.parametrize("message", QUESTIONS)
def test_a_question_about_the_world_tells_nothing_of_the_person(message: str):
    assert profile_of(message).is_empty


@pytest.mark.parametrize(
    ("message", "skills"),
    [
        ("Is it useful that I know Java?", ["Java"]),
        ("I use Excel daily. Do I need SQL?", ["Excel"]),
        ("Can my Python knowledge help?", ["Python"]),
        ("Which job can I get? I know Git.", ["Git"]),
    ],
)
def test_what_is_told_beside_a_question_is_heard(message: str, skills: list[str]):
    assert [skill.label for skill in profile_of(message).skills] == skills


PLACES = [
    ("I run a small bookshop", "small bookshop owner"),
    ("My wife and I own a vineyard. I own a vineyard in Chile", "vineyard owner"),
    ("I have worked at a bank for years", "banker"),
    ("I work in a warehouse, nights mostly", "warehouse worker"),
    ("sales -> web development -> AI", "web development"),
    ("teaching → data engineering → AI engineer", "data engineering"),
    ("mechanic engineer here", "mechanical engineer"),
    ("I want to work at a bank", None),
    ("my uncle runs a garage", None),
    ("I run a marathon every year", None),
    ("I was offered a job as a data analyst and turned it down.", None),
    ("I was offered a job as a data analyst and I took it.", "data analyst"),
    ("I got a job as a waiter but I never started.", None),
    ("I almost moved into product management.", None),
    ("I trained to become a chef but dropped out. I'm a postman.", "postman"),
    ("It ended up being a nurse who helped me", None),
    ("self-employed (two kids)", None),
    ("Self-employed (long story).", None),
    ("I'd like to be self-employed (consulting).", None),
    ("self-employed (dog grooming)", "dog grooming"),
]


@pytest.mark.parametrize(("message", "label"), PLACES)
def test_a_place_of_work_stands_in_for_a_title(message: str, label: str | None):
    origin = profile_of(message).origin_role
    assert (origin and origin.label) == label


CLOCKS = [
    ("I can study from 5 to 7 every morning", {"hours": 14}),
    ("between 20 and 21 on weekdays I can learn", {"hours": 5}),
    ("from 9 to 11 every Saturday", {"hours": 2}),
    ("I work from 9 to 5 every day", {}),
    ("3 years as a cook, then 6 as a baker", {"years": 6}),
]


@pytest.mark.parametrize(("message", "told"), CLOCKS)
def test_figures_without_a_unit_take_it_from_their_sentence(message: str, told: dict[str, float]):
    assert fields_of(profile_of(message)) == told


IN_PASSING = [
    ("Physiotherapist, 6 years. 3 hours a week. 2 years.", {"years": 6, "hours": 3, "months": 24}),
    ("8 hours a week, two years, 100 dollars", {"hours": 8, "months": 24, "money": 100}),
    ("baker, 2 years, 6 hours a week", {"years": 2, "hours": 6}),
    ("My cousin, a plumber with 20 years of experience, studies 9 hours a week", {}),
    ("my hourly rate is $60", {}),
    ("2 hours on Mondays and Wednesdays", {"hours": 4}),
    ("2 hours per day except Sundays", {"hours": 12}),
    ("3 hours on Saturday and 2 on Sunday", {"hours": 5}),
    ("about ten-ish hours weekly", {"hours": 10}),
    ("I have 6 years of Java", {"years": 6}),
    ("I could do 5 hours a week for 14 months", {"hours": 5, "months": 14}),
    ("7 hours a week between my shifts", {"hours": 7}),
    ("can give 3 hrs daily, want a job as an ML engineer", {"hours": 21}),
]


@pytest.mark.parametrize(("message", "told"), IN_PASSING)
def test_figures_in_lists_and_asides_find_their_field(message: str, told: dict[str, float]):
    assert fields_of(profile_of(message)) == told


def test_a_trade_outside_the_catalogue_is_kept_as_it_was_said():
    target = profile_of("I want to become a beekeeper").target_role
    assert target is not None
    assert (target.label, target.role_id) == ("beekeeper", None)
