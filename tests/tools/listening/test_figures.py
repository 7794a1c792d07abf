"""Figures as people tell them, put them right and answer with them: what a whole message, or a talk, leaves known."""

from datetime import date

import pytest

from tools.knowledge.catalogue import load_catalogue
from tools.listening import Lexicon, fold, listen
from tools.schema import DeadlineFact, Fact, Question

TODAY = date(2026, 11, 27)
LEXICON = Lexicon.build(load_catalogue())


def figures_after(*turns: str) -> dict[str, float]:
    """The figures known after a talk: the person speaks last, and every other turn is the coach's."""
    facts: list[Fact] = []
    reply = ""
    for place, words in enumerate(turns):
        if (len(turns) - place) % 2 == 0:
            reply = words
            continue
        heard = listen(
            words, lexicon=LEXICON, today=TODAY, turn=place, last_reply=reply, profile=fold(facts), history=facts
        )
        facts, reply = [*facts, *heard.facts], ""
    known = fold(facts)
    told = {
        "years": known.years_experience and known.years_experience.value,
        "hours": known.weekly_hours and known.weekly_hours.value,
        "months": known.deadline and known.deadline.months,
        "money": known.budget_usd and known.budget_usd.value,
    }
    return {name: round(value, 1) for name, value in told.items() if value is not None}


TOLD = [
    ("I need to finish by the time my contract ends (31 August 2027).", {"months": 9.1}),
    ("I'd like to be back in work by next summer", {"months": 7}),
    ("By next year's Christmas", {"months": 12.9}),
    ("Until May I was a cook for 9 years.", {"years": 9}),
    ("They say six months. I'd rather take 18.", {"months": 18}),
    ("3 as a waiter, then 5 as a sommelier", {"years": 5}),
    ("Took over my dad's garage in 2012, mechanic.", {"years": 14}),
    ("payroll clerk since two thousand fourteen", {"years": 12}),
    ("Schreinermeister seit 2008", {"years": 18}),
    ("Years -> 6, hours -> 5/wk", {"years": 6, "hours": 5}),
    ("Journalist. Self-paid, so ~$600.", {"money": 600}),
    ("First 300 dollars, but my boss agreed to 1000.", {"money": 1000}),
    ("my partner would pay 300 for it", {"money": 300}),
    ("I'm 23, a machine operator since I left school at 16.", {"years": 7}),
    ("Is 10 hours a week enough for me?", {"hours": 10}),
    ("Do I really have to go on 12 hours a week?", {}),
    ("Which one can I get with 50 dollars off?", {}),
    ("What can I build with 2 hours left today?", {}),
    ("Can I live on 2000 euros a month as a student?", {}),
    ("Is it worth it for someone (30 years, 2 kids, nurse) like my wife?", {}),
    ("Can I come back in 2 months and go on with my AI engineer plan?", {}),
    ("Is it realistic that AI takes my job as a translator in 5 years?", {}),
    ("6 months is okay for a probation period.", {}),
    ("We are planning 3 months in Spain.", {}),
    ("Rent due in May.", {}),
    ("My visa ends in August, that's a limit for the flat.", {}),
    ("My husband says 6 hours of sleep and he's right.", {}),
    ("I have $20 a month, 240 a year.", {"money": 20}),
    ("I don't have 20 hours, maybe 6", {"hours": 6}),
    ("asap, 3 months?", {"months": 3}),
    ("By June is too early, September is ok.", {"months": 10}),
    ("nurse, 4 yrs, 5h, end of 2027", {"years": 4, "hours": 5, "months": 13.1}),
    ("The bootcamp takes 14 weeks full time.", {}),
    ("Now I live in Germany 2 years and don't work.", {}),
    ("Half my life, 20 years, I've been a tailor.", {"years": 20}),
    ("two years as intern, five as engineer", {"years": 5}),
    ("Flight attendant for 7 of those years", {"years": 7}),
    ("Spent 2 years and 3000 dollars on a certificate. Plumber, 5 years.", {"years": 5}),
    ("I lead 8 people in 2 shops, 11 years in retail, 4 hours a week", {"years": 11, "hours": 4}),
    ("Years in job = 8", {"years": 8}),
    ("$300 for courses and another 200 for the API", {"money": 500}),
    ("30 a month for subscriptions, nothing else", {"money": 30}),
    ("I already pay 20 dollars a month for Copilot", {}),
    ("I burnt 30 bucks on tokens", {}),
    ("I won't spend a dime", {"money": 0}),
    ("I don't have 10 hours a week", {}),
    ("I can't do 15 hours a week, 5 at most", {"hours": 5}),
    ("I can't do more than 5 hours a week", {"hours": 5}),
    ("20 hours is too much, 6 maybe", {"hours": 6}),
    ("I never have 10 hours in a week, it's 4 usually", {"hours": 4}),
    ("I don't have 2 years, 1 at most", {}),
    ("I don't have 10 years like the others, I have 3. QA tester.", {"years": 3}),
    ("Soy camarera, no son 3 años, son 13.", {"years": 13}),
    ("Baker, 12 years. Let's say six. Hours a week I mean.", {"years": 12, "hours": 6}),
    (
        "1) nurse 2) 9 years 3) 5h/week 4) $200 5) AI engineer 6) 18 months",
        {"years": 9, "hours": 5, "money": 200, "months": 18},
    ),
    ("two hundred dollars five hours a week 12 months ai engineer", {"money": 200, "hours": 5, "months": 12}),
    ("The bootcamp costs 8,000 and I have 700.", {"money": 700}),
    ("My colleague had a 2000 budget from the firm, I have 250.", {"money": 250}),
    ("The repair of 300 dollars is what I have to pay first.", {}),
    ("200 dollars is what I can put in.", {"money": 200}),
    ("My husband says 150 is the limit.", {"money": 150}),
    ("My employer would pay 500 and I'd add 100 myself.", {"money": 600}),
    ("I'm 47 and want this done before I turn 50", {"months": 36}),
    ("Become AI engineer until 2 year", {"months": 24}),
    ("Baby's due in April. Cook, 6 years.", {"years": 6}),
    ("Furloughed until February, so right now I have 30 hours a week", {"hours": 30}),
    ("I've been applying for 8 months without luck", {}),
    ("Stage manager 8 yrs", {"years": 8}),
    ("The visa runs for another 3 years. Forklift driver, 5 years.", {"years": 5}),
    ("hours: max. 5, budget: up to 300", {"hours": 5, "money": 300}),
    ("Let's do a mock interview, 15 minutes", {}),
    ("I don't have 5 years of experience, just 2", {"years": 2}),
    ("I don't have 500 dollars", {}),
    ("I'm not going to spend 1000 euros", {}),
    ("500 dollars is too much, 200 is ok", {"money": 200}),
    ("I work 42 hours a week as a plumber and could add 7 for learning", {"hours": 7}),
    ("Weekdays 1 hour, Saturdays 3, Sundays off. Chef, 11 years.", {"years": 11, "hours": 8}),
    ("on workdays half an hour, on the weekend maybe 2 hours each day", {"hours": 6.5}),
    ("Mon-Thu an hour after dinner and then 4 on Saturday", {"hours": 8}),
    ("I have Tuesdays and Thursdays off, could do 4 hours on each", {"hours": 8}),
    ("in a quiet week I get 10 hours, in a busy one 3 or so", {"hours": 6.5}),
    ("My boss wants me to do 10 hours a week but honestly 5 is the max", {"hours": 5}),
    ("how many hours do people usually need? I thought 20 but a friend says 8", {}),
    ("between 4 and 6 hours per week depending on shifts, I do 12h shifts", {"hours": 5}),
    ("my wife studies 15 hours a week for her exam, I could do about 8 myself", {"hours": 8}),
    ("last month I studied 30 hours in total, that was too much. let's plan with 5 per week", {"hours": 5}),
    ("cashier 5 yrs, then store manager for 3", {"years": 3}),
    ("drove trucks for ten years and have been a dispatcher for the last three", {"years": 3}),
    ("54 years old, 30 of them in printing", {"years": 30}),
    ("Nurse, 10 years full time plus 4 at 50 percent", {"years": 10}),
    ("Customer support since March 2021, no degree", {"years": 5.7}),
    ("I started as an apprentice baker in 2009 and never left the bakery", {"years": 17}),
    ("Java 5 years, Python 2 years, backend engineer", {"years": 5}),
    ("I quit after 7 years in banking", {"years": 7}),
    ("worked at Siemens 2010-2018 as an engineer, freelance consultant since", {"years": 8}),
    ("I'm 24, finished my bachelor's 2 years ago, been a barista ever since", {"years": 2}),
    ("need to be job ready in half a year", {"months": 6}),
    ("planning 18-24 months for the switch to AI engineer", {"months": 21}),
    ("by 2028 spring", {"months": 16}),
    ("before my daughter starts school in september 2028", {"months": 22}),
    ("I want it before my 40th birthday in May 2028", {"months": 18}),
    ("I'd like to be an AI engineer, I'm 43 in January.", {}),
    ("Pregnant, due in March, so until then 10 hours a week", {"hours": 10}),
    ("budget: tight, 100 at most", {"money": 100}),
    ("budget not 500 but 300", {"money": 300}),
    ("it's 3 years. and hours: 9", {"hours": 9}),
    ("hours: not 10 but 6", {"hours": 6}),
    ("not much money, maybe 150", {"money": 150}),
    ("I've put aside 750 for this", {"money": 750}),
    ("there's about 400 left on my training allowance", {"money": 400}),
    ("I could stretch to 800", {"money": 800}),
    ("I earn 4000 a month and could put 200 of it into courses", {"money": 200}),
    ("we're expecting a baby in 4 months, so time is short then", {}),
    ("my savings last 9 months, so by then I need a job", {"months": 9}),
    ("ask me again in two months", {}),
    ("the job market has been bad for 2 years", {}),
    ("in five years I see myself as an AI engineer", {"months": 60}),
    ("would be nice to be done before the summer holidays 2027", {"months": 7}),
    ("no hurry, two or three years is fine", {"months": 30}),
    ("budget around 1k, plumber, 20 yrs", {"years": 20, "money": 1000}),
    ("I earn 3,200 a month and have 1,000 to spend on learning", {"money": 1000}),
    ("a bootcamp for 9,000? no way. 600 is my limit", {"money": 600}),
    ("no budget, really. free resources only", {"money": 0}),
    ("I'd pay 200, 300 if it is really good", {"money": 200}),
    ("budget 0-200", {"money": 100}),
    ("Monday to Friday 45 minutes, Saturday two hours", {"hours": 5.8}),
    ("on weekends 4 hours a day, during the week nothing", {"hours": 8}),
    ("daily 30 min, on Sundays 2 hours", {"hours": 5}),
    ("I'm a gardener; in summer 3 hours a week, in winter 9", {"hours": 6}),
    ("5 hours in a normal week, 2 in a crazy one", {"hours": 3.5}),
    ("my sister does 20 hours a week at her bootcamp, I can do about 6", {"hours": 6}),
    ("Bootcamp needs 40h/week, I've got 12", {"hours": 12}),
    ("full time job (40h), so 1.5 hours per evening, 4 evenings", {"hours": 6}),
    ("Can you make a plan for 6 hours a week? I'm a vet.", {"hours": 6}),
    ("could you build me a schedule with 4 hours per week until june", {"hours": 4, "months": 7}),
    ("2 evenings a week, 2 hours each, plus Saturday morning 3 hours", {"hours": 7}),
    ("four mornings a week from 6 to 7", {"hours": 4}),
    ("ten hours would be great but four is what I can promise", {"hours": 4}),
    ("I promised my girlfriend to study no more than an hour a day", {"hours": 7}),
    ("flight lasts 11 hours, so got time to read your plan", {}),
    ("roofer for 8 years, then foreman for five", {"years": 5}),
    ("I studied law for four years, then became a court clerk.", {}),
    ("Ich habe sechs Jahre Architektur studiert und bin Bauleiterin", {}),
    ("A few months into my job at an insurer I'd picked up VBA", {}),
    ("I'm two years into my job as a nurse", {"years": 2}),
    ("I interned at a telecom company for two months", {}),
    ("In the 12 weeks I built four projects", {}),
    ("the plumber (lovely man, 30 years in the job) told me about it", {}),
    ("tengo 2 hijos de 5 y 8 años, soy fisioterapeuta", {}),
    ("I tuned pianos for a living for eight years", {"years": 8}),
    ("Teacher, Govt. School, 2014 till date. M.A., B.Ed.", {"years": 12}),
    ("I lived in Berlin 2015 to now, I'm a cook", {}),
    ("I translate manuals, freelance, since 2013", {"years": 13}),
    ("Last one: scrum master at a bank, five years. Before: QA for three.", {"years": 5}),
    ("I've been thinking about a change for 2 years. Carpenter, 10 years.", {"years": 10}),
    ("the company has existed for 40 years, I joined 3 years ago as a buyer", {"years": 3}),
    ("I'm a mother of 3 and was out for 8 years, before that I was a pharmacist for 5 years", {"years": 5}),
    ("I graduated in 2019 and have worked as an architect since then", {"years": 7}),
    ("half a year as a junior tester", {"years": 0.5}),
    ("tengo 41 años y 20 de experiencia como electricista", {"years": 20}),
    ("My contract ends in 5 months. I want to be a data analyst by then.", {"months": 5}),
    ("maternity leave ends in 7 months, until then I want to be ready", {"months": 7}),
    ("My probation ends in 4 months", {}),
    ("Give me a year and I'll do it", {"months": 12}),
    ("a friend made it in 9 months, for me 18 months sounds right", {"months": 18}),
    ("QA engineer with 7 YOE | 6 hrs/wk | $1k | 12-18 months", {"years": 7, "hours": 6, "months": 15, "money": 1000}),
    ("data entry clerk - 2 yrs - 12 hrs/week - $0 - 1 year", {"years": 2, "hours": 12, "months": 12, "money": 0}),
    ("2 jobs: cleaner 5 years and barista 2 years. 4 hours a week", {"years": 5, "hours": 4}),
    ("I spent 6 years in prison and learned carpentry there, working as a carpenter for 3 years now", {"years": 3}),
    ("Been with the same bank 21 years: 9 as teller, 12 as loan officer", {"years": 21}),
    ("I get 1,800 a month and rent is 700, so 25 for courses is what I can do", {"money": 25}),
    ("how many years of experience do I need? I have 2 as a data annotator", {"years": 2}),
    ("The posting says 3-5 years. I've been a BI analyst for 4.", {"years": 4}),
    ("A year ago I had 15 hours a week. Now with the twins: 4.", {"hours": 4}),
    ("it's 4 hours a week because I also train for a marathon, 6 hours a week of running", {"hours": 4}),
    ("I play in a band 6 hours a week, I won't give that up, but 5 hours for this is ok", {"hours": 5}),
    ("I've been on the waiting list for 4 months", {}),
    ("My laptop is 6 years old", {}),
    ("the project ran for 2 years", {}),
    ("10 minutes a week", {}),
    ("Hours: 3, 2 evenings each", {"hours": 6}),
    ("maybe 5 hrs a week when the kids are asleep?", {"hours": 5}),
    ("been doing it for like 12 years??", {"years": 12}),
    ("5 hours a week enough?", {}),
    ("the exam costs 250 dollars and takes 3 hours", {}),
]


@pytest.mark.parametrize(("message", "told"), TOLD)
def test_a_message_tells_the_figures_of_the_person_and_of_nobody_else(message: str, told: dict[str, float]):
    assert figures_after(message) == told


PARAMEDIC_NOTED = (
    "Paramedic, 6 years, 10 hours a week, want to be an ML engineer in 12 months, 500 dollars",
    "Noted: paramedic, 6 years, 10 hours a week, 12 months, $500.",
)
BEEKEEPER_NOTED = ("Beekeeper, 4 years. 5 hours a week, 300 dollars, 10 months.", "Noted. Anything else?")
WELDER_NOTED = ("Welder, 9 years. 6 hours a week, 250 dollars, 14 months.", "Noted. Anything else?")
FLORIST_HOURS = ("hi, I'm a florist", "Nice. How many hours a week could you study?")
FLORIST_YEARS = ("hi, I'm a florist", "And how many years have you done that?")
FLORIST_DATE = ("hi, I'm a florist", "By when would you like to switch?")
FLORIST_MONEY = ("hi, I'm a florist", "How much can you spend on learning?")
FLORIST_DATE_2 = ("hi, I'm a florist", "Thanks. By when would you like to switch?")
FLORIST_MONEY_2 = ("hi, I'm a florist", "What is your budget for learning?")


CHANGED = [
    (BEEKEEPER_NOTED, "make that 7 hours and 200 dollars", {"years": 4, "hours": 7, "months": 10, "money": 200}),
    (BEEKEEPER_NOTED, "is 5 hours enough?", {"years": 4, "hours": 5, "months": 10, "money": 300}),
    (BEEKEEPER_NOTED, "can you extend it to 15 months", {"years": 4, "hours": 5, "months": 15, "money": 300}),
    (BEEKEEPER_NOTED, "years: 5, not 4", {"years": 5, "hours": 5, "months": 10, "money": 300}),
    (PARAMEDIC_NOTED, "I could pay 200 more", {"years": 6, "hours": 10, "months": 12, "money": 700}),
    (PARAMEDIC_NOTED, "6 hours is more realistic than 10", {"years": 6, "hours": 6, "months": 12, "money": 500}),
    (PARAMEDIC_NOTED, "please take 24 months as the horizon", {"years": 6, "hours": 10, "months": 24, "money": 500}),
    (PARAMEDIC_NOTED, "no longer 10 hours, only 3", {"years": 6, "hours": 3, "months": 12, "money": 500}),
    (WELDER_NOTED, "14 months is too long, 10", {"years": 9, "hours": 6, "months": 10, "money": 250}),
]


@pytest.mark.parametrize(("before", "message", "told"), CHANGED)
def test_what_changes_is_changed_and_the_rest_stays(before: tuple[str, str], message: str, told: dict[str, float]):
    assert figures_after(*before, message) == told


ANSWERED = [
    (FLORIST_YEARS, "12 in total, 5 of them with my own shop", {"years": 12}),
    (FLORIST_YEARS, "since I was 19, I'm 33", {"years": 14}),
    (FLORIST_YEARS, "I'm 45 so... twenty-five?", {"years": 25}),
    (FLORIST_YEARS, "six, but part time the last two", {"years": 6}),
    (FLORIST_YEARS, "no idea, 10? 11?", {"years": 11}),
    (FLORIST_YEARS, "too many. 22", {"years": 22}),
    (FLORIST_YEARS, "3. but before that I did 10 years of banking", {"years": 3}),
    (FLORIST_YEARS, "just 4 months", {"years": 0.3}),
    (FLORIST_YEARS, "I'm 45 years old", {}),
    (FLORIST_YEARS, "my boss has 20 years", {}),
    (FLORIST_HOURS, "none, I work 60 hours", {}),
    (FLORIST_HOURS, "I don't work, so 40 hours", {"hours": 40}),
    (FLORIST_HOURS, "12 is too much. 9 too. I could do 6", {"hours": 6}),
    (FLORIST_HOURS, "I work 45 hours a week plus an hour commute each way", {}),
    (FLORIST_HOURS, "I don't have 20, maybe 6", {"hours": 6}),
    (FLORIST_MONEY, "I can't spend 500", {}),
    (FLORIST_MONEY, "I can't spend 500, maybe 100", {"money": 100}),
    (FLORIST_MONEY, "I don't have more than 100", {"money": 100}),
    (FLORIST_DATE, "within a year if possible", {"months": 12}),
    (FLORIST_DATE, "september would be great, i've been unhappy for 2 years", {"months": 10}),
    (FLORIST_DATE, "hm, 10 months? my rent goes up in 12", {"months": 10}),
    (FLORIST_DATE, "it's not urgent but let's say 2 years", {"months": 24}),
    (FLORIST_MONEY, "i earn 1900 a month so not more than 50 per month", {"money": 50}),
    (FLORIST_MONEY, "500... hmm, 400 tops", {"money": 400}),
    (FLORIST_MONEY, "maybe 300? my wife says 100", {"money": 300}),
    (FLORIST_MONEY, "zero, I'm paying off 12000 in loans", {"money": 0}),
    (FLORIST_HOURS, "4-5, in december less", {"hours": 4.5}),
    (FLORIST_HOURS, "well I work 38 hours so perhaps 6 or 7", {"hours": 6.5}),
    (FLORIST_HOURS, "during the week none, saturday 5 and sunday 3", {"hours": 8}),
    (FLORIST_HOURS, "weekdays 1, weekend 3 per day", {"hours": 11}),
    (FLORIST_HOURS, "about 5, my wife needs the car on weekends", {"hours": 5}),
    (FLORIST_HOURS, "I have a 40 hour job, so 6", {"hours": 6}),
    (FLORIST_HOURS, "hmm, maybe 5? 6 if my mother takes the kids", {"hours": 5.5}),
    (FLORIST_HOURS, "I could do 10 but I don't want to promise more than 7", {"hours": 7}),
    (FLORIST_HOURS, "it depends, my shifts change. Let's say 5 on average", {"hours": 5}),
    (FLORIST_HOURS, "last year I did 3 but now the kids are bigger so 8", {"hours": 8}),
    (FLORIST_HOURS, "8, since I only work 25", {"hours": 8}),
    (FLORIST_HOURS, "mornings 5.30 to 6.30 on workdays", {"hours": 5}),
    (FLORIST_HOURS, "whatever is left after a 50 hour week, so 3", {"hours": 3}),
    (FLORIST_HOURS, "I'm 50 so my evenings are quiet, 9 hours easily", {"hours": 9}),
    (FLORIST_HOURS, "Honestly? 3. Maybe 4 in holidays.", {"hours": 3.5}),
    (FLORIST_HOURS, "up to 15 but plan with 10", {"hours": 10}),
    (FLORIST_HOURS, "mon 2 wed 2 sat 4", {"hours": 8}),
    (FLORIST_HOURS, "one evening, like 3 hrs, my band practice takes the other ones", {"hours": 3}),
    (FLORIST_HOURS, "my old plan was 12, that killed me. 5", {"hours": 5}),
    (FLORIST_DATE_2, "ideally within the year 2027", {"months": 1.1}),
    (FLORIST_DATE_2, "i have 8 years of experience so it should be quick, 6 months?", {"years": 8, "months": 6}),
    (FLORIST_MONEY_2, "none, I just bought a house for 300k", {"money": 0}),
]


@pytest.mark.parametrize(("before", "message", "told"), ANSWERED)
def test_an_answer_may_hold_more_figures_than_the_one_that_counts(
    before: tuple[str, str], message: str, told: dict[str, float]
):
    assert figures_after(*before, message) == told


@pytest.mark.parametrize("asked", ["weekly_hours", "budget_usd", "target_role", "deadline"])
@pytest.mark.parametrize("message", ["march 2028", "make it march 2028", "2028-03", "rather march 2028 please"])
def test_a_month_and_a_year_are_a_deadline_whatever_was_asked(message: str, asked: str) -> None:
    heard = listen(
        message, lexicon=LEXICON, today=date(2026, 11, 27), turn=2, asked=Question(kind="profile", key=asked)
    )
    assert [(fact.field, fact.on) for fact in heard.facts if isinstance(fact, DeadlineFact)] == [
        ("deadline", date(2028, 3, 1))
    ]
    assert len(heard.facts) == 1
    assert not heard.problems


KNOWN = "taxi driver, 12 years, 10 hours a week, AI engineer please, budget 800"


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        ("those 10? more like 8 once you count the school runs", {"hours": 8}),
        ("I said 10 but 4 is the truth", {"hours": 4}),
        ("10 would be pushing it, 7 is fine", {"hours": 7}),
        ("10 only in holidays. usually 5", {"hours": 5}),
        ("it's 10 a month not 10 a week, sorry", {"hours": 2.3}),
        ("it's 80 not 800, typo!", {"money": 80}),
        ("make the 800 a 1000", {"money": 1000}),
        ("the boiler broke, so half the money", {"money": 400}),
        ("12 is my daughter's age haha. 21 years.", {"years": 21}),
        ("It's 12 counting the apprenticeship, 9 without, so put 9", {"years": 9}),
        ("the 10 hold, and I drive 60 hours", {}),
        ("12 years including 6 months as a trainee", {}),
        ("early shift one week and late shift the next", {}),
    ],
)
def test_a_known_figure_gives_way_to_the_one_behind_it(message: str, changed: dict[str, float]):
    known = {"years": 12, "hours": 10, "money": 800}
    assert figures_after(KNOWN, "Noted. Anything else?", message) == known | changed


@pytest.mark.parametrize(
    ("asked", "message", "told"),
    [
        (
            "How many hours a week can you learn?",
            "four. the boiler broke, so half the money",
            {"hours": 4, "money": 400},
        ),
        ("How many hours a week can you learn?", "four, and it's 80 not 800", {"hours": 4, "money": 80}),
        ("How many hours a week can you learn?", "lunch breaks basically. 45 mins. mon-fri", {"hours": 3.8}),
        ("How many hours a week can you learn?", "90 min. 4 evenings", {"hours": 6}),
        (
            "How many hours a week can you learn?",
            "not more than 90 minutes, and not on Fridays or weekends",
            {"hours": 6},
        ),
        ("How many hours a week can you learn?", "2 hours. I work five days", {"hours": 2}),
        ("How many hours a week can you learn?", "my husband works 50 hours and we have 2 kids, so 4", {"hours": 4}),
        ("How much could you spend?", "I already paid 400 for a course I never finished so... 0", {"money": 0}),
        ("How many years have you done that?", "four with my uncle and another seven on my own", {"years": 11}),
        ("How many years have you done that?", "since '98", {"years": 28}),
    ],
)
def test_an_answer_is_heard_whatever_is_told_beside_it(asked: str, message: str, told: dict[str, float]):
    assert figures_after("I'm a bricklayer, budget 800", asked, message) == {"money": 800} | told
